using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Calendars;

namespace WriteOffMetrics;

/// <summary>Weeks from a weekday on. Those from Monday on are the weeks of ISO 8601, numbered within their year.</summary>
[JsonConverter(typeof(ReportJsonConverter))]
internal sealed class WeeklyCalendar(IsoDayOfWeek firstDay) : ReportingCalendar
{
    private bool IsIso => firstDay == IsoDayOfWeek.Monday;

    public override string ToString() => IsIso ? "ISO weeks" : $"weeks from {firstDay}";

    internal override string PeriodWord => "week";

    private protected override object Rule => firstDay;

    private protected override ReportingPeriod? Find(LocalDate day)
    {
        int start = DayNumber.Require(day, nameof(day)) - ((int)day.DayOfWeek - (int)firstDay + 7) % 7;
        return start < DayNumber.Min || start + 6 > DayNumber.Max ? null : At(DayNumber.ToDate(start));
    }

    /// <summary>
    /// ISO: the week of the same number in the year before, none for a week 53 after a year of 52. Other weeks: 52 weeks earlier.
    /// </summary>
    internal override ReportingPeriod? YearBefore(ReportingPeriod period)
    {
        if (!IsIso) return DayNumber.Require(period.Start, nameof(period)) < 364 ? null : At(period.Start.PlusDays(-364));
        int year = WeekYearRules.Iso.GetWeekYear(period.Start) - 1, week = WeekYearRules.Iso.GetWeekOfWeekYear(period.Start);
        return year < 1 || week > WeekYearRules.Iso.GetWeeksInWeekYear(year) ? null
            : At(WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Monday));
    }

    /// <summary>ISO: the week's year. Other weeks: the year of the first day.</summary>
    internal override int? YearIndexOf(ReportingPeriod period) => IsIso ? WeekYearRules.Iso.GetWeekYear(period.Start) : period.Start.Year;

    private ReportingPeriod At(LocalDate start)
    {
        string name = IsIso
            ? $"{Digits(WeekYearRules.Iso.GetWeekYear(start), "0000")}-W{Digits(WeekYearRules.Iso.GetWeekOfWeekYear(start), "00")}"
            : "week of " + DayNumber.ToText(start);
        return new ReportingPeriod(start, start.PlusDays(6), name);
    }

    private static string Digits(int number, string format) => number.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
