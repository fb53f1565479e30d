namespace WriteOffMetrics;

/// <summary>
/// Figures carried forward by one method: forecasts, standard errors where there are any, and the weights that were used.
/// </summary>
internal sealed record ForecastModel(double[] Forecasts, double[]? Errors, SmoothingParameters? Parameters)
{
    /// <summary>Factors by which slopes fade, from quickly to hardly, as is usual; the one with the least squares is taken.</summary>
    private static readonly double[] Dampings = [0.8, 0.85, 0.9, 0.95, 0.98];

    /// <summary>How many figures a method needs.</summary>
    public static int MinimumOf(ForecastMethod method, int? season) => method switch
    {
        ForecastMethod.Naive => 2,
        ForecastMethod.SeasonalNaive => (season ?? 1) + 1,
        ForecastMethod.Drift => 3,
        ForecastMethod.SimpleSmoothing => 4,
        ForecastMethod.Holt or ForecastMethod.DampedHolt => 5,
        _ => 2 * (season ?? 1) + 3,
    };

    public static bool IsSeasonal(ForecastMethod method) =>
        method is ForecastMethod.SeasonalNaive or ForecastMethod.HoltWintersAdditive or ForecastMethod.HoltWintersMultiplicative;

    /// <summary>Whether figures are such that a method can forecast them: one that multiplies needs them above zero.</summary>
    public static bool CanForecast(ForecastMethod method, double[] values) =>
        method != ForecastMethod.HoltWintersMultiplicative || ClassicalDecomposition.ArePositive(values);

    /// <summary>What cannot lie below zero is not forecast there.</summary>
    public static double Bounded(Observations series, double value) => series.IsNeverNegative ? Math.Max(0, value) : value;

    /// <summary>
    /// None where the method meets a division by zero. There are as many figures as it needs, above zero where it multiplies.
    /// </summary>
    public static ForecastModel? Fit(ReadOnlySpan<double> values, ForecastMethod method, int season, int horizon,
        SmoothingParameters? given)
    {
        if (BaselineOf(values, method, season, horizon) is { } simple)
            return new ForecastModel(simple.Forecasts, simple.StandardErrors, null);
        SmoothingMethod smoothing = SmoothingOf(method, season);
        if (Best(values, smoothing, given) is not var (best, weights)) return null;
        return new ForecastModel(
            best.Forecast(horizon), ErrorsOf(best, horizon),
            new SmoothingParameters(weights.Alpha, weights.Beta, weights.Gamma, weights.Phi));
    }

    /// <summary>The forecasts of a method that smooths nothing; null of others.</summary>
    private static BaselineForecasts? BaselineOf(ReadOnlySpan<double> values, ForecastMethod method, int season, int horizon) =>
        method switch
        {
            ForecastMethod.Naive => BaselineForecasts.Naive(values, horizon),
            ForecastMethod.SeasonalNaive => BaselineForecasts.SeasonalNaive(values, season, horizon),
            ForecastMethod.Drift => BaselineForecasts.Drift(values, horizon),
            _ => null,
        };

    private static SmoothingMethod SmoothingOf(ForecastMethod method, int season) => method switch
    {
        ForecastMethod.SimpleSmoothing => SmoothingMethod.Simple,
        ForecastMethod.Holt => SmoothingMethod.Holt,
        ForecastMethod.DampedHolt => SmoothingMethod.Holt with { Trend = SmoothingTrend.Damped },
        ForecastMethod.HoltWintersAdditive =>
            new SmoothingMethod(SmoothingTrend.Additive, SmoothingSeason.Additive, season, SeasonUpdate.Winters),
        _ => new SmoothingMethod(SmoothingTrend.Additive, SmoothingSeason.Multiplicative, season, SeasonUpdate.Winters),
    };

    /// <summary>The smoothing with the least squares of one-step errors, and its weights; null where none is possible.</summary>
    private static (ExponentialSmoothing Smoothed, SmoothingWeights Weights)? Best(
        ReadOnlySpan<double> values, SmoothingMethod method, SmoothingParameters? given)
    {
        if (SmoothingStart.FromValues(values, method) is not { } start) return null;
        (ExponentialSmoothing Smoothed, SmoothingWeights Weights)? best = null;
        foreach (SmoothingWeights weights in Candidates(values, method, given))
        {
            if (ExponentialSmoothing.Fit(values, method, weights, start) is not { } smoothed || smoothed.Sse >= best?.Smoothed.Sse)
                continue;
            best = (smoothed, weights);
        }

        return best;
    }

    /// <summary>The standard errors of the forecasts; null where the method has no closed form for them.</summary>
    private static double[]? ErrorsOf(ExponentialSmoothing smoothed, int horizon) =>
        smoothed.VarianceFactors(horizon) is { } factors && smoothed.ResidualVariance is { } variance
            ? [.. factors.Select(factor => Math.Sqrt(variance * factor))]
            : null;

    private static List<SmoothingWeights> Candidates(ReadOnlySpan<double> values, SmoothingMethod method, SmoothingParameters? given)
    {
        if (given is { } stated) return [new SmoothingWeights(stated.Alpha, stated.Beta, stated.Gamma, stated.Phi)];
        List<SmoothingWeights> found = [];
        foreach (double phi in method.Trend == SmoothingTrend.Damped ? Dampings : [1.0])
        {
            if (SmoothingOptimiser.FindWeights(values, method, phi) is { } weights) found.Add(weights);
        }

        return found;
    }
}
