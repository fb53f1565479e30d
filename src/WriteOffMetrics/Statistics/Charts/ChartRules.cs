namespace WriteOffMetrics;

/// <summary>
/// Where patterns complete: the positions of their last points, so that each further point of a run is listed too. A point exactly on a
/// limit is not beyond it, and a point on the centre belongs to neither side.
/// </summary>
internal static class ChartRules
{
    public static ReadOnlySpan<ChartRule> Nelson =>
    [
        ChartRule.BeyondThreeSigma, ChartRule.NineOnOneSide, ChartRule.SixRisingOrFalling, ChartRule.FourteenAlternating,
        ChartRule.TwoOfThreeBeyondTwoSigma, ChartRule.FourOfFiveBeyondOneSigma, ChartRule.FifteenWithinOneSigma,
        ChartRule.EightOutsideOneSigma,
    ];

    public static ReadOnlySpan<ChartRule> WesternElectric =>
        [ChartRule.BeyondThreeSigma, ChartRule.TwoOfThreeBeyondTwoSigma, ChartRule.FourOfFiveBeyondOneSigma, ChartRule.EightOnOneSide];

    /// <summary>
    /// The positions at which a rule signals; none, rather than an empty list, where the rule counts in sigma and sigma is not above zero.
    /// </summary>
    public static int[]? Signals(ReadOnlySpan<double> values, double center, double sigma, ChartRule rule)
    {
        Finite.Require(values);
        Finite.Require(center);
        Finite.Require(sigma);
        bool needsSigma = rule is not (
            ChartRule.NineOnOneSide or ChartRule.SixRisingOrFalling or ChartRule.FourteenAlternating or ChartRule.EightOnOneSide);
        if (needsSigma && !(sigma > 0)) return null;
        int length = Length(rule);
        List<int> signals = [];
        for (int last = length - 1; last < values.Length; last++)
        {
            if (IsMet(values.Slice(last - length + 1, length), center, sigma, rule)) signals.Add(last);
        }

        return [.. signals];
    }

    private static int Length(ChartRule rule) => rule switch
    {
        ChartRule.BeyondThreeSigma => 1,
        ChartRule.NineOnOneSide => 9,
        ChartRule.SixRisingOrFalling => 6,
        ChartRule.FourteenAlternating => 14,
        ChartRule.TwoOfThreeBeyondTwoSigma => 3,
        ChartRule.FourOfFiveBeyondOneSigma => 5,
        ChartRule.FifteenWithinOneSigma => 15,
        _ => 8,
    };

    private static bool IsMet(ReadOnlySpan<double> points, double center, double sigma, ChartRule rule) => rule switch
    {
        ChartRule.SixRisingOrFalling => Math.Abs(Rises(points)) == points.Length - 1,
        ChartRule.FourteenAlternating => Alternate(points),
        ChartRule.TwoOfThreeBeyondTwoSigma => LastAndOthers(points, center, 2 * sigma, 2),
        ChartRule.FourOfFiveBeyondOneSigma => LastAndOthers(points, center, sigma, 4),
        ChartRule.BeyondThreeSigma => Above(points, center, 3 * sigma) + Below(points, center, 3 * sigma) == 1,
        ChartRule.FifteenWithinOneSigma => Above(points, center, sigma) + Below(points, center, sigma) == 0,
        ChartRule.EightOutsideOneSigma =>
            Above(points, center, sigma) is > 0 and var above && Below(points, center, sigma) is > 0 and var below
                && above + below == points.Length,
        _ => Above(points, center, 0) == points.Length || Below(points, center, 0) == points.Length,
    };

    private static bool LastAndOthers(ReadOnlySpan<double> points, double center, double distance, int enough) =>
        (Above(points[^1..], center, distance) == 1 && Above(points, center, distance) >= enough)
        || (Below(points[^1..], center, distance) == 1 && Below(points, center, distance) >= enough);

    private static int Above(ReadOnlySpan<double> points, double center, double distance)
    {
        int count = 0;
        foreach (double point in points) count += point - center > distance ? 1 : 0;
        return count;
    }

    private static int Below(ReadOnlySpan<double> points, double center, double distance)
    {
        int count = 0;
        foreach (double point in points) count += center - point > distance ? 1 : 0;
        return count;
    }

    /// <summary>Steps up less steps down.</summary>
    private static int Rises(ReadOnlySpan<double> points)
    {
        int rises = 0;
        for (int i = 1; i < points.Length; i++) rises += points[i].CompareTo(points[i - 1]);
        return rises;
    }

    private static bool Alternate(ReadOnlySpan<double> points)
    {
        for (int i = 2; i < points.Length; i++)
        {
            if (points[i].CompareTo(points[i - 1]) * points[i - 1].CompareTo(points[i - 2]) >= 0) return false;
        }

        return true;
    }
}
