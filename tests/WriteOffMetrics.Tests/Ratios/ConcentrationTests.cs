using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class ConcentrationTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(Day, Day);

    private static Concentration Of(params decimal[] amounts) =>
        WriteOffLedger.FromEntries(Usd,
            amounts.Select((amount, i) => (
            amount < 0 ? LedgerEntry.Recovery(Day, Money.FromDecimal(-amount, Usd))
            : LedgerEntry.WriteOff(Day, Money.FromDecimal(amount, Usd))) with
            { Account = $"C-{i}" }))
            .SummarizeBy(Year, Dimension.Account).ConcentrationOf(AmountMeasure.Net);

    /// <summary>
    /// Investopedia: sizes 10, 9, 12, 15, 12, 11, 15, 16 have an HHI of 1,296; US Department of Justice: 30, 30, 20, 20 one of 2,600.
    /// </summary>
    [Fact]
    public void The_published_examples_of_the_Herfindahl_index()
    {
        Assert.Equal(1_296, Of(10m, 9m, 12m, 15m, 12m, 11m, 15m, 16m).Herfindahl!.Value * 10_000, 8);
        Assert.Equal((0.0, 0.0, 0.0), (Of(1m, 1m, 1m).Gini, Of(1m, 1m, 1m).HerfindahlNormalised, Of(1m, 1m, 1m).Lorenz[0]));
        Assert.Equal(1.0, Of(1m, 1m, 1m).Lorenz[3]);
        Assert.Equal(2_600, Of(30m, 30m, 20m, 20m).Herfindahl!.Value * 10_000, 8);
    }

    /// <summary>Derived by hand.</summary>
    [Fact]
    public void The_Pareto_table_is_exact_and_in_order()
    {
        Concentration concentration = Of(10m, 70m, 20m);
        Assert.Equal([("C-1", 0.7m, 0.7m), ("C-2", 0.2m, 0.9m), ("C-0", 0.1m, 1m)],
            concentration.Shares.Select(share => (share.Value!, share.Share.ToDecimal(), share.CumulativeShare.ToDecimal())));
        Assert.Equal((0.9m, 1m), (concentration.TopShare(2)!.Value.ToDecimal(), concentration.TopShare(99)!.Value.ToDecimal()));
        Assert.Equal("account: HHI 0.5400 over 3 values, 'C-1' 70.00 USD, 70.00 %, 70.00 % in all", concentration.ToString());
        Assert.Equal([0, 0.1, 0.3, 1], concentration.Lorenz.Select(point => Math.Round(point, 12)));
        Assert.Equal(1 / 0.54, concentration.EffectiveNumber!.Value, 12);
        Assert.Equal(0.31, concentration.HerfindahlNormalised!.Value, 12);
        Assert.Equal(0.4, concentration.Gini!.Value, 12);
        Assert.Equal(0.6, concentration.GiniCorrected!.Value, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => concentration.TopShare(0));
    }

    [Fact]
    public void Negative_amounts_have_no_share_and_are_listed()
    {
        Concentration concentration = Of(60m, -5m, 40m);
        Assert.Equal([KeyValuePair.Create((string?)"C-1", Money.FromDecimal(-5m, Usd))], concentration.Excluded);
        Assert.Equal([0.6m, 0.4m], concentration.Shares.Select(share => share.Share.ToDecimal()));
        Assert.Equal(0.52, concentration.Herfindahl!.Value, 12);
    }

    [Fact]
    public void Of_nothing_and_of_one_it_says_what_is_undefined()
    {
        foreach (Concentration none in new[] { Of(), Of(-5m) })
        {
            Assert.Empty(none.Shares);
            Assert.Equal((null, null, null, null, null), (
                none.Herfindahl, none.HerfindahlNormalised, none.EffectiveNumber, none.Gini, none.GiniCorrected));
            Assert.Empty(none.Lorenz);
            Assert.Null(none.TopShare(1));
            Assert.Equal("account: no amount above zero", none.ToString());
        }

        Concentration one = Of(5m);
        Assert.Equal((1.0, null, 0.0, null), (one.Herfindahl, one.HerfindahlNormalised, one.Gini, one.GiniCorrected));
        Assert.Equal([0.0, 1.0], one.Lorenz);
        ConcentrationShare share = Assert.Single(one.Shares);
        Assert.Equal(("C-0", Money.FromDecimal(5m, Usd)), (share.Value, share.Amount));
    }

    [Fact]
    public void Write_off_to_credit_sales_is_a_metric_of_its_own()
    {
        PeriodTotals totals = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day, Money.FromDecimal(3m, Usd))]).SummarizeBy(Year);
        AmountSeries sales = AmountSeries.FromValuesInOrder(Usd, Year, [60m]);
        Assert.Equal((0.05m, RatioMetrics.GrossWriteOffToCreditSales),
            (totals.Gross.ToCreditSales(sales)[0].Ratio!.Value.ToDecimal(), totals.Gross.ToCreditSales(sales).Definition));
        Assert.Equal(RatioMetrics.NetWriteOffToCreditSales, totals.Net.ToCreditSales(sales).Definition);
        Assert.Throws<ArgumentException>(() => ThresholdScale.WriteOffToSales.Classify(totals.Gross.ToCreditSales(sales)[0]));
    }
}
