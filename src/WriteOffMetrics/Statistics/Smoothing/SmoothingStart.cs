namespace WriteOffMetrics;

/// <summary>
/// Level, slope and seasons before a value. <paramref name="Season"/> has one entry per position of the period, that of the first smoothed
/// value first; it is empty where there is no season. The first <paramref name="Skipped"/> values are not smoothed, because the start was
/// made from them.
/// </summary>
internal sealed record SmoothingStart(double Level, double Trend, double[] Season, int Skipped)
{
    /// <summary>
    /// The start values of Holt-Winters smoothing in R. Without season: the first value; with a slope the second, and the difference of
    /// both. With one: level and slope of a straight line through the trend of the classical decomposition of the first two periods, and
    /// its figure. None where no value would be left, for a period below 2, and for a multiplicative season of values not above zero.
    /// </summary>
    public static SmoothingStart? FromValues(ReadOnlySpan<double> values, SmoothingMethod method)
    {
        Finite.Require(values);
        if (method.Season == SmoothingSeason.None)
        {
            bool hasTrend = method.Trend != SmoothingTrend.None;
            int skipped = hasTrend ? 2 : 1;
            if (values.Length <= skipped) return null;
            return hasTrend
                ? new SmoothingStart(values[1], values[1] - values[0], [], skipped)
                : new SmoothingStart(values[0], 0, [], skipped);
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
        double middle = (values.Length + 1) / 2.0, mean = ArithmeticMean.Compute(values), spread = 0;
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
