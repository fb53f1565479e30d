using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>Which balances of a period make up its average. Each is another number, so a ratio's definition says which.</summary>
/// <remarks>Immutable and safe for use by any number of threads. The text form is the name that definitions print.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class BalanceAveraging : IReport
{
    private readonly string name;
    private readonly Func<ReportingPeriod, string, IEnumerable<int>> daysOf;

    private BalanceAveraging(string name, Func<ReportingPeriod, string, IEnumerable<int>> daysOf, bool carriesForward)
    {
        this.name = name;
        this.daysOf = daysOf;
        CarriesForward = carriesForward;
    }

    /// <summary>The balance on the day before the period and that on its last day: (opening + closing) ÷ 2.</summary>
    public static BalanceAveraging TwoPoint { get; } = new("two-point", static (period, _) => [Opening(period), Closing(period)], false);

    /// <summary>
    /// The opening balance and those at the ends of the four quarters of a year, ÷ 5. For periods of twelve whole months.
    /// </summary>
    public static BalanceAveraging FivePoint { get; } = new("five-point", FivePoints, false);

    /// <summary>The balance of every day of the period, each of which must be stated, weekends included.</summary>
    public static BalanceAveraging Daily { get; } = new("daily", static (period, _) => EveryDay(period), false);

    /// <summary>
    /// The balance of every day of the period, a stated one standing until the next: for histories that list changes, or business days
    /// only.
    /// </summary>
    public static BalanceAveraging DailyCarriedForward { get; } =
        new("daily, carried forward", static (period, _) => EveryDay(period), true);

    /// <summary>
    /// The balances on the last days of the finer periods within: a quarter's three month ends ÷ 3. The opening balance does not count.
    /// </summary>
    /// <param name="finer">
    /// The calendar of the finer periods, whose boundaries nest in those of the axis: <c>ReportingCalendar.Months</c>.
    /// </param>
    public static BalanceAveraging PeriodEnds(ReportingCalendar finer)
    {
        ArgumentNullException.ThrowIfNull(finer);
        return new BalanceAveraging($"mean of the ends of {finer}", (period, parameterName) => EndsOf(finer, period, parameterName), false);
    }

    /// <summary>The name, as definitions print it: <c>two-point</c>.</summary>
    public override string ToString() => name;

    /// <summary>Whether a stated balance stands until the next.</summary>
    internal bool CarriesForward { get; }

    /// <summary>The days whose balances are averaged, as numbers; the day before the period may lie before all allowed days.</summary>
    /// <exception cref="ArgumentException">The averaging does not fit the period.</exception>
    internal IEnumerable<int> DaysOf(ReportingPeriod period, string parameterName) => daysOf(period, parameterName);

    private static int Opening(ReportingPeriod period) => DayNumber.Require(period.Start, nameof(period)) - 1;

    private static int Closing(ReportingPeriod period) => DayNumber.Require(period.End, nameof(period));

    private static IEnumerable<int> EveryDay(ReportingPeriod period) => Enumerable.Range(Opening(period) + 1, period.Days);

    private static IEnumerable<int> FivePoints(ReportingPeriod period, string parameterName)
    {
        // A year's length comes first, so that the months below stay within the allowed years.
        if (period.Days is 365 or 366 && period.Start.Day == 1)
        {
            int[] ends = [.. Enumerable.Range(1, 4).Select(
                quarter => DayNumber.Require(period.Start.PlusMonths(3 * quarter - 1).With(DateAdjusters.EndOfMonth), nameof(period)))];
            if (ends[^1] == Closing(period)) return ends.Prepend(Opening(period));
        }

        throw new ArgumentException(
            $"Found the period {period.Name} ({period}); periods of twelve whole months are allowed for the five-point average. Use the "
            + "mean of period ends for others.",
            parameterName);
    }

    private static IEnumerable<int> EndsOf(ReportingCalendar finer, ReportingPeriod period, string parameterName)
    {
        PeriodAxis within = finer.Between(period.Start, period.End);
        return within.Start == period.Start && within.End == period.End
            ? within.Select(Closing)
            : throw new ArgumentException(
                $"Found the period {period.Name} ({period}), which whole {finer} do not fill; boundaries that nest are "
                + "allowed. Name a finer calendar.",
                parameterName);
    }

    void IReport.Write(ReportWriter report) => report.Add(ToString(), "name");
}
