namespace WriteOffMetrics;

/// <summary>The standard normal distribution. Tails are computed as tails, so that small ones keep their digits.</summary>
internal static class NormalDistribution
{
    private const double InverseRootTwoPi = 0.39894228040143267794;

    /// <summary>P(Z ≤ x), for any finite x.</summary>
    public static double Cdf(double x) => x < 0 ? UpperTail(-x) : 1 - UpperTail(x);

    /// <summary>P(Z > x), for any finite x; 0 only where it is below the smallest double.</summary>
    public static double UpperTail(double x)
    {
        if (x < 0) return 1 - UpperTail(-x);
        return x < 2 ? 0.5 - Central(x) : Density(x) * MillsRatio(x);
    }

    /// <summary>The x with P(Z > x) = p, for p above 0 and below 1.</summary>
    public static double UpperQuantile(double p)
    {
        if (p > 0.5) return -UpperQuantile(1 - p);
        double x;
        if (p > 0.3)
        {
            // Near the middle the distance from ½ is computed, because it keeps its digits there.
            x = (0.5 - p) / InverseRootTwoPi;
            for (int i = 0; i < 20; i++) x -= (Central(x) - (0.5 - p)) / Density(x);
            return x;
        }

        // ln P is concave, so Newton's steps come from above and never pass the root again.
        double target = Math.Log(p);
        x = Math.Sqrt(-2 * target);
        for (int i = 0; i < 60; i++)
        {
            double mills = x < 2 ? UpperTail(x) / Density(x) : MillsRatio(x);
            double logTail = -x * x / 2 + Math.Log(InverseRootTwoPi * mills);
            double step = (logTail - target) * mills;
            x += step;
            if (Math.Abs(step) <= 1e-16 * x) break;
        }

        return x;
    }

    /// <summary>
    /// The density. The square is split, so that its rounding does not spoil small values; beyond 40 it is below the smallest double, and
    /// the second part may be infinite.
    /// </summary>
    private static double Density(double x)
    {
        if (Math.Abs(x) > 40) return 0;
        double coarse = Math.Round(x * 16) / 16;
        return InverseRootTwoPi * Math.Exp(-coarse * coarse / 2) * Math.Exp(-(x - coarse) * (x + coarse) / 2);
    }

    /// <summary>P(0 &lt; Z ≤ x) for small x: density × (x + x³/3 + x⁵/15 + …), all terms above zero.</summary>
    private static double Central(double x)
    {
        double term = x, sum = x;
        for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2)
        {
            term *= x * x / k;
            sum += term;
        }

        return Density(x) * sum;
    }

    /// <summary>Tail ÷ density for x of 2 or more: 1/(x + 1/(x + 2/(x + 3/(x + …)))), from the inside outwards.</summary>
    private static double MillsRatio(double x)
    {
        double inner = x;
        for (int k = (int)(20 + 600 / (x * x)); k >= 1; k--) inner = x + k / inner;
        return 1 / inner;
    }
}
