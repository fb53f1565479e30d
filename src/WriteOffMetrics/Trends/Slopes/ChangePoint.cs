using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>The likeliest single change of level in a series (Pettitt 1979).</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ChangePoint : IReport
{
    internal ChangePoint(ReportingPeriod lastBefore, ReportingPeriod firstAfter, double meanBefore, double meanAfter, double pValue,
        int equallyLikely)
    {
        LastBefore = lastBefore;
        FirstAfter = firstAfter;
        MeanBefore = meanBefore;
        MeanAfter = meanAfter;
        PValue = pValue;
        EquallyLikely = equallyLikely;
    }

    /// <summary>The last period of the old level; the first one where several are equally likely.</summary>
    public ReportingPeriod LastBefore { get; }

    /// <summary>The first period of the new level.</summary>
    public ReportingPeriod FirstAfter { get; }

    /// <summary>The mean of the figures up to the change: ratios as quotients, amounts in major units.</summary>
    public double MeanBefore { get; }

    /// <summary>The mean of the figures after it.</summary>
    public double MeanAfter { get; }

    /// <summary>How likely so great a change is without any; approximate. A steady trend makes it small as well.</summary>
    public double PValue { get; }

    /// <summary>How many points of change are equally likely, 1 or more.</summary>
    public int EquallyLikely { get; }

    /// <summary>The change on one line, in any culture: <c>after 2024-06, p = 0.0123</c>.</summary>
    public override string ToString() => $"after {LastBefore.Name}, {Invariant.Probability(PValue)}";

    void IReport.Write(ReportWriter report) => report
        .AddValue(LastBefore)
        .AddValue(FirstAfter)
        .Add(MeanBefore)
        .Add(MeanAfter)
        .Add(PValue)
        .Add(EquallyLikely);
}
