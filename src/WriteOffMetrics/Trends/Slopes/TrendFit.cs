namespace WriteOffMetrics;

/// <summary>Carries out the test that was chosen: the slope with its interval, the evidence, and the likeliest change of level.</summary>
internal static class TrendFit
{
    /// <summary>The level at which an autocorrelation counts.</summary>
    private const double LagLevel = 0.05;

    public static Trend Fit(Observations series, double level, TrendChoice choice)
    {
        int minimum = TrendRule.MinimumOf(choice.Test, series.Season);
        AnalysisStatus status = StatusOf(series, choice.Test, minimum);
        if (status != AnalysisStatus.Defined) return new Trend(series, level, choice, status, minimum, null, null);
        return Estimate(series, choice.Test, level) is { } estimate
            ? new Trend(series, level, choice, status, minimum, estimate, ChangeOf(series))
            : new Trend(series, level, choice, StatusWithoutEstimate(choice.Test), minimum, null, null);
    }

    private static AnalysisStatus StatusOf(Observations series, TrendTest test, int minimum)
    {
        if (test == TrendTest.CochranArmitage && !series.AreProportions) return AnalysisStatus.NoProportion;
        if (test == TrendTest.SeasonalMannKendall && series.Season is null) return AnalysisStatus.NoSeason;
        return series.Count < minimum ? AnalysisStatus.TooShort : AnalysisStatus.Defined;
    }

    private static AnalysisStatus StatusWithoutEstimate(TrendTest test) =>
        test == TrendTest.HamedRao ? AnalysisStatus.NoVariance : AnalysisStatus.NoVariation;

    private static TrendEstimate? Estimate(Observations series, TrendTest test, double level) => test switch
    {
        TrendTest.CochranArmitage => ByProportions(series, level),
        TrendTest.SeasonalMannKendall => BySeasons(series, level),
        TrendTest.HamedRao => ByDependentRanks(series, level),
        _ => ByRanks(series, level),
    };

    private static TrendEstimate? ByProportions(Observations series, double level)
    {
        (long[] successes, long[] trials) = series.Trials!.Value;
        var proportions = ProportionTrend.Test(
            [.. successes.Select(count => (double)count)], [.. trials.Select(count => (double)count)], series.Years);
        return proportions is { Z: { } z, PValue: { } p, Slope: { } slope, SlopeError: { } error, Intercept: { } intercept }
            ? new TrendEstimate(slope, Around(slope, error, level), intercept, MedianOf(series), z, p, null)
            : null;
    }

    private static TrendEstimate? BySeasons(Observations series, double level) =>
        SeasonalMannKendall.Test(series.Values, series.Steps, series.Season!.Value) is { } seasonal
            ? new TrendEstimate(
                seasonal.SlopePerYear, seasonal.SlopeInterval(level), seasonal.Intercept, MedianOf(series), seasonal.Z, seasonal.PValue,
                new RankScore(seasonal.S, seasonal.Variance, seasonal.TauA))
            : null;

    private static TrendEstimate ByRanks(Observations series, double level)
    {
        var plain = MannKendall.Test(series.Values)!;
        return BySlopes(series, level, plain.Z, plain.PValue, new RankScore(plain.S, plain.Variance, plain.TauA));
    }

    private static TrendEstimate? ByDependentRanks(Observations series, double level)
    {
        var corrected = HamedRao.Test(series.Values, series.Count - 1, LagLevel, CorrectionSum.Signed);
        return corrected is { Variance: { } variance, Z: { } z, PValue: { } p }
            ? BySlopes(series, level, z, p, new RankScore(corrected.S, variance, corrected.TauA))
            : null;
    }

    /// <summary>The median of the slopes of all pairs of periods, and its interval by the variance of the ranks.</summary>
    private static TrendEstimate BySlopes(Observations series, double level, double z, double p, RankScore ranks)
    {
        Span<double> slopes = TheilSen.Slopes(series.Values, series.Years);
        slopes.Sort();
        (int lower, int upper) = TheilSen.IntervalPositions(slopes.Length, ranks.Variance, level);
        double slope = Quantiles.Estimate(slopes, 0.5, 7), median = MedianOf(series);
        double intercept = median - slope * Quantiles.Estimate(series.Years, 0.5, 7);
        return new TrendEstimate(slope, new Interval(slopes[lower], slopes[upper]), intercept, median, z, p, ranks);
    }

    private static double MedianOf(Observations series) => Quantiles.Estimate([.. series.Values.Order()], 0.5, 7);

    private static Interval Around(double slope, double error, double level)
    {
        double half = NormalDistribution.UpperQuantile((1 - level) / 2) * error;
        return new Interval(slope - half, slope + half);
    }

    private static ChangePoint? ChangeOf(Observations series) =>
        Pettitt.Test(series.Values) is { K: > 0, MeanAfter: { } after } found
            ? new ChangePoint(series.Periods[found.ChangePoints[0]], series.Periods[found.ChangePoints[0] + 1], found.MeanBefore, after,
                found.PValue, found.ChangePoints.Length)
            : null;
}
