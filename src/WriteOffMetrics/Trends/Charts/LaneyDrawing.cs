namespace WriteOffMetrics;

/// <summary>Draws proportions of counts whose limits also follow the variation from period to period (p′ chart, Laney 2002).</summary>
internal static class LaneyDrawing
{
    public static ControlChart Draw(Observations series, (long[] Successes, long[] Trials) counts, ChartRuleSet rules) =>
        ProportionDrawing.Draw(
            series, rules, "p′ chart", ControlChartWords.OfLaney(rules), isFactor: true,
            () => ProportionChart.Laney(counts.Successes, counts.Trials, ControlChart.UsualWidth, screenRanges: false));
}
