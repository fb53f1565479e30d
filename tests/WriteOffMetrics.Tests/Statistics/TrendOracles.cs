namespace WriteOffMetrics.Tests;

/// <summary>Trends, change points, outliers, inference on ratios, credit and reserving.</summary>
internal static class TrendOracles
{
    public static Dictionary<string, Func<OracleVector, object>> Algorithms { get; } = [];
}
