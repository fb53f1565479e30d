namespace WriteOffMetrics;

/// <summary>Whether a difference is in the direction that a metric calls better.</summary>
internal static class Favour
{
    public static bool? Of(MetricDefinition definition, Quantity? difference) =>
        difference is not { } found || found.ToDecimal() == 0 ? null : Of(definition.Direction, found.ToDecimal() > 0);

    public static bool? Of(MetricDefinition definition, double? difference) =>
        difference is not { } found || found == 0 ? null : Of(definition.Direction, found > 0);

    public static bool? Of(MetricDefinition definition, TrendDirection? direction) => direction switch
    {
        TrendDirection.Rising => Of(definition.Direction, isMore: true),
        TrendDirection.Falling => Of(definition.Direction, isMore: false),
        _ => null,
    };

    private static bool? Of(MetricDirection direction, bool isMore) => direction switch
    {
        MetricDirection.LowerIsBetter => !isMore,
        MetricDirection.HigherIsBetter => isMore,
        _ => null,
    };
}
