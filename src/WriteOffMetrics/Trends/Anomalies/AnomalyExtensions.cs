using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>Finds figures far from what is usual.</summary>
/// <remarks>
/// Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system. What is usual is found by
/// medians, as follows.
/// <list type="number">
/// <item>Where a third of the periods or more are zero, zero is usual and never an anomaly. A period with a figure is one if it is the only
/// one, or more than 5.19 (3.5 ÷ 0.6745) times as large as the median size of the others.</item>
/// <item>Otherwise a figure is an anomaly beyond a modified z-score of 3.5 (Iglewicz and Hoaglin 1993) about the median. Of months,
/// quarters and half-years without gaps from more than three years on, a trend, or a trend and a season, is taken away first if that
/// lessens what is left, the median or the mean of it, to below two thirds. Where most figures are exactly as is usual, each that is not is
/// an anomaly.</item>
/// </list>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AnomalyExtensions
{
    /// <summary>Fewer figures do not tell what is usual.</summary>
    private const int MinimumPeriods = 10;

    /// <summary>A season is the median of its years, and of two years no median tells which one is unusual.</summary>
    private const int Years = 3;

    private const double NormalQuartile = 0.6745;

    /// <summary>The figures far from what is usual.</summary>
    public static AnomalySearch FindAnomalies(this MetricSeries series) => Search(Observations.FromSeries(series));

    private static AnomalySearch Search(Observations series)
    {
        AnalysisStatus status = StatusOf(series.Values);
        if (status != AnalysisStatus.Defined) return Search(UsualFigure.Median, []);
        if (IsQuiet(series.Values)) return Search(UsualFigure.Zero, Large(series));
        (MedianFit fit, UsualFigure usual) = Fit(series);
        return Search(usual, Outlying(series, fit));

        AnomalySearch Search(UsualFigure usual, IReadOnlyList<Anomaly> found) =>
            new(series, usual, WhyThisOne(series, usual), status, MinimumPeriods, found);
    }

    private static AnalysisStatus StatusOf(double[] values)
    {
        if (values.Length < MinimumPeriods) return AnalysisStatus.TooShort;
        return values.AsSpan().IndexOfAnyExcept(values[0]) < 0 ? AnalysisStatus.NoVariation : AnalysisStatus.Defined;
    }

    /// <summary>Whether a third of the periods or more are zero.</summary>
    private static bool IsQuiet(double[] values) => 3 * values.Count(value => value == 0) >= values.Length;

    /// <summary>The median; a trend where it leaves clearly less, and a season where that again leaves clearly less.</summary>
    private static (MedianFit, UsualFigure) Fit(Observations series)
    {
        (MedianFit Fit, UsualFigure Usual) best = (MedianFit.Level(series.Values), UsualFigure.Median);
        if (!HasYears(series)) return best;
        foreach (UsualFigure usual in new[] { UsualFigure.Trend, UsualFigure.TrendAndSeason })
        {
            MedianFit fit = usual == UsualFigure.Trend
                ? MedianFit.Trend(series.Values, series.Season!.Value, series.Unit)
                : MedianFit.TrendAndSeason(series.Values, series.Season!.Value, series.Unit);
            if (3 * fit.Deviation < 2 * best.Fit.Deviation || 3 * fit.MeanDeviation < 2 * best.Fit.MeanDeviation) best = (fit, usual);
        }

        return best;
    }

    private static bool HasYears(Observations series) => series.Season is { } season && series.Count > Years * season && !series.HasGaps;

    /// <summary>Figures beyond the threshold of the modified z-score.</summary>
    private static List<Anomaly> Outlying(Observations series, MedianFit fit)
    {
        List<Anomaly> found = [];
        double deviation = fit.Deviation;
        for (int i = 0; i < series.Count; i++)
        {
            double rest = NormalQuartile * fit.Rest[i];
            if (Math.Abs(rest) > AnomalySearch.Threshold * deviation)
                found.Add(new Anomaly(series, series.Periods[i], series.Values[i], fit.Usual[i], deviation == 0 ? null : rest / deviation));
        }

        return found;
    }

    /// <summary>Figures beside zeros that are alone, or large beside the others.</summary>
    private static List<Anomaly> Large(Observations series)
    {
        List<Anomaly> found = [];
        for (int i = 0; i < series.Count; i++)
        {
            double value = series.Values[i];
            if (value == 0) continue;
            double[] others = [.. series.Values.Where((other, j) => other != 0 && j != i).Select(Math.Abs)];
            double? score = others.Length == 0 ? null : NormalQuartile * value / Selection.Median(others);
            if (score is null || Math.Abs(score.Value) > AnomalySearch.Threshold)
                found.Add(new Anomaly(series, series.Periods[i], value, 0, score));
        }

        return found;
    }

    private static string WhyThisOne(Observations series, UsualFigure usual) => usual switch
    {
        UsualFigure.Zero =>
            "a third of the periods or more are zero: figures are compared with each other, and none is unusual for being zero",
        UsualFigure.Median => WhyNoTrend(series),
        _ => "it leaves less than two thirds of what the simpler one leaves",
    };

    private static string WhyNoTrend(Observations series)
    {
        if (series.HasGaps) return "a period in between is undefined, so that trend and season cannot be taken away";
        if (series.Season is null) return "the calendar has no seasons";
        return HasYears(series) ? "trend and season do not leave clearly less" : "too few years to know the season";
    }
}
