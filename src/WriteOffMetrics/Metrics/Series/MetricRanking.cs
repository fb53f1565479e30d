namespace WriteOffMetrics;

/// <summary>Figures of segments in order.</summary>
internal static class MetricRanking
{
    /// <summary>Those that have a value, the worst first, without a better side the largest; of equal ones the earlier first.</summary>
    public static IReadOnlyList<KeyValuePair<TKey, TPoint>> FromWorst<TKey, TPoint>(
        IEnumerable<KeyValuePair<TKey, TPoint>> figures, MetricDirection direction)
        where TPoint : MetricPoint
    {
        int sign = direction == MetricDirection.HigherIsBetter ? 1 : -1;
        var byFigure = Comparer<Fraction>.Create((left, right) => sign * left.CompareTo(right));
        return Array.AsReadOnly([.. figures.Where(one => one.Value.Value is not null).OrderBy(one => one.Value.Exact, byFigure)]);
    }

    /// <summary>Those that have none.</summary>
    public static IReadOnlyList<KeyValuePair<TKey, TPoint>> Undefined<TKey, TPoint>(IEnumerable<KeyValuePair<TKey, TPoint>> figures)
        where TPoint : MetricPoint => Array.AsReadOnly([.. figures.Where(one => one.Value.Value is null)]);

    /// <summary>A figure, which must be one.</summary>
    /// <exception cref="ArgumentException">It is null.</exception>
    public static TPoint Require<TPoint>(TPoint? found, string of, string parameterName)
        where TPoint : MetricPoint => found ?? throw new ArgumentException(WhyNoFigure(of), parameterName);

    private static string WhyNoFigure(string of) =>
        $"Found null as the figure of {of}; a figure is needed. Latest is null where no period is complete, a window where it starts "
        + "before the axis: ask for Overall, or for a period.";
}
