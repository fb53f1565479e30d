namespace WriteOffMetrics;

/// <summary>Carries a series forward by the method that was chosen: forecasts and their bounds.</summary>
internal static class ForecastFit
{
    /// <param name="series">The figures.</param>
    /// <param name="horizon">How many periods.</param>
    /// <param name="level">The level of the intervals.</param>
    /// <param name="choice">The method.</param>
    /// <param name="given">The weights of a smoothing method; null to find them.</param>
    public static Forecast Fit(Observations series, int horizon, double level, ForecastChoice choice, SmoothingParameters? given)
    {
        int minimum = ForecastModel.MinimumOf(choice.Method, series.Season);
        AnalysisStatus status = StatusOf(series, choice.Method, minimum);
        if (status != AnalysisStatus.Defined) return None(status);
        ReportingPeriod[] ahead = Ahead(series, horizon);
        return ForecastModel.Fit(series.Values, choice.Method, series.Season ?? 1, horizon, given) is { } model
            ? new Forecast(series, horizon, level, choice, model.Parameters, status, minimum, PointsOf(series, ahead, model, level))
            : None(AnalysisStatus.NotAboveZero);

        Forecast None(AnalysisStatus why) => new(series, horizon, level, choice, null, why, minimum, []);
    }

    private static AnalysisStatus StatusOf(Observations series, ForecastMethod method, int minimum)
    {
        if (ForecastModel.IsSeasonal(method) && series.Season is null) return AnalysisStatus.NoSeason;
        if (series.Count < minimum) return AnalysisStatus.TooShort;
        if (series.HasGaps) return AnalysisStatus.Gaps;
        return ForecastModel.CanForecast(method, series.Values) ? AnalysisStatus.Defined : AnalysisStatus.NotAboveZero;
    }

    private static ForecastPoint[] PointsOf(Observations series, ReportingPeriod[] ahead, ForecastModel model, double level)
    {
        double quantile = NormalDistribution.UpperQuantile((1 - level) / 2);
        return [.. ahead.Select(PointOf)];

        ForecastPoint PointOf(ReportingPeriod period, int i)
        {
            double value = model.Forecasts[i];
            double? half = quantile * model.Errors?[i];
            return new ForecastPoint(
                period, ForecastModel.Bounded(series, value), half is { } down ? ForecastModel.Bounded(series, value - down) : null,
                half is { } up ? ForecastModel.Bounded(series, value + up) : null);
        }
    }

    /// <summary>The periods after the last with a figure, before anything is computed for them.</summary>
    private static ReportingPeriod[] Ahead(Observations series, int horizon)
    {
        List<ReportingPeriod> ahead = [];
        ReportingPeriod period = series.Periods[^1];
        while (ahead.Count < horizon)
        {
            period = series.Axis.Calendar.PeriodAfter(period)
                ?? throw new ArgumentException(WhyNoneAfter(series, horizon, period), nameof(horizon));
            ahead.Add(period);
        }

        return [.. ahead];
    }

    private static string WhyNoneAfter(Observations series, int horizon, ReportingPeriod last) =>
        $"Found a horizon of {Invariant.Count(horizon, "period", "periods")} after {series.Periods[^1].Name}; "
        + $"{series.Axis.Calendar} has none after {last.Name}. List more periods, or look less far ahead.";
}
