using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>A log that was read with findings: the requests, and the events that were impossible.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class RequestLogImport : IReport
{
    internal RequestLogImport(RequestLog log, IReadOnlyList<Finding> rejections, long offeredCount)
    {
        Log = log;
        Rejections = rejections;
        OfferedCount = offeredCount;
    }

    /// <summary>The requests, of the events that were possible.</summary>
    public RequestLog Log { get; }

    /// <summary>One finding for each event that was left out, with its position.</summary>
    public IReadOnlyList<Finding> Rejections { get; }

    /// <summary>The number of events that were offered: those of the requests and those that were left out.</summary>
    public long OfferedCount { get; }

    /// <summary>How many were offered and left out, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Log}; {Invariant.Count(Rejections.Count)} of {Invariant.Count(OfferedCount, "event", "events")} left out";

    void IReport.Write(ReportWriter report) => report.Add(OfferedCount).Add(Log).AddList(Rejections);
}
