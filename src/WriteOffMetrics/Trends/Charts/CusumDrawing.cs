namespace WriteOffMetrics;

/// <summary>Draws cumulative sums of rises, and below them those of falls (tabular CUSUM); both in sigma.</summary>
internal static class CusumDrawing
{
    private const string Name = "CUSUM chart", FallsName = "sums of falls";

    public static ControlChart Draw(Observations series, double target, double sigma, double slack, double decision)
    {
        (string, string)[] method = ControlChartWords.OfCusum(target, sigma, slack, decision);
        if (series.Count == 0)
        {
            ControlChart noFalls = ControlChart.None(series, FallsName, AnalysisStatus.TooShort, 1, method);
            return new ControlChart(series, Name, AnalysisStatus.TooShort, 1, null, null, [], noFalls, method) { IsInSigma = true };
        }

        var chart = CusumChart.FromValues(series.Values, target, sigma, slack, decision, headStart: 0)!;
        ChartPoint[] rises = PointsOf(series, chart.Upper, chart.SignalsUpper, null, decision),
            falls = PointsOf(series, chart.Lower, chart.SignalsLower, -decision, null);
        return Sums(Name, rises, Sums(FallsName, falls, null));

        ControlChart Sums(string name, ChartPoint[] points, ControlChart? companion) =>
            new(series, name, AnalysisStatus.Defined, 1, 0, sigma, points, companion, method) { IsInSigma = true };
    }

    private static ChartPoint[] PointsOf(Observations series, double[] sums, int[] outside, double? lower, double? upper) =>
    [
        .. sums.Select((sum, i) =>
            new ChartPoint(series.Periods[i], sum, 0, lower, upper, ChartSignals.OfLimit(outside.Contains(i)))),
    ];
}
