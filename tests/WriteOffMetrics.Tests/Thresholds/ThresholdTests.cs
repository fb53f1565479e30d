using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class ThresholdTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1));

    private static RatioSeries Ratio(decimal writeOffs, decimal sales) =>
        WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(new LocalDate(2026, 7, 1), Money.FromDecimal(writeOffs, Usd))])
            .SummarizeBy(Year).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Year, [sales]));

    /// <summary>22,325 of 950,000 is 2.35 %: 0.35 points above 2 and 2.65 below 5.</summary>
    [Fact]
    public void A_classification_tells_the_band_and_the_distance_to_the_next_bounds()
    {
        Classification acceptable = ThresholdScale.WriteOffToSales.Classify(Ratio(22_325m, 950_000m)[0]);
        Assert.Equal("Acceptable, 0.35 points above Excellent, 2.65 points below Concerning", acceptable.ToString());
        Assert.Equal((0.35m, 2.65m, "Excellent", "Concerning"),
            (acceptable.DistanceToBetter?.ToDecimal(), acceptable.DistanceToWorse?.ToDecimal(), acceptable.BetterBand!.Name,
            acceptable.WorseBand!.Name));
        Assert.Equal("Excellent, 1.00 points below Acceptable", ThresholdScale.WriteOffToSales.Classify(Ratio(1m, 100m)[0]).ToString());
        Classification concerning = ThresholdScale.WriteOffToSales.Classify(Ratio(8m, 100m)[0]);
        Assert.Equal(("Concerning, 3.00 points above Acceptable", null), (concerning.ToString(), concerning.WorseBand));
    }

    /// <summary>(2·10^16 − 1) ÷ 10^18 cents and the like: the bound lies beyond what a rounded quotient would tell apart.</summary>
    [Fact]
    public void A_bound_is_compared_with_the_exact_quotient_not_with_its_rounded_form()
    {
        ThresholdScale third = ThresholdScale.FromBands("third", RatioMetrics.GrossWriteOffToSales,
            ThresholdBand.UpTo("up to", WriteOffMetrics.Ratio.FromDecimal(1m / 3m)), ThresholdBand.Rest("above"));
        Assert.Equal("above", third.Classify(Ratio(1m, 3m)[0]).Band!.Name);
        ThresholdScale justAbove = ThresholdScale.FromBands("just above a third", RatioMetrics.GrossWriteOffToSales,
            ThresholdBand.UpTo("up to", WriteOffMetrics.Ratio.FromDecimal(0.3333333333333333333333333334m)), ThresholdBand.Rest("above"));
        Assert.Equal("up to", justAbove.Classify(Ratio(1m, 3m)[0]).Band!.Name);
        ThresholdScale negative = ThresholdScale
            .FromBands("negative", RatioMetrics.GrossWriteOffToSales, ThresholdBand.Below("below", WriteOffMetrics.Ratio.FromPercent(-1m)),
            ThresholdBand.Rest("above"));
        Assert.Equal("above", negative.Classify(Ratio(0.5m, 100m)[0]).Band!.Name);
        Assert.Equal("up to", third.BandOf(WriteOffMetrics.Ratio.FromDecimal(1m / 3m)).Name);
        Assert.Equal("Acceptable", ThresholdScale.WriteOffToSales.Classify(Ratio(2m, 100m)[0]).Band!.Name);
        Assert.Equal("Excellent", ThresholdScale.WriteOffToSales
            .Classify(Ratio(1_844_674_407_370_955.15m, 92_233_720_368_547_758.07m)[0]).Band!.Name);
        Assert.Equal("Acceptable", ThresholdScale.WriteOffToSales
            .Classify(Ratio(1_844_674_407_370_955.17m, 92_233_720_368_547_758.07m)[0]).Band!.Name);
    }

    /// <summary>Derived by hand on bounds 2 and 5 with a margin of 0.2 points.</summary>
    [Fact]
    public void With_hysteresis_the_band_changes_only_past_the_margin()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 9, 1));
        decimal[] percent = [4.9m, 5.1m, 5.2m, 5.21m, 4.9m, 4.8m, 4.79m, 1.9m, 1.7m];
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, months.Select((month, i) => LedgerEntry.WriteOff(month.Start, Money.FromDecimal(percent[i], Usd))));
        RatioSeries ratio = ledger.SummarizeBy(months).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, months, months.Select(_ => 100m)));
        IReadOnlyList<Classification> held = ThresholdScale.WriteOffToSales.ClassifyWithHysteresis(ratio, Quantity.FromPoints(0.2m));
        Assert.Equal(
            ["Acceptable", "Acceptable", "Acceptable", "Concerning", "Concerning", "Acceptable", "Acceptable", "Acceptable", "Excellent"],
            held.Select(classification => classification.Band!.Name));
        Assert.Equal([false, true, true, false, true, false, false, true, false], held.Select(classification => classification.IsHeld));
        Assert.Equal((-0.1m, 3.1m, "Acceptable, 0.10 points past its bound but not by the margin"),
            (held[1].DistanceToWorse?.ToDecimal(), held[1].DistanceToBetter?.ToDecimal(), held[1].ToString()));
        Assert.Equal((-0.1m, "Concerning, 0.10 points past its bound but not by the margin"),
            (held[4].DistanceToBetter?.ToDecimal(), held[4].ToString()));
        Assert.Equal(
            ratio.Select(point => ThresholdScale.WriteOffToSales.Classify(point).ToString()),
            ThresholdScale.WriteOffToSales.ClassifyWithHysteresis(ratio, Quantity.FromPoints(0m))
            .Select(classification => classification.ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ThresholdScale.WriteOffToSales.ClassifyWithHysteresis(ratio, Quantity.FromPoints(-0.1m)));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ThresholdScale.WriteOffToSales.ClassifyWithHysteresis(ratio, Quantity.FromPoints(100.1m)));
        Assert.Throws<ArgumentException>(() =>
            ThresholdScale.WriteOffToSales.ClassifyWithHysteresis(
            ledger.SummarizeBy(months).Net.ToSales(AmountSeries.FromValuesInOrder(Usd, months, months.Select(_ => 100m))),
            Quantity.FromPoints(0.1m)));

        // An undefined month has no band and changes nothing; a jump may pass several bands.
        RatioSeries gap = ledger.SummarizeBy(months).Gross.ToSales(
            AmountSeries.FromValuesInOrder(Usd, months, [100m, 0m, 98m, 100m, 400m, 100m, 100m, 100m, 100m]));
        IReadOnlyList<Classification> withGap = ThresholdScale.WriteOffToSales.ClassifyWithHysteresis(gap, Quantity.FromPoints(0.5m));
        Assert.Equal(["Acceptable", null, "Acceptable", "Acceptable", "Excellent"],
            withGap.Take(5).Select(classification => classification.Band?.Name));
        Assert.False(withGap[1].IsHeld);
    }

    [Fact]
    public void A_ratio_is_classified_by_the_scale_in_force_on_its_last_day()
    {
        ThresholdScale strict = ThresholdScale
            .FromBands("strict", RatioMetrics.GrossWriteOffToSales, ThresholdBand.UpTo("Good", WriteOffMetrics.Ratio.FromPercent(1m)),
            ThresholdBand.Rest("Bad"));
        ThresholdScaleHistory history = ThresholdScaleHistory
            .FromScales((new LocalDate(2026, 1, 1), ThresholdScale.WriteOffToSales), (new LocalDate(2026, 12, 31), strict));
        Assert.Equal("Bad", history.Classify(Ratio(2m, 100m)[0]).Band!.Name);
        Assert.Equal((null, ThresholdScale.WriteOffToSales, ThresholdScale.WriteOffToSales, strict, strict),
            (history.InForceOn(new LocalDate(2025, 12, 31)), history.InForceOn(new LocalDate(2026, 1, 1)),
            history.InForceOn(new LocalDate(2026, 12, 30)), history.InForceOn(new LocalDate(2026, 12, 31)),
            history.InForceOn(new LocalDate(9999, 1, 1))));
        Assert.Equal(("from 2026-01-01 Write-off Amount KPI; from 2026-12-31 strict", RatioMetrics.GrossWriteOffToSales),
            (history.ToString(), history.Definition));
        ThresholdScaleHistory later = ThresholdScaleHistory.FromScales((new LocalDate(2027, 1, 1), strict));
        Assert.Contains("scales are in force from 2027-01-01 on",
            Assert.Throws<ArgumentException>(() => later.Classify(Ratio(2m, 100m)[0])).Message, StringComparison.Ordinal);
        ThresholdScale other = ThresholdScale.FromBands("net", RatioMetrics.NetWriteOffToSales, ThresholdBand.Rest("any"));
        Assert.Throws<ArgumentException>(() => ThresholdScaleHistory.FromScales());
        Assert.Throws<ArgumentException>(() =>
            ThresholdScaleHistory.FromScales((new LocalDate(2026, 1, 1), strict), (new LocalDate(2026, 1, 1), strict)));
        Assert.Throws<ArgumentException>(() =>
            ThresholdScaleHistory.FromScales((new LocalDate(2026, 1, 1), strict), (new LocalDate(2027, 1, 1), other)));
        Assert.Throws<ArgumentException>(() => ThresholdScaleHistory.FromScales((new LocalDate(2026, 1, 1), null!)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdScaleHistory.FromScales((new LocalDate(0, 1, 1), strict)));
        Assert.Throws<ArgumentOutOfRangeException>(() => history.InForceOn(new LocalDate(2026, 1, 1, CalendarSystem.Julian)));
    }

    [Fact]
    public void Where_higher_is_better_the_better_band_is_the_next_above()
    {
        RatioPoint poor = Recovered(4m), good = Recovered(30m);
        ThresholdScale scale = ThresholdScale
            .FromBands("recovery", poor.Definition, ThresholdBand.Below("Poor", WriteOffMetrics.Ratio.FromPercent(10m)),
            ThresholdBand.Rest("Good"));
        Assert.Equal(("Poor, 6.00 points below Good", "Good", null),
            (scale.Classify(poor).ToString(), scale.Classify(poor).BetterBand!.Name, scale.Classify(poor).WorseBand));
        Assert.Equal(("Good, 20.00 points above Poor", 20m, null),
            (scale.Classify(good).ToString(), scale.Classify(good).DistanceToWorse?.ToDecimal(),
            scale.Classify(good).DistanceToBetter?.ToDecimal()));

        static RatioPoint Recovered(decimal amount)
        {
            var day = new LocalDate(2026, 3, 1);
            return WriteOffLedger.FromEntries(
                Usd, [LedgerEntry.WriteOff(day, Money.FromDecimal(100m, Usd)), LedgerEntry.Recovery(day, Money.FromDecimal(amount, Usd))])
                .SummarizeBy(ReportingCalendar.Years.Between(day, day)).RecoveryRate()[0];
        }
    }

    [Fact]
    public void A_ratio_on_another_basis_is_refused()
    {
        PeriodTotals totals = WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Year);
        AmountSeries sales = AmountSeries.FromValuesInOrder(Usd, Year, [1m]);
        RatioPoint net = totals.Net.ToSales(sales)[0], inventory = totals.For(EntryCategory.Inventory).Gross.ToSales(sales)[0],
            average = totals.Gross.ToAverageReceivables(
            AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Year, [100m]))[0];
        foreach (RatioPoint other in new[] { net, inventory, average })
        {
            Assert.Contains("is for M3 write-off to sales: gross write-offs (receivable) ÷ total sales",
                Assert.Throws<ArgumentException>(() => ThresholdScale.WriteOffToSales.Classify(other)).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => PublishedBenchmarks.RetailAverage.Compare(other));
            Assert.True(PublishedBenchmarks.RetailAverage.CompareAcrossDefinitions(other).DefinitionsDiffer);
        }

        Assert.Equal(0, ThresholdScale.FromBands("own", inventory.Definition, ThresholdBand.Rest("any")).Bands.ToList()
            .IndexOf(ThresholdBand.Rest("any")));
    }

    [Fact]
    public void Bands_that_overlap_or_leave_a_gap_cannot_be_stated()
    {
        Ratio two = WriteOffMetrics.Ratio.FromPercent(2m), five = WriteOffMetrics.Ratio.FromPercent(5m);
        MetricDefinition metric = RatioMetrics.GrossWriteOffToSales;
        foreach (ThresholdBand[] bands in new ThresholdBand[][]
        {
            [],
            [ThresholdBand.UpTo("a", two)],
            [ThresholdBand.Rest("a"), ThresholdBand.Rest("b")],
            [ThresholdBand.UpTo("a", five), ThresholdBand.UpTo("b", two), ThresholdBand.Rest("c")],
            [ThresholdBand.Below("a", two), ThresholdBand.UpTo("b", two), ThresholdBand.Rest("c")],
            [ThresholdBand.UpTo("a", two), ThresholdBand.UpTo("a", five), ThresholdBand.Rest("c")],
        })
        {
            Assert.Throws<ArgumentException>(() => ThresholdScale.FromBands("scale", metric, bands));
        }

        Assert.Throws<ArgumentException>(() => ThresholdScale.FromBands("scale", AmountMetrics.GrossWriteOffs, ThresholdBand.Rest("any")));
        Assert.Throws<ArgumentException>(() => ThresholdScale.FromBands("", metric, ThresholdBand.Rest("any")));
        Assert.Throws<ArgumentException>(() => ThresholdScale.FromBands("scale", metric, (ThresholdBand)null!));
        Assert.False(ThresholdScale.WriteOffToSales.Bands is ThresholdBand[]);
        Assert.Throws<ArgumentException>(() => ThresholdBand.Rest(" "));
        Assert.Equal("Write-off Amount KPI for M3 write-off to sales: gross write-offs (receivable) ÷ total sales: Excellent, below 2 %; "
            + "Acceptable, up to 5 %; Concerning, the rest", ThresholdScale.WriteOffToSales.ToString());
    }

    [Fact]
    public void A_comparison_gives_the_gap_in_points_and_relatively()
    {
        BenchmarkComparison comparison = PublishedBenchmarks.RetailAverage.Compare(Ratio(22_325m, 950_000m)[0]);
        Assert.Equal((-0.65m, "0.65 points below Retail average; unverified source"), (comparison.Gap?.ToDecimal(), comparison.ToString()));
        Assert.Equal("-21.67 %", comparison.RelativeGap!.Value.ToString("P2", null));
        Assert.Equal("equal to Retail average; unverified source",
            PublishedBenchmarks.RetailAverage.Compare(Ratio(3m, 100m)[0]).ToString());
        Benchmark own = Benchmark.FromValue(
            "Peers", WriteOffMetrics.Ratio.FromPercent(1m), BenchmarkStatistic.Median, RatioMetrics.NetWriteOffToSales, "12 wholesalers",
            "own survey") with
        { IsVerified = true, AsOf = new LocalDate(2026, 3, 31) };
        Assert.Equal(
            "1.00 points above Peers; definitions differ: gross write-offs (receivable) ÷ total sales against net "
            + "write-offs (receivable) ÷ total sales",
            own.CompareAcrossDefinitions(Ratio(2m, 100m)[0]).ToString());
        Assert.Equal("Peers 1 %, 12 wholesalers, as of 2026-03-31, own survey", own.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => own with { AsOf = new LocalDate(1446, 7, 1, CalendarSystem.UmAlQura) });
        Assert.Throws<ArgumentException>(() =>
            Benchmark.FromValue("x", own.Value, BenchmarkStatistic.Mean, AmountMetrics.GrossWriteOffs, "x", "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Benchmark.FromValue("x", own.Value, (BenchmarkStatistic)9, RatioMetrics.GrossWriteOffToSales, "x", "x"));
        Assert.Throws<ArgumentException>(() =>
            Benchmark.FromValue("x", own.Value, BenchmarkStatistic.Mean, RatioMetrics.GrossWriteOffToSales, " ", "x"));
    }
}
