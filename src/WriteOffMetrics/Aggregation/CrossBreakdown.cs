using System.Collections;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A ledger's totals by period for each pair of values of two dimensions. The parts add up to <see cref="Total"/> exactly, by either
/// dimension. Enumerating it gives each pair with its totals, <c>foreach (var ((first, second), totals) in breakdown)</c>, in order of
/// <see cref="Pairs"/>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Two are equal when they are by the same dimensions in the same order and the totals
/// of each pair are, by its texts, as of <see cref="PeriodBreakdown"/>.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class CrossBreakdown : IReadOnlyCollection<KeyValuePair<(string? First, string? Second), PeriodTotals>>,
    IEquatable<CrossBreakdown>, IReport
{
    private readonly TotalsCube cube;
    private readonly ValuePairs pairs;
    private readonly CategoryScope scope;

    // Made when first asked for; two threads may make them at once and find the same.
    private IReadOnlyList<(string? First, string? Second)>? pairsInOrder;

    internal CrossBreakdown(TotalsCube cube, ValuePairs pairs, CategoryScope scope, string firstDimension, string secondDimension)
    {
        this.cube = cube;
        this.pairs = pairs;
        this.scope = scope;
        FirstDimension = firstDimension;
        SecondDimension = secondDimension;
        ByFirst = Margin(firstDimension, pairs.First, code => pairs[code].First);
        BySecond = Margin(secondDimension, pairs.Second, code => pairs[code].Second);
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => cube.Axis;

    /// <summary>The first dimension.</summary>
    public string FirstDimension { get; }

    /// <summary>The second dimension.</summary>
    public string SecondDimension { get; }

    /// <summary>The totals by the first dimension alone.</summary>
    public PeriodBreakdown ByFirst { get; }

    /// <summary>The totals by the second dimension alone.</summary>
    public PeriodBreakdown BySecond { get; }

    /// <summary>The totals over all pairs.</summary>
    public PeriodTotals Total => ByFirst.Total;

    /// <summary>The pairs of values that occur together, in order of their texts letter by letter, what is not stated first.</summary>
    public IReadOnlyList<(string? First, string? Second)> Pairs =>
        pairsInOrder ??= Array.AsReadOnly([.. MetricCrossBreakdown<AmountSeries>.InOrder(
        Enumerable.Range(0, pairs.Count).Select(code => (pairs.First[pairs[code].First], pairs.Second[pairs[code].Second])))]);

    /// <summary>The number of pairs that occur.</summary>
    public int Count => pairs.Count;

    /// <summary>Gross write-offs (M1) of each pair.</summary>
    public MetricCrossBreakdown<AmountSeries> Gross => Series(totals => totals.Gross);

    /// <summary>Write-offs of each pair undone because they were wrong.</summary>
    public MetricCrossBreakdown<AmountSeries> Reversals => Series(totals => totals.Reversals);

    /// <summary>Money received after the write-off for each pair.</summary>
    public MetricCrossBreakdown<AmountSeries> Recoveries => Series(totals => totals.Recoveries);

    /// <summary>Recoveries of each pair undone.</summary>
    public MetricCrossBreakdown<AmountSeries> RecoveriesReturned => Series(totals => totals.RecoveriesReturned);

    /// <summary>Recoveries less those returned of each pair.</summary>
    public MetricCrossBreakdown<AmountSeries> NetRecoveries => Series(totals => totals.NetRecoveries);

    /// <summary>Net write-offs (M2) of each pair.</summary>
    public MetricCrossBreakdown<AmountSeries> Net => Series(totals => totals.Net);

    /// <summary>
    /// A breakdown that another engine computed, all rows or none; as <see cref="PeriodTotals.FromRows"/>, each row with both values.
    /// </summary>
    /// <param name="currency">The currency of every sum.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="firstDimension">The dimension of <see cref="TotalsRow.Value"/>.</param>
    /// <param name="secondDimension">The dimension of <see cref="TotalsRow.SecondValue"/>.</param>
    /// <param name="lastCompleteDay">The day through which the books were complete; null where nobody states one.</param>
    /// <param name="basis">Which date of the entries decided the periods.</param>
    /// <param name="rows">The sums, in any order; those of the same cell are added up, cells without one are zero.</param>
    /// <param name="controlSum">All sums added up, whatever their kind.</param>
    /// <param name="controlCount">All counts added up.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="PeriodTotals.FromRows"/>, or a dimension's name is bad, or the result would exceed 67,108,864 cells.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="PeriodTotals.FromRows"/>.</exception>
    public static CrossBreakdown FromRows(
        Currency currency, PeriodAxis axis, string firstDimension, string secondDimension, LocalDate? lastCompleteDay, PeriodBasis basis,
        IEnumerable<TotalsRow> rows, Money controlSum, long controlCount)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(rows);
        Dimension.RequireTwo(firstDimension, secondDimension);
        var pairs = new ValuePairs();
        var stated = new StatedTotals(currency, axis, lastCompleteDay, basis, rows, controlSum, controlCount);
        TotalsCube cube = TotalsFromRows.Read(stated, pairs);
        return new CrossBreakdown(cube, pairs, CategoryScope.FromCategory(EntryCategory.Receivable), firstDimension, secondDimension);
    }

    /// <summary>
    /// The totals of one pair of values, zeros where both occur but not together. Null stands for entries that state none.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// No entry has one of the values: ask <see cref="ByFirst"/> and <see cref="BySecond"/> what there is.
    /// </exception>
    public PeriodTotals this[string? first, string? second]
    {
        get
        {
            Require(pairs.First, first, FirstDimension, nameof(first));
            Require(pairs.Second, second, SecondDimension, nameof(second));
            return TotalsOrNothing(first, second);
        }
    }

    /// <summary>The totals by the second dimension of the entries with one value of the first.</summary>
    /// <exception cref="ArgumentException">No entry has the value.</exception>
    public PeriodBreakdown Within(string? first)
    {
        int firstCode = Require(pairs.First, first, FirstDimension, nameof(first));
        var seconds = new DimensionDictionary();
        int[] codes = [.. Enumerable.Range(0, pairs.Count).Select(
            code => pairs[code].First == firstCode ? seconds.GetOrAdd(pairs.Second[pairs[code].Second]) : -1)];
        TotalsCube within = cube.Recoded(
            [.. cube.Sources.Select(source => source.Narrow(FirstDimension, first))], CodeSet.FromValues(seconds), codes);
        return new PeriodBreakdown(within, seconds, scope, SecondDimension);
    }

    /// <summary>The same breakdown read from another category.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="EntryCategory"/>.</exception>
    public CrossBreakdown For(EntryCategory category) =>
        new(cube, pairs, CategoryScope.FromCategory(category), FirstDimension, SecondDimension);

    /// <summary>The same breakdown read from all losses, as <see cref="PeriodTotals.AllLosses"/>.</summary>
    public CrossBreakdown AllLosses => new(cube, pairs, CategoryScope.AllLosses, FirstDimension, SecondDimension);

    /// <summary>The same breakdown, stated to be complete through a day, as <see cref="PeriodTotals.CompleteThrough"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public CrossBreakdown CompleteThrough(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return new CrossBreakdown(cube.WithLastCompleteDay(day), pairs, scope, FirstDimension, SecondDimension);
    }

    /// <summary>
    /// The same breakdown of sums that another engine computed, with words of what they are of, which <c>Explain()</c> repeats:
    /// <c>WithSource("finance.write_offs where region = 'north'")</c>. No figure depends on it.
    /// </summary>
    /// <param name="source">Words on one line.</param>
    /// <exception cref="ArgumentException">There are no words, or a control character is among them.</exception>
    /// <exception cref="InvalidOperationException">They, or a part of them, did not come of <c>FromRows</c>: of a ledger, live or
    /// read from JSON, they say by themselves what they are of.</exception>
    public CrossBreakdown WithSource(string source) => new(cube.WithSource(source), pairs, scope, FirstDimension, SecondDimension);

    /// <summary>Both breakdowns added up, pair by pair.</summary>
    /// <exception cref="ArgumentException">
    /// Axis, currency, period basis, scope or dimensions differ, or the result would exceed 67,108,864 cells.
    /// </exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public CrossBreakdown Merge(CrossBreakdown other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((other.FirstDimension, other.SecondDimension) != (FirstDimension, SecondDimension))
            throw new ArgumentException(
                $"Found a breakdown by {other.FirstDimension} and {other.SecondDimension} beside one by {FirstDimension} and "
                + $"{SecondDimension}; the same two in the same order are allowed. Break both down alike.",
                nameof(other));
        if (other.scope.Name != scope.Name)
            throw new ArgumentException(
                $"Found a breakdown of {other.scope.Name} beside {scope.Name}; breakdowns read from the same are allowed. "
                + "Read both with For or AllLosses.",
                nameof(other));
        var union = new ValuePairs();
        int[] codes = union.AddAll(pairs), otherCodes = union.AddAll(other.pairs);
        return new CrossBreakdown(cube.Merge(other.cube, CodeSet.FromPairs(union), codes, otherCodes), union, scope, FirstDimension,
            SecondDimension);
    }

    /// <summary>The same breakdown by the periods of a coarser axis of the same days: months to quarters, say.</summary>
    /// <exception cref="ArgumentException">The boundaries do not nest, or the axes do not cover the same days.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public CrossBreakdown RollUpTo(PeriodAxis coarser)
    {
        ArgumentNullException.ThrowIfNull(coarser);
        return new CrossBreakdown(cube.RollUpTo(coarser), pairs, scope, FirstDimension, SecondDimension);
    }

    /// <summary>The breakdown as JSON, as <see cref="PeriodTotals.ToJson"/>.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="PeriodTotals.ToJson"/>.</exception>
    public string ToJson() => TotalsJson.Write(cube, FirstDimension, SecondDimension, pairs);

    /// <summary>The breakdown that <see cref="ToJson"/> wrote, of receivables.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="axis">Its periods, by their days.</param>
    /// <param name="firstDimension">Its first dimension.</param>
    /// <param name="secondDimension">Its second dimension.</param>
    /// <exception cref="ArgumentException">As for <see cref="PeriodTotals.FromJson"/>, or a dimension's name is bad.</exception>
    public static CrossBreakdown FromJson(
        string json, Currency currency, PeriodAxis axis, string firstDimension, string secondDimension)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(axis);
        Dimension.RequireTwo(firstDimension, secondDimension);
        var pairs = new ValuePairs();
        TotalsCube cube = TotalsJsonReader.Read(json, currency, axis, firstDimension, secondDimension, pairs);
        return new CrossBreakdown(cube, pairs, CategoryScope.FromCategory(EntryCategory.Receivable), firstDimension, secondDimension);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<(string? First, string? Second), PeriodTotals>> GetEnumerator() =>
        Pairs.Select(pair => KeyValuePair.Create(pair, TotalsOrNothing(pair.First, pair.Second))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both are by the same dimensions and the totals of each pair are equal.</summary>
    public bool Equals(CrossBreakdown? other) => ReferenceEquals(this, other) || (other is not null
        && FirstDimension == other.FirstDimension && SecondDimension == other.SecondDimension && scope.Name == other.scope.Name
        && CubeEquality.AreEqual(cube, other.cube, code => other.CodeOf(pairs.First[pairs[code].First], pairs.Second[pairs[code].Second])));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CrossBreakdown);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FirstDimension, SecondDimension, scope.Name, CubeEquality.HashOf(cube));

    /// <summary>Whether both are equal; null equals null.</summary>
    public static bool operator ==(CrossBreakdown? left, CrossBreakdown? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(CrossBreakdown? left, CrossBreakdown? right) => !(left == right);

    /// <summary>What the breakdown is, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.Count(pairs.First.Count, "value", "values")} of {FirstDimension} × "
            + $"{Invariant.Count(pairs.Second.Count)} of {SecondDimension}, {Axis}";

    /// <summary>A series of each pair, of each value and of all.</summary>
    internal MetricCrossBreakdown<TSeries> Series<TSeries>(Func<PeriodTotals, TSeries> seriesOf)
        where TSeries : MetricSeries => new(
        ByFirst.Series(seriesOf), BySecond.Series(seriesOf), Pairs, (first, second) => seriesOf(TotalsOrNothing(first, second)));

    /// <summary>The totals of a pair of values; zeros where they do not occur together.</summary>
    private PeriodTotals TotalsOrNothing(string? first, string? second)
    {
        TotalsSource[] narrowed = [.. cube.Sources.Select(source => source.Narrow(FirstDimension, first).Narrow(SecondDimension, second))];
        int code = CodeOf(first, second);
        return new PeriodTotals(code < 0 ? cube.Nothing(narrowed) : cube.Slice(code, narrowed), scope);
    }

    /// <summary>The code of a pair of values, or -1 where they do not occur together.</summary>
    private int CodeOf(string? first, string? second)
    {
        (int firstCode, int secondCode) = (pairs.First.CodeOf(first), pairs.Second.CodeOf(second));
        return firstCode < 0 || secondCode < 0 ? -1 : pairs.Find(firstCode, secondCode);
    }

    private PeriodBreakdown Margin(string dimension, DimensionDictionary values, Func<int, int> codeOf)
    {
        int[] codes = [.. Enumerable.Range(0, pairs.Count).Select(codeOf)];
        return new PeriodBreakdown(cube.Recoded(cube.Sources, CodeSet.FromValues(values), codes), values, scope, dimension);
    }

    private static int Require(DimensionDictionary values, string? value, string dimension, string parameterName) =>
        values.CodeOf(value) is var code and >= 0
        ? code
        : throw new ArgumentException(
            $"Found {Invariant.InQuotes(value)}, which no entry has as its {dimension}; values of ByFirst and BySecond are allowed. "
            + "Compare the spelling (case and accents count).",
            parameterName);

    void IReport.Write(ReportWriter report) => TotalsReport.WritePairs(report, this);
}
