namespace WriteOffMetrics;

/// <summary>
/// How far forecasts were off: error = actual − forecast, of one pair or more. Percentages are none where an actual value (of sMAPE: both)
/// is zero; scaled errors (Hyndman and Koehler 2006) are none where training has too few values or never changes over the lag.
/// </summary>
/// <param name="Me">The mean error.</param>
/// <param name="Mae">The mean absolute error.</param>
/// <param name="Mse">The mean squared error.</param>
/// <param name="MpePercent">The mean of 100 × error ÷ actual.</param>
/// <param name="MapePercent">The mean of its size.</param>
/// <param name="SmapePercent">The mean of 200 × |error| ÷ (|actual| + |forecast|), 0 to 200.</param>
/// <param name="Wape">Σ|error| ÷ Σ|actual|, none over zero.</param>
/// <param name="MaseScale">The mean of |x − x a lag before| in training; none for too few values.</param>
/// <param name="Mase">Mean absolute error ÷ scale.</param>
/// <param name="Rmsse">√(mean squared error ÷ mean of (x − x a lag before)²).</param>
internal sealed record ForecastAccuracy(
    double Me, double Mae, double Mse, double? MpePercent, double? MapePercent, double? SmapePercent, double? Wape, double? MaseScale,
    double? Mase, double? Rmsse)
{
    /// <summary>The root of the mean squared error.</summary>
    public double Rmse => Math.Sqrt(Mse);

    /// <summary>None for no pair.</summary>
    /// <param name="training">The values before; none where there is no scale to be had.</param>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was said, as many values.</param>
    /// <param name="lag">1, or the period of a season.</param>
    public static ForecastAccuracy? Measure(ReadOnlySpan<double> training, ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast,
        int lag)
    {
        Finite.Require(training);
        Finite.Require(actual);
        Finite.Require(forecast);
        Finite.RequireEqual(forecast, actual);
        Finite.RequireOne(lag);
        int n = actual.Length;
        if (n == 0) return null;
        (double[] errors, double[] sizes, double[] ofActual) = (new double[n], new double[n], new double[n]);
        (double?[] percent, double?[] symmetric) = (new double?[n], new double?[n]);
        for (int i = 0; i < n; i++)
        {
            double both = Math.Abs(actual[i]) + Math.Abs(forecast[i]);
            (errors[i], ofActual[i]) = (actual[i] - forecast[i], Math.Abs(actual[i]));
            sizes[i] = Math.Abs(errors[i]);
            percent[i] = actual[i] == 0 ? null : 100 * errors[i] / actual[i];
            symmetric[i] = both == 0 ? null : 200 * sizes[i] / both;
        }

        double mae = ArithmeticMean.Compute(sizes), mse = ArithmeticMean.OfSquares(errors), total = Summation.Sum(ofActual);
        var changes = new double[Math.Max(0, training.Length - lag)];
        for (int i = 0; i < changes.Length; i++) changes[i] = Math.Abs(training[i + lag] - training[i]);
        double? scale = changes.Length == 0 ? null : ArithmeticMean.Compute(changes);
        return new ForecastAccuracy(
            ArithmeticMean.Compute(errors), mae, mse, Mean(percent),
            Mean([.. percent.Select(one => one is { } value ? Math.Abs(value) : (double?)null)]), Mean(symmetric),
            total == 0 ? null : Summation.Sum(sizes) / total, scale, scale > 0 ? mae / scale : null,
            scale > 0 ? Math.Sqrt(mse / ArithmeticMean.OfSquares(changes)) : null);
    }

    /// <summary>None where one is none.</summary>
    private static double? Mean(double?[] values) =>
        Array.TrueForAll(values, value => value is not null) ? ArithmeticMean.Compute([.. values.Select(value => value!.Value)]) : null;
}
