namespace WriteOffMetrics.Tests;

/// <summary>Outliers, digits, scorecards, survival, migration and reserving.</summary>
internal static class CreditOracles
{
    public static Dictionary<string, Func<OracleVector, object>> Algorithms { get; } = [];
}
