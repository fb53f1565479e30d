namespace WriteOffMetrics;

/// <summary>
/// Tabular cumulative sums of deviates from a target (Page 1954; Montgomery), in sigma, from one value on. They go on after a signal.
/// </summary>
/// <param name="Upper">max(0, sum before + z − k).</param>
/// <param name="Lower">−max(0, sum before − z − k): at or below zero.</param>
/// <param name="SignalsUpper">The positions where the upper sum is strictly above h.</param>
/// <param name="SignalsLower">The positions where the lower sum is strictly below −h.</param>
internal sealed record CusumChart(double[] Upper, double[] Lower, int[] SignalsUpper, int[] SignalsLower)
{
    /// <summary>None where sigma is not above zero.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="center">The target.</param>
    /// <param name="sigma">The standard deviation of one value.</param>
    /// <param name="slack">k, half the shift to be found, in sigma.</param>
    /// <param name="decision">h, in sigma.</param>
    /// <param name="headStart">Where both sums start: 0, or above it for a fast first response.</param>
    public static CusumChart? FromValues(ReadOnlySpan<double> values, double center, double sigma, double slack, double decision,
        double headStart)
    {
        Finite.Require(values);
        Finite.Require(center);
        Finite.Require(sigma);
        Finite.Require(slack);
        Finite.Require(decision);
        Finite.Require(headStart);
        if (!(sigma > 0)) return null;
        (double[] uppers, double[] lowers) = (new double[values.Length], new double[values.Length]);
        List<int> signalsUpper = [], signalsLower = [];
        (double upper, double lower) = (headStart, headStart);
        for (int i = 0; i < uppers.Length; i++)
        {
            double z = (values[i] - center) / sigma;
            upper = Math.Max(0, upper + z - slack);
            lower = Math.Max(0, lower - z - slack);
            (uppers[i], lowers[i]) = (upper, 0 - lower);
            if (upper > decision) signalsUpper.Add(i);
            if (lower > decision) signalsLower.Add(i);
        }

        return new CusumChart(uppers, lowers, [.. signalsUpper], [.. signalsLower]);
    }
}
