using System.Collections;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// An amount for each period of an axis, in order, quiet periods as zero: read from <see cref="PeriodTotals"/>, averaged by a <see cref="BalanceHistory"/>,
/// or stated by the caller (sales, average balances).
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class AmountSeries : IReadOnlyList<AmountPoint>, ISeries
{
    private readonly Money[] amounts;
    private readonly ExactAmounts? exact;
    private readonly long[]? entryCounts;
    private readonly AmountOrigin? origin;
    private readonly AmountStatement statement;

    private AmountSeries(PeriodAxis axis, Money[] amounts, ExactAmounts? exact, long[]? entryCounts, AmountOrigin? origin, AmountStatement statement)
    {
        Axis = axis;
        this.amounts = amounts;
        this.exact = exact;
        this.entryCounts = entryCounts;
        this.origin = origin;
        this.statement = statement;
        CompleteCount = axis.CountThrough(origin?.Totals.LastCompleteDay);
    }

    /// <summary>A measure of totals.</summary>
    internal AmountSeries(PeriodAxis axis, Money[] amounts, long[] entryCounts, AmountOrigin origin)
        : this(axis, amounts, null, entryCounts, origin, AmountStatement.Nothing)
    {
    }

    /// <summary>Amounts that may lie between two minor units, rounded for reading.</summary>
    internal AmountSeries(PeriodAxis axis, Currency currency, ExactAmounts exact, long[]? entryCounts, AmountOrigin? origin, AmountStatement statement)
        : this(axis, [.. exact.MinorUnits.Select(amount => Money.FromFraction(amount, currency, exact.Rule))], exact, entryCounts, origin, statement)
    {
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => amounts[0].Currency;

    /// <summary>The number of periods, 1 or more.</summary>
    public int Count => amounts.Length;

    /// <summary>Whether the amounts include tax, as stated with <see cref="WithTaxBasis"/>.</summary>
    public TaxBasis TaxBasis => statement.TaxBasis;

    /// <summary>Where the amounts come from, as stated with <see cref="WithSource"/>; null where it was not.</summary>
    public string? Source => statement.Source;

    /// <summary>What is outside the axis; null for a stated series, which has nothing there, and where sums were computed elsewhere or converted, which do not tell.</summary>
    /// <exception cref="OverflowException">It exceeds 64 bits of minor units.</exception>
    public Money? Outside => origin?.Outside is { } outside ? Money.FromExact(outside, Currency) : null;

    /// <summary>The number of entries outside the axis; null for a stated series, and where sums were computed elsewhere.</summary>
    public long? OutsideCount => origin?.OutsideCount;

    /// <summary>The amounts of all periods of the axis, complete or not, added up; of amounts that are rounded for reading, rounded once.</summary>
    /// <exception cref="OverflowException">The sum exceeds 64 bits of minor units.</exception>
    public AmountPoint Total => PointOf(0, Count);

    /// <summary>
    /// What rounding left: <see cref="Total"/> less the amounts of the periods as they are read. Zero for amounts of whole minor units; a report of converted
    /// or averaged amounts prints it as a line of its own, so that its column adds up.
    /// </summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public Money Rounding => Money.FromExact(Total.Amount.MinorUnits - Sum(0, Count), Currency);

    /// <summary>The amount of the period at a position, 0 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has no such position.</exception>
    public AmountPoint this[int index]
    {
        get
        {
            _ = Axis[index];
            return PointOf(index, 1);
        }
    }

    /// <summary>The amount of the period in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the axis.</exception>
    public AmountPoint At(LocalDate day) => PointOf(Axis.RequireIndexOf(day, nameof(day)), 1);

    /// <summary>A series of one amount in major units per period, such as sales.</summary>
    /// <param name="currency">The currency of the amounts.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">As many amounts as the axis has periods, in order. Zero and negative ones are allowed: a ratio over them is undefined and says why.</param>
    /// <exception cref="ArgumentException">There are more or fewer amounts than periods, one has more decimals than the currency or exceeds 64 bits of minor units, or the currency is <c>default</c>.</exception>
    public static AmountSeries FromValues(Currency currency, PeriodAxis axis, IEnumerable<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        List<Money> amounts = [];
        foreach (decimal value in values)
        {
            amounts.Add(Money.TryFromDecimal(value, currency, out Money amount) is not { } problem
                ? amount
                : throw new ArgumentException($"{(amounts.Count < axis.Count ? axis[amounts.Count].Name : "After the last period")}: {problem}", nameof(values)));
        }

        axis.RequireOnePerPeriod(amounts.Count, "amount", "amounts", nameof(values));
        return new AmountSeries(axis, [.. amounts], null, null, null, AmountStatement.Nothing);
    }

    /// <summary>The same series, stated to include tax or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="WriteOffMetrics.TaxBasis"/>.</exception>
    public AmountSeries WithTaxBasis(TaxBasis basis) => Enum.IsDefined(basis)
        ? StatedAs(statement with { TaxBasis = basis })
        : throw new ArgumentOutOfRangeException(nameof(basis), basis, $"Found the tax basis {Invariant.Text((int)basis)}; a member of TaxBasis is allowed.");

    /// <summary>The same series with a word on where it comes from, which explanations print: <c>10-K 2014, average gross loans</c>.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public AmountSeries WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return StatedAs(statement with { Source = source });
    }

    /// <summary>
    /// The same series added up by the periods of a coarser axis of the same days: monthly sales to quarters, say. For flows only: balances do not add up, and
    /// the ratio over average receivables refuses a stated series that was rolled up.
    /// </summary>
    /// <exception cref="ArgumentException">The boundaries do not nest, the axes do not cover the same days, or the series is one of averages.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public AmountSeries RollUpTo(PeriodAxis coarser)
    {
        ArgumentNullException.ThrowIfNull(coarser);
        if (Measure == AmountMeasure.Average)
            throw new ArgumentException($"Found average balances of {Axis}; amounts of flows are allowed, because balances do not add up. Average the balances by the coarser axis itself.", nameof(coarser));
        if (origin is not null) return origin.Totals.RollUpTo(coarser).Series(origin.Measure).StatedAs(statement);
        int[] positions = Axis.PositionsOn(coarser, nameof(coarser));
        var sums = new Int128[coarser.Count];
        for (int i = 0; i < amounts.Length; i++) sums[positions[i]] += amounts[i].MinorUnits;
        return new AmountSeries(coarser, [.. sums.Select(sum => Money.FromExact(sum, Currency))], null, null, null, statement with { IsRolledUp = true });
    }

    /// <inheritdoc/>
    public IEnumerator<AmountPoint> GetEnumerator() => Enumerable.Range(0, Count).Select(index => PointOf(index, 1)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The total and the axis on one line, in any culture.</summary>
    public override string ToString() => $"{TotalInWords} in {Axis}";

    ISeriesPoint ISeries.PointOf(int first, int count) => PointOf(first, count);

    int ISeries.CompleteCount => CompleteCount;

    /// <summary>
    /// The amount of the days with which a period is compared a year earlier so that both are equally long: that of a period of the axis, or read once more from the
    /// ledger. None where they do not lie on the axis, or the calendar knows none.
    /// </summary>
    /// <exception cref="InvalidOperationException">The days are no period of the axis, and the series has no ledger to read.</exception>
    internal AmountPoint? ComparableYearBefore(int index)
    {
        if (Axis.Calendar.ComparableYearBefore(Axis[index]) is not { } earlier) return null;
        if (Axis.IndexOf(earlier.Start) is var position && (position < 0 || Axis.IndexOf(earlier.End) < 0)) return null;
        if (Axis[position] == earlier) return PointOf(position, 1);
        if (origin is null) throw new InvalidOperationException($"Found a series that was stated, not read from a ledger: the amount of {earlier} is not known. Ask the series of a PeriodTotals, or state the comparable amounts.");
        return origin.Totals.ReadAgain(origin.Measure, new PeriodAxis(Axis.Calendar, [earlier]))[0];
    }

    /// <summary>Whether a stated series was added up from finer periods, and so is no series of balances.</summary>
    internal bool IsRolledUp => statement.IsRolledUp;

    /// <summary>How balances were averaged, in words; none for other amounts.</summary>
    internal string? Averaging => statement.Averaging;

    internal AmountMeasure Measure => origin?.Measure ?? (Averaging is null ? AmountMeasure.Stated : AmountMeasure.Average);

    /// <summary>Whether no amount can lie below zero: sums of one kind of entry.</summary>
    internal bool IsNeverNegative => Measure is AmountMeasure.Gross or AmountMeasure.Reversals or AmountMeasure.Recoveries or AmountMeasure.RecoveriesReturned;

    /// <summary>The totals behind the series; none behind a stated one.</summary>
    internal PeriodTotals? Totals => origin?.Totals;

    /// <summary>The number of leading periods that are complete.</summary>
    internal int CompleteCount { get; }

    /// <summary>The total of the amounts as they are read, also where it exceeds what an amount holds.</summary>
    internal string TotalInWords => Money.InWords(Sum(0, Count), Currency);

    /// <summary>What is outside the axis for reading, also where it exceeds what an amount holds; none where it is not known.</summary>
    internal string? OutsideInWords => origin?.Outside is { } outside ? Money.InWords(outside, Currency) : null;

    /// <summary>Some periods taken as one. Of no periods: nothing, on the whole axis.</summary>
    internal AmountPoint PointOf(int first, int count)
    {
        long? entries = entryCounts is null ? null : entryCounts.AsSpan(first, count).ToArray().Sum();
        if (exact is null)
        {
            Int128 sum = Sum(first, count);
            return new AmountPoint(this, first, count, Money.FromExact(sum, Currency), sum, entries);
        }

        Fraction total = 0L;
        for (int i = first; i < first + count; i++) total += exact.MinorUnits[i];
        return new AmountPoint(this, first, count, Money.FromFraction(total, Currency, exact.Rule), total, entries);
    }

    internal IReadOnlyCollection<LedgerEntry> EntriesOf(int first, int count)
    {
        if (origin is null) throw new InvalidOperationException("Found a series that was stated, not read from a ledger: it has no entries. Ask the series of a PeriodTotals.");
        return count == 0 ? [] : origin.Totals.EntriesOf(origin.Measure, outside: false, first, count);
    }

    private Int128 Sum(int first, int count)
    {
        Int128 sum = 0;
        for (int i = first; i < first + count; i++) sum += amounts[i].MinorUnits;
        return sum;
    }

    private AmountSeries StatedAs(AmountStatement stated) => new(Axis, amounts, exact, entryCounts, origin, stated);
}
