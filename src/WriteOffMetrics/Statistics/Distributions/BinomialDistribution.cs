namespace WriteOffMetrics;

/// <summary>
/// The binomial distribution of n trials, 1 or more, with probability p above 0 and below 1; and drawing without replacement. Counts are
/// whole and within their range.
/// </summary>
internal static class BinomialDistribution
{
    /// <summary>Tables at most so much likelier than the observed one count as equally likely, because of rounding.</summary>
    private const double Slack = 1 + 1e-7;

    /// <summary>P(X = k).</summary>
    public static double Probability(long k, long n, double p) => Math.Exp(LogProbability(k, n, p));

    /// <summary>P(X ≥ k).</summary>
    public static double UpperTail(long k, long n, double p)
    {
        if (k <= 0) return 1;
        return k > n ? 0 : IncompleteBeta.Evaluate(p, 1 - p, k, n - k + 1.0);
    }

    /// <summary>P(X ≤ k).</summary>
    public static double LowerTail(long k, long n, double p)
    {
        if (k < 0) return 0;
        return k >= n ? 1 : IncompleteBeta.Evaluate(1 - p, p, n - k, k + 1.0);
    }

    /// <summary>
    /// The probability of all counts that are not likelier than k: those far enough from the likeliest on either side, by two tails.
    /// </summary>
    public static double TwoSided(long k, long n, double p)
    {
        double limit = LogProbability(k, n, p) + Elementary.Log1p(Slack - 1);
        long mode = Math.Clamp((long)((n + 1.0) * p), 0, n);
        if (IsKept(mode)) return 1;
        return Math.Min(1, LowerTail(Nearest(mode, -1), n, p) + UpperTail(Nearest(mode, n + 1), n, p));

        bool IsKept(long count) => LogProbability(count, n, p) <= limit;

        // The first count from one that is too likely towards the end that is not; the end itself lies outside the counts. It is found by
        // halving, because probabilities fall from the likeliest count on.
        long Nearest(long tooLikely, long end)
        {
            while (Math.Abs(end - tooLikely) > 1)
            {
                long middle = tooLikely + (end - tooLikely) / 2;
                if (IsKept(middle)) end = middle;
                else tooLikely = middle;
            }

            return end;
        }
    }

    /// <summary>
    /// The probability of all divisions of the successes among two groups that are not likelier than the one observed (Fisher).
    /// </summary>
    public static double FisherTwoSided(long successes1, long trials1, long successes2, long trials2)
    {
        long successes = successes1 + successes2, all = trials1 + trials2;
        if (successes == 0 || successes == all) return 1;
        double share = (double)successes / all;
        double limit = Hypergeometric(successes1) * Slack;
        return SumNotAbove(limit, Math.Max(0, successes - trials2), Math.Min(successes, trials1), Hypergeometric);

        // Computed as a quotient of binomial probabilities, because each of them keeps its digits.
        double Hypergeometric(long k) =>
            Math.Exp(LogProbability(k, trials1, share) + LogProbability(successes - k, trials2, share)
                - LogProbability(successes, all, share));
    }

    private static double SumNotAbove(double limit, long first, long last, Func<long, double> probability)
    {
        var kept = new List<double>();
        for (long k = first; k <= last; k++)
        {
            if (probability(k) is var one && one <= limit) kept.Add(one);
        }

        return Math.Min(1, Summation.Sum([.. kept]));
    }

    /// <summary>By deviances from the mean (Loader), which keep their digits where n is large.</summary>
    private static double LogProbability(long k, long n, double p)
    {
        if (k == 0) return n * Elementary.Log1p(-p);
        if (k == n) return n * Math.Log(p);
        double stirling = LogGamma.StirlingError(n) - LogGamma.StirlingError(k) - LogGamma.StirlingError(n - k);
        return stirling - LogGamma.Deviance(k, n * p) - LogGamma.Deviance(n - k, n * (1 - p))
            + Math.Log((double)n / (2 * Math.PI * k * (n - k))) / 2;
    }
}
