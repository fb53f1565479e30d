namespace WriteOffMetrics;

/// <summary>
/// Totals and breakdowns as reports: what they are of, and a row of amounts for each period and for all that are complete.
/// </summary>
internal static class TotalsReport
{
    /// <summary>What totals, or all totals of a breakdown, have in common.</summary>
    public static ReportWriter WriteHead(ReportWriter report, PeriodTotals totals) => report
        .AddObject(totals.Axis.WriteSpan, nameof(totals.Axis))
        .AddValue(totals.Currency)
        .Add(totals.Scope)
        .AddMember(totals.PeriodBasis)
        .Add(totals.LastCompleteDay)
        .Add(totals.Cube.IsConverted);

    /// <summary>The rows of totals: the complete periods taken together, if there are any, then period by period.</summary>
    public static void WriteRows(ReportWriter report, PeriodTotals totals)
    {
        if (totals.Net.Overall.IsComplete) report.AddObject(row => WriteRow(row, totals, series => series.Overall), "overall");
        report.AddList(Enumerable.Range(0, totals.Axis.Count), i => WriteRow(report, totals, series => series[i]), "periods");
    }

    /// <summary>The rows of each value of a breakdown.</summary>
    public static void WriteValues(
        ReportWriter report, string dimension, IReadOnlyList<string?> values, Func<string?, PeriodTotals> totalsOf, PeriodTotals total) =>
        report
            .RequireRows($"a breakdown by {Invariant.OnOneLine(dimension)}", (long)values.Count * total.Axis.Count, TooMany)
            .AddObject(rows => WriteRows(rows, total), nameof(total))
            .AddList(values, value => WriteRows(report.AddOrNull(value), totalsOf(value)));

    /// <summary>The rows of each pair of values of a breakdown by two dimensions.</summary>
    public static void WritePairs(ReportWriter report, CrossBreakdown breakdown)
    {
        string dimensions = Invariant.OnOneLine($"{breakdown.FirstDimension} and {breakdown.SecondDimension}");
        WriteHead(report, breakdown.Total)
            .Add(breakdown.FirstDimension)
            .Add(breakdown.SecondDimension)
            .RequireRows($"a breakdown by {dimensions}", (long)breakdown.Pairs.Count * breakdown.Axis.Count, TooMany)
            .AddObject(rows => WriteRows(rows, breakdown.Total), "total")
            .AddList(breakdown.Pairs, pair => WriteRows(
                report.AddOrNull(pair.First).AddOrNull(pair.Second), breakdown[pair.First, pair.Second]));
    }

    private const string TooMany = "Write the totals with ToJson, roll them up to fewer periods, or write the largest values with Top.";

    private static void WriteRow(ReportWriter report, PeriodTotals totals, Func<AmountSeries, AmountPoint> pointOf)
    {
        AmountPoint net = pointOf(totals.Net);
        report
            .AddValue(net.Period)
            .Add(net.IsComplete)
            .AddValue(pointOf(totals.Gross).Amount, nameof(totals.Gross))
            .AddValue(pointOf(totals.Reversals).Amount, nameof(totals.Reversals))
            .AddValue(pointOf(totals.Recoveries).Amount, nameof(totals.Recoveries))
            .AddValue(pointOf(totals.RecoveriesReturned).Amount, nameof(totals.RecoveriesReturned))
            .AddValue(pointOf(totals.NetRecoveries).Amount, nameof(totals.NetRecoveries))
            .AddValue(net.Amount, nameof(totals.Net))
            .Add(net.EntryCount);
    }
}
