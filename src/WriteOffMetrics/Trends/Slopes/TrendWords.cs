using System.Globalization;

namespace WriteOffMetrics;

/// <summary>What explanations say of a test for a trend: which it is, why this one, and what it assumes.</summary>
internal static class TrendWords
{
    public static string NameOf(TrendTest test) => test switch
    {
        TrendTest.SeasonalMannKendall => "seasonal Mann–Kendall (Hirsch, Slack and Smith 1982), slope of Sen within seasons",
        TrendTest.HamedRao => "Mann–Kendall corrected for autocorrelation (Hamed and Rao 1998), slope of Theil and Sen",
        TrendTest.CochranArmitage => "Cochran–Armitage for proportions, slope weighted by the invoices",
        _ => "Mann–Kendall, slope of Theil and Sen",
    };

    /// <summary>Why a series gets its test.</summary>
    public static string Reason(Observations series, TrendChoice choice) => choice.Reason switch
    {
        TrendReason.Named => "named by the caller",
        TrendReason.Counts => "an incidence ratio: documents written off among invoices issued are counts",
        TrendReason.Seasons => $"{Years(series)}: from three years on, seasons are taken apart",
        TrendReason.TooFewForDependence =>
            $"{WhyNotBySeasons(series)}; fewer than {Invariant.Text(TrendRule.MinimumForDependence)} periods, too few to correct for "
            + "autocorrelation",
        TrendReason.Dependence => $"{WhyNotBySeasons(series)}; {Correlation(choice)}: exceeded",
        _ => $"{WhyNotBySeasons(series)}; {Correlation(choice)}: not exceeded",
    };

    public static string Assumptions(TrendTest test, bool hasGaps)
    {
        string assumptions = test switch
        {
            TrendTest.SeasonalMannKendall =>
                "one direction in all seasons; figures independent from year to year and of each other within it",
            TrendTest.HamedRao => "one direction; autocorrelation that stays the same over time; the normal approximation of the ranks",
            TrendTest.CochranArmitage =>
                "each invoice is written off or not, independently of others; the normal approximation of counts",
            _ => "one direction; independent figures; the normal approximation of the ranks",
        };
        return hasGaps
            ? $"{assumptions}; periods left out are skipped: slopes know their time, lags count the periods that are left"
            : assumptions;
    }

    private static string WhyNotBySeasons(Observations series) => TrendRule.HasSeasonsToCompare(series.Season)
        ? $"{Years(series)}, fewer than the three from which seasons are taken apart"
        : $"{series.Axis.Calendar}, which have neither 12 nor 4 periods a year";

    private static string Years(Observations series)
    {
        int season = series.Season!.Value;
        return $"{Invariant.Text(season)} periods a year, {Invariant.Number((double)series.Count / season, 1)} years of figures";
    }

    private static string Correlation(TrendChoice choice)
    {
        string correlation = choice.Correlation is { } found ? ThreeDecimals(found) : "undefined";
        return $"the lag-1 autocorrelation of the detrended ranks is {correlation}, the bound 1.96 ÷ √n is "
            + ThreeDecimals(choice.Bound!.Value);
    }

    private static string ThreeDecimals(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
