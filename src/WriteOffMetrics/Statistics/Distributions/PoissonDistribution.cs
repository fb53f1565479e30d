namespace WriteOffMetrics;

/// <summary>The Poisson distribution of counts with a mean of 0 or more. Tails are computed as tails.</summary>
internal static class PoissonDistribution
{
    /// <summary>P(X ≤ k).</summary>
    public static double LowerTail(long k, double mean) => k < 0 ? 0 : IncompleteGamma.Upper(k + 1.0, mean);

    /// <summary>P(X ≥ k).</summary>
    public static double UpperTail(long k, double mean) => k <= 0 ? 1 : IncompleteGamma.Lower(k, mean);
}
