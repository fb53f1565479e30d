namespace WriteOffMetrics;

/// <summary>Draws proportions of counts with limits by their number of trials (p chart).</summary>
internal static class PDrawing
{
    public static ControlChart Draw(Observations series, (long[] Successes, long[] Trials) counts, ChartRuleSet rules) =>
        ProportionDrawing.Draw(
            series, rules, "p chart", ControlChartWords.OfP(rules), isFactor: false,
            () => ProportionChart.FromCounts(counts.Successes, counts.Trials, ControlChart.UsualWidth));
}
