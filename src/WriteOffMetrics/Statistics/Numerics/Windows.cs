namespace WriteOffMetrics;

/// <summary>
/// Sums and ratios over windows of a series of finite values. Each window is summed on its own, so that an outlier leaves no trace in later
/// ones.
/// </summary>
internal static class Windows
{
    /// <summary>
    /// The sum since the start of the year; the first value is the <paramref name="firstPosition"/>-th of its year, from 1.
    /// </summary>
    public static double[] YearToDate(ReadOnlySpan<double> values, int periodsPerYear, int firstPosition)
    {
        Finite.Require(values);
        Finite.RequireOne(periodsPerYear);
        Finite.RequireOne(firstPosition);
        var sums = new double[values.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            int start = Math.Max(0, i - (firstPosition - 1 + i) % periodsPerYear);
            sums[i] = Summation.Sum(values[start..(i + 1)]);
        }

        return sums;
    }

    /// <summary>Factor × numerator ÷ denominator; none over zero.</summary>
    public static double?[] Ratios(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, double factor)
    {
        Finite.Require(numerators);
        Finite.Require(denominators);
        Finite.Require(factor);
        Finite.RequireEqual(denominators, numerators);
        var ratios = new double?[numerators.Length];
        for (int i = 0; i < ratios.Length; i++) ratios[i] = denominators[i] == 0 ? null : factor * numerators[i] / denominators[i];
        return ratios;
    }

    /// <summary>Factor × Σ numerators ÷ Σ denominators over the last values; none where the window is not full, or over zero.</summary>
    public static double?[] RatiosOfSums(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, int window, double factor)
    {
        Finite.Require(numerators);
        Finite.Require(denominators);
        Finite.Require(factor);
        Finite.RequireEqual(denominators, numerators);
        Finite.RequireOne(window);
        var ratios = new double?[numerators.Length];
        for (int i = window - 1; i < ratios.Length; i++)
        {
            double below = Summation.Sum(denominators.Slice(i - window + 1, window));
            ratios[i] = below == 0 ? null : factor * Summation.Sum(numerators.Slice(i - window + 1, window)) / below;
        }

        return ratios;
    }

    /// <summary>
    /// The mean of the ratios of the last periods, for contrast: it weighs a small period like a large one. None where the window is not
    /// full or a ratio is none.
    /// </summary>
    public static double?[] MeansOfRatios(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, int window, double factor)
    {
        Finite.RequireOne(window);
        double?[] ratios = Ratios(numerators, denominators, factor);
        var means = new double?[ratios.Length];
        for (int i = window - 1; i < means.Length; i++)
        {
            double?[] inside = ratios[(i - window + 1)..(i + 1)];
            means[i] = Array.TrueForAll(inside, ratio => ratio is not null)
                ? Summation.Sum([.. inside.Select(ratio => ratio!.Value)]) / window : null;
        }

        return means;
    }
}
