using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// The balances of receivables (a bank's loans) at the end of certain days, as the caller states them, and the averages that ratios are
/// computed over. A day without a stated balance has none: nothing is interpolated.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class BalanceHistory : IReport
{
    private readonly int[] days;
    private readonly Money[] balances;

    private BalanceHistory(Currency currency, int[] days, Money[] balances, string? source)
    {
        Currency = currency;
        this.days = days;
        this.balances = balances;
        Source = source;
    }

    /// <summary>The currency of every balance.</summary>
    public Currency Currency { get; }

    /// <summary>The number of balances stated.</summary>
    public int Count => days.Length;

    /// <summary>Where the balances come from, as stated with <see cref="WithSource"/>; null where it was not.</summary>
    public string? Source { get; }

    /// <summary>A history of balances in major units, each at the end of its day.</summary>
    /// <param name="currency">The currency of the balances.</param>
    /// <param name="balances">Days and balances in any order; a balance may be zero or negative.</param>
    /// <exception cref="ArgumentException">
    /// A day is stated twice, an amount has more decimals than the currency or exceeds 64 bits of minor units, or the currency is
    /// <c>default</c>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public static BalanceHistory FromBalances(Currency currency, IEnumerable<(LocalDate Day, decimal Balance)> balances)
    {
        ArgumentNullException.ThrowIfNull(balances);
        currency.RequireDefined(nameof(currency));
        var sorted = new SortedDictionary<int, Money>();
        foreach ((LocalDate day, decimal balance) in balances)
        {
            int number = DayNumber.Require(day, nameof(balances));
            if (Money.TryFromDecimal(balance, currency, out Money money) is { } problem)
                throw new ArgumentException($"{DayNumber.ToText(day)}: {problem}", nameof(balances));
            if (!sorted.TryAdd(number, money)) throw new ArgumentException(
                $"Found {money} as one more balance of {DayNumber.ToText(day)}, beside {sorted[number]}; one balance a day is "
                + "allowed. Keep the one at its end.",
                nameof(balances));
        }

        return new BalanceHistory(currency, [.. sorted.Keys], [.. sorted.Values], null);
    }

    /// <summary>
    /// The average balances of each segment, from rows of one's own with a day, a value and a balance: receivables by region. Their total
    /// is the sum of the segments' averages, because balances add up over segments.
    /// </summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="currency">The currency of the balances.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="averaging">How a period's balances are averaged. There is no usual one: name it.</param>
    /// <param name="dimension">The name of the dimension, as the ledger has it.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="day">The day at whose end the balance stood.</param>
    /// <param name="value">The value of the dimension; null where the row states none.</param>
    /// <param name="balance">The balance in major units.</param>
    /// <exception cref="ArgumentException">There is no row, one is null, or as for <see cref="FromBalances"/> and <see cref="AverageBy"/>,
    /// of one segment; or the dimension's name is bad.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    /// <exception cref="OverflowException">An average exceeds 64 bits of minor units.</exception>
    public static MetricBreakdown<AmountSeries> AverageRowsBy<TRow>(
        Currency currency, PeriodAxis axis, BalanceAveraging averaging, string dimension, IEnumerable<TRow> rows,
        Func<TRow, CalendarDay> day,
        Func<TRow, string?> value, Func<TRow, decimal> balance)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(averaging);
        Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(balance);
        List<(string? Value, LocalDate Day, decimal Balance)> read = [];
        foreach (TRow row in rows)
        {
            RowSums.RequireRow(row, read.Count, nameof(rows));
            read.Add((value(row), day(row).Date, balance(row)));
        }

        return AmountSeries.FromSegments(dimension, read.GroupBy(row => row.Value, row => (row.Day, row.Balance))
            .Select(segment => (segment.Key, FromBalances(currency, segment).AverageBy(axis, averaging))));
    }

    /// <summary>The same history with a word on where it comes from, which explanations print.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public BalanceHistory WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new BalanceHistory(Currency, days, balances, source);
    }

    /// <summary>The balance at the end of a day; null where none was stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public Money? BalanceOn(LocalDate day) =>
        Array.BinarySearch(days, DayNumber.Require(day, nameof(day))) is var found and >= 0 ? balances[found] : null;

    /// <summary>
    /// The average balance of each period, for the ratio over average receivables. Averages are kept exactly; as they are read, they are
    /// rounded to the minor unit, halves away from zero.
    /// </summary>
    /// <param name="axis">The periods.</param>
    /// <param name="averaging">How a period's balances are averaged. There is no usual one: name it.</param>
    /// <exception cref="ArgumentException">
    /// A balance that the averaging needs was not stated (the message says of which day), or the averaging does not fit the periods.
    /// </exception>
    /// <exception cref="OverflowException">An average exceeds 64 bits of minor units.</exception>
    public AmountSeries AverageBy(PeriodAxis axis, BalanceAveraging averaging)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(averaging);
        Fraction[] averages = [.. axis.Select(period => Average(period, averaging, nameof(axis)))];
        return new AmountSeries(
            AmountMetrics.OfAverages(averaging.ToString()), axis, Currency, new ExactAmounts(averages, MidpointRounding.AwayFromZero),
            new AverageProvenance(this, averaging), AmountStatement.Nothing with { Source = Source });
    }

    /// <summary>The currency, the number of balances and their days on one line, in any culture.</summary>
    public override string ToString()
    {
        string span = Count == 0 ? "" : $", {InText(days[0])} to {InText(days[^1])}";
        return $"{Invariant.Count(Count, "balance", "balances")} in {Currency}{span}";
    }

    private static string InText(int day) => DayNumber.ToText(DayNumber.ToDate(day));

    private Fraction Average(ReportingPeriod period, BalanceAveraging averaging, string parameterName)
    {
        Int128 sum = 0;
        int count = 0;
        foreach (int day in averaging.DaysOf(period, parameterName))
        {
            int found = Array.BinarySearch(days, day);
            if (found < 0 && averaging.CarriesForward) found = ~found - 1;
            if (found < 0) throw new ArgumentException(WhyMissing(period, day, averaging), parameterName);
            sum += balances[found].MinorUnits;
            count++;
        }

        return (Fraction)sum / (long)count;
    }

    private static string WhyMissing(ReportingPeriod period, int day, BalanceAveraging averaging)
    {
        string needed = day < DayNumber.Min ? "the day before the year 1" : DayNumber.ToText(DayNumber.ToDate(day));
        return $"Found no balance {(averaging.CarriesForward ? "on or before" : "on")} {needed}; the {averaging} average of {period.Name} "
            + "needs it. State it, end the axis before, or choose an averaging for which the balances are there.";
    }

    /// <summary>Of averages of balances that the caller stated.</summary>
    private sealed class AverageProvenance(BalanceHistory balances, BalanceAveraging averaging) : Provenance
    {
        public override MetricSeries? ReadAgain(PeriodAxis axis) => balances.AverageBy(axis, averaging);

        public override string InWordsBelow(MetricPoint point) =>
            $"{averaging} average of balances stated by the caller as they were known to them";
    }

    void IReport.Write(ReportWriter report) => report
        .AddValue(Currency)
        .Add(Count)
        .Add(Source);
}
