using System.Collections;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A series of figures for each pair of values of two dimensions that occur together, by either dimension alone, and over all. Enumerating
/// it gives each pair with its series.
/// </summary>
/// <typeparam name="TSeries">The kind of series.</typeparam>
/// <remarks>Immutable and safe for use by any number of threads. Series are made while they are read.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class MetricCrossBreakdown<TSeries> : IReadOnlyCollection<KeyValuePair<(string? First, string? Second), TSeries>>, IReport
    where TSeries : MetricSeries
{
    private readonly Func<string?, string?, TSeries> read;

    internal MetricCrossBreakdown(
        MetricBreakdown<TSeries> byFirst, MetricBreakdown<TSeries> bySecond, IReadOnlyList<(string? First, string? Second)> pairs,
        Func<string?, string?, TSeries> read)
    {
        ByFirst = byFirst;
        BySecond = bySecond;
        Pairs = pairs;
        this.read = read;
    }

    /// <summary>The figures by the first dimension alone.</summary>
    public MetricBreakdown<TSeries> ByFirst { get; }

    /// <summary>The figures by the second dimension alone.</summary>
    public MetricBreakdown<TSeries> BySecond { get; }

    /// <summary>The pairs of values that occur together, in order of their texts letter by letter, what is not stated first.</summary>
    public IReadOnlyList<(string? First, string? Second)> Pairs { get; }

    /// <summary>The number of pairs.</summary>
    public int Count => Pairs.Count;

    /// <summary>The figures over all pairs.</summary>
    public TSeries Total => ByFirst.Total;

    /// <summary>The series of one pair of values, of nothing where both occur but not together. Null stands for what states none.</summary>
    /// <exception cref="ArgumentException">Nothing has one of the values.</exception>
    public TSeries this[string? first, string? second]
    {
        get
        {
            Require(ByFirst, first, nameof(first));
            Require(BySecond, second, nameof(second));
            return read(first, second);
        }
    }

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition => ByFirst.Definition;

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => ByFirst.Axis;

    /// <summary>The figures of all pairs that have one, the worst first, as <see cref="MetricBreakdown{TSeries}.RankFromWorst"/>.</summary>
    /// <typeparam name="TPoint">The kind of figure.</typeparam>
    /// <param name="figureOf">Which figure of a series, asked once per pair.</param>
    /// <exception cref="ArgumentException">A figure is null.</exception>
    public IReadOnlyList<KeyValuePair<(string? First, string? Second), TPoint>> RankFromWorst<TPoint>(Func<TSeries, TPoint> figureOf)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(figureOf);
        return MetricRanking.FromWorst(FiguresBy(figureOf), Definition.Direction);
    }

    /// <summary>The figures of the pairs that have none, with the reason in their status.</summary>
    /// <typeparam name="TPoint">The kind of figure.</typeparam>
    /// <param name="figureOf">Which figure of a series, asked once per pair.</param>
    /// <exception cref="ArgumentException">A figure is null.</exception>
    public IReadOnlyList<KeyValuePair<(string? First, string? Second), TPoint>> Undefined<TPoint>(Func<TSeries, TPoint> figureOf)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(figureOf);
        return MetricRanking.Undefined(FiguresBy(figureOf));
    }

    /// <summary>
    /// Another series for each pair, each value and all of them together, as <see cref="MetricBreakdown{TSeries}.SelectSeries"/>.
    /// </summary>
    /// <typeparam name="TResult">The kind of series.</typeparam>
    /// <param name="select">Makes the series; what it throws is thrown where a series is read.</param>
    public MetricCrossBreakdown<TResult> SelectSeries<TResult>(Func<TSeries, TResult> select)
        where TResult : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(select);
        return new MetricCrossBreakdown<TResult>(
            ByFirst.SelectSeries(select), BySecond.SelectSeries(select), Pairs, (first, second) => select(read(first, second)));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<(string? First, string? Second), TSeries>> GetEnumerator() =>
        Pairs.Select(pair => KeyValuePair.Create(pair, read(pair.First, pair.Second))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What the figures are, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Definition} for {Invariant.Count(Count, "pair", "pairs")} of {ByFirst.Dimension} and {BySecond.Dimension}, {Axis}";

    /// <summary>What two breakdowns by the same dimensions give together, for each pair that either has.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    internal MetricCrossBreakdown<TResult> Join<TOther, TResult>(
        MetricCrossBreakdown<TOther> other, string parameterName, Func<TSeries, TOther, TResult> join)
        where TOther : MetricSeries
        where TResult : MetricSeries
    {
        MetricBreakdown<TResult> byFirst = ByFirst.Join(other.ByFirst, parameterName, join),
            bySecond = BySecond.Join(other.BySecond, parameterName, join);
        (string? First, string? Second)[] pairs = [.. InOrder(Pairs.Union(other.Pairs))];
        return new MetricCrossBreakdown<TResult>(
            byFirst, bySecond, Array.AsReadOnly(pairs), (first, second) => join(read(first, second), other.read(first, second)));
    }

    /// <summary>Pairs in order of their texts.</summary>
    internal static IEnumerable<(string? First, string? Second)> InOrder(IEnumerable<(string? First, string? Second)> pairs) =>
        pairs.OrderBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal);

    private IEnumerable<KeyValuePair<(string? First, string? Second), TPoint>> FiguresBy<TPoint>(Func<TSeries, TPoint> figureOf)
        where TPoint : MetricPoint => this.Select(one => KeyValuePair.Create(one.Key, MetricRanking.Require(
            figureOf(one.Value), $"{Invariant.InQuotes(one.Key.First)} and {Invariant.InQuotes(one.Key.Second)}", nameof(figureOf))));

    private static void Require(MetricBreakdown<TSeries> margin, string? value, string parameterName)
    {
        if (!margin.Contains(value))
            throw new ArgumentException(
                $"Found {Invariant.InQuotes(value)}, which nothing has as its {margin.Dimension}; values of ByFirst and BySecond are "
                + "allowed. Compare the spelling (case and accents count).",
                parameterName);
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddObject(Axis.WriteSpan, nameof(Axis))
        .Add(ByFirst.Dimension, "firstDimension")
        .Add(BySecond.Dimension, "secondDimension")
        .RequireRows($"a breakdown by {Invariant.OnOneLine(ByFirst.Dimension)} and {Invariant.OnOneLine(BySecond.Dimension)}",
            (long)Count * Axis.Count, MetricBreakdown<TSeries>.TooMany)
        .AddObject(Total.WriteBody, nameof(Total))
        .AddList(this, one => one.Value.WriteBody(report.AddOrNull(one.Key.First).AddOrNull(one.Key.Second)), nameof(Pairs));
}
