namespace WriteOffMetrics.Approvals;

/// <summary>What figures of requests mean.</summary>
internal static class ApprovalMetrics
{
    private const string Log = "log of requests";

    /// <summary>M42: requests that stand in a state.</summary>
    internal static Metric Requests { get; } = new(
        "M42", "requests by state", MetricUnit.Count, MetricDirection.Neutral, "requests in a state at the end of the period", Log,
        MetricRole.Balance);

    /// <summary>M42a: what they request, or are granted.</summary>
    internal static Metric Amount { get; } = new(
        "M42a", "amount of requests by state", MetricUnit.Money, MetricDirection.Neutral,
        "requested, or of those approved granted and not reversed, at the end of the period", Log, MetricRole.Balance);

    /// <summary>M43: hours that requests were in a state.</summary>
    internal static Metric Hours { get; } = new(
        "M43", "hours in a state", MetricUnit.Hours, MetricDirection.LowerIsBetter,
        "quantile of the hours of the stays that ended within the period", Log, MetricRole.Computed);

    /// <summary>M44: decisions that people took.</summary>
    internal static Metric Decisions { get; } = new(
        "M44", "decisions", MetricUnit.Count, MetricDirection.Neutral, "approvals and rejections within the period", Log,
        MetricRole.Count);

    /// <summary>M45: requests that were granted in part.</summary>
    internal static Metric PartGrants { get; } = new(
        "M45", "part grants", MetricUnit.Count, MetricDirection.Neutral,
        "requests approved within the period with less than was requested", Log, MetricRole.Count);

    /// <summary>M45a: what of them was not granted.</summary>
    internal static Metric NotGranted { get; } = new(
        "M45a", "amount not granted", MetricUnit.Money, MetricDirection.Neutral, "requested − granted of part grants", Log,
        MetricRole.Flow);

    public static MetricDefinition Of(Metric metric, string words) => new(metric) { Above = new MetricBasis(words, IsRead: false) };
}
