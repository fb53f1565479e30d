using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Scales per segment: what is acceptable in one sector, product or country need not be in another.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class SegmentScales : IReport
{
    private readonly (string? Segment, ThresholdScaleHistory Scales)[] own;
    private readonly ThresholdScaleHistory? allOthers;
    private readonly Dictionary<(string? Segment, bool), int> positions = [];

    private SegmentScales(string dimension, (string? Segment, ThresholdScaleHistory Scales)[] own, ThresholdScaleHistory? allOthers)
    {
        Dimension = dimension;
        this.own = own;
        this.allOthers = allOthers;
        for (int i = 0; i < own.Length; i++) positions[(own[i].Segment, true)] = i;
        Segments = Array.AsReadOnly([.. own.Select(one => one.Segment)]);
    }

    /// <summary>The dimension whose values are the segments.</summary>
    public string Dimension { get; }

    /// <summary>The metric and basis that all of the scales are for.</summary>
    public MetricDefinition Definition => (allOthers ?? own[0].Scales).Definition;

    /// <summary>The segments with scales of their own, in the order given; null stands for entries that state none.</summary>
    public IReadOnlyList<string?> Segments { get; }

    /// <summary>Scales per segment for one metric.</summary>
    /// <param name="dimension">The dimension whose values are the segments.</param>
    /// <param name="allOthers">The scales of segments without their own; null to refuse these.</param>
    /// <param name="scales">Segments and their scales; of one that never changes <see cref="ThresholdScaleHistory.Always"/>.</param>
    /// <exception cref="ArgumentException">
    /// There are no scales at all, a segment is named twice or without scales, they are for different metrics, or the dimension's name is
    /// bad.
    /// </exception>
    public static SegmentScales FromScales(string dimension, ThresholdScaleHistory? allOthers,
        params IReadOnlyList<(string? Segment, ThresholdScaleHistory Scales)> scales)
    {
        WriteOffMetrics.Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(scales);
        if (scales.Count == 0 && allOthers is null) throw new ArgumentException(
            "Found no scales; those of one segment or of all others are needed.", nameof(scales));
        MetricDefinition? definition = allOthers?.Definition;
        var named = new DimensionDictionary();
        foreach ((string? segment, ThresholdScaleHistory history) in scales)
        {
            if (history is null) throw new ArgumentException(WhyNoScales(segment), nameof(scales));
            if (named.CodeOf(segment) >= 0) throw new ArgumentException(WhyTwice(segment), nameof(scales));
            named.GetOrAdd(segment);
            definition ??= history.Definition;
            if (history.Definition != definition)
                throw new ArgumentException(WhyNotDefinition(segment, history.Definition, definition), nameof(scales));
        }

        return new SegmentScales(dimension, [.. scales], allOthers);
    }

    /// <summary>The scales of a segment: its own, or those of all others.</summary>
    /// <exception cref="ArgumentException">It has none, and there are none for all others.</exception>
    public ThresholdScaleHistory Of(string? segment) =>
        (positions.TryGetValue((segment, true), out int at) ? own[at].Scales : null) ?? allOthers
        ?? throw new ArgumentException(WhyNoneFor(segment), nameof(segment));

    /// <summary>
    /// The band of a segment's figure on the scale in force on the last day of its period:
    /// <c>scales.Classify("retail", breakdown["retail"].Gross.ToSales(sales).Overall)</c>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The segment has no scales, none was in force then, or the figure's definition is not the scales'.
    /// </exception>
    public Classification Classify(string? segment, MetricPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Of(segment).Classify(point);
    }

    /// <summary>
    /// The band of each segment on its own scales: <c>scales.Classify(ratios, series =&gt; series.Overall)</c>, in the order of the
    /// segments.
    /// </summary>
    /// <typeparam name="TSeries">The kind of series.</typeparam>
    /// <param name="breakdown">Figures by the dimension of the scales.</param>
    /// <param name="figureOf">Which figure of a segment, asked once per segment.</param>
    /// <exception cref="ArgumentException">
    /// The dimensions differ, a figure is null, a segment has no scales, none was in force then, or the definition is not the scales'.
    /// </exception>
    public IReadOnlyList<KeyValuePair<string?, Classification>> Classify<TSeries>(
        MetricBreakdown<TSeries> breakdown, Func<TSeries, MetricPoint> figureOf)
        where TSeries : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(figureOf);
        if (breakdown.Dimension != Dimension)
            throw new ArgumentException(WhyNotDimension(breakdown.Dimension), nameof(breakdown));
        return Array.AsReadOnly([
            .. breakdown.FiguresBy(figureOf).Select(one => KeyValuePair.Create(one.Key, Classify(one.Key, one.Value)))]);
    }

    /// <summary>The segments on one line, in any culture.</summary>
    public override string ToString() =>
        $"by {Dimension}: {string.Join(", ", own.Select(one => Invariant.InQuotes(one.Segment)))}{OthersInWords}";

    private string OthersInWords
    {
        get
        {
            if (allOthers is null) return "";
            return own.Length == 0 ? "all alike" : " and all others";
        }
    }

    private static string WhyNoScales(string? segment) =>
        $"Found no scales for {Invariant.InQuotes(segment)}; scales are needed. Leave the segment out, or make them with "
        + "ThresholdScaleHistory.";

    private static string WhyTwice(string? segment) =>
        $"Found {Invariant.InQuotes(segment)} twice; one history of scales per segment is allowed. Put its scales in one, each with its "
        + "first day.";

    private static string WhyNotDefinition(string? segment, MetricDefinition found, MetricDefinition others) =>
        $"Found scales of {Invariant.InQuotes(segment)} for {found} beside others for {others}; one metric is allowed. Keep one "
        + "SegmentScales per metric.";

    private string WhyNoneFor(string? segment) =>
        $"Found the {Dimension} {Invariant.InQuotes(segment)}; scales are stated for "
        + $"{string.Join(", ", own.Select(one => Invariant.InQuotes(one.Segment)))}. Add its scales, or some for all others.";

    private string WhyNotDimension(string found) =>
        $"Found figures by {found}; the scales are by {Dimension}. Break the figures down by it.";

    void IReport.Write(ReportWriter report)
    {
        report
            .Add(Definition)
            .Add(Dimension)
            .AddList(own, one => one.Scales.WriteBody(report.AddOrNull(one.Segment)), nameof(Segments));
        if (allOthers is not null) report.AddObject(allOthers.WriteBody, nameof(allOthers));
    }
}
