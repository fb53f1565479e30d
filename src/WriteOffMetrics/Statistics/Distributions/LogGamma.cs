namespace WriteOffMetrics;

/// <summary>
/// The logarithm of the gamma function, and the parts of it of which products and quotients of large ones are made without a loss of
/// digits.
/// </summary>
internal static class LogGamma
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>Bernoulli numbers B₂ₖ ÷ (2k (2k − 1)).</summary>
    private static ReadOnlySpan<double> Coefficients =>
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400];

    /// <summary>ln Γ(x), for x above 0.</summary>
    public static double Evaluate(double x) => (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + StirlingError(x);

    /// <summary>What Stirling's formula misses: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x above 0.</summary>
    public static double StirlingError(double x)
    {
        double below = 0;

        // Stirling's series converges from about 16 on; below, the recurrence of Γ leads there.
        for (; x < 16; x++) below += (x + 0.5) * Elementary.Log1p(1 / x) - 1;
        double square = 1 / (x * x), sum = 0;
        for (int k = Coefficients.Length - 1; k >= 0; k--) sum = sum * square + Coefficients[k];
        return below + sum / x;
    }

    /// <summary>
    /// x ln(x ÷ m) + m − x, for x and m above 0: how far a count lies from its mean, without the loss of digits where both are near.
    /// </summary>
    public static double Deviance(double x, double m)
    {
        double t = (m - x) / x;
        if (Math.Abs(t) > 0.5) return x * Math.Log(x / m) + m - x;

        // t − ln(1 + t) with v = t ÷ (2 + t): 2v² ÷ (1 − v) − 2 (v³/3 + v⁵/5 + …).
        double v = t / (2 + t), square = v * v, power = v * square, series = 0;
        for (int k = 3; Math.Abs(power) > 1e-18 * square * k; k += 2)
        {
            series += power / k;
            power *= square;
        }

        return x * (2 * square / (1 - v) - 2 * series);
    }
}
