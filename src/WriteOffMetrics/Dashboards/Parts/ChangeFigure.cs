namespace WriteOffMetrics;

/// <summary>How far a figure is from an earlier one, of ratios in percentage points.</summary>
internal static class ChangeFigure
{
    /// <param name="now">The figure.</param>
    /// <param name="then">The earlier one.</param>
    /// <param name="isExplained">Whether the dashboard explains it: not where it is one of many.</param>
    public static DashboardFigure Between(MetricPoint now, MetricPoint then, bool isExplained)
    {
        var change = new MetricChange<MetricPoint>(now, then, null);
        MetricStatus why = now.Value is null ? now.Status : then.Value is null ? then.Status : MetricStatus.OutOfRange;
        return DashboardFigure.OfValue(
            change.Difference, why, now.Period, Favour.Of(now.Definition, change.Difference),
            isExplained ? () => change.Explain().ToString() : null);
    }
}
