namespace WriteOffMetrics;

/// <summary>Rates of a period as rates of a year.</summary>
internal static class Annualisation
{
    /// <summary>m × r.</summary>
    public static double Simple(double rate, double periodsPerYear) => rate * periodsPerYear;

    /// <summary>1 − (1 − r)^m: what is lost in a year if each period loses r of what is left.</summary>
    public static double Compound(double rate, double periodsPerYear) => -Expm1(periodsPerYear * Log1p(-rate));

    /// <summary>The rate of a period that compounds to a rate of the year.</summary>
    public static double BackToPeriod(double annualRate, double periodsPerYear) => -Expm1(Log1p(-annualRate) / periodsPerYear);

    /// <summary>ln(1 + x), exact also for small x (Kahan's form).</summary>
    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsInfinity(Math.Log(u)) ? Math.Log(u) : Math.Log(u) * x / (u - 1);
    }

    /// <summary>e^x − 1, exact also for small x (Kahan's form).</summary>
    private static double Expm1(double x)
    {
        double u = Math.Exp(x);
        if (u == 1) return x;
        return u == 0 ? -1 : Math.Abs(x) > 1 ? u - 1 : (u - 1) * x / Math.Log(u);
    }
}
