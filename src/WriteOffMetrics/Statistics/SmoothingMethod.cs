namespace WriteOffMetrics;

/// <summary>What exponential smoothing carries beside the level.</summary>
internal enum SmoothingTrend
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A slope (Holt 1957).</summary>
    Additive,

    /// <summary>A slope that fades by φ each step (Gardner and McKenzie 1985).</summary>
    Damped,
}

/// <summary>How a season acts on the level.</summary>
internal enum SmoothingSeason
{
    /// <summary>No season.</summary>
    None,

    /// <summary>It is added.</summary>
    Additive,

    /// <summary>It multiplies; every value must be above zero.</summary>
    Multiplicative,
}

/// <summary>Which level a season is corrected against. The two differ in the meaning of γ; neither is a default.</summary>
internal enum SeasonUpdate
{
    /// <summary>The level expected before the value was seen (Hyndman and others 2008).</summary>
    Hyndman,

    /// <summary>The level after the value was seen (Winters 1960).</summary>
    Winters,
}

/// <summary>A method of exponential smoothing. The period, 2 or more, and the update matter where there is a season.</summary>
internal sealed record SmoothingMethod(SmoothingTrend Trend, SmoothingSeason Season, int Period, SeasonUpdate Update)
{
    /// <summary>Simple exponential smoothing: a level only.</summary>
    public static SmoothingMethod Simple { get; } = new(SmoothingTrend.None, SmoothingSeason.None, 1, SeasonUpdate.Winters);

    /// <summary>Holt's: level and slope.</summary>
    public static SmoothingMethod Holt { get; } = new(SmoothingTrend.Additive, SmoothingSeason.None, 1, SeasonUpdate.Winters);
}

/// <summary>Weights of 0 to 1 of the newest value in level, slope and season, and the factor φ by which a damped slope fades. What a method has no use for is ignored.</summary>
internal readonly record struct SmoothingWeights(double Alpha, double Beta, double Gamma, double Phi);

/// <summary>
/// Level, slope and seasons before a value. <paramref name="Season"/> has one entry per position of the period, that of the first smoothed value first; it is
/// empty where there is no season. The first <paramref name="Skipped"/> values are not smoothed, because the start was made from them.
/// </summary>
internal sealed record SmoothingStart(double Level, double Trend, double[] Season, int Skipped)
{
    /// <summary>
    /// The start values of Holt-Winters smoothing in R. Without season: the first value; with a slope the second, and the difference of both. With one: level
    /// and slope of a straight line through the trend of the classical decomposition of the first two periods, and its figure. None where no value would be left,
    /// for a period below 2, and for a multiplicative season of values not above zero.
    /// </summary>
    public static SmoothingStart? Of(ReadOnlySpan<double> values, SmoothingMethod method)
    {
        Finite.Require(values);
        if (method.Season == SmoothingSeason.None)
        {
            bool hasTrend = method.Trend != SmoothingTrend.None;
            int skipped = hasTrend ? 2 : 1;
            return values.Length <= skipped ? null : hasTrend ? new SmoothingStart(values[1], values[1] - values[0], [], skipped) : new SmoothingStart(values[0], 0, [], skipped);
        }

        if (method.Period < 2 || values.Length / 2 < method.Period) return null;
        ReadOnlySpan<double> periods = values[..(2 * method.Period)];
        ClassicalDecomposition? parts = method.Season == SmoothingSeason.Additive
            ? ClassicalDecomposition.Additive(periods, method.Period)
            : ClassicalDecomposition.Multiplicative(periods, method.Period);
        if (parts is null) return null;
        double[] trend = [.. parts.Trend.OfType<double>()];
        (double level, double slope) = Line(trend);
        return new SmoothingStart(level, method.Trend == SmoothingTrend.None ? 0 : slope, parts.Figure, method.Period);
    }

    /// <summary>The value at 0 and the slope of the straight line through values at 1, 2, ….</summary>
    private static (double AtZero, double Slope) Line(double[] values)
    {
        double middle = (values.Length + 1) / 2.0, mean = ArithmeticMean.Of(values), spread = 0;
        var products = new double[values.Length];
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = (i + 1 - middle) * (values[i] - mean);
            spread += (i + 1 - middle) * (i + 1 - middle);
        }

        double slope = Summation.Sum(products) / spread;
        return (mean - slope * middle, slope);
    }
}
