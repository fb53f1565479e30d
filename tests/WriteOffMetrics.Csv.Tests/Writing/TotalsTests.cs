using NodaTime;
using WriteOffMetrics.Testing;

namespace WriteOffMetrics.Csv.Tests.Writing;

/// <summary>
/// Ledgers are summed twice: by the library, which writes a file, and by LINQ over the same entries. Totals made of the rows of either are
/// equal.
/// </summary>
public sealed class TotalsTests
{
    private static readonly Currency Usd = Small.Usd;

    [Fact]
    public void Totals_of_three_entries() => Small.AssertFile(
        """
        period,start,end,category,kind,amount,currency,entries,is_rounded
        2026-01,2026-01-01,2026-01-31,Receivable,WriteOff,1200.50,USD,1,false
        2026-01,2026-01-01,2026-01-31,Receivable,Recovery,200.00,USD,1,false
        2026-02,2026-02-01,2026-02-28,Inventory,WriteOff,80.25,USD,1,false
        """,
        Small.Ledger.SummarizeBy(Small.Months).ToCsv());

    [Fact]
    public void A_breakdown_of_three_entries() => Small.AssertFile(
        """
        region,period,start,end,category,kind,amount,currency,entries,is_rounded
        ,2026-02,2026-02-01,2026-02-28,Inventory,WriteOff,80.25,USD,1,false
        '=south,2026-01,2026-01-01,2026-01-31,Receivable,Recovery,200.00,USD,1,false
        north,2026-01,2026-01-01,2026-01-31,Receivable,WriteOff,1200.50,USD,1,false
        """,
        Small.Ledger.SummarizeBy(Small.Months, "region").ToCsv());

    [Fact]
    public void A_breakdown_of_three_entries_by_two_dimensions() => Small.AssertFile(
        """
        region,account,period,start,end,category,kind,amount,currency,entries,is_rounded
        ,',2026-02,2026-02-01,2026-02-28,Inventory,WriteOff,80.25,USD,1,false
        '=south,A-2,2026-01,2026-01-01,2026-01-31,Receivable,Recovery,200.00,USD,1,false
        north,A-1,2026-01,2026-01-01,2026-01-31,Receivable,WriteOff,1200.50,USD,1,false
        """,
        Small.Ledger.SummarizeBy(Small.Months, "region", "account").ToCsv());

    [Fact]
    public void All_categories_are_written_whichever_the_totals_are_read_from()
    {
        PeriodTotals totals = Small.Ledger.SummarizeBy(Small.Months);
        string file = totals.ToCsv().ToString();
        Assert.Equal(file, totals.For(EntryCategory.Inventory).ToCsv().ToString());
        Assert.Equal(file, totals.AllLosses.ToCsv().ToString());
    }

