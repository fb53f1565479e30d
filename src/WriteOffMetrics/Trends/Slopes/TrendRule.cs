namespace WriteOffMetrics;

/// <summary>
/// Which test a series gets. The rule looks at the calendar, the number of periods and their dependence, never at whether a test finds
/// something.
/// </summary>
internal static class TrendRule
{
    /// <summary>From so many years on, seasons are taken apart.</summary>
    public const int MinimumYears = 3;

    /// <summary>From so many periods on, autocorrelation can be corrected for.</summary>
    public const int MinimumForDependence = 20;

    /// <summary>Below it the normal approximation of the ranks is poor (Kendall 1975; Gilbert 1987).</summary>
    private const int MinimumPeriods = 10;

    private const int MinimumProportions = 3;

    /// <summary>The standard normal deviate of a two-sided test at a level of 5 %.</summary>
    private const double Deviate = 1.96;

    public static TrendChoice Choose(Observations series)
    {
        if (series.Trials is not null) return new TrendChoice(TrendTest.CochranArmitage, TrendReason.Counts, null, null);
        return HasSeasonsToCompare(series.Season) && series.Count >= MinimumYears * series.Season
            ? new TrendChoice(TrendTest.SeasonalMannKendall, TrendReason.Seasons, null, null)
            : ChooseByDependence(series);
    }

    /// <summary>Months and quarters: with fewer seasons a year there is little to tell apart, with more there are too few years.</summary>
    public static bool HasSeasonsToCompare(int? season) => season is 4 or 12;

    /// <summary>How many periods with a figure a test needs.</summary>
    public static int MinimumOf(TrendTest test, int? season) => test switch
    {
        TrendTest.SeasonalMannKendall => Math.Max(MinimumPeriods, MinimumYears * (season ?? 1)),
        TrendTest.CochranArmitage => MinimumProportions,
        TrendTest.HamedRao => MinimumForDependence,
        _ => MinimumPeriods,
    };

    private static TrendChoice ChooseByDependence(Observations series)
    {
        if (series.Count < MinimumForDependence)
            return new TrendChoice(TrendTest.MannKendall, TrendReason.TooFewForDependence, null, null);
        double bound = Deviate / Math.Sqrt(series.Count);
        double? correlation = CorrelationOfNeighbours(series.Values);
        return correlation > bound
            ? new TrendChoice(TrendTest.HamedRao, TrendReason.Dependence, correlation, bound)
            : new TrendChoice(TrendTest.MannKendall, TrendReason.NoDependence, correlation, bound);
    }

    /// <summary>The lag-1 autocorrelation of the detrended ranks; null where it is undefined.</summary>
    private static double? CorrelationOfNeighbours(double[] values) =>
        TheilSen.SlopeOf(values) is { } slope
            && Autocorrelation.Estimate(HamedRao.DetrendedRanks(values, slope), 1) is [var first, ..] ? first : null;
}
