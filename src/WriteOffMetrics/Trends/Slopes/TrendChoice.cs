namespace WriteOffMetrics;

/// <summary>Which test a series gets, and why.</summary>
/// <param name="Test">The test.</param>
/// <param name="Reason">Why this one.</param>
/// <param name="Correlation">The correlation of neighbours that decided, where it was asked for; null where it is undefined.</param>
/// <param name="Bound">The bound above which it counts as dependence; null where it was not asked for.</param>
internal sealed record TrendChoice(TrendTest Test, TrendReason Reason, double? Correlation, double? Bound)
{
    public static TrendChoice Named(TrendTest test) => new(test, TrendReason.Named, null, null);
}
