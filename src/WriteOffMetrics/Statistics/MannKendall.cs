namespace WriteOffMetrics;

/// <summary>What a test decides against no change: a change in either direction, a rise, or a fall.</summary>
internal enum Alternative
{
    TwoSided,
    Greater,
    Less,
}

/// <summary>
/// The test for a monotone trend of Mann (1945) and Kendall (1975), with the variance corrected for ties (Gilbert 1987). A constant series has S and z of 0;
/// τ-b is null for it.
/// </summary>
internal sealed record MannKendall(long S, double Variance, double Z, double PValue, double TauA, double? TauB)
{
    /// <summary>Null for fewer than two values. Values are finite, in the order of time.</summary>
    public static MannKendall? Of(ReadOnlySpan<double> values, Alternative alternative = Alternative.TwoSided, bool continuity = true)
    {
        Finite.Require(values);
        if (values.Length < 2) return null;
        var score = KendallScore.Of(values);
        double z = score.Deviate(continuity);
        return new MannKendall(score.S, score.Variance, z, PValueOf(z, alternative), (double)score.S / score.Pairs, score.UntiedPairs == 0 ? null : score.S / score.TauBDenominator);
    }

    /// <summary>The p-value of a normal deviate.</summary>
    public static double PValueOf(double z, Alternative alternative) => alternative switch
    {
        Alternative.Greater => NormalDistribution.UpperTail(z),
        Alternative.Less => NormalDistribution.UpperTail(-z),
        _ => 2 * NormalDistribution.UpperTail(Math.Abs(z)),
    };
}

/// <summary>Kendall's S (rises less falls among all pairs in the order of time), its variance without a trend, and the numbers of pairs, of which those of equal values are not untied.</summary>
internal readonly record struct KendallScore(long S, double Variance, long Pairs, long UntiedPairs)
{
    /// <summary>√((N − T) N), by which S is divided for τ-b.</summary>
    public double TauBDenominator => Math.Sqrt((double)UntiedPairs * Pairs);

    public static KendallScore Of(ReadOnlySpan<double> values)
    {
        long s = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double earlier = values[i];
            foreach (double later in values[(i + 1)..]) s += (later > earlier ? 1 : 0) - (later < earlier ? 1 : 0);
        }

        long n = values.Length, pairs = n * (n - 1) / 2, tied = 0;
        foreach (long size in Ranks.TieGroups(values)) tied += size * (size - 1) / 2;
        return new KendallScore(s, (VarianceTerm(n) - TieTerm(values)) / 18.0, pairs, pairs - tied);
    }

    /// <summary>Σ t (t − 1)(2t + 5) over groups of t equal values, which ties take from eighteen times the variance.</summary>
    public static long TieTerm(ReadOnlySpan<double> values) => Ranks.TieGroups(values).Sum(size => VarianceTerm(size));

    /// <summary>n (n − 1)(2n + 5): eighteen times the variance without ties.</summary>
    public static long VarianceTerm(long n) => n * (n - 1) * (2 * n + 5);

    /// <summary>S ÷ its standard deviation, 0 where either is 0; with the correction for continuity S is nearer to 0 by 1.</summary>
    public double Deviate(bool continuity) => DeviateOf(S, Variance, continuity);

    public static double DeviateOf(long s, double variance, bool continuity) =>
        s == 0 || variance <= 0 ? 0 : (continuity ? s - Math.Sign(s) : s) / Math.Sqrt(variance);
}
