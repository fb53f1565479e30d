using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>The day through which totals are complete, stated of totals that know no ledger, or anew.</summary>
public sealed class CompleteThroughTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new(2026, 5, 1), new(2026, 7, 31));
    private static readonly LocalDate EndOfMay = new(2026, 5, 31), EndOfJune = new(2026, 6, 30);

    private static AmountSeries Sales => AmountSeries.FromValues(
        Usd, Months, [(EndOfMay, 100m), (EndOfJune, 100m), (new LocalDate(2026, 7, 31), 100m)]);

    private static LedgerEntry InMay => LedgerEntry.WriteOff(new(2026, 5, 10), Money.FromDecimal(5, Usd)) with { Account = "a" };

    /// <summary>Nothing was added of June yet: without a day it reads as 0 % of the sales, with one as not complete.</summary>
    [Fact]
    public void A_live_month_without_data_is_incomplete_where_a_day_is_stated()
    {
        var live = new LiveTotals(Usd, Months);
        live.Add(InMay);
        Assert.Equal(
            [MetricStatus.Defined, MetricStatus.Defined, MetricStatus.Defined],
            live.ToTotals().Gross.ToSales(Sales).Select(point => point.Status));
        live.CompleteThrough(EndOfMay);
        PeriodTotals inMay = live.ToTotals();
        Assert.Equal(
            [MetricStatus.Defined, MetricStatus.IncompletePeriod, MetricStatus.IncompletePeriod],
            inMay.Gross.ToSales(Sales).Select(point => point.Status));
        live.CompleteThrough(EndOfJune);
        Assert.Equal((EndOfJune, EndOfMay), (live.ToTotals().LastCompleteDay, inMay.LastCompleteDay));
        Assert.Equal(0m, live.ToTotals().Gross.ToSales(Sales)[1].Ratio!.Value.ToDecimal());
        Assert.Throws<ArgumentOutOfRangeException>(() => live.CompleteThrough(new(2026, 5, 31, CalendarSystem.Julian)));

        // A part added afterwards that is complete through less limits the whole; one through more does not extend it.
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [InMay]);
        live.Add(ledger.CompleteThrough(new(2026, 7, 31)).SummarizeBy(Months));
        Assert.Equal(EndOfJune, live.ToTotals().LastCompleteDay);
        live.Add(ledger.CompleteThrough(EndOfMay).SummarizeBy(Months));
        Assert.Equal(EndOfMay, live.ToTotals().LastCompleteDay);
    }

    [Fact]
    public void Totals_and_breakdowns_take_another_day_and_nothing_else_changes()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [InMay]);
        PeriodTotals totals = ledger.SummarizeBy(Months);
        PeriodTotals stated = totals.CompleteThrough(EndOfMay);
        Assert.Null(totals.LastCompleteDay);
        Assert.Equal(EndOfMay, stated.LastCompleteDay);
        Assert.NotEqual(totals, stated);
        Assert.Equal(ledger.CompleteThrough(EndOfMay).SummarizeBy(Months), stated);
        Assert.Equal(EndOfJune, stated.CompleteThrough(EndOfJune).LastCompleteDay);
        Assert.Contains("the books are complete through 2026-05-31", stated.Gross[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(stated, PeriodTotals.FromJson(stated.ToJson(), Usd, Months));
        Assert.Throws<ArgumentOutOfRangeException>(() => totals.CompleteThrough(new(0, 1, 1)));

        PeriodBreakdown byAccount = ledger.SummarizeBy(Months, Dimension.Account).CompleteThrough(EndOfMay);
        Assert.Equal((EndOfMay, EndOfMay), (byAccount.Total.LastCompleteDay, byAccount["a"].LastCompleteDay));
        Assert.False(byAccount.Gross["a"][1].IsComplete);
        CrossBreakdown crossed = ledger.SummarizeBy(Months, Dimension.Account, Dimension.Reason).CompleteThrough(EndOfMay);
        Assert.Equal(EndOfMay, crossed.Total.LastCompleteDay);
    }
}
