using System.Collections;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A series of figures for each value of a dimension, and over all of them: write-offs by region, sales by region, and what they give
/// divided, <c>breakdown.Gross.ToSales(salesByRegion)</c>. Enumerating it gives each value with its series.
/// </summary>
/// <typeparam name="TSeries">The kind of series.</typeparam>
/// <remarks>Immutable and safe for use by any number of threads. Series are made while they are read.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class MetricBreakdown<TSeries> : IReadOnlyCollection<KeyValuePair<string?, TSeries>>, IReport
    where TSeries : MetricSeries
{
    private readonly Func<string?, bool> contains;
    private readonly Func<string?, TSeries> read;
    private readonly Func<TSeries> makeTotal;

    // Made when first asked for; two threads may make them at once and find the same.
    private TSeries? total;
    private TSeries? any;

    /// <param name="dimension">The dimension.</param>
    /// <param name="values">The values that occur, in order.</param>
    /// <param name="contains">Whether a value occurs.</param>
    /// <param name="read">Makes the series of a value; of one that does not occur, of nothing.</param>
    /// <param name="total">Makes the series over all values.</param>
    internal MetricBreakdown(
        string dimension, IReadOnlyList<string?> values, Func<string?, bool> contains, Func<string?, TSeries> read, Func<TSeries> total)
    {
        Dimension = dimension;
        Values = values;
        this.contains = contains;
        this.read = read;
        makeTotal = total;
    }

    /// <summary>The dimension.</summary>
    public string Dimension { get; }

    /// <summary>The values in order of their text letter by letter. Null stands for what states none, and comes first.</summary>
    public IReadOnlyList<string?> Values { get; }

    /// <summary>The number of values.</summary>
    public int Count => Values.Count;

    /// <summary>The figures over all values.</summary>
    public TSeries Total => total ??= makeTotal();

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition => Any.Definition;

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => Any.Axis;

    /// <summary>The series of one value; of null, of what states none.</summary>
    /// <exception cref="ArgumentException">Nothing has this value: ask <see cref="Contains"/> first where that may be.</exception>
    public TSeries this[string? value] => contains(value)
        ? read(value)
        : throw new ArgumentException(WhyNone(value), nameof(value));

    /// <summary>Whether there is anything with a value.</summary>
    public bool Contains(string? value) => contains(value);

    /// <summary>
    /// The figures of all values that have one, the worst first by the direction of the metric, of metrics without a better side the
    /// largest first: <c>ratios.RankFromWorst(series =&gt; series.Overall).Take(5)</c>. Compared exactly; of equal ones the earlier value
    /// comes first. Those without a figure are in <see cref="Undefined"/>.
    /// </summary>
    /// <typeparam name="TPoint">The kind of figure.</typeparam>
    /// <param name="figureOf">Which figure of a series, asked once per value.</param>
    /// <exception cref="ArgumentException">A figure is null.</exception>
    public IReadOnlyList<KeyValuePair<string?, TPoint>> RankFromWorst<TPoint>(Func<TSeries, TPoint> figureOf)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(figureOf);
        return MetricRanking.FromWorst(FiguresBy(figureOf), Definition.Direction);
    }

    /// <summary>The figures of the values that have none, with the reason in their status: write-offs without sales, say.</summary>
    /// <typeparam name="TPoint">The kind of figure.</typeparam>
    /// <param name="figureOf">Which figure of a series, asked once per value.</param>
    /// <exception cref="ArgumentException">A figure is null.</exception>
    public IReadOnlyList<KeyValuePair<string?, TPoint>> Undefined<TPoint>(Func<TSeries, TPoint> figureOf)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(figureOf);
        return MetricRanking.Undefined(FiguresBy(figureOf));
    }

    /// <summary>
    /// Another series for each value and for all of them together:
    /// <c>sales.SelectSeries(series =&gt; series.WithTaxBasis(TaxBasis.WithTax))</c>,
    /// <c>ratios.SelectSeries(series =&gt; series.Annualize(Annualization.Times(12)))</c>. Made while it is read.
    /// </summary>
    /// <typeparam name="TResult">The kind of series.</typeparam>
    /// <param name="select">Makes the series; what it throws is thrown where a series is read.</param>
    public MetricBreakdown<TResult> SelectSeries<TResult>(Func<TSeries, TResult> select)
        where TResult : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(select);
        return new MetricBreakdown<TResult>(Dimension, Values, contains, value => select(read(value)), () => select(Total));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string?, TSeries>> GetEnumerator() =>
        Values.Select(value => KeyValuePair.Create(value, read(value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What the figures are, on one line, in any culture.</summary>
    public override string ToString() => $"{Definition} for {Invariant.Count(Count, "value", "values")} of {Dimension}, {Axis}";

    /// <summary>The series of a value, of nothing where there is nothing with it.</summary>
    internal TSeries ReadOrNothing(string? value) => read(value);

    /// <summary>What two breakdowns by one dimension give together, for each value that either has.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    internal MetricBreakdown<TResult> Join<TOther, TResult>(
        MetricBreakdown<TOther> other, string parameterName, Func<TSeries, TOther, TResult> join)
        where TOther : MetricSeries
        where TResult : MetricSeries
    {
        if (other.Dimension != Dimension)
            throw new ArgumentException(WhyNotDimension(other.Dimension), parameterName);

        // One of them is joined now, so that what does not belong together is refused at once.
        _ = join(Any, other.Any);
        string?[] values = [.. Values.Concat(other.Values.Where(value => !contains(value))).Order(StringComparer.Ordinal)];
        return new MetricBreakdown<TResult>(
            Dimension, Array.AsReadOnly(values), value => contains(value) || other.contains(value),
            value => join(read(value), other.read(value)), () => join(Total, other.Total));
    }

    /// <summary>Some series of the breakdown: the total may exceed what an amount holds where no value does.</summary>
    private TSeries Any => any ??= Values.Count > 0 ? read(Values[0]) : Total;

    /// <summary>The figure of each value, which must be one.</summary>
    /// <exception cref="ArgumentException">One is null.</exception>
    internal IEnumerable<KeyValuePair<string?, TPoint>> FiguresBy<TPoint>(Func<TSeries, TPoint> figureOf)
        where TPoint : MetricPoint => this.Select(one => KeyValuePair.Create(
            one.Key, MetricRanking.Require(figureOf(one.Value), Invariant.InQuotes(one.Key), nameof(figureOf))));

    /// <summary>The figure over all values, which must be one.</summary>
    /// <exception cref="ArgumentException">It is null.</exception>
    internal TPoint FigureOfTotal<TPoint>(Func<TSeries, TPoint> figureOf)
        where TPoint : MetricPoint => MetricRanking.Require(figureOf(Total), "the total", nameof(figureOf));

    private string WhyNone(string? value)
    {
        string allowed = Count == 0 ? "there are no values" : $"the {Invariant.Count(Count, "value", "values")} in Values are allowed";
        return $"Found {Invariant.InQuotes(value)}, which nothing has as its {Dimension}; {allowed}. Compare the spelling (case and "
            + "accents count), or ask Contains first.";
    }

    private string WhyNotDimension(string other) =>
        $"Found figures by {other} beside figures by {Dimension}; one dimension is allowed. Break both down by the same.";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddObject(Axis.WriteSpan, nameof(Axis))
        .Add(Dimension)
        .RequireRows($"a breakdown by {Invariant.OnOneLine(Dimension)}", (long)Count * Axis.Count, TooMany)
        .AddObject(Total.WriteBody, nameof(Total))
        .AddList(this, one => one.Value.WriteBody(report.AddOrNull(one.Key, "value")), nameof(Values));

    /// <summary>What to do where a report would have too many rows.</summary>
    internal const string TooMany = "Write single series, or those of the values of RankFromWorst that are wanted.";
}
