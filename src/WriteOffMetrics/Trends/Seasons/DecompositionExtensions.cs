using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>Seasonal decomposition of figures by months, quarters or half-years without gaps.</summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DecompositionExtensions
{
    /// <summary>Splits figures into trend, season and rest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="DecompositionMethod"/>.</exception>
    public static SeasonalDecomposition Decompose(this MetricSeries series, DecompositionMethod method) =>
        Of(Observations.Of(series), method);

    private static SeasonalDecomposition Of(Observations series, DecompositionMethod method)
    {
        if (!Enum.IsDefined(method)) throw new ArgumentOutOfRangeException(
            nameof(method), method, $"Found {Invariant.Text((int)method)}; a member of DecompositionMethod is allowed.");
        bool isClassical = method is DecompositionMethod.ClassicalAdditive or DecompositionMethod.ClassicalMultiplicative;
        int minimum = 2 * (series.Season ?? 1) + (isClassical ? 0 : 1);
        AnalysisStatus status =
            series.Season is null ? AnalysisStatus.NoSeason
            : series.Count < minimum ? AnalysisStatus.TooShort
            : series.HasGaps ? AnalysisStatus.Gaps
            : method == DecompositionMethod.ClassicalMultiplicative && !ClassicalDecomposition.ArePositive(series.Values)
                ? AnalysisStatus.NotAboveZero
            : AnalysisStatus.Defined;
        if (status != AnalysisStatus.Defined) return new SeasonalDecomposition(series, method, status, minimum, [], null, null);
        int season = series.Season!.Value;
        if (isClassical)
        {
            ClassicalDecomposition parts = method == DecompositionMethod.ClassicalAdditive
                ? ClassicalDecomposition.Additive(series.Values, season)! : ClassicalDecomposition.Multiplicative(series.Values, season)!;
            return new SeasonalDecomposition(series, method, status, minimum,
                Points(i => parts.Trend[i], i => parts.Seasonal[i], i => parts.Random[i]), null, null);
        }

        StlDecomposition loess = StlDecomposition
            .Of(series.Values, StlSettings.Usual(season, series.Count, null, method == DecompositionMethod.RobustLoess))!;
        return new SeasonalDecomposition(series, method, status, minimum,
            Points(i => loess.Trend[i], i => loess.Seasonal[i], i => loess.Remainder[i]), loess.TrendStrength, loess.SeasonalStrength);

        SeasonalPoint[] Points(Func<int, double?> trend, Func<int, double> seasonal, Func<int, double?> rest) =>
            [.. Enumerable.Range(0, series.Count).Select(
                i => new SeasonalPoint(series.Periods[i], series.Values[i], trend(i), seasonal(i), rest(i)))];
    }
}
