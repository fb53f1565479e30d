namespace WriteOffMetrics;

/// <summary>Draws single values, and below them their moving ranges (XmR chart).</summary>
internal static class XmrDrawing
{
    private const string Name = "XmR chart", RangeName = "moving ranges";

    public static ControlChart Draw(Observations series, ChartRuleSet rules)
    {
        (string, string)[] method = ControlChartWords.OfXmr(series.Trials is not null, rules);
        if (series.Count < ControlChart.UsualMinimum) return None(AnalysisStatus.TooShort);
        var chart = XmrChart.FromValues(series.Values, ControlChart.UsualWidth)!;
        if (chart.Sigma == 0) return None(AnalysisStatus.NoVariation);

        ControlChart ranges = Drawn(RangeName, chart.MeanRange, null, RangesOf(series, chart), null);
        return Drawn(Name, chart.Center, chart.Sigma, ValuesOf(series, chart, rules), ranges);

        ControlChart Drawn(string name, double? center, double? sigma, ChartPoint[] points, ControlChart? companion) =>
            new(series, name, AnalysisStatus.Defined, ControlChart.UsualMinimum, center, sigma, points, companion, method);

        ControlChart None(AnalysisStatus status) => ControlChart.None(series, Name, status, ControlChart.UsualMinimum, method);
    }

    private static ChartPoint[] ValuesOf(Observations series, XmrChart chart, ChartRuleSet rules)
    {
        Interval limits = chart.Limits!.Value;
        IReadOnlyList<ChartRule>[] signals = ChartSignals.Find(series.Values, chart.Center, chart.Sigma!.Value, rules);
        return
        [
            .. series.Values.Select((value, i) =>
                new ChartPoint(series.Periods[i], value, chart.Center, limits.Lower, limits.Upper, signals[i])),
        ];
    }

    /// <summary>The ranges stand at their later value, so that the first value has none.</summary>
    private static ChartPoint[] RangesOf(Observations series, XmrChart chart) =>
    [
        .. Enumerable.Range(1, series.Count - 1).Select(i => new ChartPoint(
            series.Periods[i], chart.MovingRanges[i]!.Value, chart.MeanRange!.Value, 0, chart.RangeLimit,
            ChartSignals.OfLimit(chart.RangesOutside.Contains(i)))),
    ];
}
