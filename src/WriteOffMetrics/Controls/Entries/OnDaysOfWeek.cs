using NodaTime;
using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Entries of days on which nobody is expected to work.</summary>
internal sealed class OnDaysOfWeek(PeriodBasis date, IsoDayOfWeek[] days) : ControlProcedure(
    RuleOf(
        "day-of-week", "entries of days of the week on which nobody is expected to post",
        "who posts when nobody else is there may not want to be seen"),
    $"the day of the week of every entry's {EntryWords.NameOf(date)} against {InWords(days)}",
    ("date", EntryWords.NameOf(date)), ("days of the week", InWords(days)))
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        var found = new FoundByControl(rows, Rule, FindingSeverity.Information);
        int looked = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            int day = date == PeriodBasis.RecordedDate ? rows[row].RecordedDay : rows[row].Day;
            if (day == DayNumber.None) continue;
            looked++;
            IsoDayOfWeek weekday = DayNumber.ToDate(day).DayOfWeek;
            if (!days.Contains(weekday)) continue;
            found.Add(row, FindingFault.FromText(
                EntryWords.NameOf(date), Day(day),
                $"Found the {EntryWords.NameOf(date)} {Day(day)}, a {DayOfWeek(weekday)}; other days than {InWords(days)} are usual. Ask "
                + "who posted it, and whether an import or the end of a period explains the day."));
        }

        return ControlOutcome.Tested(looked, found.ToFindings()).LeavingOut((rows.Count - looked, "no recorded date stated"));
    }

    private static string InWords(IsoDayOfWeek[] days) => string.Join(", ", days.Select(DayOfWeek));
}
