using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WriteOffMetrics;
using WriteOffMetrics.Testing;

namespace FirstHour;

/// <summary>A company's rule, and the tests that it deserves: three months together above 4 % of sales stop new credit.</summary>
public sealed class PolicyTest
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2024, 1, 1), new LocalDate(2026, 12, 31));
    private static readonly Ratio Limit = Ratio.FromPercent(4m);

    [Fact]
    public void Credit_stops_above_four_per_cent_and_not_at_it()
    {
        // Sales of 1,000 a month, so 3,000 in three: 120 is 4 %, a cent more is above.
        Assert.False(StopsCredit([Loss(4, 40m), Loss(5, 40m), Loss(6, 40m)], 1_000m));
        Assert.True(StopsCredit([Loss(4, 40m), Loss(5, 40.01m), Loss(6, 40m)], 1_000m));
        Assert.True(StopsCredit([Loss(5, 120.01m)], 1_000m));
        Assert.False(StopsCredit([Loss(1, 60m), Loss(4, 60.01m)], 1_000m));
    }

    [Fact]
    public void Whatever_the_entries_the_rule_is_the_one_on_paper() =>
        Prop.ForAll(LedgerGenerators.Entries(Usd), entries => StopsCredit(entries, 50_000m) == ByHand(entries, 50_000m))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Losses_that_grow_stop_credit_sooner_or_later()
    {
        var steady = new SyntheticLedgerOptions { Seed = 7, Count = 3_000, FirstDay = Months.Start, LastDay = Months.End };
        var entries = SyntheticLedger.Entries(steady);
        decimal perMonth = entries.Where(entry => entry.Kind == EntryKind.WriteOff).Sum(entry => entry.Amount.ToDecimal()) / 36;
        Assert.False(StopsCredit(entries, perMonth * 50));
        Assert.True(StopsCredit([.. entries, .. entries, .. entries], perMonth * 50));
    }

    private static bool StopsCredit(IReadOnlyList<LedgerEntry> entries, decimal salesPerMonth)
    {
        var sales = AmountSeries.FromRows(Usd, Months, Months, month => month.Start, _ => decimal.Round(salesPerMonth, 2));
        return WriteOffLedger.FromEntries(Usd, entries).SummarizeBy(Months).Gross.ToSales(sales)
            .Trailing(3).Any(quarter => quarter?.Ratio > Limit);
    }

    private static bool ByHand(LedgerEntry[] entries, decimal salesPerMonth) => Enumerable.Range(0, 34).Any(start => entries
        .Where(entry => entry is { Kind: EntryKind.WriteOff, Category: EntryCategory.Receivable }
            && 12 * (entry.EffectiveDate.Year - 2024) + entry.EffectiveDate.Month - 1 - start is >= 0 and < 3)
        .Sum(entry => entry.Amount.ToDecimal()) > 0.04m * 3 * salesPerMonth);

    private static LedgerEntry Loss(int month, decimal amount) =>
        LedgerEntry.WriteOff(new LocalDate(2026, month, 15), Money.FromDecimal(amount, Usd));
}
