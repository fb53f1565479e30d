namespace WriteOffMetrics;

/// <summary>What the number of a metric is counted in.</summary>
public enum MetricUnit
{
    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A quotient, read as a percentage.</summary>
    Ratio,
}
