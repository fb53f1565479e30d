namespace WriteOffMetrics;

/// <summary>
/// Which method forecasts a series. Each forecasts the past of the series from up to twelve origins, the latest, each time with what was
/// known then; the least mean absolute scaled error wins where it is less than that of the baseline (of scores equal to six decimals the
/// simplest method wins, so that rounding decides nothing): the seasonal naive forecast, without seasons the naive one. With fewer than six
/// origins nobody can tell, and the baseline is taken.
/// </summary>
internal static class ForecastRule
{
    private const int FewestOrigins = 6;
    private const int MostOrigins = 12;

    public static Forecast Of(Observations series, int horizon, double level, ForecastMethod? method, SmoothingParameters? parameters)
    {
        if (horizon < 1) throw new ArgumentOutOfRangeException(
            nameof(horizon), horizon, $"Found a horizon of {Invariant.Text(horizon)} periods; 1 or more are allowed.");
        Observations.RequireLevel(level, nameof(level));
        if (method is { } one && !Enum.IsDefined(one)) throw new ArgumentOutOfRangeException(
            nameof(method), one, $"Found the method {Invariant.Text((int)one)}; a member of ForecastMethod is allowed.");
        if (parameters is not null && method is (ForecastMethod.Naive or ForecastMethod.SeasonalNaive or ForecastMethod.Drift))
            throw new ArgumentException($"Found weights for {method}, which has none; a smoothing method is allowed.", nameof(parameters));
        if (method is { } named) return Carry(series, horizon, level, named, "named by the caller", parameters, []);

        ForecastMethod baseline = series.Season is { } season && series.Count > season ? ForecastMethod.SeasonalNaive
            : ForecastMethod.Naive;
        if (series.HasGaps || series.Count < ForecastModel.MinimumOf(baseline, series.Season))
            return Carry(series, horizon, level, baseline, "the baseline", null, []);
        (ForecastMethod best, string reason, List<ForecastScore> scores) = Choose(series, horizon, baseline);
        return Carry(series, horizon, level, best, reason, null, scores);
    }

    public static string Words(ForecastMethod method) => method switch
    {
        ForecastMethod.Naive => "the last figure",
        ForecastMethod.SeasonalNaive => "the figure of the same season a year ago",
        ForecastMethod.Drift => "the line from the first figure through the last",
        ForecastMethod.SimpleSmoothing => "simple exponential smoothing",
        ForecastMethod.Holt => "Holt's exponential smoothing with a slope",
        ForecastMethod.DampedHolt => "Holt's exponential smoothing with a slope that fades",
        ForecastMethod.HoltWintersAdditive => "Holt–Winters with added seasons",
        _ => "Holt–Winters with multiplied seasons",
    };

    private static (ForecastMethod Best, string Reason, List<ForecastScore> Scores) Choose(
        Observations series, int horizon, ForecastMethod baseline)
    {
        List<ForecastMethod> tried = [];
        List<ForecastScore> scores = [];
        foreach (ForecastMethod method in Enum.GetValues<ForecastMethod>())
        {
            if (ForecastModel.IsSeasonal(method) && series.Season is null) continue;
            AnalysisStatus status = series.Count - ForecastModel.MinimumOf(method, series.Season) + 1 - FewestOrigins < horizon
                ? AnalysisStatus.TooShort
                : method == ForecastMethod.HoltWintersMultiplicative && !ClassicalDecomposition.ArePositive(series.Values)
                    ? AnalysisStatus.NotAboveZero
                : AnalysisStatus.Defined;
            if (status == AnalysisStatus.Defined) tried.Add(method);
            else scores.Add(new ForecastScore(method, 0, null, status));
        }

        if (!tried.Contains(baseline))
            return (baseline, $"the baseline: {Invariant.Count(series.Count, "period", "periods")} leave fewer than "
                + $"{Invariant.Text(FewestOrigins)} origins to compare methods at this horizon", []);
        int shortest = tried.Max(method => ForecastModel.MinimumOf(method, series.Season)),
            origins = Math.Min(MostOrigins, series.Count - horizon - shortest + 1);
        foreach (ForecastMethod method in tried)
            scores.Add(new ForecastScore(method, origins, Mase(series, method, horizon, origins), AnalysisStatus.Defined));
        scores.Sort((left, right) => left.Method.CompareTo(right.Method));

        ForecastScore own = scores.Find(score => score.Method == baseline)!;
        ForecastScore best = scores.Where(score => score.Mase is not null).MinBy(score => Rounded(score.Mase!.Value)) ?? own;
        if (own.Mase is not { } bar)
            return (baseline, "the baseline: no figure differs from that of the "
                + $"{(baseline == ForecastMethod.SeasonalNaive ? "year" : "period")} before, so that no error can be scaled", scores);
        return Rounded(best.Mase!.Value) < Rounded(bar)
            ? (best.Method, string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"the least scaled error of {tried.Count} methods from {origins} origins, {best.Mase:0.000} against "
                + $"{bar:0.000} of the baseline ({baseline})"), scores)
            : (baseline, FormattableString.Invariant($"the baseline: none of {tried.Count} methods did better from {origins} origins"),
                scores);
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
            if (ForecastModel.Of(training, method, season, horizon, null) is not { } model) return null;
            double[] forecasts = [.. model.Forecasts.Select(forecast => NotBelow(series, forecast))];

