using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Whether a share of write-offs is greater than the one expected, beyond what chance explains: an exact binomial test.</summary>
/// <param name="expected">The share expected, above 0 and below 1.</param>
/// <param name="level">How rarely there may be a finding where that share is right: 0.99 for once in a hundred.</param>
/// <param name="fewest">The fewest write-offs that are looked at.</param>
internal sealed class ShareTest(Ratio expected, double level, int fewest)
{
    public string InWords =>
        $"binomial test against {expected} at the level {Invariant.Level(level)}, of {Invariant.Count(fewest)} or more";

    public (string Name, string Value)[] Parameters =>
        [("expected share", expected.ToString()), ("level", Invariant.Level(level)), ("fewest", Invariant.Text(fewest))];

    /// <summary>Tests the rows marked among some.</summary>
    public ControlOutcome Run(
        ControlRows rows, int[] among, Predicate<int> isMarked, FindingRule rule, string name, Func<string, FindingFault> faultOf)
    {
        if (among.Length < fewest) return ControlOutcome.TooFew(among.Length, TooFew(among.Length, fewest));
        int[] marked = Array.FindAll(among, isMarked);
        double share = (double)expected.ToDecimal();
        long critical = CriticalCount.Of(among.Length, share, level);
        if (critical > among.Length)
            return ControlOutcome.TooFew(
                among.Length,
                $"Found {WriteOffs(among.Length)}, of which not even all could be too many at the level {Invariant.Level(level)}. Take a "
                + "longer span of time or a lower level.");
        var figure = new ControlFigure(
            name, (double)marked.Length / among.Length, (double)(critical - 1) / among.Length,
            BinomialDistribution.UpperTail(marked.Length, among.Length, share), 4);
        var found = new FoundByControl(rows, rule, FindingSeverity.Information);
        if (marked.Length >= critical)
            found.Add(marked, rows.SumOf(marked), faultOf(
                $"{Invariant.Count(marked.Length)} of {WriteOffs(among.Length)}, where {expected} is expected and up to "
                + $"{Invariant.Count(critical - 1)} are explained by chance at the level {Invariant.Level(level)} (p "
                + $"{Probability(figure.PValue!.Value)})"));
        return ControlOutcome.Tested(among.Length, found.ToFindings()) with { Figure = figure };
    }
}
