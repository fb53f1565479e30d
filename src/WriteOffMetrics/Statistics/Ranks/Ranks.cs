namespace WriteOffMetrics;

/// <summary>Ranks of values among themselves, from 1; equal values share their average rank.</summary>
internal static class Ranks
{
    public static double[] Average(ReadOnlySpan<double> values) => Average(values, 0);

    /// <summary>The same, where values no farther apart than a tolerance, 0 or more, count as equal.</summary>
    public static double[] Average(ReadOnlySpan<double> values, double tolerance)
    {
        double[] ascending = values.ToArray();
        int[] positions = [.. Enumerable.Range(0, ascending.Length)];
        Array.Sort(ascending, positions);
        var ranks = new double[ascending.Length];
        for (int first = 0, next; first < ascending.Length; first = next)
        {
            next = first + 1;
            while (next < ascending.Length && ascending[next] - ascending[first] <= tolerance) next++;
            for (int i = first; i < next; i++) ranks[positions[i]] = (first + 1 + next) / 2.0;
        }

        return ranks;
    }

    /// <summary>The sizes of the groups of equal values, in the order of values; 1 for a value that occurs once.</summary>
    public static List<int> TieGroups(ReadOnlySpan<double> values)
    {
        double[] ascending = values.ToArray();
        Array.Sort(ascending);
        List<int> sizes = [];
        for (int i = 0; i < ascending.Length; i++)
        {
            if (i > 0 && ascending[i] == ascending[i - 1]) sizes[^1]++;
            else sizes.Add(1);
        }

        return sizes;
    }
}