            // Before a year is over there is no change over a year to scale by.
            if (ForecastAccuracy.Of(training, actual, forecasts, known > season ? season : 1)?.Mase is not { } mase) return null;
            scores[i] = mase;
        }

        return Summation.Sum(scores) / origins;
    }

    private static Forecast Carry(Observations series, int horizon, double level, ForecastMethod method, string reason,
        SmoothingParameters? given, List<ForecastScore> scores)
    {
        int minimum = ForecastModel.MinimumOf(method, series.Season);
        AnalysisStatus status =
            ForecastModel.IsSeasonal(method) && series.Season is null ? AnalysisStatus.NoSeason
            : series.Count < minimum ? AnalysisStatus.TooShort
            : series.HasGaps ? AnalysisStatus.Gaps
            : method == ForecastMethod.HoltWintersMultiplicative && !ClassicalDecomposition.ArePositive(series.Values)
                ? AnalysisStatus.NotAboveZero
            : AnalysisStatus.Defined;
        ReportingPeriod[] ahead = status == AnalysisStatus.Defined ? Ahead(series, horizon) : [];
        ForecastModel? model = status == AnalysisStatus.Defined
            ? ForecastModel.Of(series.Values, method, series.Season ?? 1, horizon, given) : null;
        if (status == AnalysisStatus.Defined && model is null) status = AnalysisStatus.NotAboveZero;
        if (model is null) return new Forecast(series, horizon, level, method, reason, null, status, minimum, [], scores);

        double quantile = NormalDistribution.UpperQuantile((1 - level) / 2);
        var points = new ForecastPoint[horizon];
        for (int h = 0; h < horizon; h++)
        {
            double? half = quantile * model.Errors?[h];
            double value = model.Forecasts[h];
            points[h] = new ForecastPoint(ahead[h], NotBelow(series, value), half is { } down ? NotBelow(series, value - down) : null,
                half is { } up ? NotBelow(series, value + up) : null);
        }

        return new Forecast(series, horizon, level, method, reason, model.Parameters, status, minimum, points, scores);
    }

    /// <summary>The periods after the last with a figure, before anything is computed for them.</summary>
    private static ReportingPeriod[] Ahead(Observations series, int horizon)
    {
        List<ReportingPeriod> ahead = [];
        ReportingPeriod period = series.Periods[^1];
        while (ahead.Count < horizon)
        {
            period = series.Axis.Calendar.PeriodAfter(period)
                ?? throw new ArgumentException(
                    $"Found a horizon of {Invariant.Count(horizon, "period", "periods")} after {series.Periods[^1].Name}; "
                    + $"{series.Axis.Calendar} has none after {period.Name}. List more periods, or look less far ahead.",
                    nameof(horizon));
            ahead.Add(period);
        }

        return [.. ahead];
    }

    private static double Rounded(double mase) => Math.Round(mase, 6);

    /// <summary>What cannot lie below zero is not forecast there.</summary>
    private static double NotBelow(Observations series, double value) => series.IsNeverNegative ? Math.Max(0, value) : value;
}
