namespace WriteOffMetrics.Controls;

/// <summary>Figures that grow worse, significantly, and that nobody set a threshold for.</summary>
internal sealed class AdverseTrends(double level) : ControlProcedure(
    RuleOf(
        "adverse-trend", "figures with a significant adverse trend and without a threshold",
        "nobody is warned before a figure is bad, because nobody said what bad is"),
    $"the trend of each figure without a threshold, by the test that the rule of the library picks, at the level {Invariant.Level(level)}; "
    + "no clear trend, or one for the better, is allowed",
    ("level", Invariant.Level(level)))
{
    public override (string One, string Many) LooksAt => ("figure", "figures");

    public override ControlOutcome Run(ControlMaterial material)
    {
        if (material.Inputs.Figures.Count == 0) return ControlOutcome.MissingInput("No figures were given. Set ControlInputs.Figures.");
        List<Finding> findings = [];
        (long tested, long neutral, long noTrend, long withThreshold) = (0, 0, 0, 0);
        foreach ((string name, MetricSeries series, ThresholdScaleHistory? thresholds) in material.Inputs.Figures)
        {
            if (thresholds?.InForceOn(series.Axis[^1].End) is not null) withThreshold++;
            else if (series.Definition.Direction == MetricDirection.Neutral) neutral++;
            else if (series.FitTrend(level) is { Status: AnalysisStatus.Defined or AnalysisStatus.NoVariation } trend)
            {
                tested++;
                if (trend.IsImproving == false) findings.Add(FindingOf(name, series, trend));
            }
            else noTrend++;
        }

        ControlOutcome outcome = ControlOutcome.Tested(tested, [.. findings], LooksAt)
            .LeavingOut((neutral, "neither direction is better"), (noTrend, "no trend can be computed, most often of too few periods"));
        return outcome.Excepting(withThreshold, "a threshold is set");
    }

    private Finding FindingOf(string name, MetricSeries series, Trend trend)
    {
        string message = $"Found {Invariant.OnOneLine(name)} {trend}; no adverse trend is allowed where no threshold is set. Set one, "
            + "and look what changed.";
        HashSet<ReportingPeriod> periods = [.. trend.Periods];
        string[] figures = [.. series.Points.Where(point => periods.Contains(point.Period)).Select(point => point.ToString())];
        return Finding.FromFaults(Rule, FindingSeverity.Information, [], FindingFault.FromText("figure", name, message)) with
        {
            Evidence = ControlEvidence.OfFigures(figures),
        };
    }
}
