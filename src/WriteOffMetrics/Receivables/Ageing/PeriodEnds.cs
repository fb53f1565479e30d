namespace WriteOffMetrics.Receivables;

/// <summary>The last days of the periods of an axis, as day numbers.</summary>
internal static class PeriodEnds
{
    public static int[] Of(PeriodAxis axis)
    {
        var ends = new int[axis.Count];
        for (int i = 0; i + 1 < ends.Length; i++) ends[i] = axis.Starts[i + 1] - 1;
        ends[^1] = axis.LastDay;
        return ends;
    }

    /// <summary>The first period that ends on or after a day; one behind the last where none does.</summary>
    public static int FirstFrom(int[] ends, int day)
    {
        int at = Array.BinarySearch(ends, day);
        return at >= 0 ? at : ~at;
    }
}
