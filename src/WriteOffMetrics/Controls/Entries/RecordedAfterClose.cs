using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Entries recorded after the close of the period in which their effective date lies.</summary>
internal sealed class RecordedAfterClose(ReportingCalendar calendar, int days) : ControlProcedure(
    RuleOf(
        "recorded-after-close", "entries recorded after the close of the period in which they took effect",
        "the figures of a closed period change without anybody who read them being told"),
    $"the recorded date of every entry against the end of its period by {calendar}; up to {Days(days)} after it is allowed",
    ("calendar", calendar.ToString()!), ("days after the end", Invariant.Text(days)))
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        int[] recorded = rows.Where((in ControlRow row) => row.RecordedDay != DayNumber.None);
        var found = new FoundByControl(rows, Rule, FindingSeverity.Warning);
        Dictionary<int, (ReportingPeriod Period, long Close)?> periods = [];
        int outside = 0;
        foreach (int row in recorded)
        {
            (int late, int effective) = (rows[row].RecordedDay, rows[row].Day);
            if (!periods.TryGetValue(effective, out (ReportingPeriod Period, long Close)? one))
                periods[effective] = one = CloseOf(effective);
            if (one is not { } period)
            {
                outside++;
            }
            else if (late > period.Close)
            {
                found.Add(row, FindingFault.FromText(
                    "recorded date", Day(late),
                    $"Found the recorded date {Day(late)} of an entry of {period.Period.Name}, which ends on "
                    + $"{DayNumber.ToText(period.Period.End)}; up to {Days(days)} after it are allowed. Ask who opened the period again, "
                    + "and correct the figures that were reported of it."));
            }
        }

        return ControlOutcome.Tested(recorded.Length - outside, found.ToFindings())
            .LeavingOut((rows.Count - recorded.Length, "no recorded date stated"), (outside, "in no period of the calendar"));
    }

    private (ReportingPeriod Period, long Close)? CloseOf(int day) => calendar.PeriodOrNoneOf(DayNumber.ToDate(day)) is { } period
        ? (period, DayNumber.Require(period.End, nameof(day)) + (long)days)
        : null;
}
