using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

public sealed class CureRateTests
{
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Day(1, 1), Day(4, 30));

    /// <summary>
    /// By hand. Overdue at the end of January: 100, of which 60 is paid in February and 40 in March; 200, written off in February; 100 that
    /// stays open. 300 is due and paid within February, and so is overdue at no end.
    /// </summary>
    private static OpenItems ByHand => ToItems(
        new ItemLine("D-1", Day(1, 1), Day(1, 10), 100m) { Region = "north" },
        new ItemLine("D-2", Day(1, 1), Day(1, 20), 200m) { Region = "south" },
        new ItemLine("D-3", Day(1, 1), Day(1, 30), 100m) { Region = "north" }, new ItemLine("D-4", Day(1, 15), Day(2, 10), 300m),
        new ItemLine("D-5", Day(1, 15), null, 70m), new ItemLine("D-6", Day(1, 15), Day(1, 1), 70m) { Kind = OpenItemKind.CreditNote })
        .Settle(new SettlementLine("D-1", Day(2, 5), 60m), new SettlementLine("D-1", Day(3, 20), 40m),
            new SettlementLine("D-4", Day(2, 20), 300m))
        .Settle(WriteOffLedger.FromEntries(
            Usd, [LedgerEntry.WriteOff(Day(2, 25), Dollars(200m)) with { Account = "C-1", Document = "D-2" }]));

    [Fact]
    public void What_was_overdue_and_is_paid_within_the_horizon_is_cured_and_what_was_written_off_is_not()
    {
        RatioSeries within = ByHand.CureRatesBy(Months, 1), withinTwo = ByHand.CureRatesBy(Months, 2);
        Assert.Equal([(60m, 400m), (40m, 140m), (0m, 100m), (0m, 100m)],
            within.Select(point => (point.Numerator!.Value.ToDecimal(), point.Denominator!.Value.ToDecimal())));
        Assert.Equal([0.15m, Math.Round(40m / 140m, 28), 0m, null], within.Select(point => point.Ratio?.ToDecimal()));
        Assert.Equal([MetricStatus.Defined, MetricStatus.Defined, MetricStatus.Defined, MetricStatus.IncompletePeriod],
            within.Select(point => point.Status));
        Assert.Equal([0.25m, Math.Round(40m / 140m, 28), null, null], withinTwo.Select(point => point.Ratio?.ToDecimal()));
        Assert.Equal((0.15625m, "2026-03"), (within.Overall.Ratio!.Value.ToDecimal(), within.Latest!.Period.Name));
        Assert.Equal("M16 cure rate: settled otherwise than by write-off ÷ overdue (within: one month)", within.Definition.ToString());
        Assert.NotEqual(within.Definition, withinTwo.Definition);
        string text = within[0].Explain().ToString();
        Assert.Contains("M16 = 60.00 USD ÷ 400.00 USD = 15.00 %", text, StringComparison.Ordinal);
        Assert.Contains("payments less returned, credits allocated and adjustments", text, StringComparison.Ordinal);
        Assert.Contains("periods through 2026-03 have their horizon of one month within what is known", text, StringComparison.Ordinal);
        Assert.DoesNotContain("every period counts as complete", text, StringComparison.Ordinal);
    }

    /// <summary>Where the horizon is not reached there is no rate, however long it is; what is cured so far is shown on demand.</summary>
    [Fact]
    public void Periods_whose_horizon_is_not_reached_have_no_rate()
    {
        RatioSeries far = ByHand.CureRatesBy(Months, int.MaxValue), known = ByHand.AsKnownOn(Day(2, 28)).CureRatesBy(Months, 1);
        Assert.All(far.Append(far.Overall), point => Assert.Equal(MetricStatus.IncompletePeriod, point.Status));
        Assert.Equal(0.25m, far.IncludeIncomplete()[0].Ratio!.Value.ToDecimal());
        Assert.Equal([0.15m, null, null, null], known.Select(point => point.Ratio?.ToDecimal()));
        Assert.Contains("no period has its horizon", far[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => ByHand.CureRatesBy(Months, 0));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => ByHand.CureRatesBy(Months, -1, "region"));
    }

    /// <summary>60 paid and returned is not cured; what a reversal opens again was not overdue then, and cures nobody.</summary>
    [Fact]
    public void Returned_payments_cure_nothing_credits_and_adjustments_do_and_no_more_is_cured_than_was_overdue()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(Day(1, 1), Day(2, 28));
        OpenItems items = ToItems(
            new ItemLine("D-1", Day(1, 1), Day(1, 10), 100m), new ItemLine("D-2", Day(1, 1), Day(1, 10), 100m) { Account = "C-2" },
            new ItemLine("K-2", Day(2, 1), null, 30m) { Account = "C-2", Kind = OpenItemKind.CreditNote });
        Assert.Equal(0m, Rate(items.Settle(
            new SettlementLine("D-1", Day(2, 3), 60m),
            new SettlementLine("D-1", Day(2, 9), 60m) { Kind = SettlementKind.PaymentReturned })));
        Assert.Equal(0.25m, Rate(items.Settle(
            new SettlementLine("D-2", Day(2, 3), 30m) { Account = "C-2", Kind = SettlementKind.CreditAllocation, Credit = "K-2" },
            new SettlementLine("D-2", Day(2, 4), 20m) { Account = "C-2", Kind = SettlementKind.Adjustment, Reason = "dispute" })));

        // 40 of 100 was paid in January; it comes back, and all 100 is paid: 60 was overdue, and 60 is cured.
        OpenItems returned = ToItems(new ItemLine("D-1", Day(1, 1), Day(1, 10), 100m)).Settle(
            new SettlementLine("D-1", Day(1, 20), 40m), new SettlementLine("D-1", Day(2, 3), 40m) { Kind = SettlementKind.PaymentReturned },
            new SettlementLine("D-1", Day(2, 9), 100m));
        Assert.Equal((Dollars(60m), 1m), (returned.CureRatesBy(months, 1)[0].Denominator!.Value, Rate(returned)));
        LedgerEntry off = LedgerEntry.WriteOff(Day(1, 20), Dollars(40m)) with { Account = "C-1", Document = "D-1" };
        Assert.Equal(0m, Rate(ToItems(new ItemLine("D-1", Day(1, 1), Day(1, 10), 100m))
            .Settle(WriteOffLedger.FromEntries(
                Usd, [off, LedgerEntry.Reversal(Day(2, 2), Dollars(40m)) with { Account = "C-1", Document = "D-1" }]))));

        decimal Rate(OpenItems of) => of.CureRatesBy(months, 1)[0].Ratio!.Value.ToDecimal();
    }

    [Fact]
    public void A_dimension_has_the_rates_of_each_value_and_they_add_up()
    {
        MetricBreakdown<RatioSeries> rates = ByHand.CureRatesBy(Months, 1, "region");
        Assert.Equal(["north", "south"], rates.Values);
        Assert.Equal([(0.3m, 0m, 0.15m)], [(At("north"), At("south"), rates.Total[0].Ratio!.Value.ToDecimal())]);
        Assert.Contains("region 'north'", rates["north"][0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal((false, false), (rates.Contains("west"), rates.Contains(null)));
        Assert.Throws<ArgumentException>("dimension", () => ByHand.CureRatesBy(Months, 1, "sector"));
        Assert.Equal("south", rates.RankFromWorst(series => series.Overall)[0].Key);

        decimal At(string region) => rates[region][0].Ratio!.Value.ToDecimal();
    }

    [Fact]
    public void Without_anything_overdue_there_is_no_rate()
    {
        foreach (OpenItems items in (OpenItems[])[
            ToItems(), ToItems(new ItemLine("D-1", Day(1, 1), null, 5m)),
            ToItems(new ItemLine("D-1", Day(1, 1), Day(1, 1), 5m) { Kind = OpenItemKind.CreditNote }),
            ToItems(new ItemLine("D-1", Day(1, 1), Day(4, 30), 5m)), ToItems(new ItemLine("D-1", Day(5, 1), Day(1, 1), 5m))])
        {
            RatioSeries rates = items.CureRatesBy(Months, 1);
            Assert.All(rates.Take(3), point => Assert.Equal(MetricStatus.ZeroDenominator, point.Status));
            Assert.Equal(MetricStatus.IncompletePeriod, rates[3].Status);
            Assert.Empty(items.CureRatesBy(Months, 1, Dimension.Account));
        }
    }
}
