namespace WriteOffMetrics.Tests;

/// <summary>
/// The values of a breakdown ranked one by one, each by an amount of its own totals, with shares divided at once: slow, and plain enough to
/// be seen to be right. What the library reads from the cells of all values together must be the same.
/// </summary>
internal static class PlainRanking
{
    public static AmountPoint AmountOf(PeriodTotals totals, AmountMeasure measure, int first, int count) => (measure switch
    {
        AmountMeasure.Gross => totals.Gross,
        AmountMeasure.Reversals => totals.Reversals,
        AmountMeasure.Recoveries => totals.Recoveries,
        AmountMeasure.RecoveriesReturned => totals.RecoveriesReturned,
        AmountMeasure.NetRecoveries => totals.NetRecoveries,
        _ => totals.Net,
    }).PointOf(first, count);

    public static (string? Value, Money Amount)[] Of(PeriodBreakdown breakdown, AmountMeasure measure, int first, int count) =>
    [
        .. breakdown.Values.Select(value => (value, AmountOf(breakdown[value], measure, first, count).Amount))
            .OrderByDescending(one => one.Amount),
    ];

    public static Money Rounding(PeriodBreakdown breakdown, AmountMeasure measure, int first, int count) =>
        breakdown.Values.Aggregate(
            AmountOf(breakdown.Total, measure, first, count).Amount,
            (rest, value) => rest - AmountOf(breakdown[value], measure, first, count).Amount);

    /// <summary>The Pareto table: shares of the sum of what is not negative, none where that is zero.</summary>
    public static IReadOnlyList<(string? Value, Money Amount, decimal Share, decimal Cumulative)> Shares(
        (string? Value, Money Amount)[] ranked)
    {
        (string? Value, Money Amount)[] counted = [.. ranked.Where(one => one.Amount.MinorUnits >= 0)];
        decimal sum = counted.Sum(one => (decimal)one.Amount.MinorUnits), cumulative = 0;
        List<(string?, Money, decimal, decimal)> shares = [];
        foreach ((string? value, Money amount) in sum == 0 ? [] : counted)
        {
            cumulative += amount.MinorUnits;
            shares.Add((value, amount, amount.MinorUnits / sum, cumulative / sum));
        }

        return shares;
    }
}
