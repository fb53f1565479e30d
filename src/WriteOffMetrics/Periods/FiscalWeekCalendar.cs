using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>The years, quarters, periods or weeks of a fiscal year of whole weeks.</summary>
[JsonConverter(typeof(ReportJsonConverter))]
internal sealed class FiscalWeekCalendar(FiscalWeekYear rule, FiscalWeekUnit unit) : ReportingCalendar
{
    public override string ToString() =>
        $"{(unit == FiscalWeekUnit.Periods ? "period" : PeriodWord)}s of a {rule}";

    internal override string PeriodWord => unit switch
    {
        FiscalWeekUnit.Years => "year",
        FiscalWeekUnit.Quarters => "quarter",
        FiscalWeekUnit.Periods => "period of whole weeks",
        _ => "week"
    };

    internal override int? PeriodsPerYear =>
        unit switch { FiscalWeekUnit.Years => 1, FiscalWeekUnit.Quarters => 4, FiscalWeekUnit.Periods => 12, _ => null };

    private protected override object Rule => (rule, unit);

    private protected override ReportingPeriod? Find(LocalDate day)
    {
        Place place = PlaceOf(DayNumber.Require(day, nameof(day)));
        return PeriodAt(place.CalendarYear, place.FirstWeek, place.Weeks, place.Position);
    }

    internal override ReportingPeriod? YearBefore(ReportingPeriod period)
    {
        Place place = PlaceOf(DayNumber.Require(period.Start, nameof(period)));
        int[] lengths = UnitWeeks(WeeksOf(place.CalendarYear - 1));
        return place.Position >= lengths.Length ? null : PeriodAt(
            place.CalendarYear - 1, lengths[..place.Position].Sum(), lengths[place.Position], place.Position);
    }

    /// <summary>The same weeks of the year before; if that has 53, it drops its first. A 53rd week has no counterpart.</summary>
    internal override ReportingPeriod? ComparableYearBefore(ReportingPeriod period)
    {
        Place place = PlaceOf(DayNumber.Require(period.Start, nameof(period)));
        int weeksBefore = WeeksOf(place.CalendarYear - 1);
        int dropped = weeksBefore == 53 && WeeksOf(place.CalendarYear) == 52 ? 1 : 0;
        int first = place.FirstWeek + dropped, end = Math.Min(first + place.Weeks, weeksBefore);
        if (first >= end) return null;
        return PeriodAt(place.CalendarYear - 1, first, end - first, place.Position) is { } earlier
            ? new ReportingPeriod(earlier.Start, earlier.End, dropped == 1 ? earlier.Name + " restated" : earlier.Name)
            : null;
    }

    internal override bool ComparesOtherDays => unit != FiscalWeekUnit.Weeks;

    internal override int? YearIndexOf(ReportingPeriod period) => PlaceOf(DayNumber.Require(period.Start, nameof(period))).CalendarYear;

    internal override int? PositionInYear(ReportingPeriod period) => PlaceOf(DayNumber.Require(period.Start, nameof(period))).Position;

    internal override int? YearNumberOf(ReportingPeriod period) => rule.NumberOf(YearIndexOf(period)!.Value);

    internal override int? QuarterOf(ReportingPeriod period)
    {
        if (unit == FiscalWeekUnit.Years) return null;
        Place place = PlaceOf(DayNumber.Require(period.Start, nameof(period)));
        return place.CalendarYear * 4 + Math.Min(place.FirstWeek / 13, 3);
    }

    private int WeeksOf(int calendarYear) => (rule.LastDayNumber(calendarYear) - rule.LastDayNumber(calendarYear - 1)) / 7;

    private int[] UnitWeeks(int weeks) => unit switch
    {
        FiscalWeekUnit.Years => [weeks],
        FiscalWeekUnit.Quarters => [13, 13, 13, weeks - 39],
        FiscalWeekUnit.Periods => rule.PeriodWeeks(weeks),
        _ => [.. Enumerable.Repeat(1, weeks)],
    };

    private Place PlaceOf(int day)
    {
        int calendarYear = DayNumber.ToDate(day).Year;
        while (rule.LastDayNumber(calendarYear) < day) calendarYear++;
        while (rule.LastDayNumber(calendarYear - 1) >= day) calendarYear--;

        int week = (day - rule.LastDayNumber(calendarYear - 1) - 1) / 7;
        int[] lengths = UnitWeeks(WeeksOf(calendarYear));
        int position = 0, first = 0;
        while (first + lengths[position] <= week) first += lengths[position++];
        return new Place(calendarYear, first, lengths[position], position);
    }

    private ReportingPeriod? PeriodAt(int calendarYear, int firstWeek, int weeks, int position)
    {
        int start = rule.LastDayNumber(calendarYear - 1) + 1 + firstWeek * 7, end = start + weeks * 7 - 1;
        if (start < DayNumber.Min || end > DayNumber.Max) return null;
        return new ReportingPeriod(DayNumber.ToDate(start), DayNumber.ToDate(end), NameOf(rule.NumberOf(calendarYear), position + 1));
    }

    private string NameOf(int year, int number)
    {
        string name = "FY" + year.ToString("0000", CultureInfo.InvariantCulture);
        return unit switch
        {
            FiscalWeekUnit.Years => name,
            FiscalWeekUnit.Quarters => $"{name}Q{Invariant.Text(number)}",
            FiscalWeekUnit.Periods => $"{name}P{number.ToString("00", CultureInfo.InvariantCulture)}",
            _ => $"{name}W{number.ToString("00", CultureInfo.InvariantCulture)}",
        };
    }

    /// <summary>
    /// Where a unit lies: the calendar year of its fiscal year's last month, its first week within the year (from 0), its length in weeks,
    /// its position among the units (from 0).
    /// </summary>
    private readonly record struct Place(int CalendarYear, int FirstWeek, int Weeks, int Position);
}
