using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>What one segment contributed to the change of a total ratio.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record SegmentEffect : IReport
{
    internal SegmentEffect(string? segment, RatioPoint before, RatioPoint after, Ratio shareBefore, Ratio shareAfter, Quantity rateEffect,
        Quantity mixEffect)
    {
        Segment = segment;
        Before = before;
        After = after;
        ShareBefore = shareBefore;
        ShareAfter = shareAfter;
        RateEffect = rateEffect;
        MixEffect = mixEffect;
    }

    /// <summary>The segment; null for what states none.</summary>
    public string? Segment { get; }

    /// <summary>Its ratio in the earlier period.</summary>
    public RatioPoint Before { get; }

    /// <summary>Its ratio in the later period.</summary>
    public RatioPoint After { get; }

    /// <summary>Its part of all denominators in the earlier period.</summary>
    public Ratio ShareBefore { get; }

    /// <summary>Its part of all denominators in the later period.</summary>
    public Ratio ShareAfter { get; }

    /// <summary>What its ratio contributed, in percentage points: ½ (share before + share after) × (ratio after − ratio before).</summary>
    public Quantity RateEffect { get; }

    /// <summary>What its share contributed, in percentage points: ½ (ratio before + ratio after) × (share after − share before).</summary>
    public Quantity MixEffect { get; }

    /// <summary>The segment and its parts on one line, in any culture.</summary>
    public override string ToString() => $"{Invariant.InQuotes(Segment)}: rate {RateEffect.Read()}, mix {MixEffect.Read()}";

    void IReport.Write(ReportWriter report) => report
        .AddOrNull(Segment)
        .AddValue(ShareBefore)
        .AddValue(ShareAfter)
        .AddValue(RateEffect)
        .AddValue(MixEffect)
        .AddObject(Before.WriteBody, nameof(Before))
        .AddObject(After.WriteBody, nameof(After));
}
