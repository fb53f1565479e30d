namespace WriteOffMetrics;

/// <summary>Rates of a year as rates of a period.</summary>
internal static class CompoundRates
{
    /// <summary>The rate of a period that compounds to a rate of the year: what each period loses of what is left.</summary>
    public static double BackToPeriod(double annualRate, double periodsPerYear) =>
        -Elementary.Expm1(Elementary.Log1p(-annualRate) / periodsPerYear);
}
