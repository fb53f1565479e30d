namespace WriteOffMetrics;

/// <summary>Rates of a period as rates of a year.</summary>
internal static class CompoundRates
{
    /// <summary>m × r.</summary>
    public static double Simple(double rate, double periodsPerYear) => rate * periodsPerYear;

    /// <summary>1 − (1 − r)^m: what is lost in a year if each period loses r of what is left.</summary>
    public static double Compound(double rate, double periodsPerYear) => -Elementary.Expm1(periodsPerYear * Elementary.Log1p(-rate));

    /// <summary>The rate of a period that compounds to a rate of the year.</summary>
    public static double BackToPeriod(double annualRate, double periodsPerYear) =>
        -Elementary.Expm1(Elementary.Log1p(-annualRate) / periodsPerYear);
}
