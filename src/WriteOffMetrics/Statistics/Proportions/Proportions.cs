namespace WriteOffMetrics;

/// <summary>
/// Inference on proportions: successes of 0 to the number of trials, trials of 1 or more, levels of confidence above 0 and below 1. What is
/// undefined is null.
/// </summary>
internal static class Proportions
{
    /// <summary>Wilson (1927).</summary>
    public static Interval Wilson(long successes, long trials, double confidence)
    {
        (double p, double n, double z) = ((double)successes / trials, trials, Z(confidence));
        double middle = p + z * z / (2 * n), half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n)), scale = 1 + z * z / n;
        return new Interval(successes == 0 ? 0 : (middle - half) / scale, successes == trials ? 1 : (middle + half) / scale);
    }

    /// <summary>Wilson with correction for continuity (Newcombe 1998, method 4).</summary>
    public static Interval WilsonContinuity(long successes, long trials, double confidence)
    {
        (double p, double n, double z) = ((double)successes / trials, trials, Z(confidence));
        double scale = 2 * (n + z * z), twice = 2 * successes + z * z;
        double lower = (twice - 1 - z * Math.Sqrt(z * z - 2 - 1 / n + 4 * p * (n * (1 - p) + 1))) / scale;
        double upper = (twice + 1 + z * Math.Sqrt(z * z + 2 - 1 / n + 4 * p * (n * (1 - p) - 1))) / scale;
        return new Interval(successes == 0 ? 0 : Math.Max(0, lower), successes == trials ? 1 : Math.Min(1, upper));
    }

    /// <summary>Clopper and Pearson: exact, by beta quantiles.</summary>
    public static Interval ClopperPearson(long successes, long trials, double confidence)
    {
        double tail = (1 - confidence) / 2, failures = trials - successes;
        return new Interval(
            successes == 0 ? 0 : IncompleteBeta.Quantile(tail, successes, failures + 1),
            successes == trials ? 1 : 1 - IncompleteBeta.Quantile(tail, failures, successes + 1));
    }

    /// <summary>Agresti and Coull, not clipped to 0 and 1.</summary>
    public static Interval AgrestiCoull(long successes, long trials, double confidence)
    {
        double z = Z(confidence), n = trials + z * z, p = (successes + z * z / 2) / n;
        return Around(p, z * Math.Sqrt(p * (1 - p) / n));
    }

    /// <summary>Wald, not clipped to 0 and 1.</summary>
    public static Interval Wald(long successes, long trials, double confidence)
    {
        double p = (double)successes / trials;
        return Around(p, Z(confidence) * Math.Sqrt(p * (1 - p) / trials));
    }

    /// <summary>Jeffreys: quantiles of Beta(x + ½, n − x + ½), with 0 and 1 at the ends.</summary>
    public static Interval Jeffreys(long successes, long trials, double confidence)
    {
        double tail = (1 - confidence) / 2, failures = trials - successes;
        return new Interval(
            successes == 0 ? 0 : IncompleteBeta.Quantile(tail, successes + 0.5, failures + 0.5),
            successes == trials ? 1 : 1 - IncompleteBeta.Quantile(tail, failures + 0.5, successes + 0.5));
    }

    /// <summary>The two-sided p-value of a normal deviate.</summary>
    public static double TwoSided(double z) => 2 * NormalDistribution.UpperTail(Math.Abs(z));

    /// <summary>(p₁ − p₂) ÷ its standard error under one common proportion; none where all trials fail or all succeed.</summary>
    public static double? PooledZ(long x1, long n1, long x2, long n2)
    {
        double pooled = (double)(x1 + x2) / (n1 + n2), error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        return error == 0 ? null : ((double)x1 / n1 - (double)x2 / n2) / error;
    }

    /// <summary>χ² with correction for continuity: |observed − expected| less ½, or less all of it where it is smaller.</summary>
    public static double? YatesChiSquare(long x1, long n1, long x2, long n2)
    {
        double all = n1 + n2, pooled = (x1 + x2) / all;
        if (pooled is 0 or 1) return null;
        double difference = Math.Abs((double)x1 / n1 - (double)x2 / n2);
        double correction = Math.Min(0.5, difference / (1.0 / n1 + 1.0 / n2));
        double distance = Math.Abs(x1 - n1 * pooled) - correction;
        return distance * distance / (pooled * (1 - pooled)) * (1.0 / n1 + 1.0 / n2);
    }

    /// <summary>The difference of two proportions, each with its own standard error; not clipped.</summary>
    public static Interval WaldDifference(long x1, long n1, long x2, long n2, double confidence)
    {
        (double p1, double p2) = ((double)x1 / n1, (double)x2 / n2);
        return Around(p1 - p2, Z(confidence) * Math.Sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2));
    }

    /// <summary>The difference of two proportions by their Wilson intervals (Newcombe 1998, method 10).</summary>
    public static Interval NewcombeDifference(long x1, long n1, long x2, long n2, double confidence)
    {
        (double p1, double p2) = ((double)x1 / n1, (double)x2 / n2);
        (Interval one, Interval two) = (Wilson(x1, n1, confidence), Wilson(x2, n2, confidence));
        return new Interval(
            p1 - p2 - Math.Sqrt(Square(p1 - one.Lower) + Square(two.Upper - p2)),
            p1 - p2 + Math.Sqrt(Square(one.Upper - p1) + Square(p2 - two.Lower)));
    }

    /// <summary>p₁ ÷ p₂; none where the second is zero.</summary>
    public static double? RiskRatio(long x1, long n1, long x2, long n2) => x2 == 0 ? null : (double)x1 / n1 / ((double)x2 / n2);

    /// <summary>The interval of p₁ ÷ p₂ on the scale of logarithms (Katz); none where one is zero.</summary>
    public static Interval? RiskRatioInterval(long x1, long n1, long x2, long n2, double confidence)
    {
        if (x1 == 0 || x2 == 0) return null;
        double log = Math.Log(RiskRatio(x1, n1, x2, n2)!.Value),
            half = Z(confidence) * Math.Sqrt(1.0 / x1 - 1.0 / n1 + 1.0 / x2 - 1.0 / n2);
        return new Interval(Math.Exp(log - half), Math.Exp(log + half));
    }

    /// <summary>The quotient of the odds; none where the second odds are zero or the first without bound.</summary>
    public static double? OddsRatio(long x1, long n1, long x2, long n2) =>
        x2 == 0 || x1 == n1 ? null : (double)x1 * (n2 - x2) / ((double)x2 * (n1 - x1));

    /// <summary>The deviate of a proportion from a stated one above 0 and below 1, by the standard error of the latter.</summary>
    public static double BenchmarkZ(long successes, long trials, double benchmark) =>
        ((double)successes / trials - benchmark) / Math.Sqrt(benchmark * (1 - benchmark) / trials);

    private static double Z(double confidence) => NormalDistribution.UpperQuantile((1 - confidence) / 2);

    private static Interval Around(double middle, double half) => new(middle - half, middle + half);

    private static double Square(double x) => x * x;
}
