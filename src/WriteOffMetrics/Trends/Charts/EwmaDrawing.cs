namespace WriteOffMetrics;

/// <summary>Draws exponentially weighted averages with limits that widen to their final width (EWMA chart).</summary>
internal static class EwmaDrawing
{
    private const string Name = "EWMA chart";

    public static ControlChart Draw(Observations series, double target, double sigma, double weight, double width)
    {
        (string, string)[] method = ControlChartWords.OfEwma(target, sigma, weight, width);
        if (series.Count == 0) return ControlChart.None(series, Name, AnalysisStatus.TooShort, 1, method);
        var chart = EwmaChart.FromValues(series.Values, target, sigma, weight, width)!;
        return new ControlChart(
            series, Name, AnalysisStatus.Defined, 1, target, sigma, PointsOf(series, chart, target), null, method);
    }

    private static ChartPoint[] PointsOf(Observations series, EwmaChart chart, double target) =>
    [
        .. chart.Averages.Select((average, i) => new ChartPoint(
            series.Periods[i], average, target, chart.Limits[i].Lower, chart.Limits[i].Upper,
            ChartSignals.OfLimit(chart.Outside.Contains(i)))),
    ];
}
