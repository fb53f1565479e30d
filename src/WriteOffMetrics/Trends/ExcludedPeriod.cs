using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A period that an analysis left out, and why.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record ExcludedPeriod : IReport
{
    internal ExcludedPeriod(ReportingPeriod period, MetricStatus reason)
    {
        Period = period;
        Reason = reason;
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period { get; }

    /// <summary>Why it has no figure: incomplete, or undefined, or not stated.</summary>
    public MetricStatus Reason { get; }

    /// <summary>The period and the reason on one line, in any culture: <c>2026-06 incomplete period</c>.</summary>
    public override string ToString() => $"{Period.Name} {MetricStatusWords.InWords(Reason)}";

    void IReport.Write(ReportWriter report) => report
        .AddValue(Period)
        .AddMember(Reason);
}
