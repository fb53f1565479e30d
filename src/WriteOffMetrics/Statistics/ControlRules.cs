namespace WriteOffMetrics;

/// <summary>A pattern of points on a control chart that chance seldom makes (Nelson 1984; Western Electric 1956).</summary>
internal enum ControlRule
{
    /// <summary>Nelson 1, Western Electric 1: one point beyond 3σ.</summary>
    BeyondThreeSigma,

    /// <summary>Nelson 2: nine in a row on one side of the centre.</summary>
    NineOnOneSide,

    /// <summary>Nelson 3: six in a row, each above the one before or each below it.</summary>
    SixRisingOrFalling,

    /// <summary>Nelson 4: fourteen in a row, alternately up and down.</summary>
    FourteenAlternating,

    /// <summary>Nelson 5, Western Electric 2: two of three, the last among them, beyond 2σ on one side.</summary>
    TwoOfThreeBeyondTwoSigma,

    /// <summary>Nelson 6, Western Electric 3: four of five, the last among them, beyond 1σ on one side.</summary>
    FourOfFiveBeyondOneSigma,

    /// <summary>Nelson 7: fifteen in a row within 1σ.</summary>
    FifteenWithinOneSigma,

    /// <summary>Nelson 8: eight in a row outside 1σ, on both sides.</summary>
    EightOutsideOneSigma,

    /// <summary>Western Electric 4: eight in a row on one side of the centre.</summary>
    EightOnOneSide,
}

/// <summary>
/// Where patterns complete: the positions of their last points, so that each further point of a run is listed too. A point exactly on a limit is not beyond it,
/// and a point on the centre belongs to neither side.
/// </summary>
internal static class ControlRules
{
    public static ReadOnlySpan<ControlRule> Nelson =>
    [
        ControlRule.BeyondThreeSigma, ControlRule.NineOnOneSide, ControlRule.SixRisingOrFalling, ControlRule.FourteenAlternating,
        ControlRule.TwoOfThreeBeyondTwoSigma, ControlRule.FourOfFiveBeyondOneSigma, ControlRule.FifteenWithinOneSigma, ControlRule.EightOutsideOneSigma,
    ];

    public static ReadOnlySpan<ControlRule> WesternElectric =>
        [ControlRule.BeyondThreeSigma, ControlRule.TwoOfThreeBeyondTwoSigma, ControlRule.FourOfFiveBeyondOneSigma, ControlRule.EightOnOneSide];

    /// <summary>The positions at which a rule signals; none, rather than an empty list, where the rule counts in sigma and sigma is not above zero.</summary>
    public static int[]? Signals(ReadOnlySpan<double> values, double center, double sigma, ControlRule rule)
    {
        bool needsSigma = rule is not (ControlRule.NineOnOneSide or ControlRule.SixRisingOrFalling or ControlRule.FourteenAlternating or ControlRule.EightOnOneSide);
        if (needsSigma && !(sigma > 0)) return null;
        int length = Length(rule);
        List<int> signals = [];
        for (int last = length - 1; last < values.Length; last++)
        {
            if (IsMet(values.Slice(last - length + 1, length), center, sigma, rule)) signals.Add(last);
        }

        return [.. signals];
    }

    private static int Length(ControlRule rule) => rule switch
    {
        ControlRule.BeyondThreeSigma => 1,
        ControlRule.NineOnOneSide => 9,
        ControlRule.SixRisingOrFalling => 6,
        ControlRule.FourteenAlternating => 14,
        ControlRule.TwoOfThreeBeyondTwoSigma => 3,
        ControlRule.FourOfFiveBeyondOneSigma => 5,
        ControlRule.FifteenWithinOneSigma => 15,
        _ => 8,
    };

    private static bool IsMet(ReadOnlySpan<double> points, double center, double sigma, ControlRule rule) => rule switch
    {
        ControlRule.SixRisingOrFalling => Math.Abs(Rises(points)) == points.Length - 1,
        ControlRule.FourteenAlternating => Alternate(points),
        ControlRule.TwoOfThreeBeyondTwoSigma => LastAndOthers(points, center, 2 * sigma, 2),
        ControlRule.FourOfFiveBeyondOneSigma => LastAndOthers(points, center, sigma, 4),
        ControlRule.BeyondThreeSigma => Above(points, center, 3 * sigma) + Below(points, center, 3 * sigma) == 1,
        ControlRule.FifteenWithinOneSigma => Above(points, center, sigma) + Below(points, center, sigma) == 0,
        ControlRule.EightOutsideOneSigma =>
            Above(points, center, sigma) is > 0 and var above && Below(points, center, sigma) is > 0 and var below && above + below == points.Length,
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
