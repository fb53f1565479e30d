using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>Seasonal decomposition of figures by months, quarters or half-years without gaps.</summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DecompositionExtensions
{
    /// <summary>Splits figures into trend, season and rest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="DecompositionMethod"/>.</exception>
    public static SeasonalDecomposition Decompose(this MetricSeries series, DecompositionMethod method)
    {
        var observations = Observations.FromSeries(series);
        if (!Enum.IsDefined(method)) throw new ArgumentOutOfRangeException(
            nameof(method), method, $"Found {Invariant.Text((int)method)}; a member of DecompositionMethod is allowed.");
        int minimum = MinimumOf(method, observations.Season);
        AnalysisStatus status = StatusOf(observations, method, minimum);
        if (status != AnalysisStatus.Defined)
            return new SeasonalDecomposition(observations, method, status, minimum, [], null, null);
        return IsClassical(method) ? Classical(observations, method, minimum) : Loess(observations, method, minimum);
    }

    private static bool IsClassical(DecompositionMethod method) =>
        method is DecompositionMethod.ClassicalAdditive or DecompositionMethod.ClassicalMultiplicative;

    /// <summary>Two years, and for local regression one period more.</summary>
    private static int MinimumOf(DecompositionMethod method, int? season) => 2 * (season ?? 1) + (IsClassical(method) ? 0 : 1);

    private static AnalysisStatus StatusOf(Observations series, DecompositionMethod method, int minimum)
    {
        if (series.Season is null) return AnalysisStatus.NoSeason;
        if (series.Count < minimum) return AnalysisStatus.TooShort;
        if (series.HasGaps) return AnalysisStatus.Gaps;
        bool isPossible = method != DecompositionMethod.ClassicalMultiplicative || ClassicalDecomposition.ArePositive(series.Values);
        return isPossible ? AnalysisStatus.Defined : AnalysisStatus.NotAboveZero;
    }

    private static SeasonalDecomposition Classical(Observations series, DecompositionMethod method, int minimum)
    {
        int season = series.Season!.Value;
        ClassicalDecomposition parts = method == DecompositionMethod.ClassicalAdditive
            ? ClassicalDecomposition.Additive(series.Values, season)!
            : ClassicalDecomposition.Multiplicative(series.Values, season)!;
        SeasonalPoint[] points = Points(series, i => parts.Trend[i], i => parts.Seasonal[i], i => parts.Random[i]);
        return new SeasonalDecomposition(series, method, AnalysisStatus.Defined, minimum, points, null, null);
    }

    private static SeasonalDecomposition Loess(Observations series, DecompositionMethod method, int minimum)
    {
        bool isRobust = method == DecompositionMethod.RobustLoess;
        StlSettings settings = StlSettings.Usual(series.Season!.Value, series.Count, null, isRobust);
        var parts = StlDecomposition.Decompose(series.Values, settings)!;
        SeasonalPoint[] points = Points(series, i => parts.Trend[i], i => parts.Seasonal[i], i => parts.Remainder[i]);
        return new SeasonalDecomposition(
            series, method, AnalysisStatus.Defined, minimum, points, parts.TrendStrength, parts.SeasonalStrength);
    }

    private static SeasonalPoint[] Points(
        Observations series, Func<int, double?> trend, Func<int, double> seasonal, Func<int, double?> rest) =>
    [
        .. Enumerable.Range(0, series.Count).Select(
            i => new SeasonalPoint(series.Periods[i], series.Values[i], trend(i), seasonal(i), rest(i))),
    ];
}
