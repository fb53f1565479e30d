namespace WriteOffMetrics;

/// <summary>Elementary functions that keep their digits near zero, where the plain forms lose them (Kahan's forms).</summary>
internal static class Elementary
{
    /// <summary>ln(1 + x), for x of −1 or more; −∞ at −1.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u == 1) return x;
        double logarithm = Math.Log(u);
        return double.IsInfinity(logarithm) ? logarithm : logarithm * x / (u - 1);
    }

    /// <summary>e^x − 1.</summary>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        if (u == 1) return x;
        if (u == 0) return -1;
        return Math.Abs(x) > 1 ? u - 1 : (u - 1) * x / Math.Log(u);
    }
}
