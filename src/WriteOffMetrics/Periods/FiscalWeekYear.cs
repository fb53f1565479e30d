using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A fiscal year of whole weeks, 52 or 53 of them, and the calendars cut from it: its years, quarters, periods and weeks.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all parts of the rule are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record FiscalWeekYear : IReport
{
    private FiscalWeekYear(WeekPattern pattern, IsoDayOfWeek lastDay, int lastMonth, WeekYearEnd end, FiscalYearNaming naming)
    {
        Pattern = pattern;
        LastDay = lastDay;
        LastMonth = lastMonth;
        EndRule = end;
        Naming = naming;
    }

    /// <summary>
    /// The 4-5-4 calendar of the National Retail Federation: the year ends on the Saturday nearest to the end of January and is named by
    /// the year in which it starts. Fiscal 2012 had 53 weeks and ended on 2 February 2013.
    /// </summary>
    public static FiscalWeekYear NationalRetailFederation { get; } =
        FromRule(WeekPattern.FourFiveFour, IsoDayOfWeek.Saturday, 1, WeekYearEnd.NearestToMonthEnd, FiscalYearNaming.StartYear);

    /// <summary>How the weeks of a quarter are shared among its periods.</summary>
    public WeekPattern Pattern { get; }

    /// <summary>The weekday on which every week, period and year ends.</summary>
    public IsoDayOfWeek LastDay { get; }

    /// <summary>The month in or near whose end the year ends, 1 to 12.</summary>
    public int LastMonth { get; }

    /// <summary>Which of the weekdays ends the year.</summary>
    public WeekYearEnd EndRule { get; }

    /// <summary>
    /// Which calendar year names the fiscal year: that of its last month, or that of the month after the last month of the year before.
    /// </summary>
    public FiscalYearNaming Naming { get; }

    /// <summary>The years, named <c>FY2012</c>.</summary>
    public ReportingCalendar Years => new FiscalWeekCalendar(this, FiscalWeekUnit.Years);

    /// <summary>The quarters of 13 weeks, the last of a long year of 14, named <c>FY2012Q4</c>.</summary>
    public ReportingCalendar Quarters => new FiscalWeekCalendar(this, FiscalWeekUnit.Quarters);

    /// <summary>
    /// The twelve periods of 4 or 5 weeks, named <c>FY2012P12</c>. A 53rd week lengthens the twelfth, to 6 weeks where it has 5.
    /// </summary>
    public ReportingCalendar Periods => new FiscalWeekCalendar(this, FiscalWeekUnit.Periods);

    /// <summary>The weeks, named <c>FY2012W53</c>.</summary>
    public ReportingCalendar Weeks => new FiscalWeekCalendar(this, FiscalWeekUnit.Weeks);

    /// <summary>A year by its rule.</summary>
    /// <param name="pattern">How the weeks of a quarter are shared among its periods.</param>
    /// <param name="lastDay">The weekday on which it ends.</param>
    /// <param name="lastMonth">The month in or near whose end it ends, 1 to 12.</param>
    /// <param name="end">Which of the weekdays ends it.</param>
    /// <param name="naming">Which calendar year names it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12, the weekday none, or a choice not a member.</exception>
    public static FiscalWeekYear FromRule(WeekPattern pattern, IsoDayOfWeek lastDay, int lastMonth, WeekYearEnd end,
        FiscalYearNaming naming)
    {
        Require(Enum.IsDefined(pattern), nameof(pattern), (int)pattern, "a member of WeekPattern");
        Require(lastDay is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday, nameof(lastDay), (int)lastDay, "Monday (1) to Sunday (7)");
        Require(lastMonth is >= 1 and <= 12, nameof(lastMonth), lastMonth, "a month from 1 (January) to 12");
        Require(Enum.IsDefined(end), nameof(end), (int)end, "a member of WeekYearEnd");
        Require(Enum.IsDefined(naming), nameof(naming), (int)naming, "a member of FiscalYearNaming");
        return new FiscalWeekYear(pattern, lastDay, lastMonth, end, naming);

        static void Require(bool allowed, string name, int found, string what)
        {
            if (!allowed) throw new ArgumentOutOfRangeException(name, $"Found {Invariant.Text(found)}; {what} is allowed.");
        }
    }

    /// <summary>The rule in words, in any culture.</summary>
    public override string ToString()
    {
        string pattern = Pattern switch { WeekPattern.FourFourFive => "4-4-5", WeekPattern.FourFiveFour => "4-5-4", _ => "5-4-4" };
        string month = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(LastMonth);
        string end = EndRule == WeekYearEnd.LastInMonth ? $"the last {LastDay} of {month}" : $"the {LastDay} nearest to the end of {month}";
        return $"{pattern} fiscal year that ends on {end}, named by the year in which it "
            + $"{(Naming == FiscalYearNaming.EndYear ? "ends" : "starts")}";
    }

    /// <summary>
    /// The last day of the year whose last month lies in a calendar year, as a day number, which may lie outside the allowed days.
    /// </summary>
    internal int LastDayNumber(int calendarYear)
    {
        // The years just outside 1 to 9999 are reckoned by one 400 years further in, whose days fall on the same weekdays.
        const int DaysPer400Years = 146_097;
        int shift = calendarYear switch
        {
            < 1 => 1,
            > 9_999 => -1,
            _ => 0,
        };
        var monthEnd = new LocalDate(calendarYear + shift * 400, LastMonth, 1).With(DateAdjusters.EndOfMonth);
        int back = ((int)monthEnd.DayOfWeek - (int)LastDay + 7) % 7;
        int lastDay = DayNumber.Require(monthEnd, nameof(calendarYear))
            - (EndRule == WeekYearEnd.NearestToMonthEnd && back > 3 ? back - 7 : back);
        return lastDay - shift * DaysPer400Years;
    }

    /// <summary>The number by which a year is named, from the calendar year of its last month.</summary>
    internal int NumberOf(int calendarYear) => Naming == FiscalYearNaming.EndYear || LastMonth == 12 ? calendarYear : calendarYear - 1;

    /// <summary>The weeks of each of the twelve periods of a year.</summary>
    internal int[] PeriodWeeks(int weeks)
    {
        int[] quarter = Pattern switch { WeekPattern.FourFourFive => [4, 4, 5], WeekPattern.FourFiveFour => [4, 5, 4], _ => [5, 4, 4] };
        int[] periods = [.. quarter, .. quarter, .. quarter, .. quarter];
        periods[11] += weeks - 52;
        return periods;
    }

    void IReport.Write(ReportWriter report) => report
        .AddMember(Pattern)
        .AddMember(LastDay)
        .Add(LastMonth)
        .AddMember(EndRule)
        .AddMember(Naming);
}
