using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What was once wrong with live totals: each line of docs/regressions.md has its test. Figures are added up by hand.</summary>
public sealed class LiveTotalsRegressions
{
    private const string Sector = "sector";
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly PeriodAxis Quarters = ReportingCalendar.Quarters.Between(First, new LocalDate(2026, 12, 31));
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, new LocalDate(2026, 4, 30));

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    public void Two_live_totals_over_one_dictionary_book_each_amount_under_its_own_value_and_period(int values)
    {
        var sectors = new DimensionDictionary();
        LiveTotals a = new LiveTotals(Usd, Quarters, Sector, sectors), b = new LiveTotals(Usd, Quarters, Sector, sectors);
        foreach (int value in Enumerable.Range(0, values)) a.Add(Entry(First, 1, Name(value)));
        b.Add(Entry(First, 10, Name(0)));
        b.Add(Entry(First, 20, Name(2)));
        PeriodBreakdown found = b.ToBreakdown();
        Assert.Equal([Name(0), Name(2)], found.Values);
        Assert.Equal([10m, 0m, 0m, 0m], found[Name(0)].Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([20m, 0m, 0m, 0m], found[Name(2)].Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal(values * 1m, a.ToTotals().Gross[0].Amount.ToDecimal());
    }

    [Fact]
    public void A_refused_breakdown_leaves_live_totals_and_their_dictionary_as_they_were()
    {
        var sectors = new DimensionDictionary();
        LiveTotals live = new LiveTotals(Usd, Quarters, Sector, sectors);
        live.Add(Entry(First, 1, "retail"));
        PeriodBreakdown other = Ledger("food", "steel", "wood").SummarizeBy(Months, Sector);
        Assert.Throws<ArgumentException>(() => live.Add(other));
        Assert.Equal(1, sectors.Count);
        live.Add(Entry(First, 2, "steel"));
        Assert.Equal(["retail", "steel"], live.ToBreakdown().Values);
        Assert.Equal([2m, 0m, 0m, 0m], live.ToBreakdown()["steel"].Gross.Select(point => point.Amount.ToDecimal()));
    }

    [Fact]
    public void A_breakdown_refused_because_a_sum_is_too_large_adds_neither_values_nor_categories()
    {
        var sectors = new DimensionDictionary();
        LiveTotals live = new LiveTotals(Usd, Quarters, Sector, sectors);
        live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, long.MaxValue, sectors.GetOrAdd("retail"));
        LedgerEntry[] more = [Entry(First, 1, "retail"), Entry(First, 1, "food") with { Category = EntryCategory.Asset }];
        Assert.Throws<OverflowException>(() => live.Add(WriteOffLedger.FromEntries(Usd, more).SummarizeBy(Quarters, Sector)));
        Assert.Equal(1, sectors.Count);
        Assert.Equal([EntryCategory.Receivable], live.ToBreakdown().Total.Categories);
    }

    /// <summary>Write-offs of 10 in January; the books are complete through February; sales are 100 a month.</summary>
    [Fact]
    public void Live_totals_are_complete_through_the_earliest_day_that_a_part_states()
    {
        PeriodTotals part = WriteOffLedger.FromEntries(Usd, [Entry(First, 10, null)]).CompleteThrough(new LocalDate(2026, 2, 28))
            .SummarizeBy(Months);
        LiveTotals live = new LiveTotals(Usd, Months);
        live.Add(part);
        RatioSeries ratios = live.ToTotals().Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Months, [100m, 100m, 100m, 100m]));
        Assert.Equal(["2026-01 10.00 %", "2026-02 0.00 %", "2026-03 incomplete period", "2026-04 incomplete period"],
            ratios.Select(point => point.ToString()));

        live.Add(WriteOffLedger.FromEntries(Usd, [Entry(First, 1, null)]).CompleteThrough(new LocalDate(2026, 1, 31)).SummarizeBy(Months));
        live.Add(WriteOffLedger.FromEntries(Usd, [Entry(First, 1, null)]).SummarizeBy(Months));
        Assert.Equal(new LocalDate(2026, 1, 31), live.ToTotals().LastCompleteDay);
    }

    [Fact]
    public void Live_totals_do_not_claim_to_know_what_lies_outside_where_a_part_does_not()
    {
        TotalsRow[] rows = [new() { Period = Months[0], Sum = Money.FromMinorUnits(500, Usd), Count = 1 }];
        PeriodTotals elsewhere = PeriodTotals
            .FromRows(Usd, Months, null, PeriodBasis.EffectiveDate, rows, Money.FromMinorUnits(500, Usd), 1);
        LiveTotals live = new LiveTotals(Usd, Months);
        live.Add(Entry(First.PlusYears(-1), 3, null));
        Assert.Equal(1, live.ToTotals().Gross.OutsideCount);
        live.Add(elsewhere);
        Assert.Equal((null, null), (live.ToTotals().Gross.Outside, live.ToTotals().Gross.OutsideCount));
        Assert.Throws<InvalidOperationException>(() => live.ToTotals().ToJson());
        Assert.Contains("entries and parts of totals added one by one", live.ToTotals().Gross[0].Explain().ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>
    /// Every amount is 1.00, so a snapshot is right where each value has as much as it has entries, and all values together what was added
    /// so far.
    /// </summary>
    [Fact]
    public void Snapshots_that_are_read_while_eight_threads_add_under_one_lock_are_right()
    {
        var sectors = new DimensionDictionary();
        LiveTotals live = new LiveTotals(Usd, Quarters, Sector, sectors);
        var gate = new Lock();
        int each = Cases.OutOf(400), wrong = 0;
        long added = 0;
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            for (int i = 0; i < each; i++)
            {
                PeriodBreakdown? snapshot = null;
                long expected = 0;
                lock (gate)
                {
                    live.Add(Entry(First, 1, Name(thread * each + i)));
                    added++;
                    if (i % 8 == 0) (snapshot, expected) = (live.ToBreakdown(), added);
                }

                // Read outside the lock, while others add values to the dictionary.
                if (snapshot is null) continue;
                bool isRight = snapshot.Values.Count == expected
                    && snapshot.Values.All(value => snapshot.Contains(value) && snapshot[value].Gross[0].Amount.MinorUnits == 100);
                if (!isRight) Interlocked.Increment(ref wrong);
            }
        });
        Assert.Equal((0, 8L * each), (wrong, live.ToTotals().Gross[0].Amount.MinorUnits / 100));
    }

    /// <summary>
    /// 65,536 days, and what lies outside, × 65,536 values are more than 2^32 cells; 67,108,864 ÷ 65,537 days leaves room for 1,023 values.
    /// </summary>
    [LongFact(Long.Fills)]
    public void Live_totals_of_too_many_cells_are_refused_with_the_count_and_stay_as_they_were()
    {
        PeriodAxis days = ReportingCalendar.Days.Between(First, First.PlusDays(65_535));
        var values = new DimensionDictionary();
        for (int i = 0; i < 65_536; i++) values.GetOrAdd(Name(i));
        LiveTotals live = new LiveTotals(Usd, days, Sector, values);
        live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 100, 1);
        var refusal = Assert.Throws<ArgumentException>(() => live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 100, 65_535));
        Assert.StartsWith("Found a result of 4,295,032,832 cells (65,536 periods and what lies outside, × 1 of category and kind, × 65,536 "
            + "values); 67,108,864 are allowed.", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => live.Add(Entry(First, 1, "one more")));
        Assert.Equal(65_536, values.Count);
        live.Add(First, EntryCategory.Receivable, EntryKind.WriteOff, 5, 1);
        Assert.Equal([Name(1)], live.ToBreakdown().Values);
        Assert.Equal(105, live.ToBreakdown()[Name(1)].Gross[0].Amount.MinorUnits);
    }

    [Fact]
    public void A_quiet_part_adds_nothing_to_live_totals_that_have_nothing()
    {
        var sectors = new DimensionDictionary();
        foreach (string value in new[] { "A", "B" }) sectors.GetOrAdd(value);
        LiveTotals live = new LiveTotals(Usd, Months, Sector, sectors);
        live.Add(WriteOffLedger.FromEntries(Usd, [], Sector).CompleteThrough(First).SummarizeBy(Months, Sector));
        Assert.Empty(live.ToBreakdown().Values);
        Assert.Equal(First, live.ToBreakdown().Total.LastCompleteDay);
    }

    /// <summary>One entry outside the axis, doubled 62 times, is 2^62 entries; doubled once more they exceed 64 bits.</summary>
    [Fact]
    public void Entries_outside_that_exceed_64_bits_are_refused_and_change_nothing()
    {
        var live = new LiveTotals(Usd, Months);
        live.Add(Entry(new LocalDate(2025, 12, 31), 0.01m, null));
        live.Add(Entry(First, 0.01m, null));
        var one = new LiveTotals(Usd, Months);
        one.Add(Entry(new LocalDate(2025, 12, 31), 0.01m, null));
        for (int i = 0; i < 62; i++) one.Add(one.ToTotals());
        Assert.Equal(1L << 62, one.ToTotals().Gross.OutsideCount);
        Assert.Throws<OverflowException>(() => one.Add(one.ToTotals()));
        Assert.Equal(1L << 62, one.ToTotals().Gross.OutsideCount);
        live.Add(one.ToTotals());
        Assert.Throws<OverflowException>(() => live.Add(one.ToTotals().Merge(one.ToTotals())));
        Assert.Equal((1L << 62) + 1, live.ToTotals().Gross.OutsideCount);
        Assert.Equal(0.01m, live.ToTotals().Gross.Total.Amount.ToDecimal());
    }

    private static string Name(int value) =>
        value switch { 0 => "retail", 1 => "food", 2 => "steel", 3 => "wood", _ => FormattableString.Invariant($"s{value}") };

    private static LedgerEntry Entry(LocalDate day, decimal amount, string? sector) =>
        LedgerEntry.WriteOff(day, Money.FromDecimal(amount, Usd)).With(Sector, sector);

    private static WriteOffLedger Ledger(params string[] sectors) =>
        WriteOffLedger.FromEntries(Usd, sectors.Select(sector => Entry(First, 1, sector)));
}
