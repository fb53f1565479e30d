namespace WriteOffMetrics;

/// <summary>
/// The chart of proportions with limits per point: p (Shewhart) or p′ (Laney 2002), whose limits widen or narrow with the variation between
/// points. Counts of 0 to their size, sizes of 1 or more. A point is outside where it is strictly beyond a limit.
/// </summary>
/// <param name="Center">Σ counts ÷ Σ sizes.</param>
/// <param name="Proportions">Count ÷ size.</param>
/// <param name="Deviates">(Proportion − centre) ÷ its binomial standard error; none where all fail or all succeed.</param>
/// <param name="SigmaOfDeviates">
/// The factor of the limits: 1 for p; for p′ the mean moving range of the deviates ÷ 1.128, not raised to 1 where it is lower.
/// </param>
/// <param name="Limits">Centre ± so many standard errors, clipped to 0 and 1.</param>
/// <param name="Outside">The positions beyond their limits.</param>
internal sealed record ProportionChart(double Center, double[] Proportions, double[]? Deviates, double SigmaOfDeviates, Interval[] Limits,
    int[] Outside)
{
    /// <summary>The p chart; none for no point.</summary>
    public static ProportionChart? FromCounts(ReadOnlySpan<long> counts, ReadOnlySpan<long> sizes, double sigmas) =>
        sizes.IsEmpty ? null : Around(counts, sizes, sigmas, Standardised(counts, sizes), 1);

    /// <summary>
    /// The p′ chart; none below two points, or where all fail or all succeed. <paramref name="screenRanges"/> drops moving ranges of 3.267
    /// times their mean or more, once, before the mean is taken (Nelson 1982); none where that leaves no range.
    /// </summary>
    public static ProportionChart? Laney(ReadOnlySpan<long> counts, ReadOnlySpan<long> sizes, double sigmas, bool screenRanges)
    {
        if (sizes.Length < 2 || Standardised(counts, sizes) is not { } deviates) return null;
        double[] ranges = XmrChart.Ranges(deviates);
        if (screenRanges && ArithmeticMean.Compute(ranges) is > 0 and var mean)
            ranges = [.. ranges.Where(range => range < XmrChart.D4 * mean)];
        return ranges.Length == 0 ? null : Around(counts, sizes, sigmas, deviates, ArithmeticMean.Compute(ranges) / XmrChart.D2);
    }

    private static ProportionChart Around(ReadOnlySpan<long> counts, ReadOnlySpan<long> sizes, double sigmas, double[]? deviates,
        double factor)
    {
        Finite.Require(sigmas);
        double center = Pooled(counts, sizes);
        var proportions = new double[sizes.Length];
        var limits = new Interval[sizes.Length];
        List<int> outside = [];
        for (int i = 0; i < proportions.Length; i++)
        {
            double half = sigmas * StandardError(center, sizes[i]) * factor;
            proportions[i] = (double)counts[i] / sizes[i];
            limits[i] = new Interval(Math.Max(0, center - half), Math.Min(1, center + half));
            if (proportions[i] < limits[i].Lower || proportions[i] > limits[i].Upper) outside.Add(i);
        }

        return new ProportionChart(center, proportions, deviates, factor, limits, [.. outside]);
    }

    private static double[]? Standardised(ReadOnlySpan<long> counts, ReadOnlySpan<long> sizes)
    {
        double center = sizes.IsEmpty ? 0 : Pooled(counts, sizes);
        if (center is 0 or 1) return null;
        var deviates = new double[sizes.Length];
        for (int i = 0; i < deviates.Length; i++) deviates[i] = ((double)counts[i] / sizes[i] - center) / StandardError(center, sizes[i]);
        return deviates;
    }

    private static double Pooled(ReadOnlySpan<long> counts, ReadOnlySpan<long> sizes)
    {
        Finite.RequireEqual(counts, sizes);
        Int128 count = 0, size = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] < 1 || counts[i] < 0 || counts[i] > sizes[i])
                throw new ArgumentException(
                    $"Found {Invariant.Text(counts[i])} of {Invariant.Text(sizes[i])} at position {Invariant.Text(i)} of counts; 0 to the "
                    + "size are allowed, of sizes of 1 or more. Leave the position out.",
                    nameof(counts));
            (count, size) = (count + counts[i], size + sizes[i]);
        }

        return (double)count / (double)size;
    }

    private static double StandardError(double proportion, long size) => Math.Sqrt(proportion * (1 - proportion) / size);
}
