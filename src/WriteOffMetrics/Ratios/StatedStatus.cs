namespace WriteOffMetrics;

/// <summary>The status of ratios and quantities that were stated.</summary>
internal static class StatedStatus
{
    /// <summary>Of figures that do not add up.</summary>
    public static MetricStatus Decide(int count, bool hasValue) => count switch
    {
        0 => MetricStatus.IncompletePeriod,
        > 1 => MetricStatus.NotCombinable,
        _ => hasValue ? MetricStatus.Defined : MetricStatus.NotStated,
    };

    /// <summary>Of figures that may add up: one that is missing leaves their sum unknown.</summary>
    public static MetricStatus Decide(ReadOnlySpan<decimal?> stated, bool addsUp) =>
        stated.Length > 1 && addsUp ? Decide(1, !stated.Contains(null))
            : Decide(stated.Length, stated.Length == 1 && stated[0] is not null);
}
