using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Open items further past their due date than the policy allows, which nobody wrote off (M32).</summary>
internal sealed class PastWriteOffLimit(int days) : OpenItemControl(
    RuleOf(
        "overdue-for-write-off", "open items past the limit of the policy that are not written off",
        "receivables are shown above their worth, and losses fall into a later period"),
    $"the day of the list against the due date of each open item; up to {Days(days)} later is allowed", days)
{
    private readonly int days = days;

    protected override ControlOutcome Run(OpenItemList list, OpenItem[] items)
    {
        OpenItem[] due = Array.FindAll(items, item => item.DueDate is not null);
        Finding[] findings =
        [
            .. due.Where(item => item.DaysPastDue > days).Select(item => FindingOf(
                [item], "due date", DayNumber.ToText(item.DueDate!.Value),
                $"Found {item.Open} open {Days(item.DaysPastDue!.Value)} past its due date of {DayNumber.ToText(item.DueDate!.Value)}; "
                    + $"up to {Days(days)} are allowed. Request its write-off, or note why it can still be collected.")),
        ];
        return ControlOutcome.Tested(due.Length, findings, LooksAt).LeavingOut((items.Length - due.Length, "no due date stated"));
    }
}
