using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Year and number of a period, which its name has as well.</summary>
public sealed class YearTests
{
    [Theory]
    [InlineData(2026, 3, 14)]
    [InlineData(2025, 12, 31)]
    [InlineData(2, 6, 30)]
    public void Year_and_number_are_those_of_the_name(int year, int month, int day)
    {
        var date = new LocalDate(year, month, day);
        ReportingCalendar fiscal = ReportingCalendar.FiscalMonths(7, FiscalYearNaming.EndYear),
            started = ReportingCalendar.FiscalMonths(7, FiscalYearNaming.StartYear);
        foreach (ReportingCalendar calendar in new[] { fiscal, started, FiscalWeekYear.NationalRetailFederation.Periods })
        {
            ReportingPeriod period = calendar.PeriodOf(date);
            Assert.Equal(period.Name, $"FY{calendar.YearOf(period):0000}P{calendar.NumberInYear(period):00}");
        }

        Assert.Equal((year, month), (
            ReportingCalendar.Months.YearOf(ReportingCalendar.Months.PeriodOf(date)),
            ReportingCalendar.Months.NumberInYear(ReportingCalendar.Months.PeriodOf(date))));
    }

    [Fact]
    public void A_year_that_is_cut_off_counts_from_its_start_and_listed_periods_have_none()
    {
        ReportingCalendar fiscal = ReportingCalendar.FiscalMonths(7, FiscalYearNaming.EndYear);
        ReportingPeriod first = fiscal.PeriodOf(new LocalDate(1, 1, 1));
        Assert.Equal(("FY0001P07", 1, 7), (first.Name, fiscal.YearOf(first), fiscal.NumberInYear(first)));
        ReportingPeriod listed = ReportingPeriod.FromDates(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 10), "one");
        ReportingCalendar calendar = ReportingCalendar.FromPeriods("x", [listed]);
        Assert.Equal((null, null), (calendar.YearOf(listed), calendar.NumberInYear(listed)));
        Assert.Throws<ArgumentException>(() => fiscal.YearOf(listed));
        ReportingPeriod week = ReportingCalendar.IsoWeeks.PeriodOf(new LocalDate(2026, 12, 31));
        Assert.Equal((2026, 53), (ReportingCalendar.IsoWeeks.YearOf(week), ReportingCalendar.IsoWeeks.NumberInYear(week)));
        ReportingPeriod leapDay = ReportingCalendar.Days.PeriodOf(new LocalDate(2028, 12, 31));
        Assert.Equal(366, ReportingCalendar.Days.NumberInYear(leapDay));
    }
}
