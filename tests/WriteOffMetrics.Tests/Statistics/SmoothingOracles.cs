namespace WriteOffMetrics.Tests;

/// <summary>Control charts, decomposition, smoothing, forecasts.</summary>
internal static class SmoothingOracles
{
    public static Dictionary<string, Func<OracleVector, object>> Algorithms { get; } = [];
}
