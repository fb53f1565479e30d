namespace WriteOffMetrics;

/// <summary>
/// The weights of 0 to 1 with the least sum of squared residuals from R's start values (see <see cref="SmoothingStart.FromValues"/>).
/// </summary>
internal static class SmoothingOptimiser
{
    /// <summary>
    /// The weights for finite values, with <paramref name="phi"/> as given; none where there is no start, or where all weights lead to a
    /// division by zero. Where weights make no difference, as for equal values, they are the lowest.
    /// </summary>
    public static SmoothingWeights? FindWeights(ReadOnlySpan<double> values, SmoothingMethod method, double phi)
    {
        Finite.Require(values);
        Finite.Require(phi);
        if (SmoothingStart.FromValues(values, method) is not { } start || !ExponentialSmoothing.IsAllowed(values, method, start))
            return null;
        double[] smoothed = [.. values[start.Skipped..]];
        int count = 1 + (method.Trend == SmoothingTrend.None ? 0 : 1) + (method.Season == SmoothingSeason.None ? 0 : 1);
        (double[] point, double sse) = UnitBoxMinimum.Find(SumsOfSquares, count);
        return double.IsFinite(sse) ? Weights(point, method, phi) : null;

        double[] SumsOfSquares(double[][] points, double limit)
        {
            SmoothingWeights[] weights = [.. points.Select(point => Weights(point, method, phi))];
            var sums = new double[weights.Length];
            for (int i = 0; i < sums.Length; i += SmoothingState.Lanes)
            {
                int together = Math.Min(SmoothingState.Lanes, sums.Length - i);
                new SmoothingState(method, weights.AsSpan(i, together), start).SumsOfSquares(smoothed, limit, sums.AsSpan(i, together));
            }

            return sums;
        }
    }

    private static SmoothingWeights Weights(double[] point, SmoothingMethod method, double phi) =>
        new(point[0], method.Trend == SmoothingTrend.None ? 0 : point[1], method.Season == SmoothingSeason.None ? 0 : point[^1], phi);
}
