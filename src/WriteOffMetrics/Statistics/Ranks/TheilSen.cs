namespace WriteOffMetrics;

/// <summary>
/// The median of the slopes between all pairs of points (Theil 1950; Sen 1968), with the interval of their ranks by Kendall's variance. The
/// separate intercept is median(x) − slope × median(t) (Conover), the joint one the median of x − slope × t.
/// </summary>
internal sealed record TheilSen(double Slope, double InterceptSeparate, double InterceptJoint, int Count, Interval Interval)
{
    /// <summary>Null where no two points differ in time. Values and times are finite; confidence is above 0 and below 1.</summary>
    public static TheilSen? Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> times, double confidence)
    {
        Span<double> slopes = Slopes(values, times);
        if (slopes.Length == 0) return null;
        double slope = Selection.Median(slopes);
        int half = slopes.Length / 2;
        double variance = (KendallScore.VarianceTerm(values.Length) - KendallScore.TieTerm(values) - KendallScore.TieTerm(times)) / 18.0;
        (int lower, int upper) = IntervalPositions(slopes.Length, variance, confidence);
        var residuals = new double[values.Length];
        for (int i = 0; i < residuals.Length; i++) residuals[i] = values[i] - slope * times[i];
        return new TheilSen(
            slope,
            Selection.Median(values.ToArray()) - slope * Selection.Median(times.ToArray()),
            Selection.Median(residuals),
            slopes.Length,
            new Interval(lower < half ? Selection.At(slopes[..half], lower) : slope, Selection.At(slopes[half..], upper - half)));
    }

    /// <summary>At times 0, 1, 2, …</summary>
    public static TheilSen? Fit(ReadOnlySpan<double> values, double confidence) => Fit(values, Times(values.Length), confidence);

    /// <summary>The slope alone, at times 0, 1, 2, …; null for fewer than two values.</summary>
    public static double? SlopeOf(ReadOnlySpan<double> values) =>
        Slopes(values, Times(values.Length)) is { IsEmpty: false } slopes ? Selection.Median(slopes) : null;

    /// <summary>Where the bounds of the median slope stand among all slopes in order, from 0; halves are rounded to even.</summary>
    public static (int Lower, int Upper) IntervalPositions(int count, double variance, double confidence)
    {
        double reach = NormalDistribution.UpperQuantile((1 - confidence) / 2) * Math.Sqrt(Math.Max(0, variance));
        return ((int)Math.Max(Math.Round((count - reach) / 2) - 1, 0), (int)Math.Min(Math.Round((count + reach) / 2), count - 1));
    }

    /// <summary>0, 1, 2, …</summary>
    public static double[] Times(int count)
    {
        var times = new double[count];
        for (int i = 0; i < count; i++) times[i] = i;
        return times;
    }

    /// <summary>The slopes between all pairs of points that differ in time, in no order.</summary>
    public static Span<double> Slopes(ReadOnlySpan<double> values, ReadOnlySpan<double> times)
    {
        Finite.Require(values);
        Finite.Require(times);
        Finite.RequireEqual(times, values);
        var slopes = GC.AllocateUninitializedArray<double>(values.Length * (values.Length - 1) / 2);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = i + 1; j < values.Length; j++)
            {
                if (times[j] != times[i]) slopes[count++] = (values[j] - values[i]) / (times[j] - times[i]);
            }
        }

        return slopes.AsSpan(0, count);
    }
}
