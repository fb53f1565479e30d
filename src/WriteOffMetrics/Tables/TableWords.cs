namespace WriteOffMetrics;

/// <summary>The words of tables.</summary>
internal static class TableWords
{
    /// <summary>The columns of totals.</summary>
    public static readonly IReadOnlyList<(string Heading, Func<PeriodTotals, AmountSeries> Read)> Measures =
    [
        ("gross", totals => totals.Gross),
        ("reversals", totals => totals.Reversals),
        ("recoveries", totals => totals.Recoveries),
        ("returned", totals => totals.RecoveriesReturned),
        ("net", totals => totals.Net),
    ];

    /// <summary>What stands where the figures of several periods give none.</summary>
    public const string NotCombinable = "does not combine";

    /// <summary>What stands in the rows, and the currency of the amounts where they have one.</summary>
    public static string Join(string what, Currency? currency) => currency is { } one ? $"{what}, {one}" : what;
}
