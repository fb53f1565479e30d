using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class CalendarTests
{
    [Fact]
    public void Periods_are_named_by_their_calendar()
    {
        var day = new LocalDate(2026, 6, 30);
        Assert.Equal("2026-06", ReportingCalendar.Months.PeriodOf(day).Name);
        Assert.Equal("2026Q2", ReportingCalendar.Quarters.PeriodOf(day).Name);
        Assert.Equal("2026H1", ReportingCalendar.HalfYears.PeriodOf(day).Name);
        Assert.Equal("2026", ReportingCalendar.Years.PeriodOf(day).Name);
        Assert.Equal("FY2026P09", ReportingCalendar.FiscalMonths(10, FiscalYearNaming.EndYear).PeriodOf(day).Name);
        Assert.Equal("FY2026Q3", ReportingCalendar.FiscalQuarters(10, FiscalYearNaming.EndYear).PeriodOf(day).Name);
        Assert.Equal("FY2026H2", ReportingCalendar.FiscalHalfYears(10, FiscalYearNaming.EndYear).PeriodOf(day).Name);
        Assert.Equal("FY2025", ReportingCalendar.FiscalYears(10, FiscalYearNaming.StartYear).PeriodOf(day).Name);
        Assert.Equal("fiscal quarters from October, named by the year in which they end",
            ReportingCalendar.FiscalQuarters(10, FiscalYearNaming.EndYear).ToString());
        Assert.Equal("2026-06-01/2026-06-30", ReportingCalendar.Months.PeriodOf(day).ToString());
    }

    /// <summary>Fiscal years as governments define them: US federal from October, India from April, Australia from July.</summary>
    [Theory]
    [InlineData(10, FiscalYearNaming.EndYear, "2013-10-01", "FY2014", "2013-10-01/2014-09-30")]
    [InlineData(10, FiscalYearNaming.EndYear, "2013-09-30", "FY2013", "2012-10-01/2013-09-30")]
    [InlineData(4, FiscalYearNaming.StartYear, "2024-03-31", "FY2023", "2023-04-01/2024-03-31")]
    [InlineData(7, FiscalYearNaming.EndYear, "2024-07-01", "FY2025", "2024-07-01/2025-06-30")]
    [InlineData(1, FiscalYearNaming.EndYear, "2024-07-01", "FY2024", "2024-01-01/2024-12-31")]
    [InlineData(1, FiscalYearNaming.StartYear, "2024-07-01", "FY2024", "2024-01-01/2024-12-31")]
    [InlineData(12, FiscalYearNaming.EndYear, "2023-12-01", "FY2024", "2023-12-01/2024-11-30")]
    [InlineData(3, FiscalYearNaming.EndYear, "2024-02-29", "FY2024", "2023-03-01/2024-02-29")]
    public void A_fiscal_year_starts_with_its_month(int month, FiscalYearNaming naming, string day, string name, string period)
    {
        ReportingPeriod found = ReportingCalendar.FiscalYears(month, naming).PeriodOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
        Assert.Equal((name, period), (found.Name, found.ToString()));
    }

    [Fact]
    public void An_axis_has_whole_periods_from_the_first_day_to_the_last()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2024, 1, 15), new LocalDate(2024, 3, 1));
        Assert.Equal(["2024-01", "2024-02", "2024-03"], axis.Select(period => period.Name));
        Assert.Equal((new LocalDate(2024, 1, 1), new LocalDate(2024, 3, 31), 29), (axis.Start, axis.End, axis[1].Days));
        Assert.Equal("3 periods of months, 2024-01-01/2024-03-31", axis.ToString());
        Assert.Equal("2024-01 to 2024-03", axis.Span.Name);
        Assert.Equal(1, axis.IndexOf(new LocalDate(2024, 2, 29)));
        Assert.Equal(-1, axis.IndexOf(new LocalDate(2023, 12, 31)));
        Assert.Equal(-1, axis.IndexOf(new LocalDate(2024, 4, 1)));
        Assert.Equal(-1, axis.IndexOf(new LocalDate(-5, 4, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => axis[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => axis[-1]);
        Assert.Single(ReportingCalendar.Years.Between(new LocalDate(2024, 2, 29), new LocalDate(2024, 2, 29)));
    }

    [Fact]
    public void The_years_1_and_9999_are_whole()
    {
        Assert.Equal("0001-01-01/0001-12-31", ReportingCalendar.Years.PeriodOf(new LocalDate(1, 1, 1)).ToString());
        Assert.Equal("9999-12-01/9999-12-31", ReportingCalendar.Months.PeriodOf(new LocalDate(9999, 12, 31)).ToString());
        PeriodAxis all = ReportingCalendar.Years.Between(new LocalDate(1, 1, 1), new LocalDate(9999, 12, 31));
        Assert.Equal(9999, all.Count);
        Assert.Equal((0, 9998), (all.IndexOf(new LocalDate(1, 1, 1)), all.IndexOf(new LocalDate(9999, 12, 31))));
        Assert.Equal("0001", all[0].Name);

        // A fiscal year that reaches outside is refused, not cut.
        ReportingCalendar federal = ReportingCalendar.FiscalYears(10, FiscalYearNaming.EndYear);
        Assert.Equal("FY9999", federal.PeriodOf(new LocalDate(9999, 9, 30)).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => federal.PeriodOf(new LocalDate(9999, 10, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => federal.PeriodOf(new LocalDate(1, 9, 30)));
        Assert.Equal("FY0002", federal.PeriodOf(new LocalDate(1, 10, 1)).Name);
    }

    [Fact]
    public void Bad_days_and_choices_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingCalendar.FiscalYears(0, FiscalYearNaming.EndYear));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingCalendar.FiscalYears(13, FiscalYearNaming.EndYear));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingCalendar.FiscalYears(1, (FiscalYearNaming)7));
        Assert.Throws<ArgumentException>(() => ReportingCalendar.Months.Between(new LocalDate(2024, 1, 2), new LocalDate(2024, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingCalendar.Months.PeriodOf(new LocalDate(0, 12, 31)));
        Assert.Contains("Julian", Assert
            .Throws<ArgumentOutOfRangeException>(() =>
            ReportingCalendar.Months.PeriodOf(new LocalDate(2024, 1, 1, CalendarSystem.Julian))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReportingPeriod.FromDates(new LocalDate(2024, 1, 2), new LocalDate(2024, 1, 1)));
    }

    [Fact]
    public void A_period_is_equal_to_one_of_the_same_days_whatever_its_name()
    {
        ReportingPeriod month = ReportingCalendar.Months.PeriodOf(new LocalDate(2024, 2, 1));
        var same = ReportingPeriod.FromDates(new LocalDate(2024, 2, 1), new LocalDate(2024, 2, 29));
        Assert.True(month == same);
        Assert.Equal(month.GetHashCode(), same.GetHashCode());
        Assert.Equal("2024-02-01/2024-02-29", same.Name);
        Assert.False(same.Contains(new LocalDate(2024, 2, 1, CalendarSystem.Julian)));
        Assert.Equal("0001-01-01/0001-01-01", default(ReportingPeriod).ToString());
        ReportingPeriod march = ReportingCalendar.Months.PeriodOf(new LocalDate(2024, 3, 1)),
            quarter = ReportingCalendar.Quarters.PeriodOf(new LocalDate(2024, 3, 1));
        Assert.True(month < march && march > month && month <= same && month >= same && quarter < month);
        Assert.False(month < same || month > same);
        Assert.NotEqual(month, ReportingPeriod.FromDates(month.Start, month.End.PlusDays(1)));
        Assert.NotEqual(month, ReportingPeriod.FromDates(month.Start.PlusDays(1), month.End));
        Assert.True(month < ReportingPeriod.FromDates(month.Start, month.End.PlusDays(1)));
        Assert.Equal(1, ReportingPeriod.FromDates(month.Start, month.Start).Days);
        Assert.Equal(1, ReportingPeriod.Parse("2024-02-01/2024-02-01", null).Days);
        Assert.Throws<FormatException>(() => month.ToString("D", null));
        foreach (string text in new[] { "2024-02", "FY2024", "2024-02-30/2024-03-01", "2024-03-01/2024-02-01", "2024-02-01/2024-02-29/",
            "01.02.2024/29.02.2024", "-0005-01-01/2024-01-01" })
            Assert.Throws<FormatException>(() => ReportingPeriod.Parse(text, null));
    }
}
