using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How the figure of a period is brought to a year (M8). Each way is another number, so a ratio's definition says which.</summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. The text form is what definitions print. Equal when the way and its numbers are.
/// </remarks>
[JsonConverter(typeof(AnnualizationJsonConverter))]
public sealed record Annualization
{
    private readonly Way way;
    private readonly int number;
    private readonly int divisor;

    private Annualization(Way way, int number, int divisor = 1)
    {
        this.way = way;
        this.number = number;
        this.divisor = divisor;
    }

    /// <summary>The ways by the names of their factories, which JSON has too.</summary>
    internal enum Way
    {
        Times,
        ActualDays,
        ActualDaysOf,
        Compounded,
    }

    /// <summary>The way, the number that it takes, and what that is divided by.</summary>
    internal (Way Way, int Number, int Divisor) Parts => (way, number, divisor);

    /// <summary>
    /// × the days of the year ÷ the days of the period: 15 in a quarter of 92 days of a year of 366 is 59.674. The year is that of the
    /// calendar by which the axis is cut, calendar or fiscal, so that the periods of a year weigh 1 together.
    /// </summary>
    public static Annualization ActualDays { get; } = new(Way.ActualDays, 0);

    /// <summary>
    /// × a fixed factor: 4 for quarters, 12 for months. Of several periods together it is their mean × the factor: 4,000 in two months × 12
    /// is 24,000 a year.
    /// </summary>
    /// <param name="periodsPerYear">
    /// How many periods a year has. What the calendar contradicts is refused when it is used: another number than 12 of months, and of
    /// days, weeks and listed periods a number of which a year would have fewer than 274 days or more than 457, a quarter off.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 366.</exception>
    public static Annualization Times(int periodsPerYear) => new(Way.Times, InYear(periodsPerYear, nameof(periodsPerYear)));

    /// <summary>
    /// × a factor that is no whole number, as somebody stated it: 12 ÷ 5 for a rate printed of five months. As <see cref="Times"/> where
    /// the quotient is a whole number; 24 ÷ 10 is 12 ÷ 5.
    /// </summary>
    /// <param name="dividend">What is multiplied with: 12 months in the year.</param>
    /// <param name="divisor">
    /// What is divided by: the 5 months of the period. What the calendar contradicts is refused when it is used, as for
    /// <see cref="Times"/>: a period of five months, listed with <see cref="ReportingCalendar.FromPeriods"/>, is allowed here, and a month
    /// is not.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">One is not 1 to 366.</exception>
    public static Annualization Factor(int dividend, int divisor)
    {
        int common = (int)System.Numerics.BigInteger.GreatestCommonDivisor(
            InYear(dividend, nameof(dividend)), InYear(divisor, nameof(divisor)));
        return new Annualization(Way.Times, dividend / common, divisor / common);
    }

    /// <summary>× a stated number of days ÷ the days of the period: 360 or 365, as a contract may have it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 366.</exception>
    public static Annualization ActualDaysOf(int daysInYear) => new(Way.ActualDaysOf, InYear(daysInYear, nameof(daysInYear)));

    /// <summary>
    /// 1 − (1 − rate)^n: what is lost in a year if each of n periods loses the rate of what is left. For ratios only; a rate above 100 %
    /// has none.
    /// </summary>
    /// <param name="periodsPerYear">How many periods a year has, as for <see cref="Times"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 366.</exception>
    public static Annualization Compounded(int periodsPerYear) => new(Way.Compounded, InYear(periodsPerYear, nameof(periodsPerYear)));

    /// <summary>What definitions print: <c>× 12</c>.</summary>
    public override string ToString() => way switch
    {
        Way.Times => FactorInWords,
        Way.ActualDays => "× days in the year ÷ days in the period",
        Way.ActualDaysOf => $"× {Invariant.Text(number)} ÷ days in the period",
        _ => $"compounded {Invariant.Text(number)} times",
    };

