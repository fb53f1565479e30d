namespace WriteOffMetrics;

/// <summary>Draws proportions of counts with the limits that a chart of them finds; patterns are looked for in the deviates.</summary>
internal static class ProportionDrawing
{
    /// <param name="series">The proportions.</param>
    /// <param name="rules">What is signalled.</param>
    /// <param name="name">The name of the chart.</param>
    /// <param name="method">What an explanation tells of it.</param>
    /// <param name="isFactor">Whether the chart states by which factor its limits differ from the binomial ones.</param>
    /// <param name="chartOf">Finds the limits; called where there are enough periods and all are proportions.</param>
    public static ControlChart Draw(Observations series, ChartRuleSet rules, string name, (string, string)[] method, bool isFactor,
        Func<ProportionChart?> chartOf)
    {
        if (series.Count < ControlChart.UsualMinimum) return None(AnalysisStatus.TooShort);
        if (!series.AreProportions) return None(AnalysisStatus.NoProportion);
        if (chartOf() is not { Deviates: { } deviates, SigmaOfDeviates: > 0 and var sigma } chart) return None(AnalysisStatus.NoVariation);

        ChartPoint[] points = PointsOf(series, chart, ChartSignals.Find(deviates, 0, sigma, rules));
        return new ControlChart(
            series, name, AnalysisStatus.Defined, ControlChart.UsualMinimum, chart.Center, isFactor ? sigma : null, points, null, method)
        {
            IsFactor = isFactor,
        };

        ControlChart None(AnalysisStatus status) => ControlChart.None(series, name, status, ControlChart.UsualMinimum, method);
    }

    private static ChartPoint[] PointsOf(Observations series, ProportionChart chart, IReadOnlyList<ChartRule>[] signals) =>
    [
        .. chart.Proportions.Select((value, i) =>
            new ChartPoint(series.Periods[i], value, chart.Center, chart.Limits[i].Lower, chart.Limits[i].Upper, signals[i])),
    ];
}
