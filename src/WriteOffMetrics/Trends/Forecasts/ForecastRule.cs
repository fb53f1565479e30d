namespace WriteOffMetrics;

/// <summary>
/// Which method forecasts a series. Each forecasts the past of the series from up to twelve origins, the latest, each time with what was
/// known then; the least mean absolute scaled error wins where it is less than that of the baseline (of scores equal to six decimals the
/// simplest method wins, so that rounding decides nothing): the seasonal naive forecast, without seasons the naive one. With fewer than six
/// origins nobody can tell, and the baseline is taken.
/// </summary>
internal static class ForecastRule
{
    /// <summary>With fewer origins nobody can tell which method does better.</summary>
    public const int FewestOrigins = 6;

    private const int MostOrigins = 12;

    public static ForecastChoice Choose(Observations series, int horizon)
    {
        ForecastMethod baseline = BaselineOf(series);
        if (series.HasGaps || series.Count < ForecastModel.MinimumOf(baseline, series.Season))
            return new ForecastChoice(baseline, ForecastReason.NoForecast, baseline, []);
        ForecastMethod[] possible =
            [.. Enum.GetValues<ForecastMethod>().Where(method => series.Season is not null || !ForecastModel.IsSeasonal(method))];
        ForecastMethod[] compared =
            [.. possible.Where(method => StatusOf(series, method, horizon) == AnalysisStatus.Defined)];
        return compared.Contains(baseline)
            ? ChooseByScore(baseline, ScoresOf(series, possible, compared, horizon))
            : new ForecastChoice(baseline, ForecastReason.TooFewOrigins, baseline, []);
    }

    private static ForecastMethod BaselineOf(Observations series) =>
        series.Season is { } season && series.Count > season ? ForecastMethod.SeasonalNaive : ForecastMethod.Naive;

    /// <summary>Whether a method can be compared, and if not, why.</summary>
    private static AnalysisStatus StatusOf(Observations series, ForecastMethod method, int horizon)
    {
        if (OriginsOf(series, method, horizon) < FewestOrigins) return AnalysisStatus.TooShort;
        return ForecastModel.CanForecast(method, series.Values) ? AnalysisStatus.Defined : AnalysisStatus.NotAboveZero;
    }

    /// <summary>From how many origins a series can be forecast, each with enough periods before it and the horizon after it.</summary>
    private static int OriginsOf(Observations series, ForecastMethod method, int horizon) =>
        series.Count - horizon - ForecastModel.MinimumOf(method, series.Season) + 1;

    /// <summary>How each method did, in the order of the methods; all from the same origins.</summary>
    private static ForecastScore[] ScoresOf(Observations series, ForecastMethod[] possible, ForecastMethod[] compared, int horizon)
    {
        int origins = Math.Min(MostOrigins, compared.Min(method => OriginsOf(series, method, horizon)));
        return [.. possible.Select(ScoreOf)];

        ForecastScore ScoreOf(ForecastMethod method) => compared.Contains(method)
            ? new ForecastScore(method, origins, Mase(series, method, horizon, origins), AnalysisStatus.Defined)
            : new ForecastScore(method, 0, null, StatusOf(series, method, horizon));
    }

    private static ForecastChoice ChooseByScore(ForecastMethod baseline, ForecastScore[] scores)
    {
        ForecastScore own = Array.Find(scores, score => score.Method == baseline)!;
        if (own.Mase is not { } bar) return new ForecastChoice(baseline, ForecastReason.NoScale, baseline, scores);
        ForecastScore best = scores.Where(score => score.Mase is not null).MinBy(score => Rounded(score.Mase!.Value))!;
        return Rounded(best.Mase!.Value) < Rounded(bar)
            ? new ForecastChoice(best.Method, ForecastReason.LeastError, baseline, scores)
            : new ForecastChoice(baseline, ForecastReason.NoneBetter, baseline, scores);
    }

    /// <summary>The mean over the origins; none where a method fails at one, or nothing changed before it.</summary>
    private static double? Mase(Observations series, ForecastMethod method, int horizon, int origins)
    {
        int season = series.Season ?? 1;
        var scores = new double[origins];
        for (int i = 0; i < origins; i++)
        {
            int known = series.Count - horizon - i;
            ReadOnlySpan<double> training = series.Values.AsSpan(0, known), actual = series.Values.AsSpan(known, horizon);
            if (ForecastModel.Fit(training, method, season, horizon, null) is not { } model) return null;
            double[] forecasts = [.. model.Forecasts.Select(forecast => ForecastModel.Bounded(series, forecast))];

            // Before a year is over there is no change over a year to scale by.
            if (ForecastAccuracy.Measure(training, actual, forecasts, known > season ? season : 1)?.Mase is not { } mase) return null;
            scores[i] = mase;
        }

        return Summation.Sum(scores) / origins;
    }

    private static double Rounded(double mase) => Math.Round(mase, 6);
}
