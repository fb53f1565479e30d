namespace WriteOffMetrics;

/// <summary>Which method forecasts a series, and why.</summary>
/// <param name="Method">The method.</param>
/// <param name="Reason">Why this one.</param>
/// <param name="Baseline">The method that others must beat.</param>
/// <param name="Scores">How each method did on the past of the series; empty where none was compared.</param>
internal sealed record ForecastChoice(
    ForecastMethod Method, ForecastReason Reason, ForecastMethod Baseline, IReadOnlyList<ForecastScore> Scores)
{
    public static ForecastChoice Named(ForecastMethod method) => new(method, ForecastReason.Named, method, []);

    /// <summary>The methods that were compared, and not only looked at.</summary>
    public IReadOnlyList<ForecastScore> Compared => [.. Scores.Where(score => score.Status == AnalysisStatus.Defined)];

    /// <summary>The scaled error of a method that was compared.</summary>
    public double? MaseOf(ForecastMethod method) => Compared.FirstOrDefault(score => score.Method == method)?.Mase;
}
