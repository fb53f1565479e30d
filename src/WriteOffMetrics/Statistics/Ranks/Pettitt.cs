namespace WriteOffMetrics;

/// <summary>
/// The test for one change of level at an unknown time (Pettitt 1979). Change points are the last positions, from 0, of the values before
/// the change; more than one where several are equally likely. The means are those before and after the first of them; none where no value
/// comes after.
/// </summary>
internal sealed record Pettitt(double[] U, double K, int[] ChangePoints, double PValue, double MeanBefore, double? MeanAfter)
{
    /// <summary>Null for no values. Values are finite; of a constant series every position attains K = 0, with a p-value of 1.</summary>
    public static Pettitt? Test(ReadOnlySpan<double> values)
    {
        Finite.Require(values);
        if (values.Length == 0) return null;
        double n = values.Length, twice = 0, k = 0;
        double[] ranks = Ranks.Average(values), u = new double[ranks.Length];
        for (int i = 0; i < u.Length; i++)
        {
            // Twice a rank is a whole number, so that U is exact.
            twice += 2 * ranks[i];
            u[i] = twice - (i + 1) * (n + 1);
            k = Math.Max(k, Math.Abs(u[i]));
        }

        int[] points = [.. Enumerable.Range(0, u.Length).Where(i => Math.Abs(u[i]) == k)];
        int before = points[0] + 1, after = values.Length - before;
        return new Pettitt(
            u,
            k,
            points,
            Math.Min(1, 2 * Math.Exp(-6 * k * k / (n * n * n + n * n))),
            Summation.Sum(values[..before]) / before,
            after == 0 ? null : Summation.Sum(values[before..]) / after);
    }
}
