namespace WriteOffMetrics.Impairments;

/// <summary>Figures by item or asset, which are the accounts of their entries.</summary>
internal static class AccountBreakdown
{
    public static MetricBreakdown<AmountSeries> Of(
        IEnumerable<string> accounts, Func<string?, AmountSeries> read, Func<AmountSeries> total)
    {
        var known = accounts.ToHashSet(StringComparer.Ordinal);
        string?[] values = [.. known.Order(StringComparer.Ordinal)];
        return new MetricBreakdown<AmountSeries>(
            Dimension.Account, Array.AsReadOnly(values), value => value is not null && known.Contains(value), read, total);
    }
}
