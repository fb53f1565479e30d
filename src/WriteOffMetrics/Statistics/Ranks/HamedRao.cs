namespace WriteOffMetrics;

/// <summary>
/// The Mann–Kendall test with its variance corrected for autocorrelation (Hamed &amp; Rao 1998). The corrected variance, z and p are null
/// where the factor is not above 0.
/// </summary>
internal sealed record HamedRao(long S, double UncorrectedVariance, double Factor, double? Variance, double? Z, double? PValue, double TauA,
    double Slope)
{
    /// <summary>About ten times what rounding makes of the difference of two numbers, relative to their size.</summary>
    private const double Rounding = 1e-14;

    /// <summary>
    /// Null for fewer than three values. Values are finite; lags run up to <paramref name="maxLag"/> or the number of values less one;
    /// those count whose autocorrelation differs from 0 at the level <paramref name="lagLevel"/>, above 0 and below 1.
    /// </summary>
    public static HamedRao? Test(ReadOnlySpan<double> values, int maxLag, double lagLevel, CorrectionSum sum)
    {
        Finite.Require(values);
        return TheilSen.SlopeOf(values) is { } slope ? Test(values, slope, DetrendedRanks(values, slope), maxLag, lagLevel, sum) : null;
    }

    /// <summary>The same with the slope per period and the ranks of what it leaves: other software may rank otherwise.</summary>
    public static HamedRao? Test(ReadOnlySpan<double> values, double slope, double[] ranks, int maxLag, double lagLevel, CorrectionSum sum)
    {
        Finite.Require(values);
        Finite.Require(slope);
        Finite.Require(ranks);
        Finite.RequireEqual<double, double>(ranks, values);
        if (values.Length < 3) return null;
        double n = values.Length, bound = NormalDistribution.UpperQuantile(lagLevel / 2) / Math.Sqrt(n), total = 0;
        double[] correlations = Autocorrelation.Estimate(ranks, maxLag) ?? [];
        for (int k = 1; k <= correlations.Length; k++)
        {
            double r = correlations[k - 1];
            if (Math.Abs(r) > bound) total += (n - k) * (n - k - 1) * (n - k - 2) * r;
        }

        var score = KendallScore.FromValues(values);
        double factor = 1 + 2 * (sum == CorrectionSum.Absolute ? Math.Abs(total) : total) / (n * (n - 1) * (n - 2));
        double? variance = factor > 0 ? score.Variance * factor : null;
        double? z = variance is { } corrected ? KendallScore.DeviateOf(score.S, corrected, continuity: true) : null;
        return new HamedRao(score.S, score.Variance, factor, variance, z,
            z is { } deviate ? MannKendall.PValueOf(deviate, Alternative.TwoSided) : null, (double)score.S / score.Pairs, slope);
    }

    /// <summary>
    /// The ranks of what is left of values without a slope per period. What differs by no more than rounding is equal: otherwise rounding
    /// would break ties, another way in each unit.
    /// </summary>
    public static double[] DetrendedRanks(ReadOnlySpan<double> values, double slope)
    {
        Finite.Require(values);
        Finite.Require(slope);
        double size = Math.Abs(slope) * values.Length;
        var residuals = new double[values.Length];
        for (int t = 0; t < residuals.Length; t++)
        {
            residuals[t] = values[t] - slope * (t + 1);
            size = Math.Max(size, Math.Abs(values[t]));
        }

        return Ranks.Average(residuals, Rounding * size);
    }
}
