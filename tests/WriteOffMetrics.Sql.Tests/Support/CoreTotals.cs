namespace WriteOffMetrics.Sql.Tests;

/// <summary>
/// Totals of a ledger in process, without what lies outside the axis, which databases do not tell: what totals of a database must equal.
/// </summary>
internal static class CoreTotals
{
    public static PeriodTotals Of(WriteOffLedger ledger, PeriodAxis axis)
    {
        TotalsRow[] rows = [.. RowsOf(ledger.SummarizeBy(axis), null, null)];
        return PeriodTotals.FromRows(ledger.Currency, axis, ledger.LastCompleteDay, ledger.PeriodBasis, rows, SumOf(rows), CountOf(rows));
    }

    public static PeriodBreakdown Of(WriteOffLedger ledger, PeriodAxis axis, string dimension)
    {
        PeriodBreakdown breakdown = ledger.SummarizeBy(axis, dimension);
        TotalsRow[] rows = [.. breakdown.Values.SelectMany(value => RowsOf(breakdown[value], value, null))];
        return PeriodBreakdown.FromRows(
            ledger.Currency, axis, dimension, ledger.LastCompleteDay, ledger.PeriodBasis, rows, SumOf(rows), CountOf(rows));
    }

    public static CrossBreakdown Of(WriteOffLedger ledger, PeriodAxis axis, string first, string second)
    {
        CrossBreakdown breakdown = ledger.SummarizeBy(axis, first, second);
        TotalsRow[] rows = [.. breakdown.Pairs.SelectMany(pair => RowsOf(breakdown[pair.First, pair.Second], pair.First, pair.Second))];
        return CrossBreakdown.FromRows(
            ledger.Currency, axis, first, second, ledger.LastCompleteDay, ledger.PeriodBasis, rows, SumOf(rows), CountOf(rows));
    }

    private static IEnumerable<TotalsRow> RowsOf(PeriodTotals totals, string? value, string? secondValue)
    {
        foreach (EntryCategory category in totals.Categories)
        {
            PeriodTotals read = totals.For(category);
            (EntryKind Kind, AmountSeries Amounts)[] kinds =
            [
                (EntryKind.WriteOff, read.Gross), (EntryKind.Reversal, read.Reversals), (EntryKind.Recovery, read.Recoveries),
                (EntryKind.RecoveryReturned, read.RecoveriesReturned),
            ];
            foreach ((EntryKind kind, AmountSeries amounts) in kinds)
            {
                foreach (AmountPoint point in amounts)
                {
                    if (point.EntryCount is > 0 and var count)
                        yield return new TotalsRow
                        {
                            Period = point.Period,
                            Value = value,
                            SecondValue = secondValue,
                            Category = category,
                            Kind = kind,
                            Sum = point.Amount,
                            Count = count,
                        };
                }
            }
        }
    }

    private static Money SumOf(TotalsRow[] rows) => rows.Aggregate(Money.Zero(TestRow.Usd), (sum, row) => sum + row.Sum);

    private static long CountOf(TotalsRow[] rows) => rows.Sum(row => row.Count);
}
