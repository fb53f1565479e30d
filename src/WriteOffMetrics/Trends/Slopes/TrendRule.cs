using System.Globalization;

namespace WriteOffMetrics;

/// <summary>
/// Which test a series gets. The rule looks at the calendar, the number of periods and their dependence, never at whether a test finds
/// something.
/// </summary>
internal static class TrendRule
{
    /// <summary>Below it the normal approximation of the ranks is poor (Kendall 1975; Gilbert 1987).</summary>
    private const int MinimumPeriods = 10;
    private const int MinimumYears = 3;
    private const int MinimumForDependence = 20;
    private const int MinimumProportions = 3;

    /// <summary>The level at which an autocorrelation counts.</summary>
    private const double LagLevel = 0.05;

    public static Trend Fit(Observations series, double level, TrendTest? test)
    {
        Observations.RequireLevel(level, nameof(level));
        if (test is { } one && !Enum.IsDefined(one)) throw new ArgumentOutOfRangeException(
            nameof(test), one, $"Found the test {Invariant.Text((int)one)}; a member of TrendTest is allowed.");
        if (test == TrendTest.CochranArmitage && series.Trials is null)
            throw new ArgumentException(
                $"Found {series.Definition}; an incidence ratio (M36) is allowed for this test, because amounts of money are no trials. "
                + "Choose a test by ranks, or count documents with CountDocumentsBy.",
                nameof(test));
        (TrendTest used, string reason) = test is { } chosen ? (chosen, "named by the caller") : Choose(series);
        int minimum = used switch
        {
            TrendTest.SeasonalMannKendall => Math.Max(MinimumPeriods, MinimumYears * (series.Season ?? 1)),
            TrendTest.CochranArmitage => MinimumProportions,
            TrendTest.HamedRao => MinimumForDependence,
            _ => MinimumPeriods,
        };
        bool isPart = series.Trials is not var (successes, trials) || successes.Zip(trials).All(counts => counts.First <= counts.Second);
        AnalysisStatus status = used == TrendTest.CochranArmitage && !isPart ? AnalysisStatus.NoProportion
            : used == TrendTest.SeasonalMannKendall && series.Season is null ? AnalysisStatus.NoSeason : series.Count < minimum
            ? AnalysisStatus.TooShort : AnalysisStatus.Defined;
        TrendEstimate? estimate = status == AnalysisStatus.Defined ? Estimate(series, used, level) : null;
        if (status == AnalysisStatus.Defined && estimate is null)
            status = used == TrendTest.HamedRao ? AnalysisStatus.NoVariance : AnalysisStatus.NoVariation;
        return new Trend(series, level, used, reason, Assumptions(used, series.HasGaps), status, minimum, estimate,
            estimate is null ? null : ChangeOf(series));
    }

    public static string Words(TrendTest test) => test switch
    {
        TrendTest.SeasonalMannKendall => "seasonal Mann–Kendall (Hirsch, Slack and Smith 1982), slope of Sen within seasons",
        TrendTest.HamedRao => "Mann–Kendall corrected for autocorrelation (Hamed and Rao 1998), slope of Theil and Sen",
        TrendTest.CochranArmitage => "Cochran–Armitage for proportions, slope weighted by the invoices",
        _ => "Mann–Kendall, slope of Theil and Sen",
    };

    private static (TrendTest Test, string Reason) Choose(Observations series)
    {
        if (series.Trials is not null)
            return (TrendTest.CochranArmitage, "an incidence ratio: documents written off among invoices issued are counts");
        if (series.Season is 4 or 12 && series.Season is { } season)
        {
            string years = $"{Invariant.Text(season)} periods a year, "
                + $"{Invariant.Number((double)series.Count / season, 1)} years of figures";
            if (series.Count >= MinimumYears * season)
                return (TrendTest.SeasonalMannKendall, $"{years}: from three years on, seasons are taken apart");
            return Dependence(series, $"{years}, fewer than the three from which seasons are taken apart; ");
        }

        return Dependence(series, $"{series.Axis.Calendar}, which have neither 12 nor 4 periods a year; ");
    }

