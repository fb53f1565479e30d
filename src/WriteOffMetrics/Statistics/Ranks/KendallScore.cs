namespace WriteOffMetrics;

/// <summary>
/// Kendall's S (rises less falls among all pairs in the order of time), its variance without a trend, and the numbers of pairs, of which
/// those of equal values are not untied.
/// </summary>
internal readonly record struct KendallScore(long S, double Variance, long Pairs, long UntiedPairs)
{
    /// <summary>√((N − T) N), by which S is divided for τ-b.</summary>
    public double TauBDenominator => Math.Sqrt((double)UntiedPairs * Pairs);

    public static KendallScore FromValues(ReadOnlySpan<double> values)
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

    public static double DeviateOf(long s, double variance, bool continuity)
    {
        if (s == 0 || variance <= 0) return 0;
        long corrected = continuity ? s - Math.Sign(s) : s;
        return corrected / Math.Sqrt(variance);
    }
}