    /// <summary>The same in words for some periods together; of one period with its days.</summary>
    internal string InWords(ReportingCalendar calendar, ReportingPeriod period, int periodCount) => way switch
    {
        Way.Times when periodCount > 1 => $"{this} ÷ {Invariant.Count(periodCount)} periods",
        Way.ActualDays when periodCount == 1 =>
            $"× {Invariant.Text(calendar.DaysInYearOf(period)!.Value)} ÷ {Invariant.Count(period.Days, "day", "days")}",
        Way.ActualDaysOf when periodCount == 1 => $"× {Invariant.Text(number)} ÷ {Invariant.Count(period.Days, "day", "days")}",
        _ => ToString(),
    };

    /// <summary>How often the rate of a period is compounded; 1 where it is not.</summary>
    internal int Compounding => way == Way.Compounded ? number : 1;

    /// <summary>The years that each period of an axis counts for; compounding leaves them as they are.</summary>
    /// <exception cref="ArgumentException">The axis does not fit.</exception>
    internal Fraction[] YearsOf(PeriodAxis axis, string parameterName)
    {
        if (way is Way.Times or Way.Compounded)
        {
            if (axis.Calendar.PeriodsPerYear is { } fixedNumber && (long)fixedNumber * divisor != number)
                throw new ArgumentException(
                    $"Found '{this}' for {axis}; a year has {Invariant.Count(fixedNumber)} of these, so {Invariant.Text(fixedNumber)} "
                    + "is allowed. Correct the factor.",
                    parameterName);
            if (axis.Calendar.PeriodsPerYear is null) RequireYear(axis, parameterName);
            Fraction years = way == Way.Times ? (Fraction)(long)divisor / (long)number : 1L;
            return [.. axis.Select(_ => years)];
        }

        // Days of a year are counted once per year, not once per period.
        var daysByYear = new Dictionary<int, int>();
        return [.. axis.Select(period => (Fraction)(long)period.Days / (long)(way == Way.ActualDaysOf ? number : DaysInYear(period)))];

        int DaysInYear(ReportingPeriod period)
        {
            if (axis.Calendar.YearIndexOf(period) is not { } year)
                throw new ArgumentException(
                    $"Found {axis.Calendar}, a calendar that knows no years; one with years is allowed. State the days of the year "
                    + "with Annualization.ActualDaysOf.",
                    parameterName);
            if (!daysByYear.TryGetValue(year, out int days)) daysByYear[year] = days = axis.Calendar.DaysInYearOf(period)!.Value;
            return days;
        }
    }

    /// <summary>
    /// Whether so many of each period make a year, give or take a quarter of it: periods of whole weeks, or of trading years of 360 days,
    /// do; periods of five months times twelve do not.
    /// </summary>
    private void RequireYear(PeriodAxis axis, string parameterName)
    {
        const int ShortestYear = 274, LongestYear = 457;
        foreach (ReportingPeriod period in axis)
        {
            long year = (long)period.Days * number / divisor;
            if (year is >= ShortestYear and <= LongestYear) continue;
            (string days, string all) = (Invariant.Count(period.Days, "day", "days"), Invariant.Count(year, "day", "days"));
            string together = $"{period.Name}, which has {days}, {FactorInWords} makes {all}";
            throw new ArgumentException(
                $"Found '{this}' for {axis}: {together}; {ShortestYear} to {LongestYear} are allowed, about a year. "
                + "Correct the factor, or use Annualization.ActualDaysOf, which counts the days.",
                parameterName);
        }
    }

    private string FactorInWords => $"× {Invariant.Text(number)}{(divisor == 1 ? "" : $" ÷ {Invariant.Text(divisor)}")}";

    private static int InYear(int value, string parameterName) => value is >= 1 and <= 366
        ? value
        : throw new ArgumentOutOfRangeException(parameterName, value, $"Found {Invariant.Text(value)}; 1 to 366 are allowed.");
}
