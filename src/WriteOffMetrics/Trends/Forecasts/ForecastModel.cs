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

    /// <summary>
    /// None where the method meets a division by zero. There are as many figures as it needs, above zero where it multiplies.
    /// </summary>
    public static ForecastModel? Of(ReadOnlySpan<double> values, ForecastMethod method, int season, int horizon, SmoothingParameters? given)
    {
        BaselineForecasts? simple = method switch
        {
            ForecastMethod.Naive => BaselineForecasts.Naive(values, horizon),
            ForecastMethod.SeasonalNaive => BaselineForecasts.SeasonalNaive(values, season, horizon),
            ForecastMethod.Drift => BaselineForecasts.Drift(values, horizon),
            _ => null,
        };
        if (simple is not null) return new ForecastModel(simple.Forecasts, simple.StandardErrors, null);
        SmoothingMethod smoothing = method switch
        {
            ForecastMethod.SimpleSmoothing => SmoothingMethod.Simple,
            ForecastMethod.Holt => SmoothingMethod.Holt,
            ForecastMethod.DampedHolt => SmoothingMethod.Holt with { Trend = SmoothingTrend.Damped },
            ForecastMethod.HoltWintersAdditive =>
            new SmoothingMethod(SmoothingTrend.Additive, SmoothingSeason.Additive, season, SeasonUpdate.Winters),
            _ => new SmoothingMethod(SmoothingTrend.Additive, SmoothingSeason.Multiplicative, season, SeasonUpdate.Winters),
        };
        if (SmoothingStart.Of(values, smoothing) is not { } start) return null;
        (ExponentialSmoothing? best, SmoothingWeights used) = (null, default);
        foreach (SmoothingWeights weights in Candidates(values, smoothing, given))
        {
            if (ExponentialSmoothing.Of(values, smoothing, weights, start) is not { } smoothed || smoothed.Sse >= best?.Sse) continue;
            (best, used) = (smoothed, weights);
        }

        if (best is null) return null;
        double[]? errors = best.VarianceFactors(horizon) is { } factors && best.ResidualVariance is { } variance
            ? [.. factors.Select(factor => Math.Sqrt(variance * factor))] : null;
        return new ForecastModel(best.Forecast(horizon), errors, new SmoothingParameters(used.Alpha, used.Beta, used.Gamma, used.Phi));
    }

    private static List<SmoothingWeights> Candidates(ReadOnlySpan<double> values, SmoothingMethod method, SmoothingParameters? given)
    {
        if (given is { } stated) return [new SmoothingWeights(stated.Alpha, stated.Beta, stated.Gamma, stated.Phi)];
        List<SmoothingWeights> found = [];
        foreach (double phi in method.Trend == SmoothingTrend.Damped ? Dampings : [1.0])
        {
            if (SmoothingOptimiser.Of(values, method, phi) is { } weights) found.Add(weights);
        }

        return found;
    }
}
