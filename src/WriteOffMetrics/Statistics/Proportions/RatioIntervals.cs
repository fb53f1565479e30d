namespace WriteOffMetrics;

/// <summary>
/// The ratio of the sums of paired values, Σy ÷ Σx, its standard error and intervals with Student's t of n − 1 degrees of freedom. The
/// error and the intervals are null for one pair; Fieller's (1954) also where the mean of the denominators does not differ from 0, so that
/// the interval would be without bound.
/// </summary>
internal sealed record RatioIntervals(double Ratio, double? Error, int Count)
{
    private double MeanDenominator { get; init; }

    private double DenominatorVariance { get; init; }

    private double ResidualVariance { get; init; }

    private double Covariance { get; init; }

    /// <summary>Null where the sum of the denominators is 0. Values are finite, as many numerators as denominators.</summary>
    public static RatioIntervals? FromSums(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        Finite.Require(numerators);
        Finite.Require(denominators);
        Finite.RequireEqual(denominators, numerators);
        int n = numerators.Length;
        double below = Summation.Sum(denominators);
        if (below == 0) return null;
        double ratio = Summation.Sum(numerators) / below, mean = below / n;
        if (n == 1) return new RatioIntervals(ratio, null, n);
        double[] xx = new double[n], dd = new double[n], xd = new double[n];
        for (int i = 0; i < n; i++)
        {
            // Residuals from the ratio, whose mean is 0.
            double x = denominators[i] - mean, d = numerators[i] - ratio * denominators[i];
            (xx[i], dd[i], xd[i]) = (x * x, d * d, x * d);
        }

        double scale = (n - 1.0) * n, residuals = Summation.Sum(dd) / scale;
        return new RatioIntervals(ratio, Math.Sqrt(residuals) / Math.Abs(mean), n)
        {
            MeanDenominator = mean,
            DenominatorVariance = Summation.Sum(xx) / scale,
            ResidualVariance = residuals,
            Covariance = Summation.Sum(xd) / scale,
        };
    }

    /// <summary>By the linear approximation of the ratio (delta method).</summary>
    public Interval? Delta(double confidence)
    {
        if (Error is not { } error) return null;
        double half = T(confidence) * error;
        return new Interval(Ratio - half, Ratio + half);
    }

    /// <summary>
    /// Fieller (1954): the ratios that the data do not reject. With y = ratio × x + d, the distance θ from the ratio solves (x̄² − t² Vₓ)
    /// θ² + 2 t² Vₓd θ − t² V_d = 0.
    /// </summary>
    public Interval? Fieller(double confidence)
    {
        if (Error is null) return null;
        double t = T(confidence), square = t * t, leading = MeanDenominator * MeanDenominator - square * DenominatorVariance;
        if (leading <= 0) return null;
        double middle = -square * Covariance, half = Math.Sqrt(middle * middle + leading * square * ResidualVariance);
        return new Interval(Ratio + (middle - half) / leading, Ratio + (middle + half) / leading);
    }

    private double T(double confidence) => StudentTDistribution.UpperQuantile((1 - confidence) / 2, Count - 1);
}
