namespace WriteOffMetrics;

/// <summary>
/// Local regression of values at the positions 1, 2, …, n with tricube weights, as seasonal decomposition by loess has it (Cleveland,
/// Cleveland, McRae and Terpenning 1990). Spans are whole numbers of points, degrees 0 or 1.
/// </summary>
internal static class Loess
{
    /// <summary>
    /// The curve at every position: computed at every <paramref name="jump"/>-th one and the last, with straight lines between.
    /// </summary>
    /// <param name="values">One value or more.</param>
    /// <param name="span">How many points a fit looks at.</param>
    /// <param name="degree">0 or 1.</param>
    /// <param name="jump">1 or more.</param>
    /// <param name="robustness">A weight per value, or nothing.</param>
    public static double[] Smooth(ReadOnlySpan<double> values, int span, int degree, int jump, ReadOnlySpan<double> robustness)
    {
        int n = values.Length;
        if (n < 2) return [.. values];
        var curve = new double[n];
        int step = Math.Min(jump, n - 1), before = 0;
        for (int x = 1; ; x = Math.Min(x + step, n))
        {
            int first = span >= n ? 1 : Math.Clamp(x - (span + 1) / 2 + 1, 1, n - span + 1);
            int last = span >= n ? n : first + span - 1;
            curve[x - 1] = At(x, values, first, last, span, degree, robustness) ?? values[x - 1];
            if (before > 0)
            {
                double slope = (curve[x - 1] - curve[before - 1]) / (x - before);
                for (int between = before + 1; between < x; between++) curve[between - 1] = curve[before - 1] + slope * (between - before);
            }

            if (x == n) return curve;
            before = x;
        }
    }

    /// <summary>
    /// The fit at a position from 0 to n + 1 over the points <paramref name="first"/> to <paramref name="last"/>; none where all their
    /// weights are zero.
    /// </summary>
    public static double? At(double x, ReadOnlySpan<double> values, int first, int last, int span, int degree,
        ReadOnlySpan<double> robustness)
    {
        int n = values.Length;
        double reach = Math.Max(x - first, last - x);
        if (span > n) reach += (span - n) / 2;
        var weights = new double[last - first + 1];
        for (int i = first; i <= last; i++)
        {
            double weight = Tricube(Math.Abs(x - i), reach);
            weights[i - first] = robustness.IsEmpty ? weight : weight * robustness[i - 1];
        }

        double total = Summation.Sum(weights);
        if (!(total > 0)) return null;
        for (int i = 0; i < weights.Length; i++) weights[i] /= total;
        if (degree > 0 && reach > 0) Tilt(weights, x, first, n);
        for (int i = 0; i < weights.Length; i++) weights[i] *= values[first - 1 + i];
        return Summation.Sum(weights);
    }

    /// <summary>The weights of a straight line, unless the points that count lie at one place.</summary>
    private static void Tilt(double[] weights, double x, int first, int n)
    {
        double middle = 0, spread = 0;
        for (int i = 0; i < weights.Length; i++) middle += weights[i] * (first + i);
        for (int i = 0; i < weights.Length; i++) spread += weights[i] * (first + i - middle) * (first + i - middle);
        if (!(Math.Sqrt(spread) > 0.001 * (n - 1))) return;
        for (int i = 0; i < weights.Length; i++) weights[i] *= 1 + (x - middle) * (first + i - middle) / spread;
    }

    /// <summary>1 at no distance, falling to 0 at the reach; the last thousandth at either end counts as the end.</summary>
    private static double Tricube(double distance, double reach)
    {
        if (distance <= 0.001 * reach) return 1;
        return distance <= 0.999 * reach ? Cube(1 - Cube(distance / reach)) : 0;
    }

    private static double Cube(double x) => x * x * x;
}
