namespace WriteOffMetrics.Controls;

/// <summary>The greatest number of successes that chance explains at a level, exactly, by the binomial distribution.</summary>
internal static class CriticalCount
{
    /// <summary>
    /// The least count k of n trials with P(X ≥ k) of 1 − level or less; n + 1 where even n successes are likelier than that. Found by
    /// halving, because the tail falls.
    /// </summary>
    public static long Of(long trials, double share, double level)
    {
        // 1 − 0.99 is a little above 0.01, which must not let a tail of that pass as beyond.
        double most = (double)(1 - (decimal)level);
        (long low, long high) = (0, trials + 1);
        while (low < high)
        {
            long middle = low + (high - low) / 2;
            if (BinomialDistribution.UpperTail(middle, trials, share) <= most) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
