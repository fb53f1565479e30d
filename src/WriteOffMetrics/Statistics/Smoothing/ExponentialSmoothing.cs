namespace WriteOffMetrics;

/// <summary>
/// Exponential smoothing, simple to Holt-Winters (Holt 1957; Winters 1960; Gardner and McKenzie 1985): a level, a slope and seasons, each
/// pulled a part of the way to what the newest value says. From one smoothed value on.
/// </summary>
internal sealed class ExponentialSmoothing
{
    private readonly SmoothingMethod method;
    private readonly SmoothingWeights weights;
    private readonly SmoothingState last;

    private ExponentialSmoothing(SmoothingMethod method, SmoothingWeights weights, SmoothingState last, double[] fitted, double[] residuals,
        double[] level, double[] trend, double[] season)
    {
        (this.method, this.weights, this.last) = (method, weights, last);
        (Fitted, Residuals, Level, Trend, Season) = (fitted, residuals, level, trend, season);
        Sse = ArithmeticMean.OfSquares(residuals) * residuals.Length;
    }

    /// <summary>
    /// The forecast of each smoothed value from those before; the skipped ones have none, so that the list is shorter by them.
    /// </summary>
    public double[] Fitted { get; }

    /// <summary>Value − fitted.</summary>
    public double[] Residuals { get; }

    /// <summary>The level after each smoothed value.</summary>
    public double[] Level { get; }

    /// <summary>The slope after each smoothed value; 0 without a trend.</summary>
    public double[] Trend { get; }

    /// <summary>The corrected season of each smoothed value's position; 0 without a season.</summary>
    public double[] Season { get; }

    /// <summary>The sum of the squared residuals.</summary>
    public double Sse { get; }

    /// <summary>The variance of the residuals around their mean, divisor n − 1; none below two.</summary>
    public double? ResidualVariance => ArithmeticMean.Variance(Residuals);

    /// <summary>
    /// Smooths finite values. None where no value is left after the start, where a multiplicative season meets a value or start that is not
    /// above zero, and where it leads to a division by zero.
    /// </summary>
    public static ExponentialSmoothing? Fit(ReadOnlySpan<double> values, SmoothingMethod method, SmoothingWeights weights,
        SmoothingStart start)
    {
        Finite.Require(values);
        ReadOnlySpan<double> smoothed = values[Math.Min(start.Skipped, values.Length)..];
        if (smoothed.IsEmpty || !IsAllowed(smoothed, method, start)) return null;
        var state = new SmoothingState(method, weights, start);
        int n = smoothed.Length;
        (double[] fitted, double[] residuals, double[] level, double[] trend, double[] season) =
            (new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            fitted[i] = state.Step(smoothed[i]);
            residuals[i] = smoothed[i] - fitted[i];
            (level[i], trend[i], season[i]) = (state.Level, state.Trend, state.Season);
            if (!state.IsFinite || !double.IsFinite(fitted[i])) return null;
        }

        return new ExponentialSmoothing(method, weights, state, fitted, residuals, level, trend, season);
    }

    /// <summary>Whether the method can be used: a multiplicative season needs values, level and seasons above zero.</summary>
    public static bool IsAllowed(ReadOnlySpan<double> values, SmoothingMethod method, SmoothingStart start) =>
        method.Season != SmoothingSeason.Multiplicative || (
            start.Level > 0 && ClassicalDecomposition.ArePositive(values) && ClassicalDecomposition.ArePositive(start.Season));

    /// <summary>The forecasts of the next values.</summary>
    public double[] Forecast(int horizon) => last.Forecast(horizon);

    /// <summary>
    /// The variances of the forecasts' errors, as multiples of the variance of one step; none for a multiplicative season, which has no
    /// closed form.
    /// </summary>
    public double[]? VarianceFactors(int horizon) => EtsIntervals.VarianceFactors(method, weights, horizon);
}
