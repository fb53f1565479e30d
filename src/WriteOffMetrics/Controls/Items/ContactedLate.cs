using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Items that were overdue for long before somebody contacted the account, as far as is known.</summary>
internal sealed class ContactedLate(int days) : OpenItemControl(
    RuleOf(
        "contacted-late", "overdue items without a contact within days of the due date",
        "what is asked for late is paid late, or not at all"),
    $"of each item that is open more than {Days(days)} past its due date, the contacts with its account from the invoice date through "
    + $"{Days(days)} past the due date; one or more is needed", days)
{
    private readonly int days = days;

    protected override string? WhyNotTested(OpenItemList list) => list.Source.Facts.StatesContacts ? null
        : "No contacts were stated. Give the open items facts with the number of contacts.";

    protected override ControlOutcome Run(OpenItemList list, OpenItem[] items)
    {
        OpenItem[] late = Array.FindAll(items, item => item.DaysPastDue > days);
        OpenItem[] named = Array.FindAll(late, item => item.Account is not null);
        FactsBook facts = list.Source.Facts;
        Finding[] findings =
        [
            .. named.Where(item => !facts.HasContact(
                    item.Account!, item.Document, item.InvoiceDate, item.DueDate!.Value.PlusDays(days)))
                .Select(item => FindingOf(
                    [item], "contacts", null,
                    $"Found no contact with the account by {DayNumber.ToText(item.DueDate!.Value.PlusDays(days))}, {Days(days)} past the "
                        + $"due date of an item of which {item.Open} is open; one or more is needed. Call, and look what else of the "
                    + "account is due.")),
        ];
        return ControlOutcome.Tested(named.Length, findings, LooksAt).LeavingOut(
            (late.Length - named.Length, "no account stated"),
            (items.Count(item => item.DueDate is null), "no due date stated"));
    }
}
