namespace WriteOffMetrics.Impairments;

/// <summary>What was written down or reversed within each period, in total and for each item or asset: the sums of the entries.</summary>
/// <param name="Metric">What they mean.</param>
/// <param name="Currency">Their currency.</param>
/// <param name="Source">What they were read from, in words.</param>
/// <param name="Entries">The entries, in order of their days.</param>
internal sealed record PostedFigures(Metric Metric, Currency Currency, string Source, IReadOnlyList<LedgerEntry> Entries)
{
    public AmountSeries By(PeriodAxis axis) => By(axis, Entries, null);

    /// <param name="axis">The periods.</param>
    /// <param name="accounts">The names of all items or assets, of those without entries too.</param>
    public MetricBreakdown<AmountSeries> ByAccount(PeriodAxis axis, IEnumerable<string> accounts)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ILookup<string?, LedgerEntry> byAccount = Entries.ToLookup(entry => entry.Account);
        return AccountBreakdown.Of(
            accounts, name => By(axis, [.. byAccount[name]], $"{Dimension.Account} {Invariant.InQuotes(name)}"), () => By(axis));
    }

    private AmountSeries By(PeriodAxis axis, IReadOnlyList<LedgerEntry> entries, string? of)
    {
        ArgumentNullException.ThrowIfNull(axis);
        var sums = new Int128[axis.Count];
        foreach (LedgerEntry entry in entries)
        {
            int period = axis.IndexOf(entry.EffectiveDate);
            if (period >= 0) sums[period] += entry.Amount.MinorUnits;
        }

        return new AmountSeries(
            new MetricDefinition(Metric), axis, [.. sums.Select(sum => Money.FromExact(sum, Currency))],
            new PostedProvenance(Source, of, entries, axis, other => By(other, entries, of)));
    }
}
