namespace WriteOffMetrics;

/// <summary>
/// The forecasts that any other must beat (Hyndman and Athanasopoulos), with standard errors under errors of one variance.
/// </summary>
/// <param name="Forecasts">1, 2, … steps ahead.</param>
/// <param name="StandardErrors">Of each; none for too few values to tell.</param>
/// <param name="DegreesOfFreedom">Those of Student's t, or none for normal intervals.</param>
internal sealed record BaselineForecasts(double[] Forecasts, double[]? StandardErrors, int? DegreesOfFreedom)
{
    /// <summary>The last value, from one value on; standard errors from two.</summary>
    public static BaselineForecasts? Naive(ReadOnlySpan<double> values, int horizon)
    {
        Finite.Require(values);
        if (values.IsEmpty) return null;
        double last = values[^1], one = Math.Sqrt(MeanSquare(values, 1) ?? 0);
        return new BaselineForecasts(Ahead(horizon, _ => last), values.Length < 2 ? null : Ahead(horizon, h => one * Math.Sqrt(h)), null);
    }

    /// <summary>The line from the first value through the last, from two values on; standard errors from three.</summary>
    public static BaselineForecasts? Drift(ReadOnlySpan<double> values, int horizon)
    {
        Finite.Require(values);
        if (values.Length < 2) return null;
        int steps = values.Length - 1;
        double[] changes = Changes(values, 1);
        double last = values[^1], slope = ArithmeticMean.Compute(changes);
        return new BaselineForecasts(
            Ahead(horizon, h => last + h * slope),
            ArithmeticMean.Variance(changes) is { } variance ? Ahead(horizon, h => Math.Sqrt(variance * (h + (double)h * h / steps)))
            : null,
            null);
    }

    /// <summary>The mean, from one value on; standard errors from two, with intervals by Student's t.</summary>
    public static BaselineForecasts? Mean(ReadOnlySpan<double> values, int horizon)
    {
        Finite.Require(values);
        if (values.IsEmpty) return null;
        double mean = ArithmeticMean.Compute(values), share = 1 + 1.0 / values.Length;
        return ArithmeticMean.Variance(values) is { } variance
            ? new BaselineForecasts(Ahead(horizon, _ => mean), Ahead(horizon, _ => Math.Sqrt(variance * share)), values.Length - 1)
            : new BaselineForecasts(Ahead(horizon, _ => mean), null, null);
    }

    /// <summary>The value of the same position one period ago, from one period on; standard errors from one value more.</summary>
    public static BaselineForecasts? SeasonalNaive(ReadOnlySpan<double> values, int period, int horizon)
    {
        Finite.Require(values);
        if (period < 1 || values.Length < period) return null;
        double[] cycle = [.. values[^period..]];
        return new BaselineForecasts(
            Ahead(horizon, h => cycle[(h - 1) % period]),
            MeanSquare(values, period) is { } square ? Ahead(horizon, h => Math.Sqrt(square * ((h - 1) / period + 1))) : null,
            null);
    }

    /// <summary>Forecast ± quantile × standard error, level above 0 and below 1; none where there is no standard error.</summary>
    public Interval[]? Intervals(double level)
    {
        if (StandardErrors is not { } errors) return null;
        double tail = (1 - level) / 2;
        double quantile = DegreesOfFreedom is { } degrees ? StudentTDistribution.UpperQuantile(tail, degrees)
            : NormalDistribution.UpperQuantile(tail);
        return [.. Forecasts.Select((forecast, h) => new Interval(forecast - quantile * errors[h], forecast + quantile * errors[h]))];
    }

    private static double[] Ahead(int horizon, Func<int, double> of) => [.. Enumerable.Range(1, horizon).Select(of)];

    private static double? MeanSquare(ReadOnlySpan<double> values, int lag) =>
        values.Length > lag ? ArithmeticMean.OfSquares(Changes(values, lag)) : null;

    private static double[] Changes(ReadOnlySpan<double> values, int lag)
    {
        var changes = new double[values.Length - lag];
        for (int i = 0; i < changes.Length; i++) changes[i] = values[i + lag] - values[i];
        return changes;
    }
}
