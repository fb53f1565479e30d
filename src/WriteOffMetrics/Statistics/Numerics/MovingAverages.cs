namespace WriteOffMetrics;

/// <summary>
/// Moving averages of a series of finite values, one per position, none where the window is not full. Each window is summed on its own, so
/// that an outlier leaves no trace in later ones.
/// </summary>
internal static class MovingAverages
{
    /// <summary>The mean of the last <paramref name="window"/> values.</summary>
    public static double?[] Simple(ReadOnlySpan<double> values, int window)
    {
        var averages = new double?[values.Length];
        for (int i = window - 1; i < values.Length; i++)
            averages[i] = Summation.Sum(values.Slice(i - window + 1, window)) / window;
        return averages;
    }

    /// <summary>
    /// The mean of <paramref name="window"/> values centred at each position. For an even window the mean of the two that lie half a step
    /// to either side: weights ½, 1, …, 1, ½ over one value more.
    /// </summary>
    public static double?[] Centered(ReadOnlySpan<double> values, int window)
    {
        int half = window / 2;
        var averages = new double?[values.Length];
        for (int i = half; i < values.Length - half; i++)
        {
            ReadOnlySpan<double> around = values.Slice(i - half, 2 * half + 1);
            averages[i] = window % 2 == 1
                ? Summation.Sum(around) / window
                : Summation.Sum([around[0] / 2, .. around[1..^1], around[^1] / 2]) / window;
        }

        return averages;
    }

    /// <summary>The weighted mean of the last values; weights from the oldest to the newest, divided by their sum.</summary>
    public static double?[] Weighted(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double total = Summation.Sum(weights);
        var averages = new double?[values.Length];
        var products = new double[weights.Length];
        for (int i = weights.Length - 1; i < values.Length; i++)
        {
            for (int j = 0; j < products.Length; j++) products[j] = values[i - weights.Length + 1 + j] * weights[j];
            averages[i] = Summation.Sum(products) / total;
        }

        return averages;
    }

    /// <summary>
    /// Exponential smoothing from a start: αx + (1 − α) × the average before, beginning with the mean of the first
    /// <paramref name="window"/> values (1: the first value).
    /// </summary>
    public static double?[] Exponential(ReadOnlySpan<double> values, double alpha, int window)
    {
        var averages = new double?[values.Length];
        if (values.Length < window) return averages;
        double average = Summation.Sum(values[..window]) / window;
        averages[window - 1] = average;
        for (int i = window; i < values.Length; i++)
        {
            average = alpha * values[i] + (1 - alpha) * average;
            averages[i] = average;
        }

        return averages;
    }

    /// <summary>Exponential weights that add up to 1 from the first value on: Σ (1 − α)^i x ÷ Σ (1 − α)^i.</summary>
    public static double?[] ExponentialAdjusted(ReadOnlySpan<double> values, double alpha)
    {
        var averages = new double?[values.Length];
        double sum = 0, weight = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum = values[i] + (1 - alpha) * sum;
            weight = 1 + (1 - alpha) * weight;
            averages[i] = sum / weight;
        }

        return averages;
    }
}