    [Fact]
    public void What_lies_outside_the_axis_stands_in_no_row()
    {
        PeriodAxis january = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 31));
        CsvTable table = Small.Ledger.SummarizeBy(january).ToCsv();
        Assert.Equal(2, table.RowCount);
        Assert.DoesNotContain("Inventory", table.ToString(), StringComparison.Ordinal);
    }

    /// <summary>One euro at 1.005 is 1.005 dollars: between cents, read as 1.00 by banker's rounding.</summary>
    [Fact]
    public void Converted_amounts_between_minor_units_say_that_they_are_rounded()
    {
        Currency eur = Currency.FromCode("EUR");
        var day = new LocalDate(2026, 1, 31);
        WriteOffLedger[] ledgers =
            [Small.Ledger, WriteOffLedger.FromEntries(eur, [LedgerEntry.Reversal(day, Money.FromDecimal(1m, eur))])];
        PeriodTotals totals = ledgers.ConsolidateBy(
            Small.Months, Usd, ExchangeRates.FromRates([(day, eur, Usd, 1.005m), (new LocalDate(2026, 2, 28), eur, Usd, 1m)]),
            ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);

        Small.AssertFile(
            """
            period,start,end,category,kind,amount,currency,entries,is_rounded
            2026-01,2026-01-01,2026-01-31,Receivable,WriteOff,1200.50,USD,1,false
            2026-01,2026-01-01,2026-01-31,Receivable,Reversal,1.00,USD,1,true
            2026-01,2026-01-01,2026-01-31,Receivable,Recovery,200.00,USD,1,false
            2026-02,2026-02-01,2026-02-28,Inventory,WriteOff,80.25,USD,1,false
            """,
            totals.ToCsv());
    }

    [Fact]
    public void Totals_without_entries_are_headings_alone()
    {
        CsvTable table = WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Small.Months).ToCsv();
        Assert.Equal(0, table.RowCount);
        Assert.Equal("period,start,end,category,kind,amount,currency,entries,is_rounded\r\n", table.ToString());
    }

    [Fact]
    public void Totals_of_random_entries_read_back_are_those_of_their_sums()
    {
        for (int i = 0; i < Cases.Count; i++)
        {
            var texts = new Texts(1_000 + i);
            LedgerEntry[] entries = RandomEntries(texts);
            WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, entries, "region", "=sum");
            PeriodAxis axis = RandomAxis(texts);

            TotalsRow[] expected = SumsOf(entries, axis, _ => null, _ => null),
                read = ReadBack.From(ledger.SummarizeBy(axis).ToCsv()).TotalsRows();
            Assert.True(TotalsOf(expected, axis) == TotalsOf(read, axis), texts.Replay);

            expected = SumsOf(entries, axis, entry => entry["region"], _ => null);
            read = ReadBack.From(ledger.SummarizeBy(axis, "region").ToCsv(), ';').TotalsRows("region");
            Assert.True(ByRegion(expected, axis) == ByRegion(read, axis), texts.Replay);

            expected = SumsOf(entries, axis, entry => entry["=sum"], entry => entry["region"]);
            read = ReadBack.From(ledger.SummarizeBy(axis, "=sum", "region").ToCsv(), '\t').TotalsRows("'=sum", "region");
            Assert.True(ByBoth(expected, axis) == ByBoth(read, axis), texts.Replay);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Totals_of_a_synthetic_ledger_read_back_are_those_of_their_sums(ulong seed)
    {
        var options = new SyntheticLedgerOptions
        {
            Seed = seed,
            Count = 2_000,
            FirstDay = new LocalDate(2024, 1, 1),
            LastDay = new LocalDate(2025, 12, 31),
        };
        WriteOffLedger ledger = SyntheticLedger.Ledger(options);
        IReadOnlyList<LedgerEntry> entries = SyntheticLedger.Entries(options);
        PeriodAxis axis = ReportingCalendar.Quarters.Between(new LocalDate(2024, 4, 1), new LocalDate(2025, 12, 31));

        TotalsRow[] expected = SumsOf(entries, axis, _ => null, _ => null),
            read = ReadBack.From(ledger.SummarizeBy(axis).ToCsv()).TotalsRows();
        Assert.Equal(TotalsOf(expected, axis), TotalsOf(read, axis));

        expected = SumsOf(entries, axis, entry => entry["account"], _ => null);
        read = ReadBack.From(ledger.SummarizeBy(axis, "account").ToCsv(), '|').TotalsRows("account");
        Assert.Equal(ByRegion(expected, axis), ByRegion(read, axis));

        expected = SumsOf(entries, axis, entry => entry["sector"], entry => entry["account"]);
        read = ReadBack.From(ledger.SummarizeBy(axis, "sector", "account").ToCsv()).TotalsRows("sector", "account");
        Assert.Equal(ByBoth(expected, axis), ByBoth(read, axis));
    }

    private static LedgerEntry[] RandomEntries(Texts texts)
    {
        string?[] regions = [.. Enumerable.Range(0, 5).Select(_ => texts.Next())], others = [.. regions.Select(_ => texts.Next())];
        return [.. Enumerable.Range(0, texts.Below(60)).Select(_ =>
        {
            LocalDate day = new LocalDate(2025, 12, 15).PlusDays(texts.Below(120));
            Money amount = Money.FromMinorUnits(1 + texts.Below(texts.Below(2) == 0 ? 100 : int.MaxValue), Usd);
            LedgerEntry entry = texts.Below(4) switch
            {
                0 => LedgerEntry.WriteOff(day, amount),
                1 => LedgerEntry.Reversal(day, amount),
                2 => LedgerEntry.Recovery(day, amount),
                _ => LedgerEntry.RecoveryReturned(day, amount),
            };
            return (entry with { Category = (EntryCategory)texts.Below(6) })
                .With("region", regions[texts.Below(5)]).With("=sum", others[texts.Below(5)]);
        })];
    }

    private static PeriodAxis RandomAxis(Texts texts) =>
        (texts.Below(3) switch { 0 => ReportingCalendar.Months, 1 => ReportingCalendar.IsoWeeks, _ => ReportingCalendar.Quarters })
            .Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1).PlusDays(texts.Below(90)));

    private static TotalsRow[] SumsOf(
        IEnumerable<LedgerEntry> entries, PeriodAxis axis, Func<LedgerEntry, string?> valueOf, Func<LedgerEntry, string?> secondOf) =>
    [
        .. entries.Where(entry => axis.IndexOf(entry.EffectiveDate) >= 0)
            .GroupBy(entry => (
                axis[axis.IndexOf(entry.EffectiveDate)], valueOf(entry), secondOf(entry), entry.Category, entry.Kind))
            .Select(cell => new TotalsRow
            {
                Period = cell.Key.Item1,
                Value = cell.Key.Item2,
                SecondValue = cell.Key.Item3,
                Category = cell.Key.Category,
                Kind = cell.Key.Kind,
                Sum = Money.FromMinorUnits(cell.Sum(entry => entry.Amount.MinorUnits), Usd),
                Count = cell.LongCount(),
            }),
    ];

    private static PeriodTotals TotalsOf(TotalsRow[] rows, PeriodAxis axis) =>
        PeriodTotals.FromRows(Usd, axis, null, PeriodBasis.EffectiveDate, rows, SumOf(rows), rows.Sum(row => row.Count));

    private static PeriodBreakdown ByRegion(TotalsRow[] rows, PeriodAxis axis) => PeriodBreakdown.FromRows(
        Usd, axis, "region", null, PeriodBasis.EffectiveDate, rows, SumOf(rows), rows.Sum(row => row.Count));

    private static CrossBreakdown ByBoth(TotalsRow[] rows, PeriodAxis axis) => CrossBreakdown.FromRows(
        Usd, axis, "first", "second", null, PeriodBasis.EffectiveDate, rows, SumOf(rows), rows.Sum(row => row.Count));

    private static Money SumOf(TotalsRow[] rows) => Money.FromMinorUnits(rows.Sum(row => row.Sum.MinorUnits), Usd);
}
