namespace WriteOffMetrics;

/// <summary>
/// The test for a monotone trend of Mann (1945) and Kendall (1975), with the variance corrected for ties (Gilbert 1987). A constant series
/// has S and z of 0; τ-b is null for it.
/// </summary>
internal sealed record MannKendall(long S, double Variance, double Z, double PValue, double TauA, double? TauB)
{
    /// <summary>Null for fewer than two values. Values are finite, in the order of time.</summary>
    public static MannKendall? Test(ReadOnlySpan<double> values, Alternative alternative = Alternative.TwoSided, bool continuity = true)
    {
        Finite.Require(values);
        if (values.Length < 2) return null;
        var score = KendallScore.FromValues(values);
        double z = score.Deviate(continuity);
        return new MannKendall(score.S, score.Variance, z, PValueOf(z, alternative), (double)score.S / score.Pairs,
            score.UntiedPairs == 0 ? null : score.S / score.TauBDenominator);
    }

    /// <summary>The p-value of a normal deviate.</summary>
    public static double PValueOf(double z, Alternative alternative) => alternative switch
    {
        Alternative.Greater => NormalDistribution.UpperTail(z),
        Alternative.Less => NormalDistribution.UpperTail(-z),
        _ => 2 * NormalDistribution.UpperTail(Math.Abs(z)),
    };
}
