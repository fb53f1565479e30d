using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>Periods that somebody listed.</summary>
[JsonConverter(typeof(ReportJsonConverter))]
internal sealed class CustomCalendar(string name, ReportingPeriod[] periods) : ReportingCalendar
{
    public override string ToString() => name;

    /// <summary>With the lengths, because a rate of 30 days is none of 365.</summary>
    internal override string PeriodWord
    {
        get
        {
            int shortest = periods.Min(period => period.Days), longest = periods.Max(period => period.Days);
            string from = shortest == longest ? "" : Invariant.Text(shortest) + " to ";
            return $"period of {name} ({from}{Invariant.Count(longest, "day", "days")})";
        }
    }

    /// <summary>The name, and days and names of all periods; with the lengths of names, so that no two lists read alike.</summary>
    private protected override object Rule =>
        (name, string.Concat(periods.Select(period => $"{period} {Invariant.Text(period.Name.Length)} {period.Name}")));

    private protected override ReportingPeriod? Find(LocalDate day)
    {
        int index = Array.FindIndex(periods, period => period.Contains(day));
        return index < 0 ? null : periods[index];
    }

    private protected override string WhyNone(LocalDate day) =>
        $"Found the day {DayNumber.ToText(day)}; the calendar '{name}' has periods from {DayNumber.ToText(periods[0].Start)} to "
            + $"{DayNumber.ToText(periods[^1].End)}. Choose a day within, or list more periods.";
}
