namespace WriteOffMetrics;

/// <summary>Which rules the points of a chart meet.</summary>
internal static class ChartSignals
{
    /// <summary>The rules that each value meets, in the order of the set.</summary>
    public static IReadOnlyList<ChartRule>[] Find(double[] values, double center, double sigma, ChartRuleSet rules)
    {
        List<ChartRule>[] signals = [.. values.Select(_ => new List<ChartRule>())];
        foreach (ChartRule rule in RulesOf(rules))
        {
            foreach (int position in ChartRules.Signals(values, center, sigma, rule) ?? []) signals[position].Add(rule);
        }

        return [.. signals.Select(list => (IReadOnlyList<ChartRule>)list.AsReadOnly())];
    }

    /// <summary>The signal of a chart that has no other than its limits.</summary>
    public static IReadOnlyList<ChartRule> OfLimit(bool isOutside) => isOutside ? [ChartRule.BeyondLimit] : [];

    private static ReadOnlySpan<ChartRule> RulesOf(ChartRuleSet rules) => rules switch
    {
        ChartRuleSet.Nelson => ChartRules.Nelson,
        ChartRuleSet.WesternElectric => ChartRules.WesternElectric,
        _ => LimitsOnly,
    };

    private static ReadOnlySpan<ChartRule> LimitsOnly => [ChartRule.BeyondThreeSigma];
}
