namespace WriteOffMetrics;

/// <summary>
/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, on which the tails of χ² and Poisson counts rest. For a of ½ or
/// more and x of 0 or more.
/// </summary>
internal static class IncompleteGamma
{
    /// <summary>P(a, x), which keeps its digits where it is small.</summary>
    public static double Lower(double a, double x)
    {
        if (x <= 0) return 0;
        return x < a + 1 ? Front(a, x) * Series(a, x) : 1 - Front(a, x) * a * ContinuedFraction(a, x);
    }

    /// <summary>Q(a, x), which keeps its digits where it is small.</summary>
    public static double Upper(double a, double x)
    {
        if (x <= 0) return 1;
        return x < a + 1 ? 1 - Front(a, x) * Series(a, x) : Front(a, x) * a * ContinuedFraction(a, x);
    }

    /// <summary>The x with P(a, x) = p, for p above 0 and below 1.</summary>
    public static double LowerQuantile(double p, double a)
    {
        if (p > 0.5) return UpperQuantile(1 - p, a);

        // P ≤ x^a ÷ Γ(a + 1) puts the start below the root; ln P is concave in ln x, so Newton's steps come nearer from there.
        double x = Math.Exp((Math.Log(p) + LogGamma.Evaluate(a + 1)) / a), target = Math.Log(p);
        for (int i = 0; i < 200; i++)
        {
            double sum = Series(a, x), step = (target - LogFront(a, x) - Math.Log(sum)) * sum / a;
            x *= Math.Exp(step);
            if (!(Math.Abs(step) > 1e-10)) break;
        }

        return x;
    }

    /// <summary>The x with Q(a, x) = p, for p above 0 and below 1.</summary>
    public static double UpperQuantile(double p, double a)
    {
        if (p > 0.5) return LowerQuantile(1 - p, a);

        // Newton's steps from Wilson and Hilferty's approximation. ln Q is concave in ln x, so all steps but the first come from above.
        double root = 1 - 1 / (9 * a) + NormalDistribution.UpperQuantile(p) / (3 * Math.Sqrt(a)), x = a * root * root * root,
            target = Math.Log(p);
        for (int i = 0; i < 200; i++)
        {
            double mills = x < a + 1 ? (1 / Front(a, x) - Series(a, x)) / a : ContinuedFraction(a, x),
                step = (LogFront(a, x) + Math.Log(a * mills) - target) * mills;
            x *= Math.Exp(step);
            if (!(Math.Abs(step) > 1e-10)) break;
        }

        return x;
    }

    /// <summary>x^a e^−x ÷ Γ(a + 1).</summary>
    private static double Front(double a, double x) => Math.Exp(LogFront(a, x));

    /// <summary>
    /// By the deviance, which keeps its digits where a is large; the logarithm stays in range where the tail itself would be 0.
    /// </summary>
    private static double LogFront(double a, double x) =>
        -LogGamma.StirlingError(a) - LogGamma.Deviance(a, x) - Math.Log(2 * Math.PI * a) / 2;

    /// <summary>1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …, all terms above zero.</summary>
    private static double Series(double a, double x)
    {
        double term = 1, sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++)
        {
            term *= x / (a + k);
            sum += term;
        }

        return sum;
    }

    /// <summary>1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))), by Lentz's method, for x of a + 1 or more.</summary>
    private static double ContinuedFraction(double a, double x)
    {
        double b = x + 1 - a, c = double.MaxValue, d = 1 / b, fraction = d;
        for (int k = 1; k < 1_000_000; k++)
        {
            double part = k * (a - k);
            b += 2;
            d = 1 / (part * d + b);
            c = b + part / c;
            fraction *= c * d;
            if (Math.Abs(c * d - 1) <= 1e-16) break;
        }

        return fraction;
    }
}
