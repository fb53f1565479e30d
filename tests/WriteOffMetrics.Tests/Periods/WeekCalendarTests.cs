using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class WeekCalendarTests
{
    [Fact]
    public void Days_and_weeks_are_named_by_their_calendar()
    {
        var day = new LocalDate(2021, 1, 3);
        Assert.Equal(("2021-01-03", "2021-01-03/2021-01-03"),
            (ReportingCalendar.Days.PeriodOf(day).Name, ReportingCalendar.Days.PeriodOf(day).ToString()));

        // ISO 8601: 3 January 2021 is the Sunday of week 53 of 2020.
        Assert.Equal(("2020-W53", "2020-12-28/2021-01-03"), (
            ReportingCalendar.IsoWeeks.PeriodOf(day).Name, ReportingCalendar.IsoWeeks.PeriodOf(day).ToString()));
        Assert.Equal("week of 2021-01-03", ReportingCalendar.Weeks(IsoDayOfWeek.Sunday).PeriodOf(day).Name);
        Assert.Equal("2020-W53", ReportingCalendar.Weeks(IsoDayOfWeek.Monday).PeriodOf(day).Name);
        Assert.Equal(("days", "ISO weeks", "weeks from Sunday"),
            (ReportingCalendar.Days.ToString(), ReportingCalendar.IsoWeeks.ToString(),
            ReportingCalendar.Weeks(IsoDayOfWeek.Sunday).ToString()));
    }

    /// <summary>1 January of the year 1 is a Monday; 31 December 9999 is a Friday.</summary>
    [Fact]
    public void Weeks_and_years_of_weeks_that_reach_outside_the_years_1_to_9999_are_refused()
    {
        Assert.Equal("0001-W01", ReportingCalendar.IsoWeeks.PeriodOf(new LocalDate(1, 1, 1)).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingCalendar.Weeks(IsoDayOfWeek.Sunday).PeriodOf(new LocalDate(1, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingCalendar.IsoWeeks.PeriodOf(new LocalDate(9999, 12, 31)));
        Assert.Equal("9999-12-25/9999-12-31", ReportingCalendar.Weeks(IsoDayOfWeek.Saturday).PeriodOf(new LocalDate(9999, 12, 31))
            .ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalWeekYear.NationalRetailFederation.Years.PeriodOf(new LocalDate(1, 1, 1)));
        Assert.Equal("FY0001", FiscalWeekYear.NationalRetailFederation.Years.PeriodOf(new LocalDate(1, 6, 1)).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalWeekYear.NationalRetailFederation.Years.PeriodOf(new LocalDate(9999, 6, 1)));
        Assert.Equal("FY9998", FiscalWeekYear.NationalRetailFederation.Years.PeriodOf(new LocalDate(9998, 6, 1)).Name);
    }

    [Fact]
    public void Rules_that_make_no_year_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingCalendar.Weeks(IsoDayOfWeek.None));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            FiscalWeekYear.FromRule((WeekPattern)9, IsoDayOfWeek.Friday, 1, WeekYearEnd.LastInMonth, FiscalYearNaming.EndYear));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            FiscalWeekYear.FromRule(WeekPattern.FiveFourFour, IsoDayOfWeek.None, 1, WeekYearEnd.LastInMonth, FiscalYearNaming.EndYear));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            FiscalWeekYear.FromRule(WeekPattern.FiveFourFour, IsoDayOfWeek.Friday, 13, WeekYearEnd.LastInMonth, FiscalYearNaming.EndYear));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            FiscalWeekYear.FromRule(WeekPattern.FiveFourFour, IsoDayOfWeek.Friday, 1, (WeekYearEnd)9, FiscalYearNaming.EndYear));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            FiscalWeekYear.FromRule(WeekPattern.FiveFourFour, IsoDayOfWeek.Friday, 1, WeekYearEnd.LastInMonth, (FiscalYearNaming)9));
    }

    /// <summary>
    /// Derived by hand: the Sunday nearest to the end of June 2024 is 30 June; 5-4-4 from 3 July 2023... named by the year in which it
    /// ends.
    /// </summary>
    [Fact]
    public void A_5_4_4_year_has_its_long_period_first()
    {
        FiscalWeekYear year = FiscalWeekYear
            .FromRule(WeekPattern.FiveFourFour, IsoDayOfWeek.Sunday, 6, WeekYearEnd.NearestToMonthEnd, FiscalYearNaming.EndYear);
        Assert.Equal("2023-07-03/2024-06-30", year.Years.PeriodOf(new LocalDate(2024, 1, 1)).ToString());
        Assert.Equal([5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4], year.Periods.Between(new LocalDate(2023, 7, 3), new LocalDate(2024, 6, 30))
            .Select(period => period.Days / 7));
        Assert.Equal("FY2024P01", year.Periods.PeriodOf(new LocalDate(2023, 7, 3)).Name);
        Assert.Equal(52, year.Weeks.Between(new LocalDate(2023, 7, 3), new LocalDate(2024, 6, 30)).Count);
        Assert.Equal((WeekPattern.FiveFourFour, IsoDayOfWeek.Sunday, 6, WeekYearEnd.NearestToMonthEnd, FiscalYearNaming.EndYear),
            (year.Pattern, year.LastDay, year.LastMonth, year.EndRule, year.Naming));
    }

    /// <summary>The Saturday nearest to the end of 2020 is 2 January 2021, so that New Year's Day lies in fiscal 2020.</summary>
    [Fact]
    public void A_year_may_end_in_the_calendar_year_after_its_last_month()
    {
        FiscalWeekYear year = FiscalWeekYear
            .FromRule(WeekPattern.FourFourFive, IsoDayOfWeek.Saturday, 12, WeekYearEnd.NearestToMonthEnd, FiscalYearNaming.EndYear);
        Assert.Equal(("FY2020", "2019-12-29/2021-01-02"), (
            year.Years.PeriodOf(new LocalDate(2021, 1, 1)).Name, year.Years.PeriodOf(new LocalDate(2021, 1, 1)).ToString()));
        Assert.Equal("FY2021", year.Years.PeriodOf(new LocalDate(2021, 1, 3)).Name);
        Assert.Equal("4-4-5 fiscal year that ends on the Saturday nearest to the end of December, named by the year in which it ends",
            year.ToString());
        Assert.Equal("5-4-4 fiscal year that ends on the last Friday of June, named by the year in which it starts",
            FiscalWeekYear.FromRule(WeekPattern.FiveFourFour, IsoDayOfWeek.Friday, 6, WeekYearEnd.LastInMonth, FiscalYearNaming.StartYear)
            .ToString());
    }

    [Fact]
    public void A_listed_calendar_has_its_periods_and_no_others()
    {
        ReportingPeriod spring = ReportingPeriod.FromDates(new LocalDate(2026, 3, 1), new LocalDate(2026, 4, 10), "spring"),
            summer = ReportingPeriod.FromDates(new LocalDate(2026, 4, 11), new LocalDate(2026, 8, 31), "summer");
        ReportingCalendar seasons = ReportingCalendar.FromPeriods("seasons", [spring, summer]);
        Assert.Equal(["spring", "summer"], seasons.Between(spring.Start, summer.End).Select(period => period.Name));
        Assert.Contains("'seasons' has periods from 2026-03-01 to 2026-08-31",
            Assert.Throws<ArgumentOutOfRangeException>(() => seasons.PeriodOf(new LocalDate(2026, 9, 1))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            ReportingCalendar.FromPeriods("gap", [spring, ReportingPeriod.FromDates(new LocalDate(2026, 4, 12), summer.End)]));
        Assert.Throws<ArgumentException>(() =>
            ReportingCalendar.FromPeriods("overlap", [spring, ReportingPeriod.FromDates(new LocalDate(2026, 4, 10), summer.End)]));
        ReportingPeriod lastDay = ReportingPeriod.FromDates(new LocalDate(9999, 12, 31), new LocalDate(9999, 12, 31));
        Assert.Throws<ArgumentException>(() => ReportingCalendar.FromPeriods("beyond", [lastDay, spring]));
        Assert.Throws<ArgumentException>(() => ReportingCalendar.FromPeriods("none", []));
        Assert.Throws<ArgumentException>(() => ReportingCalendar.FromPeriods(" ", [spring]));
        Assert.Throws<ArgumentException>(() => ReportingPeriod.FromDates(spring.Start, spring.End, " "));
        AmountSeries series = AmountSeries.FromValuesInOrder(Generate.Usd, seasons.Between(spring.Start, summer.End), [1m, 2m]);
        Assert.All(series.YearToDate(), Assert.Null);
        Assert.All(series.ChangeFromYearBefore(), change => Assert.Equal(ChangeStatus.NoEarlierPeriod, change.Status));
    }
}
