using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Entries recorded long after they took effect.</summary>
internal sealed class RecordedLate(int days) : ControlProcedure(
    RuleOf(
        "recorded-late", "entries recorded long after their effective date",
        "a write-off is put back into a period that was reported already, or kept out of the one in which it was decided"),
    $"the recorded date of every entry against its effective date; up to {Days(days)} later is allowed",
    ("days", Invariant.Text(days)))
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        int[] recorded = rows.Where((in ControlRow row) => row.RecordedDay != DayNumber.None);
        var found = new FoundByControl(rows, Rule, FindingSeverity.Warning);
        foreach (int row in recorded)
        {
            (int late, int effective) = (rows[row].RecordedDay, rows[row].Day);
            if (late - effective <= days) continue;
            found.Add(row, FindingFault.FromText(
                "recorded date", Day(late),
                $"Found the recorded date {Day(late)}, {Days(late - effective)} after the effective date {Day(effective)}; up to "
                + $"{Days(days)} are allowed. Ask who recorded it and why then, and whether a figure of that day was reported already."));
        }

        return ControlOutcome.Tested(recorded.Length, found.ToFindings())
            .LeavingOut((rows.Count - recorded.Length, "no recorded date stated"));
    }
}
