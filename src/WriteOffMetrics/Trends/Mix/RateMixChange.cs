using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// The change of a total ratio between two periods, divided into what the ratios of segments and what their shares contributed (Kitagawa
/// 1955, midpoint). The parts add up to the change exactly: they are computed as quotients of whole numbers and handed out to 16 decimals
/// of a percentage point by the largest remainder.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class RateMixChange : IReport
{
    internal RateMixChange(MetricDefinition definition, ReportingPeriod from, ReportingPeriod to, AnalysisStatus status, decimal? change,
        IReadOnlyList<SegmentEffect> segments)
    {
        Definition = definition;
        From = from;
        To = to;
        Status = status;
        Segments = segments;
        if (change is not { } points) return;
        Change = Quantity.FromPoints(points);
        RateEffect = Quantity.FromPoints(segments.Sum(segment => segment.RateEffect.ToDecimal()));
        MixEffect = Quantity.FromPoints(segments.Sum(segment => segment.MixEffect.ToDecimal()));
    }

    /// <summary>What the ratios mean.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The earlier period.</summary>
    public ReportingPeriod From { get; }

    /// <summary>The later period.</summary>
    public ReportingPeriod To { get; }

    /// <summary>
    /// Whether there is a result: not where a period is incomplete, denominators are negative or add up to zero, or a segment without a
    /// denominator has a numerator.
    /// </summary>
    public AnalysisStatus Status { get; }

    /// <summary>
    /// The change of the total ratio in percentage points, Σ ÷ Σ after less Σ ÷ Σ before, to 16 decimals; null without a result.
    /// </summary>
    public Quantity? Change { get; }

    /// <summary>What changed ratios contributed, in percentage points; null without a result.</summary>
    public Quantity? RateEffect { get; }

    /// <summary>What changed shares contributed, in percentage points; null without a result.</summary>
    public Quantity? MixEffect { get; }

    /// <summary>The segments in the order given; empty without a result.</summary>
    public IReadOnlyList<SegmentEffect> Segments { get; }

    /// <summary>The method, what it assumes, and the parts.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        ("metric", Definition.ToString()),
        ("periods", $"{From.Name} to {To.Name}"),
        ("method", "rate and mix at the midpoint (Kitagawa 1955); rate and mix of all segments add up to the change exactly"),
        ("why this one", "a total ratio moves when segments get better or worse, and when business moves between them"),
        ("assumes", "the segments are all of the total, none of them counted twice"),
        ("status", Change is null ? "a ratio is undefined: an incomplete period, a denominator below zero, or a numerator over nothing"
        : "defined"),
        .. Segments.Any(segment => !(segment.Before.IsComplete && segment.After.IsComplete))
        ? [("note", "counts an incomplete period, because it was asked for")] : Array.Empty<(string, string)>(),
        .. Segments.Select(segment => (
        Invariant.InQuotes(segment.Segment), $"rate {segment.RateEffect.Read()}, mix {segment.MixEffect.Read()}")),
    ]);

    /// <summary>
    /// The change and its two parts on one line, in any culture: <c>0.42 points from 2024 to 2025: rate 0.30 points, mix 0.12 points</c>.
    /// </summary>
    public override string ToString() => Change is { } change
        ? $"{change.Read()} from {From.Name} to {To.Name}: rate {RateEffect!.Value.Read()}, mix {MixEffect!.Value.Read()}"
        : $"no change computed from {From.Name} to {To.Name}: a ratio is undefined";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddMember(Status)
        .AddValue(From)
        .AddValue(To)
        .AddValue(Change)
        .AddValue(RateEffect)
        .AddValue(MixEffect)
        .AddList(Segments);
}
