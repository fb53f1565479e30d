namespace WriteOffMetrics;

/// <summary>
/// How far each of the values, 1 or more, all finite, lies from the rest, and the positions (from 0) of those beyond the thresholds.
/// Scores over a scale of zero are null. Where the median absolute deviation is zero, every value off the median counts as outlying.
/// </summary>
internal sealed record OutlierScores
{
    /// <summary>The quartile of the standard normal distribution to four digits, as in Iglewicz and Hoaglin (1993).</summary>
    private const double NormalQuartile = 0.6745;

    private OutlierScores(double[] given, double zThreshold, double modifiedThreshold, double fence)
    {
        int n = given.Length;
        double[] ascending = [.. given.Order()];
        bool constant = ascending[0] == ascending[^1];

        // Equal values have no spread, although rounding can put their mean a little beside them.
        Mean = constant ? ascending[0] : Summation.Sum(given) / n;
        double[] squares = [.. given.Select(value => (value - Mean) * (value - Mean))];
        if (n > 1) StandardDeviation = constant ? 0 : Math.Sqrt(Summation.Sum(squares) / (n - 1));
        Z = Scores(given, Mean, StandardDeviation ?? 0);
        ZOutliers = Positions(Z, z => z is { } score && Math.Abs(score) > zThreshold);

        Median = Quantiles.Estimate(ascending, 0.5, 7);
        MedianDeviation = Quantiles.Estimate([.. given.Select(value => Math.Abs(value - Median)).Order()], 0.5, 7);
        ModifiedZ = Scores(given, Median, MedianDeviation / NormalQuartile);
        ModifiedZOutliers = Positions(given, value => NormalQuartile * Math.Abs(value - Median) > modifiedThreshold * MedianDeviation);

        (LowerQuartile, UpperQuartile) = (Quantiles.Estimate(ascending, 0.25, 7), Quantiles.Estimate(ascending, 0.75, 7));
        (LowerFence, UpperFence) = Fences(LowerQuartile, UpperQuartile, fence);
        TukeyOutliers = Positions(given, value => value < LowerFence || value > UpperFence);

        // Tukey's hinges: the medians of the halves, which share the middle value where n is odd.
        (LowerHinge, UpperHinge) = (
            Quantiles.Estimate(ascending.AsSpan(0, (n + 1) / 2), 0.5, 7), Quantiles.Estimate(ascending.AsSpan(n / 2), 0.5, 7));
        (double low, double high) = Fences(LowerHinge, UpperHinge, fence);
        BoxplotOutliers = Positions(given, value => value < low || value > high);
    }

    public double Mean { get; }

    /// <summary>With divisor n − 1; null for one value.</summary>
    public double? StandardDeviation { get; }

    /// <summary>(x − mean) ÷ standard deviation.</summary>
    public double?[] Z { get; }

    public int[] ZOutliers { get; }

    public double Median { get; }

    /// <summary>The median of |x − median|, not scaled.</summary>
    public double MedianDeviation { get; }

    /// <summary>Scaled to estimate the standard deviation of a normal distribution.</summary>
    public double ScaledMedianDeviation => 1.4826 * MedianDeviation;

    /// <summary>0.6745 (x − median) ÷ median absolute deviation.</summary>
    public double?[] ModifiedZ { get; }

    public int[] ModifiedZOutliers { get; }

    /// <summary>Quartiles of type 7.</summary>
    public double LowerQuartile { get; }

    public double UpperQuartile { get; }

    public double LowerFence { get; }

    public double UpperFence { get; }

    /// <summary>Beyond the fences around the quartiles.</summary>
    public int[] TukeyOutliers { get; }

    public double LowerHinge { get; }

    public double UpperHinge { get; }

    /// <summary>Beyond the fences around the hinges.</summary>
    public int[] BoxplotOutliers { get; }

    /// <summary>Thresholds in general use: 3 standard deviations, a modified z of 3.5, 1.5 interquartile ranges.</summary>
    public static OutlierScores FromValues(ReadOnlySpan<double> values, double zThreshold = 3, double modifiedThreshold = 3.5,
        double fence = 1.5)
    {
        Finite.Require(values);
        Finite.RequireSome(values);
        return new OutlierScores(values.ToArray(), zThreshold, modifiedThreshold, fence);
    }

    private static double?[] Scores(double[] values, double middle, double scale) =>
        [.. values.Select(value => scale == 0 ? null : (double?)((value - middle) / scale))];

    private static int[] Positions<T>(T[] values, Func<T, bool> isOutlier) =>
        [.. Enumerable.Range(0, values.Length).Where(i => isOutlier(values[i]))];

    private static (double, double) Fences(double low, double high, double fence) =>
        (low - fence * (high - low), high + fence * (high - low));
}
