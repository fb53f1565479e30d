namespace WriteOffMetrics;

/// <summary>
/// Seasonal and trend decomposition by loess (Cleveland, Cleveland, McRae and Terpenning 1990): value = trend + season + remainder. More
/// than two periods are needed.
/// </summary>
/// <param name="Seasonal">The season of each value.</param>
/// <param name="Trend">The trend at each value.</param>
/// <param name="Remainder">What is left.</param>
/// <param name="Weights">How far each value was believed, 0 to 1; all 1 unless robust.</param>
internal sealed record StlDecomposition(double[] Seasonal, double[] Trend, double[] Remainder, double[] Weights)
{
    /// <summary>
    /// max(0, 1 − var(remainder) ÷ var(trend + remainder)) (Wang, Smith and Hyndman 2006); none where the divisor is zero but for rounding.
    /// </summary>
    public double? TrendStrength => Strength(Trend);

    /// <summary>The same of the season.</summary>
    public double? SeasonalStrength => Strength(Seasonal);

    /// <summary>The decomposition of finite values; none for two periods or fewer, or for a period below 2.</summary>
    public static StlDecomposition? Decompose(ReadOnlySpan<double> values, StlSettings settings)
    {
        Finite.Require(values);
        int n = values.Length;
        if (settings.Period < 2 || n <= 2L * settings.Period) return null;
        (double[] seasonal, double[] trend, double[] weights) = (new double[n], new double[n], []);
        for (int pass = 0; pass <= settings.Outer; pass++)
        {
            if (pass > 0) weights = Robustness(Remaining(values, seasonal, trend));
            for (int inner = 0; inner < settings.Inner; inner++)
            {
                double[] cycles = Cycles(Remaining(values, trend, []), settings, weights);
                double[] low = settings.LowPass.Smooth(Means(Means(Means(cycles, settings.Period), settings.Period), 3), []);
                for (int i = 0; i < n; i++) seasonal[i] = cycles[settings.Period + i] - low[i];
                trend = settings.Trend.Smooth(Remaining(values, seasonal, []), weights);
            }
        }

        if (settings.Periodic) Average(seasonal, settings.Period);
        if (weights.Length == 0) weights = [.. Enumerable.Repeat(1.0, n)];
        return new StlDecomposition(seasonal, trend, Remaining(values, seasonal, trend), weights);
    }

    /// <summary>Each position's values over the cycles, smoothed, one cycle longer at both ends.</summary>
    private static double[] Cycles(ReadOnlySpan<double> values, StlSettings settings, ReadOnlySpan<double> weights)
    {
        (int period, (int window, int degree, _)) = (settings.Period, settings.Seasonal);
        var cycles = new double[values.Length + 2 * period];
        for (int position = 0; position < period; position++)
        {
            int count = (values.Length - position - 1) / period + 1, span = Math.Min(window, count);
            (double[] own, double[] ownWeights) = (new double[count], new double[weights.IsEmpty ? 0 : count]);
            for (int i = 0; i < count; i++) own[i] = values[position + i * period];
            for (int i = 0; i < ownWeights.Length; i++) ownWeights[i] = weights[position + i * period];
            double[] curve = settings.Seasonal.Smooth(own, ownWeights);
            cycles[position] = Loess.At(0, own, 1, span, window, degree, ownWeights) ?? curve[0];
            for (int i = 0; i < count; i++) cycles[position + (i + 1) * period] = curve[i];
            cycles[position + (count + 1) * period] = Loess.At(count + 1, own, count - span + 1, count, window, degree, ownWeights)
                ?? curve[^1];
        }

        return cycles;
    }

    /// <summary>The means of so many values in a row, fewer by one less than that.</summary>
    private static double[] Means(ReadOnlySpan<double> values, int count)
    {
        var means = new double[values.Length - count + 1];
        for (int i = 0; i < means.Length; i++) means[i] = Summation.Sum(values.Slice(i, count)) / count;
        return means;
    }

    /// <summary>Bisquare weights that reach zero at six times the median of the absolute remainders.</summary>
    private static double[] Robustness(ReadOnlySpan<double> remainders)
    {
        var weights = new double[remainders.Length];
        for (int i = 0; i < weights.Length; i++) weights[i] = Math.Abs(remainders[i]);
        double reach = 6 * Quantiles.Estimate([.. weights.Order()], 0.5, 7);
        for (int i = 0; i < weights.Length; i++)
        {
            double rest = LessSquare(weights[i], reach);
            weights[i] = rest * rest;
        }

        return weights;
    }

    /// <summary>1 less the square of a part of the reach; the last thousandth at either end counts as the end.</summary>
    private static double LessSquare(double distance, double reach)
    {
        if (distance <= 0.001 * reach) return 1;
        return distance <= 0.999 * reach ? 1 - distance / reach * (distance / reach) : 0;
    }

    /// <summary>Replaces each season by the mean of its position.</summary>
    private static void Average(double[] seasonal, int period)
    {
        for (int position = 0; position < period; position++)
        {
            double mean = ArithmeticMean.Compute([.. seasonal.Where((_, i) => i % period == position)]);
            for (int i = position; i < seasonal.Length; i += period) seasonal[i] = mean;
        }
    }

    /// <summary>Values less one part, or two.</summary>
    private static double[] Remaining(ReadOnlySpan<double> values, double[] part, double[] other)
    {
        var remaining = new double[values.Length];
        for (int i = 0; i < remaining.Length; i++) remaining[i] = values[i] - part[i] - (other.Length == 0 ? 0 : other[i]);
        return remaining;
    }

    private double? Strength(double[] part)
    {
        double[] both = [.. part.Zip(Remainder, (x, y) => x + y)];
        double size = 0;
        for (int i = 0; i < both.Length; i++) size = Math.Max(size, Math.Abs(Seasonal[i]) + Math.Abs(Trend[i]) + Math.Abs(Remainder[i]));
        double all = ArithmeticMean.Variance(both)!.Value, rounding = 1e-12 * size;
        return all > rounding * rounding ? Math.Max(0, 1 - ArithmeticMean.Variance(Remainder)!.Value / all) : null;
    }
}
