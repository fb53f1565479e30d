namespace WriteOffMetrics;

/// <summary>
/// The test for a trend of proportions over scored groups (Cochran 1954; Armitage 1955), and that for any difference among them, both
/// without correction for continuity. The slope per score is weighted by the sizes, and so is the line, which passes through the mean
/// share at the mean score; the slope's deviate with its error without a trend is z. What has no variation to be tested is null.
/// </summary>
internal sealed record ProportionTrend(double? Z, double? Slope, double? SlopeError, double? Intercept,
    double? HomogeneityChiSquare, int HomogeneityDegreesOfFreedom)
{
    public double? ChiSquare => Z * Z;

    public double? PValue => Z is { } z ? Proportions.TwoSided(z) : null;

    public double? HomogeneityPValue => HomogeneityChiSquare is { } square && HomogeneityDegreesOfFreedom > 0
        ? ChiSquareDistribution.UpperTail(square, HomogeneityDegreesOfFreedom) : null;

    /// <summary>Counts are 0 to the size of their group; groups of size 0 are left out; scores are finite.</summary>
    public static ProportionTrend Test(ReadOnlySpan<double> counts, ReadOnlySpan<double> sizes, ReadOnlySpan<double> scores)
    {
        Finite.Require(counts);
        Finite.Require(sizes);
        Finite.Require(scores);
        Finite.RequireEqual(counts, sizes);
        Finite.RequireEqual(scores, sizes);
        double all = Summation.Sum(sizes), share = all == 0 ? 0 : Summation.Sum(counts) / all;
        int k = sizes.Length;
        double[] weighted = new double[k], trend = new double[k], spread = new double[k], homogeneity = new double[k];
        for (int i = 0; i < k; i++) weighted[i] = sizes[i] * scores[i];
        double meanScore = all == 0 ? 0 : Summation.Sum(weighted) / all;
        int groups = 0;
        for (int i = 0; i < k; i++)
        {
            if (counts[i] < 0 || counts[i] > sizes[i])
                throw new ArgumentException(
                    FormattableString.Invariant(
                    $"Found {counts[i]} of {sizes[i]} at position {i} of counts; 0 to the size are allowed. Correct it."), nameof(counts));
            if (sizes[i] == 0) continue;
            groups++;
            double excess = counts[i] - sizes[i] * share, distance = scores[i] - meanScore;
            trend[i] = distance * excess;
            spread[i] = sizes[i] * distance * distance;
            homogeneity[i] = excess * excess / sizes[i];
        }

        double variation = share * (1 - share), variance = variation * Summation.Sum(spread);
        double along = Summation.Sum(trend), width = Summation.Sum(spread);
        return new ProportionTrend(
            variance == 0 ? null : along / Math.Sqrt(variance), width == 0 ? null : along / width,
            width == 0 ? null : Math.Sqrt(variation / width), width == 0 ? null : share - along / width * meanScore,
            variation == 0 ? null : Summation.Sum(homogeneity) / variation,
            Math.Max(0, groups - 1));
    }
}
