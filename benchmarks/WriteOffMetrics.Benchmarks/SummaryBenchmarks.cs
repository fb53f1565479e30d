using BenchmarkDotNet.Attributes;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// Totals by month and kind, and by month, kind and sector, against what one would write with LINQ over records with <c>decimal</c>
/// amounts.
/// </summary>
[MemoryDiagnoser]
public class SummaryBenchmarks
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private GeneratedRow[] rows = [];
    private WriteOffLedger ledger = null!;

    [Params(100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        rows = GeneratedRows.Make(Rows);
        ledger = BuildLedger();
        if (LinqByMonth() != LedgerByMonth() || LinqBySector() != LedgerBySector())
            throw new InvalidOperationException("The two sides do not agree.");
    }

    [Benchmark]
    public WriteOffLedger BuildLedger() => WriteOffLedger.FromRows(Usd, rows, new EntrySelectors<GeneratedRow>
    {
        EffectiveDate = row => row.Day,
        Amount = row => row.Amount,
        Kind = row => row.Kind,
        Account = row => row.Account,
        Dimensions = { ["sector"] = row => row.Sector },
    });

    /// <summary>The fingerprint of the result: the sum of every cell times its position.</summary>
    [Benchmark]
    public decimal LedgerByMonth() => Fingerprint(ledger.SummarizeBy(GeneratedRows.Months));

    [Benchmark]
    public decimal LinqByMonth() => rows
        .GroupBy(row => (Month: (row.Day.Year - 2016) * 12 + row.Day.Month - 1, row.Kind))
        .Sum(group => Weight(group.Key.Month, group.Key.Kind) * group.Sum(row => row.Amount));

    [Benchmark]
    public decimal LedgerBySector()
    {
        PeriodBreakdown breakdown = ledger.SummarizeBy(GeneratedRows.Months, "sector");
        return breakdown.Values.Sum(sector => sector!.Length * Fingerprint(breakdown[sector]));
    }

    [Benchmark]
    public decimal LinqBySector() => rows
        .GroupBy(row => (Month: (row.Day.Year - 2016) * 12 + row.Day.Month - 1, row.Kind, row.Sector))
        .Sum(group => group.Key.Sector.Length * Weight(group.Key.Month, group.Key.Kind) * group.Sum(row => row.Amount));

    private static decimal Fingerprint(PeriodTotals totals)
    {
        AmountSeries gross = totals.Gross, recovered = totals.Recoveries, reversed = totals.Reversals, returned = totals.RecoveriesReturned;
        decimal sum = 0;
        for (int month = 0; month < gross.Count; month++)
        {
            sum += Weight(month, EntryKind.WriteOff) * gross[month].Amount.ToDecimal()
                + Weight(month, EntryKind.Recovery) * recovered[month].Amount.ToDecimal()
                + Weight(month, EntryKind.Reversal) * reversed[month].Amount.ToDecimal()
                + Weight(month, EntryKind.RecoveryReturned) * returned[month].Amount.ToDecimal();
        }

        return sum;
    }

    private static decimal Weight(int month, EntryKind kind) => month * 4 + (int)kind + 1;
}
