namespace WriteOffMetrics;

/// <summary>The metrics of figures that the caller states without saying what they are, or has added up from rows.</summary>
internal static class StatedMetrics
{
    private const string Caller = "the caller";

    public static MetricDefinition Amount { get; } = DefinitionOf(
        new Metric("S1", "stated amount", MetricUnit.Money, MetricDirection.Neutral, "amounts stated by the caller", Caller,
            MetricRole.Flow));

    public static MetricDefinition Count { get; } = DefinitionOf(
        new Metric("S2", "stated count", MetricUnit.Count, MetricDirection.Neutral, "counts stated by the caller", Caller,
            MetricRole.Count));

    public static MetricDefinition RowSum { get; } = DefinitionOf(
        new Metric("S3", "sum of rows", MetricUnit.Money, MetricDirection.Neutral, "rows added up", Caller, MetricRole.Flow));

    public static MetricDefinition RowCount { get; } = DefinitionOf(
        new Metric("S4", "number of rows", MetricUnit.Count, MetricDirection.Neutral, "rows counted", Caller, MetricRole.Count));

    private static MetricDefinition DefinitionOf(Metric metric) => new(metric) { Above = new MetricBasis(metric.Formula, false) };
}
