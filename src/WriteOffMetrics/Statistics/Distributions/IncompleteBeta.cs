namespace WriteOffMetrics;

/// <summary>
/// The regularised incomplete beta function I(x; a, b), on which binomial tails and exact intervals of proportions rest. For a and b above
/// 0.
/// </summary>
internal static class IncompleteBeta
{
    /// <summary>I(x; a, b) with y = 1 − x, which the caller may know better than a subtraction; 0 at x = 0, 1 at y = 0.</summary>
    public static double Evaluate(double x, double y, double a, double b)
    {
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        return x <= (a + 1) / (a + b + 2)
            ? Front(x, y, a, b) * ContinuedFraction(x, y, a, b)
            : 1 - Front(y, x, b, a) * ContinuedFraction(y, x, b, a);
    }

    /// <summary>The x with I(x; a, b) = p; 0 for p of 0, 1 for p of 1.</summary>
    public static double Quantile(double p, double a, double b)
    {
        if (p <= 0) return 0;
        if (p >= 1) return 1;
        double low = 0, high = 1, x = a / (a + b);
        for (int i = 0; i < 2_000; i++)
        {
            double error = Evaluate(x, 1 - x, a, b) - p;
            if (error == 0) return x;
            if (error < 0) low = x;
            else high = x;

            // Newton's step where it stays inside the bracket, otherwise half of it.
            double next = x - error * x * (1 - x) / Front(x, 1 - x, a, b);
            if (!(next > low && next < high)) next = low + (high - low) / 2;
            if (Math.Abs(next - x) <= 1e-16 * next || next == low || next == high) return next;
            x = next;
        }

        return x;
    }

    /// <summary>x^a y^b ÷ B(a, b), by deviances, which keep their digits where a and b are large.</summary>
    public static double Front(double x, double y, double a, double b)
    {
        double n = a + b;
        double stirling = LogGamma.StirlingError(n) - LogGamma.StirlingError(a) - LogGamma.StirlingError(b);
        return Math.Sqrt(a / (2 * Math.PI) * (b / n)) * Math.Exp(stirling - LogGamma.Deviance(a, n * x) - LogGamma.Deviance(b, n * y));
    }

    /// <summary>
    /// I ÷ front as a continued fraction 1 ÷ (β₀ + α₁ ÷ (β₁ + α₂ ÷ (β₂ + …))) (Didonato and Morris 1992), by Lentz's method: from the
    /// outside inwards until a further part changes nothing. Its parts are made of how far x lies from the mean, so that nothing is lost
    /// where x lies near 1.
    /// </summary>
    private static double ContinuedFraction(double x, double y, double a, double b)
    {
        const double Tiny = 1e-300;
        double distance = a > b ? (a + b) * y - b : a - (a + b) * x;
        double fraction = NotZero(a / (a + 1) * (distance + 1)), c = fraction, d = 0;
        for (int n = 1; n < 1_000_000; n++)
        {
            double over = a + 2.0 * n - 1, alpha = (a + n - 1) / over * ((a + b + n - 1) / over) * x * (n * (b - n) * x);
            double beta = n + n * (b - n) * x / over + (a + n) / (over + 2) * (distance + 1 + n * (1 + y));
            d = 1 / NotZero(beta + alpha * d);
            c = NotZero(beta + alpha / c);
            fraction *= c * d;
            if (Math.Abs(c * d - 1) <= 1e-16) break;
        }

        return 1 / fraction;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
