using NodaTime;
using WriteOffMetrics.Impairments;
using static WriteOffMetrics.Tests.Impairments.StockLine;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>Single assets (M28), derived by hand.</summary>
public sealed class AssetImpairmentTests
{
    private static readonly LocalDate Day = new(2026, 12, 31);

    /// <summary>
    /// The recoverable amount is the higher of both, or the one that is known; the loss lies between zero and what is carried.
    /// </summary>
    [Theory]
    [InlineData(100, 70, 80, 80, 20)]
    [InlineData(100, 80, 70, 80, 20)]
    [InlineData(100, 130, 90, 130, 0)]
    [InlineData(100, 100, 90, 100, 0)]
    [InlineData(100, 60, null, 60, 40)]
    [InlineData(100, null, 95, 95, 5)]
    [InlineData(100, -10, -20, -10, 100)]
    [InlineData(0, -10, null, -10, 0)]
    public void The_loss_is_what_is_carried_above_the_higher_of_both_values(int carrying, int? fair, int? use, int recoverable, int loss)
    {
        var test = AssetImpairment.FromAmounts("press 4", Day, Dollars(carrying), Amount(fair), Amount(use));
        Assert.Equal((Dollars(recoverable), Dollars(loss)), (test.RecoverableAmount, test.Loss));
        Assert.Equal(Dollars(carrying - loss), test.CarryingAmountAfter);
        Assert.Equal((Amount(fair), Amount(use)), (test.FairValueLessCostsOfDisposal, test.ValueInUse));
        LedgerEntry[] entries = [.. test.ToEntries()];
        if (loss == 0) Assert.Empty(entries);
        else
            Assert.Equal(
                LedgerEntry.WriteOff(Day, Dollars(loss)) with
                {
                    Category = EntryCategory.Asset,
                    Account = "press 4",
                    Reason = "impairment",
                },
                Assert.Single(entries));

        static Money? Amount(int? amount) => amount is { } stated ? Dollars(stated) : null;
    }

    [Fact]
    public void The_explanation_names_the_value_that_holds()
    {
        var test = AssetImpairment.FromAmounts("press 4", Day, Dollars(100m), Dollars(70m), Dollars(80m));
        Assert.Equal("M28", test.Explain().Definition.Id);
        Assert.Equal(
            """
            M28 = 100.00 USD − 80.00 USD = 20.00 USD
              asset         press 4
              day           2026-12-31
              recoverable   80.00 USD, the higher of fair value less costs of disposal 70.00 USD and value in use 80.00 USD
              carrying      80.00 USD = 100.00 USD − 20.00 USD
              source        IAS 36
            """.ReplaceLineEndings("\n"), string.Join('\n', test.Explain().ToString().Split('\n').Where((_, i) => i != 1)));
        Assert.Equal("press 4: carrying amount 100.00 USD, recoverable amount 80.00 USD, loss 20.00 USD", test.ToString());
        Assert.Contains(
            AssetImpairment.FromAmounts("x", Day, Dollars(1m), Dollars(2m), null).Explain().Details,
            line => line.Value == "2.00 USD, fair value less costs of disposal; no value in use is stated");
        Assert.Contains(
            AssetImpairment.FromAmounts("x", Day, Dollars(1m), null, Dollars(2m)).Explain().Details,
            line => line.Value == "2.00 USD, value in use; no fair value less costs of disposal is stated");
    }

    [Fact]
    public void What_cannot_be_tested_is_refused_in_words()
    {
        Refused<ArgumentException>(
            () => Test(Dollars(1m), null, null), "Found neither fair value less costs of disposal nor value in use of 'x'");
        Refused<ArgumentException>(
            () => Test(Dollars(1m), Money.FromDecimal(1m, Currency.FromCode("EUR")), null),
            "in EUR; one in USD, the currency of the carrying amount");
        Refused<ArgumentException>(() => Test(Dollars(1m), null, default(Money)), "without a currency");
        Refused<ArgumentOutOfRangeException>(() => Test(Dollars(-1m), Dollars(1m), null), "Found a carrying amount of -1.00 USD");
        Assert.Throws<ArgumentException>(() => Test(default, Dollars(1m), null));
        Assert.Throws<ArgumentException>(() => AssetImpairment.FromAmounts(" ", Day, Dollars(1m), Dollars(1m), null));
        Assert.Throws<ArgumentOutOfRangeException>(() => AssetImpairment.FromAmounts("x", default, Dollars(1m), Dollars(1m), null));

        static AssetImpairment Test(Money carrying, Money? fair, Money? use) => AssetImpairment.FromAmounts("x", Day, carrying, fair, use);

        static void Refused<T>(Func<object> make, string why)
            where T : Exception => Assert.Contains(why, Assert.Throws<T>(make).Message, StringComparison.Ordinal);
    }

    /// <summary>By hand: 20 and 5 in the first year, 7 in the second, and one of 3 before the axis.</summary>
    [Fact]
    public void Losses_by_period_and_asset_lead_back_to_their_entries()
    {
        AssetImpairment[] tests =
        [
            AssetImpairment.FromAmounts("press", new LocalDate(2027, 6, 30), Dollars(80m), Dollars(73m), null),
            AssetImpairment.FromAmounts("press", Day, Dollars(100m), Dollars(80m), null),
            AssetImpairment.FromAmounts("van", Day, Dollars(10m), Dollars(5m), null),
            AssetImpairment.FromAmounts("kiln", Day, Dollars(10m), Dollars(50m), null),
            AssetImpairment.FromAmounts("van", new LocalDate(2025, 12, 31), Dollars(13m), Dollars(10m), null),
        ];
        PeriodAxis years = ReportingCalendar.Years.Between(Day, new LocalDate(2027, 12, 31));
        AmountSeries losses = tests.LossesBy(years);
        Assert.Equal([25m, 7m], losses.Select(point => point.Amount.ToDecimal()));
        Assert.Equal((Dollars(3m), 1L), (losses.Outside, losses.OutsideCount));
        Assert.Equal(["press", "van"], losses[0].Entries.Select(entry => entry.Account));
        MetricBreakdown<AmountSeries> byAsset = tests.LossesByAsset(years);
        Assert.Equal(["kiln", "press", "van"], byAsset.Values);
        Assert.Equal([0m, 27m, 5m], byAsset.Select(one => one.Value.Total.Amount.ToDecimal()));
        Assert.Equal(Dollars(32m), byAsset.Total.Overall.Amount);
        Assert.Contains("5 tests of assets, 2025-12-31 to 2027-06-30", losses[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("1 entry outside the axis, 3.00 USD", losses[0].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_that_do_not_belong_together_are_refused()
    {
        PeriodAxis years = ReportingCalendar.Years.Between(Day, Day);
        var one = AssetImpairment.FromAmounts("x", Day, Dollars(1m), Dollars(1m), null);
        Assert.Contains("two tests of 'x' of 2026-12-31", Thrown(one, one), StringComparison.Ordinal);
        Assert.Contains("no test of an asset", Thrown(), StringComparison.Ordinal);
        Assert.Contains("Found null among the tests", Thrown(one, null!), StringComparison.Ordinal);
        var euro = Money.FromDecimal(1m, Currency.FromCode("EUR"));
        Assert.Contains("in USD and EUR", Thrown(one, AssetImpairment.FromAmounts("y", Day, euro, euro, null)), StringComparison.Ordinal);

        string Thrown(params AssetImpairment[] tests) => Assert.Throws<ArgumentException>(() => tests.LossesBy(years)).Message;
    }
}
