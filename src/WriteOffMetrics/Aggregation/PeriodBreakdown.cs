using System.Collections;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A ledger's totals by period for each value of one dimension. The parts add up to <see cref="Total"/> exactly. Enumerating it gives each
/// value with its totals, <c>foreach (var (value, totals) in breakdown)</c>, in order of <see cref="Values"/>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Two are equal when they are by one dimension and the totals of each value are, by
/// its text; a value without any entry counts like one that is absent. Which ledger they came from makes no difference.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class PeriodBreakdown : IReadOnlyCollection<KeyValuePair<string?, PeriodTotals>>, IEquatable<PeriodBreakdown>, IReport
{
    private readonly TotalsCube cube;
    private readonly DimensionDictionary values;
    private readonly CategoryScope scope;

    // Made when first asked for, because there may be a million values; two threads may make them at once and find the same.
    private IReadOnlyList<string?>? valuesInOrder;
    private PeriodTotals? total;

    internal PeriodBreakdown(TotalsCube cube, DimensionDictionary values, CategoryScope scope, string dimension)
    {
        this.cube = cube;
        this.values = values;
        this.scope = scope;
        Dimension = dimension;
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => cube.Axis;

    /// <summary>The dimension by which the ledger is broken down.</summary>
    public string Dimension { get; }

    /// <summary>
    /// The values that occur, in any category, on the axis or outside it, in order of their text letter by letter. Null stands for entries
    /// that state none and comes first; the empty text is a value of its own.
    /// </summary>
    public IReadOnlyList<string?> Values =>
        valuesInOrder ??= Array.AsReadOnly([.. values.InOrder(cube.CodeCount).Select(code => values[code])]);

    /// <summary>The number of values.</summary>
    public int Count => cube.CodeCount;

    /// <summary>The totals over all values.</summary>
    public PeriodTotals Total => total ??= new PeriodTotals(cube.WithoutDimension(), scope);

    /// <summary>
    /// Gross write-offs (M1) of each value: divided by sales of the same values, <c>breakdown.Gross.ToSales(sales)</c>, they give each
    /// one's ratio.
    /// </summary>
    public MetricBreakdown<AmountSeries> Gross => Series(totals => totals.Gross);

    /// <summary>Write-offs of each value undone because they were wrong.</summary>
    public MetricBreakdown<AmountSeries> Reversals => Series(totals => totals.Reversals);

    /// <summary>Money received after the write-off for each value.</summary>
    public MetricBreakdown<AmountSeries> Recoveries => Series(totals => totals.Recoveries);

    /// <summary>Recoveries of each value undone.</summary>
    public MetricBreakdown<AmountSeries> RecoveriesReturned => Series(totals => totals.RecoveriesReturned);

    /// <summary>Recoveries less those returned of each value.</summary>
    public MetricBreakdown<AmountSeries> NetRecoveries => Series(totals => totals.NetRecoveries);

    /// <summary>Net write-offs (M2) of each value.</summary>
    public MetricBreakdown<AmountSeries> Net => Series(totals => totals.Net);

    /// <summary>
    /// A breakdown that another engine computed, all rows or none; as <see cref="PeriodTotals.FromRows"/>, each row with its value.
    /// </summary>
    /// <param name="currency">The currency of every sum.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="dimension">The dimension whose values the rows carry.</param>
    /// <param name="lastCompleteDay">The day through which the books were complete; null where nobody states one.</param>
    /// <param name="basis">Which date of the entries decided the periods.</param>
    /// <param name="rows">The sums, in any order; those of the same cell are added up, cells without one are zero.</param>
    /// <param name="controlSum">All sums added up, whatever their kind.</param>
    /// <param name="controlCount">All counts added up.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="PeriodTotals.FromRows"/>, or the dimension's name is bad, or the result would exceed 67,108,864 cells.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="PeriodTotals.FromRows"/>.</exception>
    public static PeriodBreakdown FromRows(Currency currency, PeriodAxis axis, string dimension, LocalDate? lastCompleteDay,
        PeriodBasis basis, IEnumerable<TotalsRow> rows, Money controlSum, long controlCount)
    {
        WriteOffMetrics.Dimension.RequireName(dimension, nameof(dimension));
        var values = new DimensionDictionary();
        var stated = new StatedTotals(currency, axis, lastCompleteDay, basis, rows, controlSum, controlCount);
        return new PeriodBreakdown(TotalsFromRows.Read(stated, values), values, CategoryScope.FromCategory(EntryCategory.Receivable),
            dimension);
    }

    /// <summary>Whether any entry has a value, in any category, on the axis or outside it.</summary>
    public bool Contains(string? value) => CodeOf(value) >= 0;

    /// <summary>The totals of one value; of null, those of the entries that state none.</summary>
    /// <exception cref="ArgumentException">No entry has this value: ask <see cref="Contains"/> first where that may be.</exception>
    public PeriodTotals this[string? value] => CodeOf(value) is var code and >= 0
        ? TotalsOf(code, value)
        : throw new ArgumentException(
            $"Found {Invariant.InQuotes(value)}, which no entry has as its {Dimension}; "
            + (Count == 0 ? "there are no values" : $"the {Invariant.Count(Count, "value", "values")} in Values are allowed")
            + ". Compare the spelling (case and accents count), or ask Contains first.",
            nameof(value));

    /// <summary>
    /// What rounding left: a measure of <see cref="Total"/> over all periods of the axis less those of the values, each as it is read. Zero
    /// for amounts of whole minor units; a report of converted amounts prints it as a line of its own, so that its column adds up:
    /// <c>breakdown.Rounding(AmountMeasure.Gross)</c>.
    /// </summary>
    /// <param name="measure">The amount of the column.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="AmountMeasure"/>.</exception>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public Money Rounding(AmountMeasure measure) => ValueSums.Rounding(cube, scope, measure.Require(), 0, Axis.Count);

    /// <summary>The same in one period: <c>breakdown.Rounding(AmountMeasure.Gross, months[0])</c>.</summary>
    /// <param name="measure">The amount of the column.</param>
    /// <param name="period">A period of the axis, or neighbouring ones taken together, complete or not.</param>
    /// <exception cref="ArgumentException">The period starts or ends within a period of the axis, or outside it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="AmountMeasure"/>.</exception>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public Money Rounding(AmountMeasure measure, ReportingPeriod period)
    {
        (int first, int count) = Axis.RequireSpan(period, nameof(period));
        return ValueSums.Rounding(cube, scope, measure.Require(), first, count);
    }

    /// <summary>
    /// The values with the largest amounts over all periods of the axis, complete or not, one by one, and all others together:
    /// <c>breakdown.Top(5, AmountMeasure.Gross)</c>.
    /// </summary>
    /// <param name="count">How many; all of them where there are fewer.</param>
    /// <param name="measure">The amount by which values are ranked; of equal amounts the earlier value ranks higher.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one, or not a member of <see cref="AmountMeasure"/>.</exception>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public TopBreakdown Top(int count, AmountMeasure measure) => Top(count, measure, 0, Axis.Count);

    /// <summary>
    /// The same by the amounts of one period, <c>breakdown.Top(5, AmountMeasure.Gross, months[11])</c>, or of the complete ones only,
    /// <c>breakdown.Top(5, AmountMeasure.Gross, breakdown.Total.Gross.Overall.Period)</c>. The totals of each value are those of all
    /// periods still.
    /// </summary>
    /// <param name="count">How many; all of them where there are fewer.</param>
    /// <param name="measure">The amount by which values are ranked; of equal amounts the earlier value ranks higher.</param>
    /// <param name="period">A period of the axis, or neighbouring ones taken together, complete or not.</param>
    /// <exception cref="ArgumentException">The period starts or ends within a period of the axis, or outside it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one, or not a member of <see cref="AmountMeasure"/>.</exception>
    /// <exception cref="OverflowException">An amount exceeds 64 bits of minor units.</exception>
    public TopBreakdown Top(int count, AmountMeasure measure, ReportingPeriod period)
    {
        (int first, int periods) = Axis.RequireSpan(period, nameof(period));
        return Top(count, measure, first, periods);
    }

    /// <summary>The same breakdown read from another category.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="EntryCategory"/>.</exception>
    public PeriodBreakdown For(EntryCategory category) => new(cube, values, CategoryScope.FromCategory(category), Dimension);

    /// <summary>The same breakdown read from all losses, as <see cref="PeriodTotals.AllLosses"/>.</summary>
    public PeriodBreakdown AllLosses => new(cube, values, CategoryScope.AllLosses, Dimension);

    /// <summary>The same breakdown, stated to be complete through a day, as <see cref="PeriodTotals.CompleteThrough"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public PeriodBreakdown CompleteThrough(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return new PeriodBreakdown(cube.WithLastCompleteDay(day), values, scope, Dimension);
    }

    /// <summary>
    /// The same breakdown of sums that another engine computed, with words of what they are of, which <c>Explain()</c> repeats:
    /// <c>WithSource("finance.write_offs where region = 'north'")</c>. No figure depends on it.
    /// </summary>
    /// <param name="source">Words on one line.</param>
    /// <exception cref="ArgumentException">There are no words, or a control character is among them.</exception>
    /// <exception cref="InvalidOperationException">They, or a part of them, did not come of <c>FromRows</c>: of a ledger, live or
    /// read from JSON, they say by themselves what they are of.</exception>
    public PeriodBreakdown WithSource(string source) => new(cube.WithSource(source), values, scope, Dimension);

    /// <summary>Both breakdowns added up, value by value.</summary>
    /// <exception cref="ArgumentException">
    /// Axis, currency, period basis, scope or dimension differ, or the result would exceed 67,108,864 cells.
    /// </exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public PeriodBreakdown Merge(PeriodBreakdown other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Dimension != Dimension)
            throw new ArgumentException(
                $"Found a breakdown by {other.Dimension} beside one by {Dimension}; one dimension is "
                + "allowed. Break both down by the same.",
                nameof(other));
        if (other.scope.Name != scope.Name)
            throw new ArgumentException(
                $"Found a breakdown of {other.scope.Name} beside {scope.Name}; breakdowns read from the same are allowed. "
                + "Read both with For or AllLosses.",
                nameof(other));
        if (ReferenceEquals(values, other.values) && cube.CodeCount == other.cube.CodeCount)
            return new PeriodBreakdown(cube.Merge(other.cube, cube.Cells.Layout.Codes), values, scope, Dimension);
        var union = new DimensionDictionary();
        int[] codes = union.AddAll(values, cube.CodeCount), otherCodes = union.AddAll(other.values, other.cube.CodeCount);
        TotalsCube merged = cube.Merge(other.cube, CodeSet.FromValues(union), codes, otherCodes);
        return new PeriodBreakdown(merged, union, scope, Dimension);
    }

    /// <summary>The same breakdown by the periods of a coarser axis of the same days: months to quarters, say.</summary>
    /// <exception cref="ArgumentException">The boundaries do not nest, or the axes do not cover the same days.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public PeriodBreakdown RollUpTo(PeriodAxis coarser)
    {
        ArgumentNullException.ThrowIfNull(coarser);
        return new PeriodBreakdown(cube.RollUpTo(coarser), values, scope, Dimension);
    }

    /// <summary>The breakdown as JSON, as <see cref="PeriodTotals.ToJson"/>.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="PeriodTotals.ToJson"/>.</exception>
    public string ToJson() => TotalsJson.Write(cube, Dimension, values);

    /// <summary>The breakdown that <see cref="ToJson"/> wrote, of receivables.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="axis">Its periods, by their days.</param>
    /// <param name="dimension">Its dimension.</param>
    /// <exception cref="ArgumentException">As for <see cref="PeriodTotals.FromJson"/>, or the dimension's name is bad.</exception>
    public static PeriodBreakdown FromJson(string json, Currency currency, PeriodAxis axis, string dimension)
    {
        ArgumentNullException.ThrowIfNull(json);
        WriteOffMetrics.Dimension.RequireName(dimension, nameof(dimension));
        var values = new DimensionDictionary();
        return new PeriodBreakdown(TotalsJsonReader.Read(json, currency, axis, dimension, values), values,
            CategoryScope.FromCategory(EntryCategory.Receivable), dimension);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string?, PeriodTotals>> GetEnumerator() =>
        Values.Select(value => KeyValuePair.Create(value, TotalsOf(CodeOf(value), value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both are by one dimension and the totals of each value are equal.</summary>
    public bool Equals(PeriodBreakdown? other) => ReferenceEquals(this, other) || (other is not null
        && Dimension == other.Dimension && scope.Name == other.scope.Name
        && CubeEquality.AreEqual(cube, other.cube, code => other.CodeOf(values[code])));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PeriodBreakdown);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Dimension, scope.Name, CubeEquality.HashOf(cube));

    /// <summary>Whether both are equal; null equals null.</summary>
    public static bool operator ==(PeriodBreakdown? left, PeriodBreakdown? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(PeriodBreakdown? left, PeriodBreakdown? right) => !(left == right);

    /// <summary>What the breakdown is, on one line, in any culture.</summary>
    public override string ToString() => $"{Invariant.Count(Count, "value", "values")} of {Dimension}, {Axis}";

    internal TotalsCube Cube => cube;

    /// <summary>The values by a measure of some neighbouring periods.</summary>
    internal RankedValues Rank(AmountMeasure measure, int first, int count) =>
        new(ValueSums.Of(cube, scope, measure.Require(), first, count), code => values[code]);

    /// <summary>The totals of all values but some, given by their codes.</summary>
    internal PeriodTotals Without(IReadOnlyList<int> codes)
    {
        var kept = new int[cube.CodeCount];
        foreach (int code in codes) kept[code] = -1;
        string?[] without = [.. codes.Select(code => values[code])];
        return new PeriodTotals(
            cube.Recoded([.. cube.Sources.Select(source => source.Without(Dimension, without))], CodeSet.One, kept), scope);
    }

    /// <summary>A series of each value and of all.</summary>
    internal MetricBreakdown<TSeries> Series<TSeries>(Func<PeriodTotals, TSeries> seriesOf)
        where TSeries : MetricSeries =>
            new(Dimension, Values, Contains, value => seriesOf(TotalsOf(CodeOf(value), value)), () => seriesOf(Total));

    private TopBreakdown Top(int count, AmountMeasure measure, int first, int periods)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(
            nameof(count), count, $"Found the top {Invariant.Text(count)}; 1 or more are allowed.");
        return new TopBreakdown(this, Rank(measure, first, periods), count);
    }

    /// <summary>The totals of a value by its code; zeros where there is none.</summary>
    private PeriodTotals TotalsOf(int code, string? value)
    {
        TotalsSource[] narrowed = [.. cube.Sources.Select(source => source.Narrow(Dimension, value))];
        return new PeriodTotals(code < 0 ? cube.Nothing(narrowed) : cube.Slice(code, narrowed), scope);
    }

    internal DimensionDictionary Dictionary => values;

    /// <summary>The code of a value, or -1. The dictionary may have been given more values since.</summary>
    private int CodeOf(string? value) => values.CodeOf(value) is var code && code < cube.CodeCount ? code : -1;

    void IReport.Write(ReportWriter report) => TotalsReport.WriteValues(
        TotalsReport.WriteHead(report, Total).Add(Dimension), Dimension, Values, value => this[value], Total);
}
