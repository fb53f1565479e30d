namespace WriteOffMetrics;

/// <summary>
/// Intervals of exponential smoothing with additive errors (Hyndman, Koehler, Ord and Snyder 2008, class 1): the variance h steps ahead is
/// that of one step times 1 + Σ c², where c of step j is how much an error moves the forecast j steps later.
/// </summary>
internal static class EtsIntervals
{
    /// <summary>1 + Σ c² for 1, 2, … steps ahead; none for a multiplicative season.</summary>
    public static double[]? VarianceFactors(SmoothingMethod method, SmoothingWeights weights, int horizon)
    {
        if (method.Season == SmoothingSeason.Multiplicative) return null;
        double alpha = weights.Alpha, phi = method.Trend == SmoothingTrend.Damped ? weights.Phi : 1;
        double slope = method.Trend == SmoothingTrend.None ? 0 : alpha * weights.Beta;
        double season = method.Update == SeasonUpdate.Winters ? weights.Gamma * (1 - alpha) : weights.Gamma;
        var factors = new double[horizon];
        (double factor, double power, double powers) = (1, 1, 0);
        for (int h = 1; h <= horizon; h++)
        {
            factors[h - 1] = factor;
            power *= phi;
            powers += power;
            double c = alpha + slope * powers + (method.Season != SmoothingSeason.None && h % method.Period == 0 ? season : 0);
            factor += c * c;
        }

        return factors;
    }

    /// <summary>Forecast ± normal quantile × standard error; level above 0 and below 1.</summary>
    public static Interval[] Compute(ReadOnlySpan<double> forecasts, ReadOnlySpan<double> variances, double level)
    {
        Finite.Require(forecasts);
        Finite.RequireBetween(0, double.PositiveInfinity, variances);
        Finite.RequireEqual(variances, forecasts);
        double z = NormalDistribution.UpperQuantile((1 - level) / 2);
        var intervals = new Interval[forecasts.Length];
        for (int h = 0; h < intervals.Length; h++)
        {
            double half = z * Math.Sqrt(variances[h]);
            intervals[h] = new Interval(forecasts[h] - half, forecasts[h] + half);
        }

        return intervals;
    }
}
