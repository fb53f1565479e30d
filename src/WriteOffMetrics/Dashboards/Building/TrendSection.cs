namespace WriteOffMetrics;

/// <summary>
/// The headline's figure period by period, with the limits of a control chart, its trend, and a forecast by a named method.
/// </summary>
internal static class TrendSection
{
    public const string Name = "trend";

    public static DashboardSection Build(BoardParts parts)
    {
        var section = new BoardSection(Name);
        MetricSeries series = parts.Primary;
        ControlChart chart = series.ToXmrChart(ChartRuleSet.Nelson);
        Forecast? forecast = ForecastOf(parts, section);
        section.Add(Periods(parts, chart, forecast)).Add(Bands(parts, section)).Add(Results(parts, chart, forecast));
        if (chart.Status != AnalysisStatus.Defined) section.Note($"No limits: {chart}.");
        if (forecast is { Status: not AnalysisStatus.Defined }) section.Note($"No forecast: {forecast}.");
        return section.ToSection();
    }

    private static Forecast? ForecastOf(BoardParts parts, BoardSection section)
    {
        DashboardInputs inputs = parts.Inputs;
        int periods = PeriodsAhead(parts);
        if (periods < inputs.ForecastPeriods)
        {
            section.Note($"The calendar has {Invariant.Count(periods, "period", "periods")} behind the last one: no more "
                + $"{(periods == 1 ? "is" : "are")} forecast.");
        }

        if (periods == 0) return null;
        return inputs.ForecastMethod is { } method
            ? parts.Primary.Forecast(periods, inputs.Level, method)
            : parts.Primary.Forecast(periods, inputs.Level);
    }

    /// <summary>How many periods are forecast: as many as asked for, or as the calendar lists behind the last.</summary>
    private static int PeriodsAhead(BoardParts parts)
    {
        int count = 0;
        ReportingPeriod last = parts.Axis[parts.Windows.Index];
        while (count < parts.Inputs.ForecastPeriods && parts.Axis.Calendar.PeriodAfter(last) is { } next)
        {
            last = next;
            count++;
        }

        return count;
    }

    private static BoardTable Periods(BoardParts parts, ControlChart chart, Forecast? forecast)
    {
        MetricSeries series = parts.Primary;
        Dictionary<ReportingPeriod, ChartPoint> limits = chart.Points.ToDictionary(point => point.Period);
        var table = new BoardTable(
            "periods", "figure", "target", "center", "lower limit", "upper limit", "signals", "forecast", "forecast lower",
            "forecast upper");
        for (int index = 0; index <= parts.Windows.Index; index++)
        {
            ReportingPeriod period = series.Axis[index];
            ChartPoint? point = limits.GetValueOrDefault(period);
            table.Add(
                period.Name,
                DashboardFigure.OfManyPoints(series.Combine(index, 1)),
                BoardTargets.PlannedOf(parts, series, index),
                point is null ? null : Estimate(point.Center, period),
                point is null ? null : Estimate(point.LowerLimit, period),
                point is null ? null : Estimate(point.UpperLimit, period),
                point is { Signals.Count: > 0 } ? Text(string.Join(", ", point.Signals.Select(ControlChartWords.NameOf))) : null,
                null, null, null);
        }

        foreach (ForecastPoint point in forecast?.Points ?? [])
        {
            table.Add(point.Period.Name, null, null, null, null, null, null, Estimate(point.Value, point.Period),
                Estimate(point.Lower, point.Period), Estimate(point.Upper, point.Period));
        }

        return table;

        DashboardFigure? Estimate(double? value, ReportingPeriod period) =>
            value is null ? null : Estimates.Figure(value, series, period, null);
    }

    /// <summary>The bands of all periods shown; none where they changed, because each period has its own then.</summary>
    private static BoardTable Bands(BoardParts parts, BoardSection section)
    {
        var table = new BoardTable("bands", "up to", "side");
        if (parts.Inputs.Scale is not { } history) return table;
        ThresholdScale? now = history.InForceOn(parts.Axis[parts.Windows.Index].End);
        if (parts.Axis.Take(parts.Windows.Index).Any(period => !Equals(history.InForceOn(period.End), now)))
        {
            section.Note("The bands changed within these periods: they are not shown beside them. The band of the last one is in the "
                + "headline.");
            return table;
        }

        foreach (ThresholdBand band in now?.Bands ?? [])
        {
            table.Add(
                band.Name,
                band.UpperBound is { } bound ? DashboardFigure.OfValue(bound, MetricStatus.Defined, null, null, null) : null,
                band.UpperBound is null ? null : DashboardFigure.OfText(band.IncludesUpperBound ? "including" : "below"));
        }

        return table;
    }

    private static BoardTable Results(BoardParts parts, ControlChart chart, Forecast? forecast)
    {
        MetricSeries series = parts.Primary;
        Trend trend = parts.Trend;
        var table = new BoardTable("trend", "value").Add("metric", Text(parts.NameOfPrimary));
        if (trend.SlopePerYear is not null)
        {
            table.Add("slope a year", Estimates.Difference(trend.SlopePerYear, series, Favour.Of(series.Definition, trend.Direction),
                () => trend.Explain().ToString()));
            table.Add("lower", Estimates.Difference(trend.SlopeLower, series, null, null));
            table.Add("upper", Estimates.Difference(trend.SlopeUpper, series, null, null));
            table.Add("level", Estimates.Index(trend.Level, null));
            table.Add("p value", Estimates.Index(trend.PValue, null));
            table.Add("test", Text(TrendWords.NameOf(trend.Test)));
        }

        table.Add("direction", Text(trend.SlopePerYear is null ? trend.ToString() : BoardWords.NameOf(trend.Direction)));
        table.Add("chart", Text(chart.ToString()));
        if (forecast is { Status: AnalysisStatus.Defined })
        {
            table.Add("forecast method", DashboardFigure.OfText(ForecastWords.NameOf(forecast.Method)));
            table.Add("forecast level", Estimates.Index(forecast.Level, () => forecast.Explain().ToString()));
        }

        return table;
    }

    private static DashboardFigure Text(string text) => DashboardFigure.OfText(text);
}
