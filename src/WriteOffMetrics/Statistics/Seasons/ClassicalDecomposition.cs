namespace WriteOffMetrics;

/// <summary>
/// A series split into trend, season and rest by a centred moving average over one period (Macaulay 1931), from two periods on.
/// </summary>
/// <param name="Trend">The centred moving average; none at the ends.</param>
/// <param name="Seasonal">The figure of each position, repeated over the series.</param>
/// <param name="Random">What is left; none where the trend is.</param>
/// <param name="Figure">
/// One figure per position in the period, that of the first value first: the mean of what the trend leaves there, less the mean of the
/// figures, or divided by it.
/// </param>
internal sealed record ClassicalDecomposition(double?[] Trend, double[] Seasonal, double?[] Random, double[] Figure)
{
    /// <summary>Value = trend + season + rest. None below two periods, or for a period below 2.</summary>
    public static ClassicalDecomposition? Additive(ReadOnlySpan<double> values, int period)
    {
        Finite.Require(values);
        return period < 2 || values.Length / 2 < period ? null : Decompose(values, period, static (x, y) => x - y);
    }

    /// <summary>Value = trend × season × rest. None below two periods, for a period below 2, or where a value is not above zero.</summary>
    public static ClassicalDecomposition? Multiplicative(ReadOnlySpan<double> values, int period)
    {
        Finite.Require(values);
        return period < 2 || values.Length / 2 < period || !ArePositive(values) ? null : Decompose(values, period, static (x, y) => x / y);
    }

    public static bool ArePositive(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!(value > 0)) return false;
        }

        return true;
    }

    private static ClassicalDecomposition Decompose(ReadOnlySpan<double> values, int period, Func<double, double, double> without)
    {
        double?[] trend = MovingAverages.Centered(values, period);
        var figure = new double[period];
        List<double> detrended = [];
        for (int position = 0; position < period; position++)
        {
            detrended.Clear();
            for (int i = position; i < values.Length; i += period)
            {
                if (trend[i] is { } level) detrended.Add(without(values[i], level));
            }

            figure[position] = ArithmeticMean.Compute([.. detrended]);
        }

        double middle = ArithmeticMean.Compute(figure);
        for (int position = 0; position < period; position++) figure[position] = without(figure[position], middle);
        var seasonal = new double[values.Length];
        var random = new double?[values.Length];
        for (int i = 0; i < seasonal.Length; i++)
        {
            seasonal[i] = figure[i % period];
            random[i] = trend[i] is { } level ? without(without(values[i], level), seasonal[i]) : null;
        }

        return new ClassicalDecomposition(trend, seasonal, random, figure);
    }
}
