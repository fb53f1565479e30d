namespace WriteOffMetrics;

/// <summary>The segments of rows of the caller's, numbered in the order in which they appear; one for rows that state none.</summary>
internal sealed class RowSegments
{
    private readonly Dictionary<(string? First, string? Second), int> numbers = [];

    public int GetOrAdd(string? first, string? second)
    {
        if (!numbers.TryGetValue((first, second), out int number)) numbers.Add((first, second), number = numbers.Count);
        return number;
    }

    /// <summary>The series of each first value, of nothing for one that does not occur.</summary>
    public MetricBreakdown<TSeries> ByFirst<TSeries>(string dimension, Func<IReadOnlyCollection<int>, TSeries> together)
        where TSeries : MetricSeries => By(dimension, key => key.First, together);

    /// <summary>The series of each pair of values.</summary>
    public MetricCrossBreakdown<TSeries> ByBoth<TSeries>(
        string firstDimension, string secondDimension, Func<IReadOnlyCollection<int>, TSeries> together)
        where TSeries : MetricSeries => new(
            By(firstDimension, key => key.First, together), By(secondDimension, key => key.Second, together),
            Array.AsReadOnly([.. MetricCrossBreakdown<TSeries>.InOrder(numbers.Keys)]),
            (first, second) => together(numbers.TryGetValue((first, second), out int number) ? [number] : []));

    private MetricBreakdown<TSeries> By<TSeries>(
        string dimension, Func<(string? First, string? Second), string?> valueOf, Func<IReadOnlyCollection<int>, TSeries> together)
        where TSeries : MetricSeries
    {
        ILookup<string?, int> parts = numbers.ToLookup(one => valueOf(one.Key), one => one.Value);
        string?[] values = [.. parts.Select(part => part.Key).Order(StringComparer.Ordinal)];
        return new MetricBreakdown<TSeries>(
            dimension, Array.AsReadOnly(values), parts.Contains, value => together([.. parts[value]]), () => together([.. numbers.Values]));
    }
}