    private static (TrendTest Test, string Reason) Dependence(Observations series, string before)
    {
        if (series.Count < MinimumForDependence)
            return (TrendTest.MannKendall,
                $"{before}fewer than {Invariant.Text(MinimumForDependence)} periods, too few to correct for autocorrelation");
        double bound = 1.96 / Math.Sqrt(series.Count);
        double? first = TheilSen.SlopeOf(series.Values) is { } slope
            && Autocorrelation.Of(HamedRao.DetrendedRanks(series.Values, slope), 1) is { Length: > 0 } lags ? lags[0] : null;
        string found = "the lag-1 autocorrelation of the detrended ranks is "
            + $"{(first is { } r ? r.ToString("0.000", CultureInfo.InvariantCulture) : "undefined")}, the bound 1.96 ÷ √n is "
            + $"{bound.ToString("0.000", CultureInfo.InvariantCulture)}";
        return first > bound ? (TrendTest.HamedRao, before + found + ": exceeded")
            : (TrendTest.MannKendall, before + found + ": not exceeded");
    }

    private static string Assumptions(TrendTest test, bool hasGaps) => (test switch
    {
        TrendTest.SeasonalMannKendall => "one direction in all seasons; figures independent from year to year and of each other within it",
        TrendTest.HamedRao => "one direction; autocorrelation that stays the same over time; the normal approximation of the ranks",
        TrendTest.CochranArmitage => "each invoice is written off or not, independently of others; the normal approximation of counts",
        _ => "one direction; independent figures; the normal approximation of the ranks",
    }) + (hasGaps ? "; periods left out are skipped: slopes know their time, lags count the periods that are left" : "");

    private static TrendEstimate? Estimate(Observations series, TrendTest test, double level)
    {
        double median = Quantiles.Of([.. series.Values.Order()], 0.5, 7);
        if (test == TrendTest.CochranArmitage)
        {
            (long[] successes, long[] trials) = series.Trials!.Value;
            return ProportionTrend.Of(
                [.. successes.Select(count => (double)count)], [.. trials.Select(count => (double)count)],
                series.Years) is { Z: { } deviate, Slope: { } weighted, SlopeError: { } error } proportion
                ? new TrendEstimate(weighted, Around(weighted, error, level), median, deviate, proportion.PValue!.Value, null)
                : null;
        }

        if (test == TrendTest.SeasonalMannKendall)
        {
            return SeasonalMannKendall.Of(series.Values, series.Steps, series.Season!.Value) is { } seasonal
                ? new TrendEstimate(seasonal.SlopePerYear, seasonal.SlopeInterval(level), median, seasonal.Z, seasonal.PValue,
                    seasonal.TauA)
                : null;
        }

        MannKendall plain = MannKendall.Of(series.Values)!;
        (double variance, double z, double p) = (plain.Variance, plain.Z, plain.PValue);
        if (test == TrendTest.HamedRao)
        {
            if (HamedRao.Of(series.Values, series.Count - 1, LagLevel, CorrectionSum.Signed) is not
                {
                    Variance: { } corrected,
                    Z: { } correctedZ, PValue: { } correctedP
                }) return null;
            (variance, z, p) = (corrected, correctedZ, correctedP);
        }

        Span<double> slopes = TheilSen.Slopes(series.Values, series.Years);
        slopes.Sort();
        (int lower, int upper) = TheilSen.IntervalPositions(slopes.Length, variance, level);
        return new TrendEstimate(Quantiles.Of(slopes, 0.5, 7), new Interval(slopes[lower], slopes[upper]), median, z, p, plain.TauA);
    }

    private static Interval Around(double slope, double error, double level)
    {
        double half = NormalDistribution.UpperQuantile((1 - level) / 2) * error;
        return new Interval(slope - half, slope + half);
    }

    private static ChangePoint? ChangeOf(Observations series) =>
        Pettitt.Of(series.Values) is { K: > 0, MeanAfter: { } after } found
            ? new ChangePoint(series.Periods[found.ChangePoints[0]], series.Periods[found.ChangePoints[0] + 1], found.MeanBefore, after,
                found.PValue, found.ChangePoints.Length)
            : null;
}
