namespace WriteOffMetrics;

/// <summary>
/// A straight line by least squares with Student's t inference on it. Standard errors are null for two points, t and p also where the line
/// fits exactly, R² for constant values.
/// </summary>
internal sealed record OlsTrend(int Count, double Slope, double Intercept, double? SlopeError, double? InterceptError, double SumOfSquares,
    double? RSquared, double? DurbinWatson)
{
    /// <summary>Residuals of so many roundings of the values are none.</summary>
    private const double Negligible = 8 * 2.220446049250313e-16;

    public int DegreesOfFreedom => Count - 2;

    /// <summary>√(sum of squares ÷ degrees of freedom).</summary>
    public double? ResidualError => DegreesOfFreedom == 0 ? null : Math.Sqrt(SumOfSquares / DegreesOfFreedom);

    public double? AdjustedRSquared => DegreesOfFreedom == 0 ? null : 1 - (1 - RSquared) * (Count - 1) / DegreesOfFreedom;

    public double? SlopeT => Quotient(Slope, SlopeError);

    public double? InterceptT => Quotient(Intercept, InterceptError);

    public double? SlopePValue => PValue(SlopeT);

    public double? InterceptPValue => PValue(InterceptT);

    /// <summary>
    /// Null where no two points differ in time. Values and times are finite, in any order; Durbin and Watson's figure looks at residuals in
    /// the order given.
    /// </summary>
    public static OlsTrend? Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> times)
    {
        Finite.Require(values);
        Finite.Require(times);
        Finite.RequireEqual(times, values);
        int n = values.Length;
        if (n < 2 || times.IndexOfAnyExcept(times[0]) < 0) return null;
        double meanTime = Summation.Sum(times) / n, meanValue = Summation.Sum(values) / n, scale = 0;
        double[] t = new double[n], y = new double[n], residuals = new double[n];
        foreach (double value in values) scale = Math.Max(scale, Math.Abs(value));
        for (int i = 0; i < n; i++) (t[i], y[i]) = (times[i] - meanTime, Rounded(values[i] - meanValue, scale));
        double tt = Product(t, t), slope = Product(t, y) / tt, intercept = meanValue - slope * meanTime, yy = Product(y, y);
        for (int i = 0; i < n; i++) residuals[i] = n == 2 ? 0 : Rounded(y[i] - slope * t[i], scale);
        double squares = Product(residuals, residuals), steps = 0;
        for (int i = 1; i < n; i++) steps += (residuals[i] - residuals[i - 1]) * (residuals[i] - residuals[i - 1]);
        double? error = n == 2 ? null : Math.Sqrt(squares / (n - 2));
        return new OlsTrend(
            n,
            slope,
            intercept,
            error / Math.Sqrt(tt),
            error * Math.Sqrt(1.0 / n + meanTime * meanTime / tt),
            squares,
            yy == 0 ? null : 1 - squares / yy,
            squares == 0 ? null : steps / squares);
    }

    /// <summary>At times 0, 1, 2, …</summary>
    public static OlsTrend? Fit(ReadOnlySpan<double> values) => Fit(values, TheilSen.Times(values.Length));

    /// <summary>Null for two points; confidence is above 0 and below 1.</summary>
    public Interval? SlopeInterval(double confidence) => Around(Slope, SlopeError, confidence);

    /// <inheritdoc cref="SlopeInterval"/>
    public Interval? InterceptInterval(double confidence) => Around(Intercept, InterceptError, confidence);

    private Interval? Around(double middle, double? error, double confidence)
    {
        if (error is not { } one) return null;
        double half = StudentTDistribution.UpperQuantile((1 - confidence) / 2, DegreesOfFreedom) * one;
        return new Interval(middle - half, middle + half);
    }

    private double? PValue(double? t) => t is { } deviate ? StudentTDistribution.TwoSided(deviate, DegreesOfFreedom) : null;

    private static double? Quotient(double value, double? error) => error is null or 0 ? null : value / error;

    private static double Rounded(double difference, double scale) => Math.Abs(difference) <= Negligible * scale ? 0 : difference;

    private static double Product(double[] a, double[] b)
    {
        var products = new double[a.Length];
        for (int i = 0; i < products.Length; i++) products[i] = a[i] * b[i];
        return Summation.Sum(products);
    }
}
