namespace WriteOffMetrics;

/// <summary>
/// The chart of exponentially weighted averages that start at the centre (Roberts 1959), from one value on, with limits that widen to their
/// final width.
/// </summary>
/// <param name="Averages">λx + (1 − λ) × the average before.</param>
/// <param name="Limits">Centre ± Lσ√(λ ÷ (2 − λ) × (1 − (1 − λ)^(2(t + 1)))).</param>
/// <param name="Outside">The positions whose average is strictly beyond its limits.</param>
internal sealed record EwmaChart(double[] Averages, Interval[] Limits, int[] Outside)
{
    /// <summary>None where sigma is not above zero.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="center">The target.</param>
    /// <param name="sigma">The standard deviation of one value.</param>
    /// <param name="lambda">Above 0, at most 1.</param>
    /// <param name="sigmas">L.</param>
    public static EwmaChart? FromValues(ReadOnlySpan<double> values, double center, double sigma, double lambda, double sigmas)
    {
        Finite.Require(values);
        Finite.Require(center);
        Finite.Require(sigma);
        Finite.Require(lambda);
        Finite.Require(sigmas);
        if (!(sigma > 0)) return null;
        var averages = new double[values.Length];
        var limits = new Interval[values.Length];
        List<int> outside = [];
        (double average, double remaining) = (center, 1);
        for (int i = 0; i < averages.Length; i++)
        {
            average = lambda * values[i] + (1 - lambda) * average;
            remaining *= (1 - lambda) * (1 - lambda);
            double half = sigmas * sigma * Math.Sqrt(lambda / (2 - lambda) * (1 - remaining));
            averages[i] = average;
            limits[i] = new Interval(center - half, center + half);
            if (average < limits[i].Lower || average > limits[i].Upper) outside.Add(i);
        }

        return new EwmaChart(averages, limits, [.. outside]);
    }
}
