namespace WriteOffMetrics.Approvals;

/// <summary>Of figures that were read from a log of requests.</summary>
internal sealed class RequestStatusProvenance(RequestLog log) : Provenance
{
    public override string? Ledger => log.ToString();

    public override bool IsNeverNegative => true;

    /// <summary>Amounts of a day are converted as a whole, at a rate of that day.</summary>
    public override bool IsOfEntries => false;

    public override string WhyNoEntries =>
        "Found a figure of requests, which has no ledger entries. Ask the log for the requests behind it.";

    public override string InWordsBelow(MetricPoint point) => $"{point.Definition.Numerator}, from {log}";
}
