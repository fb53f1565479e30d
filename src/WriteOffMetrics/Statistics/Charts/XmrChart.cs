namespace WriteOffMetrics;

/// <summary>
/// The chart of individual values and moving ranges (Shewhart; factors of Wheeler). From one value on; what needs a moving range is none
/// below two values. A point is outside where it is strictly beyond a limit.
/// </summary>
/// <param name="Center">The mean.</param>
/// <param name="MovingRanges">|x − x before|; none for the first.</param>
/// <param name="MeanRange">The mean moving range.</param>
/// <param name="MedianRange">The median moving range.</param>
/// <param name="Sigma">Mean moving range ÷ 1.128.</param>
/// <param name="SigmaOfMedianRange">Median moving range ÷ 0.954.</param>
/// <param name="Limits">Centre ± so many sigma.</param>
/// <param name="RangeLimit">3.267 × mean moving range.</param>
/// <param name="Outside">The positions beyond the limits.</param>
/// <param name="RangesOutside">The positions, those of the later value, whose moving range is beyond its limit.</param>
internal sealed record XmrChart(
    double Center, double?[] MovingRanges, double? MeanRange, double? MedianRange, double? Sigma, double? SigmaOfMedianRange,
    Interval? Limits, double? RangeLimit, int[] Outside, int[] RangesOutside)
{
    /// <summary>The mean range of two normal values, in standard deviations.</summary>
    public const double D2 = 1.128;

    /// <summary>The limit of moving ranges of two, in mean ranges.</summary>
    public const double D4 = 3.267;

    private const double MedianFactor = 0.954;

    /// <summary>The chart of finite values; none for no value.</summary>
    public static XmrChart? FromValues(ReadOnlySpan<double> values, double sigmas)
    {
        Finite.Require(values);
        Finite.Require(sigmas);
        if (values.IsEmpty) return null;
        double center = ArithmeticMean.Compute(values);
        var movingRanges = new double?[values.Length];
        if (values.Length == 1) return new XmrChart(center, movingRanges, null, null, null, null, null, null, [], []);
        double[] ranges = Ranges(values);
        for (int i = 0; i < ranges.Length; i++) movingRanges[i + 1] = ranges[i];
        double mean = ArithmeticMean.Compute(ranges), median = Quantiles.Estimate([.. ranges.Order()], 0.5, 7), sigma = mean / D2,
            rangeLimit = D4 * mean;
        var limits = new Interval(center - sigmas * sigma, center + sigmas * sigma);
        List<int> outside = [], rangesOutside = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < limits.Lower || values[i] > limits.Upper) outside.Add(i);
            if (movingRanges[i] > rangeLimit) rangesOutside.Add(i);
        }

        return new XmrChart(center, movingRanges, mean, median, sigma, median / MedianFactor, limits, rangeLimit, [.. outside],
            [.. rangesOutside]);
    }

    /// <summary>|x − x before|, one fewer than values.</summary>
    public static double[] Ranges(ReadOnlySpan<double> values)
    {
        var ranges = new double[Math.Max(0, values.Length - 1)];
        for (int i = 0; i < ranges.Length; i++) ranges[i] = Math.Abs(values[i + 1] - values[i]);
        return ranges;
    }
}
