using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Write-offs long after their due date: collection, or the decision, took too long.</summary>
internal sealed class WrittenOffLate(int days) : ControlProcedure(
    RuleOf(
        "written-off-late", "write-offs long after the due date",
        "the loss was there earlier than the books say, and work was spent on what could not be collected"),
    $"the effective date of every write-off against its due date; up to {Days(days)} later is allowed",
    ("days", Invariant.Text(days)))
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        int[] writeOffs = rows.WriteOffs();
        int[] dueDays = rows.DueDays();
        int[] due = dueDays.Length == 0 ? [] : Array.FindAll(writeOffs, row => dueDays[row] != DayNumber.None);
        var found = new FoundByControl(rows, Rule, FindingSeverity.Warning);
        foreach (int row in due)
        {
            int late = rows[row].Day - dueDays[row];
            if (late <= days) continue;
            found.Add(row, FindingFault.FromText(
                "effective date", Day(rows[row].Day),
                $"Found a write-off of {rows.AmountOf(row)} on {Day(rows[row].Day)}, {Days(late)} past the due date of "
                    + $"{Day(dueDays[row])}; up to {Days(days)} are allowed. Ask since when it was known to be lost, and when it was "
                + "first asked for."));
        }

        return ControlOutcome.Tested(due.Length, found.ToFindings())
            .LeavingOut((writeOffs.Length - due.Length, "no due date stated"));
    }
}
