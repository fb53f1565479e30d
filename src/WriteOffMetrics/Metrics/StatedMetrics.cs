namespace WriteOffMetrics;

/// <summary>The metrics of figures that the caller states without saying what they are.</summary>
internal static class StatedMetrics
{
    private const string Caller = "the caller";
    private const string ByCaller = "stated by the caller";

    public static MetricDefinition Amount { get; } = Of(new Metric("S1", "stated amount", MetricUnit.Money, MetricDirection.Neutral, ByCaller, Caller, MetricRole.Flow));

    public static MetricDefinition Count { get; } = Of(new Metric("S2", "stated count", MetricUnit.Count, MetricDirection.Neutral, ByCaller, Caller, MetricRole.Count));

    private static MetricDefinition Of(Metric metric) => new(metric) { Above = new MetricBasis(metric.Formula, false) };
}
