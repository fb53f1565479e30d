namespace WriteOffMetrics.Csv;

/// <summary>Totals as rows, from which <see cref="PeriodTotals.FromRows"/> makes them again.</summary>
internal static class TotalsRows
{
    public static IEnumerable<string> Headings =>
        [.. CsvCell.PeriodHeadings, "category", "kind", "amount", "currency", "entries", "is_rounded"];

    /// <summary>A row for each period, category and kind that has entries, whatever category the totals are read from.</summary>
    /// <param name="totals">The totals.</param>
    /// <param name="values">The values of the dimensions, which come first.</param>
    public static IEnumerable<CsvCell[]> Of(PeriodTotals totals, params CsvCell[] values)
    {
        (EntryCategory Category, EntryKind Kind, AmountSeries Amounts)[] parts =
            [.. totals.Categories.Order().SelectMany(category => PartsOf(category, totals.For(category)))];
        for (int i = 0; i < totals.Axis.Count; i++)
        {
            CsvCell[] first = [.. values, .. CsvCell.Period(totals.Axis[i])];
            foreach ((EntryCategory category, EntryKind kind, AmountSeries amounts) in parts)
            {
                AmountPoint point = amounts[i];
                if (point.EntryCount is > 0 and var entries)
                {
                    yield return
                    [
                        .. first, CsvCell.Member(category), CsvCell.Member(kind), CsvCell.Amount(point.Amount),
                        CsvCell.CurrencyOf(point.Amount), CsvCell.Number(entries), CsvCell.Flag(point.IsRounded),
                    ];
                }
            }
        }
    }

    private static IEnumerable<(EntryCategory Category, EntryKind Kind, AmountSeries Amounts)> PartsOf(
        EntryCategory category, PeriodTotals totals) =>
    [
        (category, EntryKind.WriteOff, totals.Gross),
        (category, EntryKind.Reversal, totals.Reversals),
        (category, EntryKind.Recovery, totals.Recoveries),
        (category, EntryKind.RecoveryReturned, totals.RecoveriesReturned),
    ];
}
