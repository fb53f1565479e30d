using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class AxisEqualityTests
{
    private static readonly LocalDate First = new(2025, 7, 1), Last = new(2026, 6, 30);

    /// <summary>Each made anew, and none equal to another.</summary>
    private static ReportingCalendar[] Calendars() =>
    [
        ReportingCalendar.Days, ReportingCalendar.IsoWeeks, ReportingCalendar.Weeks(IsoDayOfWeek.Sunday),
        ReportingCalendar.Weeks(IsoDayOfWeek.Saturday), ReportingCalendar.Months, ReportingCalendar.Quarters, ReportingCalendar.HalfYears,
        ReportingCalendar.Years, ReportingCalendar.FiscalMonths(1, FiscalYearNaming.EndYear),
        ReportingCalendar.FiscalMonths(10, FiscalYearNaming.EndYear), ReportingCalendar.FiscalMonths(10, FiscalYearNaming.StartYear),
        ReportingCalendar.FiscalMonths(4, FiscalYearNaming.EndYear), ReportingCalendar.FiscalYears(10, FiscalYearNaming.EndYear),
        FiscalWeekYear.NationalRetailFederation.Periods, FiscalWeekYear.NationalRetailFederation.Weeks,
        FiscalWeekYear.FromRule(WeekPattern.FourFourFive, IsoDayOfWeek.Saturday, 1, WeekYearEnd.NearestToMonthEnd,
            FiscalYearNaming.StartYear).Periods,
        Listed("trimesters", "a", 1), Listed("terms", "a", 1), Listed("trimesters", "b", 1), Listed("trimesters", "a", 2),
    ];

    [Fact]
    public void Calendars_are_equal_where_they_cut_time_by_the_same_rule()
    {
        ReportingCalendar[] calendars = Calendars(), again = Calendars();
        for (int i = 0; i < calendars.Length; i++)
        {
            for (int j = 0; j < again.Length; j++)
            {
                Assert.Equal(i == j, calendars[i] == again[j]);
                Assert.Equal(i == j, !(calendars[i] != again[j]));
                Assert.Equal(i == j, calendars[i].Equals((object)again[j]));
            }

            Assert.Equal(calendars[i].GetHashCode(), again[i].GetHashCode());
            Assert.False(calendars[i] == null || null == calendars[i] || calendars[i].Equals("months"));
        }

        Assert.Equal(ReportingCalendar.IsoWeeks, ReportingCalendar.Weeks(IsoDayOfWeek.Monday));
    }

    [Fact]
    public void Axes_are_equal_where_calendar_and_periods_are()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(First, Last), again = ReportingCalendar.Months.Between(First, Last);
        Assert.NotSame(axis, again);
        Assert.Equal(axis, again);
        Assert.True(axis == again && !(axis != again) && axis.Equals((object)again));
        Assert.Equal(axis.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(axis, ReportingCalendar.Months.Between(First, Last.PlusDays(1)));
        Assert.NotEqual(axis, ReportingCalendar.Months.Between(First.PlusDays(-1), Last));

        // The same days under other names, with another year before.
        Assert.NotEqual(axis, ReportingCalendar.FiscalMonths(7, FiscalYearNaming.EndYear).Between(First, Last));
        Assert.False(axis == null || null == axis);
        Assert.Single(new HashSet<PeriodAxis> { axis, again });
    }

    private static ReportingCalendar Listed(string name, string period, int days) =>
        ReportingCalendar.FromPeriods(name, [ReportingPeriod.FromDates(First, First.PlusDays(days), period)]);
}
