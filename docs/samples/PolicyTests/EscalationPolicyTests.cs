using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WriteOffMetrics;
using WriteOffMetrics.Testing;

namespace PolicyTests;

public sealed class EscalationPolicyTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Quarters = ReportingCalendar.Quarters
        .Between(new LocalDate(2024, 1, 1), new LocalDate(2026, 12, 31));

    /// <summary>
    /// About 3,040 write-offs a quarter of 308 on average: 2.3 % of sales of 40 million. As many in all but growing by those of the first
    /// year each year, they rise from 2.0 to 2.8 % in 2025 and pass 3 % early in 2026.
    /// </summary>
    private static readonly SyntheticLedgerOptions Steady = new()
    {
        Seed = 1,
        Count = 50_000,
        FirstDay = Quarters.Start,
        LastDay = Quarters.End,
    };

    [Fact]
    public void Steady_losses_stay_where_they_are_and_growing_ones_go_to_the_board()
    {
        Assert.Null(EscalationPolicy.GoesToTheBoard(ToSales(SyntheticLedger.Ledger(Steady), 40_000_000m)));

        WriteOffLedger growing = SyntheticLedger.Ledger(Steady with { GrowthPerYear = 1 });
        Assert.Equal("2026Q3", EscalationPolicy.GoesToTheBoard(ToSales(growing, 40_000_000m))?.Name);
    }

    [Fact]
    public void A_quiet_ledger_never_goes_to_the_board() =>
        Assert.Null(EscalationPolicy.GoesToTheBoard(ToSales(WriteOffLedger.FromEntries(Usd, []), 1_000m)));

    [Fact]
    public void More_write_offs_never_take_a_case_from_the_board() => Prop.ForAll(
        LedgerGenerators.Entries(Usd), LedgerGenerators.Entries(Usd),
        (entries, more) =>
        {
            bool before = GoesToTheBoard(entries), after =
                GoesToTheBoard([.. entries, .. more.Where(entry => entry.Kind == EntryKind.WriteOff)]);
            return !before || after;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_entries_never_matters() => Prop.ForAll(
        LedgerGenerators.Entries(Usd), entries =>
        GoesToTheBoard(entries) == GoesToTheBoard([.. entries.Reverse()])).QuickCheckThrowOnFailure();

    [Fact]
    public void An_incomplete_quarter_never_goes_to_the_board()
    {
        WriteOffLedger bad = WriteOffLedger
            .FromEntries(Usd, Quarters.Select(quarter => LedgerEntry.WriteOff(quarter.Start, Money.FromDecimal(100m, Usd))));
        Assert.Equal("2024Q2", EscalationPolicy.GoesToTheBoard(ToSales(bad, 1_000m))?.Name);
        Assert.Null(EscalationPolicy.GoesToTheBoard(ToSales(bad.CompleteThrough(new LocalDate(2024, 6, 29)), 1_000m)));
        Assert.Equal("2024Q2", EscalationPolicy.GoesToTheBoard(ToSales(bad.CompleteThrough(new LocalDate(2024, 6, 30)), 1_000m))?.Name);
    }

    [Fact]
    public void The_stricter_scale_counts_from_2025_on()
    {
        WriteOffLedger fourPercent = WriteOffLedger
            .FromEntries(Usd, Quarters.Select(quarter => LedgerEntry.WriteOff(quarter.Start, Money.FromDecimal(40m, Usd))));
        Assert.Equal("2025Q2", EscalationPolicy.GoesToTheBoard(ToSales(fourPercent, 1_000m))?.Name);
    }

    private static bool GoesToTheBoard(LedgerEntry[] entries) =>
        EscalationPolicy.GoesToTheBoard(ToSales(WriteOffLedger.FromEntries(Usd, entries), 100_000m)) is not null;

    private static RatioSeries ToSales(WriteOffLedger ledger, decimal salesPerQuarter) =>
        ledger.SummarizeBy(Quarters).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Quarters, Quarters.Select(_ => salesPerQuarter)));
}
