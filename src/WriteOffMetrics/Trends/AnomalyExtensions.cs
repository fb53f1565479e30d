using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>Finds figures far from what is usual.</summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AnomalyExtensions
{
    /// <summary>Fewer figures do not tell what is usual.</summary>
    private const int MinimumPeriods = 10;

    /// <summary>The ratios beyond a modified z-score of 3.5: of months, quarters and half-years without gaps from more than three years on, of what robust STL leaves of trend and season.</summary>
    public static AnomalySearch FindAnomalies(this RatioSeries series) => Of(Observations.Of(series));

    /// <summary>The amounts beyond a modified z-score of 3.5, as for ratios.</summary>
    public static AnomalySearch FindAnomalies(this AmountSeries series) => Of(Observations.Of(series));

    private static AnomalySearch Of(Observations series)
    {
        const int Years = 3;
        bool isSeasonal = series.Season is { } season && series.Count > Years * season && series.Count >= MinimumPeriods && !series.HasGaps;
        string reason = isSeasonal ? "more than three years without gaps: trend and season would pass for anomalies, or hide them"
            : series.HasGaps ? "a period in between is undefined, so that trend and season cannot be taken away"
            : series.Season is null ? "the calendar has no seasons"
            : "too few years to know the season";
        if (series.Count < MinimumPeriods) return new AnomalySearch(series, isSeasonal, reason, AnalysisStatus.TooShort, MinimumPeriods, []);

        // Without trend and season the usual figure is the median.
        StlDecomposition? parts = isSeasonal ? StlDecomposition.Of(series.Values, StlSettings.Usual(series.Season!.Value, series.Count, null, robust: true)) : null;
        double[] rest = parts is null ? series.Values : Significant(parts.Remainder, series.Values);
        if (rest.AsSpan().IndexOfAnyExcept(rest[0]) < 0) return new AnomalySearch(series, isSeasonal, reason, AnalysisStatus.NoVariation, MinimumPeriods, []);
        OutlierScores scores = OutlierScores.Of(rest, modifiedThreshold: AnomalySearch.Threshold);
        return new AnomalySearch(
            series, isSeasonal, reason, AnalysisStatus.Defined, MinimumPeriods,
            [.. scores.ModifiedZOutliers.Select(i => new Anomaly(series.Periods[i], series.Values[i], series.Values[i] - (rest[i] - scores.Median), scores.ModifiedZ[i]))]);
    }

    /// <summary>What rounding leaves of an exact fit is no rest.</summary>
    private static double[] Significant(double[] rest, double[] values)
    {
        double size = 0;
        foreach (double value in values) size = Math.Max(size, Math.Abs(value));
        return [.. rest.Select(one => Math.Abs(one) <= 1e-12 * size ? 0 : one)];
    }
}
