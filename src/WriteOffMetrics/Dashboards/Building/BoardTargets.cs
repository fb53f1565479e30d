namespace WriteOffMetrics;

/// <summary>The targets of a dashboard (M37): each beside the series that it is of.</summary>
internal static class BoardTargets
{
    /// <summary>The targets of a series, in the order in which they were given.</summary>
    public static IEnumerable<Target> Of(BoardParts parts, MetricSeries series) =>
        parts.Inputs.Targets.Where(target => target.Definition == series.Definition);

    /// <summary>The first target of a series over one period: what was planned, and how far the figure is from it.</summary>
    public static DashboardFigure?[] FirstOf(BoardParts parts, MetricSeries series, int index) =>
        Place(parts, Of(parts, series).FirstOrDefault()) is { } target && CompareOver(target, series, index, 1) is { } found
            ? [Planned(found), Variance(found)]
            : [null, null];

    /// <summary>What was planned for a period by the first target of a series.</summary>
    public static DashboardFigure? PlannedOf(BoardParts parts, MetricSeries series, int index) => FirstOf(parts, series, index)[0];

    /// <summary>Two rows for each target of a series: what was planned over each window, and the variance.</summary>
    public static void AddRows(BoardTable table, BoardParts parts, MetricSeries series)
    {
        foreach (Target target in Of(parts, series))
        {
            Place(parts, target);
            TargetVariance?[] found = [.. parts.Windows.All.Select(window =>
                window.First < 0 ? null : CompareOver(target, series, window.First, window.Count))];
            table.Add("target: " + target.Name, [.. found.Select(one => one is null ? null : Planned(one))]);
            table.Add("against " + target.Name, [.. found.Select(one => one is null ? null : Variance(one))]);
        }
    }

    public static DashboardFigure Variance(TargetVariance found) => DashboardFigure.OfValue(
        found.Difference, found.Status, found.Point.Period, found.IsFavourable, () => found.Explain().ToString());

    public static TargetVariance CompareOver(Target target, MetricSeries series, int first, int count) =>
        target.Compare(series, series.Axis[first], series.Axis[first + count - 1]);

    private static Target? Place(BoardParts parts, Target? target)
    {
        if (target is not null) parts.Placed.Add(target);
        return target;
    }

    private static DashboardFigure Planned(TargetVariance found) => DashboardFigure.OfValue(
        found.TargetValue, found.TargetStatus, found.Point.Period, null, () => found.Explain().ToString());
}
