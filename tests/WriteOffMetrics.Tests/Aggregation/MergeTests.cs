using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class MergeTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(Day, Day);

    private static WriteOffLedger Ledger(string account, decimal amount) =>
        WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day, Money.FromDecimal(amount, Usd)) with { Account = account }]);

    [Fact]
    public void Merged_totals_are_complete_through_the_earliest_day_a_part_states()
    {
        PeriodTotals early = Ledger("a", 1m).CompleteThrough(new LocalDate(2026, 6, 30)).SummarizeBy(Year);
        PeriodTotals late = Ledger("b", 2m).CompleteThrough(new LocalDate(2026, 12, 31)).SummarizeBy(Year);
        PeriodTotals silent = Ledger("c", 4m).SummarizeBy(Year);
        Assert.Equal(new LocalDate(2026, 6, 30), late.Merge(early).LastCompleteDay);
        Assert.Equal(new LocalDate(2026, 12, 31), silent.Merge(late).LastCompleteDay);
        Assert.Equal(new LocalDate(2026, 12, 31), late.Merge(silent).LastCompleteDay);
        Assert.Equal(new LocalDate(2026, 6, 30), early.Merge(late).LastCompleteDay);
        Assert.Null(silent.Merge(silent).LastCompleteDay);
        Assert.False(late.Merge(early).Gross[0].IsComplete);
    }

    [Fact]
    public void Merged_totals_still_lead_to_the_entries_of_all_parts()
    {
        PeriodBreakdown merged = Ledger("a", 1m).SummarizeBy(Year, Dimension.Account)
            .Merge(Ledger("b", 2m).SummarizeBy(Year, Dimension.Account)).Merge(Ledger("a", 4m).SummarizeBy(Year, Dimension.Account));
        Assert.Equal(["a", "b"], merged.Values);
        Assert.Equal((5m, 7m), (merged["a"].Gross.Total.Amount.ToDecimal(), merged.Total.Gross.Total.Amount.ToDecimal()));
        Assert.Equal([1m, 4m], merged["a"].Gross.Total.Entries.Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal(3, merged.Total.Gross.Total.Entries.Count);
        Assert.Equal("2 values of account, 1 period of years, 2026-01-01/2026-12-31", merged.ToString());
        Assert.Equal(6m, merged["a"].Merge(Ledger("z", 1m).SummarizeBy(Year)).Gross.Total.Amount.ToDecimal());
    }

    [Fact]
    public void An_explanation_tells_parts_of_one_ledger_from_several_and_what_is_counted_twice()
    {
        WriteOffLedger ledger = Ledger("a", 1m);
        PeriodBreakdown breakdown = ledger.SummarizeBy(Year, Dimension.Account);
        Assert.Equal("2 parts of one ledger merged: entries where account = 'a'; the same entries are counted more than once",
            Of(breakdown["a"].Merge(breakdown["a"])));
        Assert.Equal("2 parts of one ledger merged: entries where reason not stated; entries where account = 'a'",
            Of(ledger.Where(Dimension.Reason, reason => reason is null).SummarizeBy(Year).Merge(breakdown["a"])));
        WriteOffLedger recorded = ledger.WithPeriodBasis(PeriodBasis.RecordedDate),
            again = ledger.WithPeriodBasis(PeriodBasis.RecordedDate);
        Assert.Equal("2 parts of one ledger merged: all entries; the same entries are counted more than once",
            Of(recorded.SummarizeBy(Year).Merge(again.SummarizeBy(Year))));
        Assert.Equal("2 ledgers merged: all entries", Of(ledger.SummarizeBy(Year).Merge(Ledger("a", 1m).SummarizeBy(Year))));

        static string Of(PeriodTotals totals) => totals.Gross[0].Explain().Details.Single(detail => detail.Key == "ledger").Value;
    }

    [Fact]
    public void What_does_not_belong_together_is_not_merged()
    {
        PeriodTotals totals = Ledger("a", 1m).SummarizeBy(Year);
        Assert.Throws<ArgumentException>(() => totals.Merge(Ledger("a", 1m).SummarizeBy(ReportingCalendar.Months.Between(Day, Day))));
        Assert.Throws<ArgumentException>(() => totals.Merge(WriteOffLedger.FromEntries(Currency.FromCode("EUR"), []).SummarizeBy(Year)));
        Assert.Throws<ArgumentException>(() =>
            Ledger("a", 1m).SummarizeBy(Year, Dimension.Account).Merge(Ledger("a", 1m).SummarizeBy(Year, Dimension.Reason)));
    }

    /// <summary>65,535 accounts in 1,200 periods and once outside are 78,707,535 cells of the one kind and category that occur.</summary>
    [Fact]
    public void A_result_too_large_is_refused_with_its_count()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, Enumerable.Range(0, 65_535).Select(
            i => LedgerEntry.WriteOff(Day, Money.FromMinorUnits(1, Usd)) with { Account = $"C-{i}" }));
        ArgumentException thrown = Assert
            .Throws<ArgumentException>(() =>
            ledger.SummarizeBy(ReportingCalendar.Months.Between(new LocalDate(1950, 1, 1), new LocalDate(2049, 12, 31)),
            Dimension.Account));
        Assert.Contains("78,707,535 cells", thrown.Message, StringComparison.Ordinal);
        Assert.Single(ledger.Where(Dimension.Account, "C-7")
            .SummarizeBy(ReportingCalendar.Months.Between(new LocalDate(1950, 1, 1), new LocalDate(2049, 12, 31)),
            Dimension.Account).Values);
        Assert.Equal(65_535, ledger.SummarizeBy(Year, Dimension.Account).Values.Count);
    }
}
