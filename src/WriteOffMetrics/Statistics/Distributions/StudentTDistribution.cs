namespace WriteOffMetrics;

/// <summary>Student's t distribution with 1 or more degrees of freedom, a whole number. Tails are computed as tails.</summary>
internal static class StudentTDistribution
{
    /// <summary>P(T > t).</summary>
    public static double UpperTail(double t, double degreesOfFreedom) =>
        t < 0 ? 1 - TwoSided(t, degreesOfFreedom) / 2 : TwoSided(t, degreesOfFreedom) / 2;

    /// <summary>P(|T| > |t|).</summary>
    public static double TwoSided(double t, double degreesOfFreedom)
    {
        // With one degree of freedom t² may leave the range of doubles while the tail does not.
        if (degreesOfFreedom == 1) return Math.Atan2(1, Math.Abs(t)) * 2 / Math.PI;
        (double outside, double inside) = Parts(t, degreesOfFreedom);
        return IncompleteBeta.Evaluate(outside, inside, degreesOfFreedom / 2, 0.5);
    }

    /// <summary>The t with P(T > t) = p, for p above 0 and below 1.</summary>
    public static double UpperQuantile(double p, double degreesOfFreedom)
    {
        if (p > 0.5) return -UpperQuantile(1 - p, degreesOfFreedom);
        if (p == 0.5) return 0;
        if (degreesOfFreedom == 1) return p < 0.25 ? 1 / Math.Tan(Math.PI * p) : Math.Tan(Math.PI * (0.5 - p));

        // The logarithms of P(|T| > t) and, near the middle, of P(|T| ≤ t) are concave in ln t, so Newton's steps after the first come from
        // one side.
        double t = NormalDistribution.UpperQuantile(p);
        bool middle = p > 0.25;
        double target = Math.Log(middle ? 2 * (0.5 - p) : 2 * p);
        for (int i = 0; i < 200; i++)
        {
            (double outside, double inside) = Parts(t, degreesOfFreedom);
            double slope = 2 * IncompleteBeta.Front(outside, inside, degreesOfFreedom / 2, 0.5);
            double probability = middle ? IncompleteBeta.Evaluate(inside, outside, 0.5, degreesOfFreedom / 2)
                : IncompleteBeta.Evaluate(outside, inside, degreesOfFreedom / 2, 0.5);
            double step = (target - Math.Log(probability)) * probability / (middle ? slope : -slope);
            t *= Math.Exp(step);
            if (!(Math.Abs(step) > 1e-10)) break;
        }

        return t;
    }

    /// <summary>f ÷ (f + t²) and t² ÷ (f + t²).</summary>
    private static (double Outside, double Inside) Parts(double t, double degreesOfFreedom)
    {
        double square = t * t, all = degreesOfFreedom + square;
        return (degreesOfFreedom / all, square / all);
    }
}
