namespace WriteOffMetrics;

/// <summary>
/// The ranks of values among themselves as parts of their number; ties get their average, lowest or highest rank, or count as one of the
/// distinct values.
/// </summary>
internal sealed record RelativeRanks(double[] Average, double[] Lowest, double[] Highest, double[] Dense)
{
    public static RelativeRanks FromValues(ReadOnlySpan<double> values)
    {
        Finite.Require(values);
        double[] ascending = values.ToArray(), distinct = [.. values.ToArray().Distinct().Order()];
        Array.Sort(ascending);
        int n = ascending.Length;
        var ranks = new RelativeRanks(new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            int below = FirstNotBelow(ascending, values[i]), through = FirstAbove(ascending, values[i]);
            ranks.Average[i] = (below + 1 + through) / 2.0 / n;
            ranks.Lowest[i] = (below + 1.0) / n;
            ranks.Highest[i] = (double)through / n;
            ranks.Dense[i] = (FirstNotBelow(distinct, values[i]) + 1.0) / distinct.Length;
        }

        return ranks;
    }

    private static int FirstNotBelow(double[] ascending, double value) => FirstWhere(ascending, one => one >= value);

    private static int FirstAbove(double[] ascending, double value) => FirstWhere(ascending, one => one > value);

    private static int FirstWhere(double[] ascending, Func<double, bool> holds)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (holds(ascending[middle])) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
