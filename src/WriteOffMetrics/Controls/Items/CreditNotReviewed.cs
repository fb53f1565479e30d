using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Accounts with open receivables whose credit nobody reviewed for long, as far as is known. One finding for an account.</summary>
internal sealed class CreditNotReviewed(int days) : OpenItemControl(
    RuleOf(
        "credit-not-reviewed", "accounts with open receivables without a recent credit review",
        "credit is given on what was known of the account long ago"),
    $"the day of the list against the last credit review of the account of each open item; up to {Days(days)} earlier is allowed", days)
{
    private readonly int days = days;

    protected override string? WhyNotTested(OpenItemList list) => list.Source.Facts.StatesReviews ? null
        : "No credit reviews were stated. Give the open items facts with the day of the last one.";

    protected override ControlOutcome Run(OpenItemList list, OpenItem[] items)
    {
        OpenItem[] named = Array.FindAll(items, item => item.Account is not null);
        List<Finding> findings = [];
        foreach (IGrouping<string, OpenItem> account in named.GroupBy(item => item.Account!, StringComparer.Ordinal))
        {
            int? ago = list.Source.Facts.LastReviewOf(account.Key, list.Day) is { } review ? Period.DaysBetween(review, list.Day) : null;
            if (ago <= days) continue;
            OpenItem[] open = [.. account];
            string what = ago is { } known ? $"a last credit review {Days(known)} before {DayNumber.ToText(list.Day)}" : "no credit review";
            findings.Add(FindingOf(
                open, "last credit review", null,
                $"Found {what} of an account with {Invariant.Count(open.Length, "open item", "open items")}; one up to {Days(days)} "
                    + "before is allowed. Review the credit, and hold orders until then."));
        }

        return ControlOutcome.Tested(named.Length, [.. findings], LooksAt)
            .LeavingOut((items.Length - named.Length, "no account stated"));
    }
}
