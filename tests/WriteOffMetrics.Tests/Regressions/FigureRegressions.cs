using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What was once wrong with figures, segments and their words: each line of docs/regressions.md has its test. Figures are derived by hand.
/// </summary>
public sealed class FigureRegressions
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    private static readonly LocalDate Day = new(2026, 1, 15), EndOfJanuary = new(2026, 1, 31);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Day, new LocalDate(2026, 3, 31));
    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd, [Entry("north", 5m), Entry("south", 2m)]);

    private static readonly MetricBreakdown<AmountSeries> Sales = AmountSeries.FromRows(
        Usd, Months, "region", [("north", 100m), ("east", 50m)], _ => Day, row => row.Item1, row => row.Item2);

    private static readonly MetricDefinition Score = OwnOf(MetricUnit.Index), Share = OwnOf(MetricUnit.Ratio),
        Loss = OwnOf(MetricUnit.Money);

    /// <summary>The only segment is complete through January, so that of nothing is as well.</summary>
    [Fact]
    public void A_segment_that_does_not_occur_is_complete_no_further_than_the_others()
    {
        AmountSeries north = Ledger.CompleteThrough(EndOfJanuary).Where("region", "north").SummarizeBy(Months).Gross;
        MetricBreakdown<RatioSeries> ratios = AmountSeries.FromSegments("region", [("north", north)]).ToSales(
            AmountSeries.FromSegments("region", Sales.Select(one => (one.Key, one.Value))));
        Assert.Equal(["2026-01 0.00 %", "2026-02 incomplete period", "2026-03 incomplete period"],
            ratios["east"].Select(point => point.ToString()));
        Assert.Equal("the books are complete through 2026-01-31", Detail(ratios["east"][1].Explain(), "completeness"));
        Assert.Equal("no segment has this value", Detail(ratios["east"][1].Explain(), "segments"));
    }

    [Fact]
    public void Segments_added_up_name_all_of_their_sources_and_say_that_they_were_added_up()
    {
        AmountSeries averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, [1m, 2m, 3m]);
        MetricBreakdown<AmountSeries> two = AmountSeries
            .FromSegments("region", [("a", averages.WithSource("report of a")), ("b", averages.WithSource("report of b"))]);
        Assert.Equal("report of a; report of b", two.Total.Source);
        Assert.Equal("2 segments added up", Detail(two.Total[0].Explain(), "segments"));
    }

    /// <summary>0.01 EUR at 1.4 are 1.4 cents, which read 0.01; two of them 2.8, which read 0.03 and not 0.02.</summary>
    [Fact]
    public void Segments_of_converted_amounts_rolled_up_are_rounded_once()
    {
        PeriodTotals totals = Converted(MidpointRounding.ToEven);
        PeriodAxis quarter = ReportingCalendar.Quarters.Between(Day, Day);
        AmountSeries sum = AmountSeries.FromSegments("region", [("north", totals.Gross)]).Total;
        Assert.Equal([0.01m, 0.01m, 0m], sum.Select(point => point.Amount.ToDecimal()));
        Assert.Equal(0.03m, totals.Gross.RollUpTo(quarter)[0].Amount.ToDecimal());
        Assert.Equal(0.03m, sum.RollUpTo(quarter)[0].Amount.ToDecimal());
        Assert.Equal("EUR in USD at the rate of each entry's day", Detail(sum[0].Explain(), "rates"));

        // Which rule would round the sum depended on the order of the segments.
        (string?, AmountSeries)[] mixed = [("north", totals.Gross), ("south", Converted(MidpointRounding.ToPositiveInfinity).Gross)];
        Assert.StartsWith("Found amounts rounded by ToPositiveInfinity beside ToEven",
            Refused(() => AmountSeries.FromSegments("region", mixed)), StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_of_one_ledger_are_refused_as_its_sales_on_whichever_side_segments_were_added_up()
    {
        PeriodBreakdown all = Ledger.SummarizeBy(Months, "region");
        MetricBreakdown<AmountSeries> gross = AmountSeries.FromSegments("region", [("north", all["north"].Gross)]);
        MetricBreakdown<AmountSeries> recoveries = AmountSeries.FromSegments("region", [("north", all["north"].Recoveries)]);
        Assert.Contains("of the same ledger as total sales", Refused(() => gross.ToSales(all.Recoveries)), StringComparison.Ordinal);
        Assert.Contains("of the same ledger as total sales", Refused(() => all.Gross.ToSales(recoveries)), StringComparison.Ordinal);
        Assert.Contains("of the same ledger as total sales", Refused(() => gross.ToSales(recoveries)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_that_is_incomplete_because_of_its_denominator_says_so()
    {
        AmountSeries invoices = WriteOffLedger.FromEntries(Usd, [Entry("north", 100m)]).CompleteThrough(EndOfJanuary)
            .SummarizeBy(Months).Gross;
        RatioSeries ratios = Ledger.SummarizeBy(Months).Gross.ToSales(invoices);
        const string Words = "the denominator is complete through 2026-01-31; no period behind counts as complete";
        Assert.Contains(Words, ratios[1].Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains(Words, ratios.Overall.Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains(Words, ratios.FitTrend(0.95).Explain().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("the denominator is complete", Ledger.SummarizeBy(Months).RecoveryRate()[1].Explain().ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_of_a_segment_that_is_null_is_named()
    {
        MetricBreakdown<AmountSeries> gross = Ledger.CompleteThrough(new LocalDate(2025, 12, 31)).SummarizeBy(Months, "region").Gross;
        SegmentScales scales = SegmentScales.FromScales("region", ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales));
        Assert.StartsWith("Found null as the figure of 'north'", Refused(() => gross.RankFromWorst(series => series.Latest!)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found null as the figure of 'north'", Refused(() => gross.Undefined(series => series.Latest!)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found null as the figure of 'east'",
            Refused(() => scales.Classify(gross.ToSales(Sales), series => series.Latest!)), StringComparison.Ordinal);
        Assert.StartsWith("Found null as the figure of the total", Refused(() => gross.ConcentrationOf(series => series.Latest!)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_margin_or_a_bound_of_no_currency_or_another_is_refused()
    {
        AmountSeries losses = AmountSeries.FromValuesInOrder(Loss, Usd, Months, [1m, 2m, 3m]);
        var scale = ThresholdScale.FromBands("x", Loss, ThresholdBand.Below("low", Money.FromDecimal(2m, Usd)), ThresholdBand.Rest("high"));
        var rest = ThresholdScale.FromBands("y", Loss, ThresholdBand.Rest("all"));
        Assert.StartsWith("Found a margin of 1.00 EUR", Refused(() => scale.ClassifyWithHysteresis(losses, Money.FromDecimal(1m, Eur))),
            StringComparison.Ordinal);
        Assert.StartsWith("Found a margin of 0 of no currency", Refused(() => scale.ClassifyWithHysteresis(losses, default)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found a margin of 0 of no currency", Refused(() => rest.ClassifyWithHysteresis(losses, default)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found the bound 0 of no currency of 'low'", Refused(() => ThresholdBand.Below("low", default)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found the bound 0 of no currency of 'low'", Refused(() => ThresholdBand.UpTo("low", default)),
            StringComparison.Ordinal);
        Assert.StartsWith("Found 0 of no currency; the scale 'x'", Refused(() => scale.BandOf(default)), StringComparison.Ordinal);
        Assert.StartsWith("Found 0 of no currency; the scale 'y'", Refused(() => rest.BandOf(default)), StringComparison.Ordinal);

        // 2 is not past the bound by more than 1, so the first band is held; 3 is exactly at the bound moved by 1, which belongs to the
        // next.
        Assert.Equal(["low", "low", "high"], scale.ClassifyWithHysteresis(losses, Money.FromDecimal(1m, Usd))
            .Select(one => one.Band!.Name));
    }

    /// <summary>A quantity holds 7.9e26; percentage points are hundredths, so differences of ratios end at 7.9e24.</summary>
    [Fact]
    public void A_difference_that_exceeds_what_a_quantity_holds_has_a_status()
    {
        QuantitySeries scores = QuantitySeries.FromValuesInOrder(Score, Months, [7e26m, -7e26m, 1m]);
        RatioSeries shares = RatioSeries
            .FromValuesInOrder(Share, Months, [Ratio.FromDecimal(1e26m), Ratio.FromDecimal(1m), Ratio.FromDecimal(7e24m)]);
        Assert.Equal(
            [ChangeStatus.NoEarlierPeriod, ChangeStatus.OutOfRange, ChangeStatus.NegativeBase],
            scores.ChangeFromPeriodBefore().Select(change => change.Status));
        Assert.Equal(
            [ChangeStatus.NoEarlierPeriod, ChangeStatus.OutOfRange, ChangeStatus.Defined],
            shares.ChangeFromPeriodBefore().Select(change => change.Status));
        BenchmarkComparison gap = Benchmark.FromValue("one", Ratio.FromDecimal(1m), BenchmarkStatistic.Mean, Share, "p", "s")
            .Compare(shares[0]);
        Assert.Equal((null, "not compared with one: beyond what a figure holds; unverified source"), (gap.Gap, gap.ToString()));
        var scale = ThresholdScale.FromBands("x", Share, ThresholdBand.Below("low", Ratio.FromDecimal(2m)), ThresholdBand.Rest("high"));
        Assert.Equal(("high", null), (scale.Classify(shares[0]).ToString(), scale.Classify(shares[0]).DistanceToBetter));
        Assert.StartsWith("2026-02: Found -800000000000000000000000000",
            Refused(() => QuantitySeries.FromValuesInOrder(Score, Months, [1m, -8e26m, 1m])), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_of_a_segment_say_of_which()
    {
        MetricBreakdown<CountSeries> documents = Ledger.CountDocumentsBy(Months, "region");
        Assert.Contains("lies, of those whose first write-off has region = 'north'; 1 write-off without",
            Detail(documents["north"][0].Explain(), "counted"), StringComparison.Ordinal);
        Assert.Contains("lies; 2 write-offs without", Detail(documents.Total[0].Explain(), "counted"), StringComparison.Ordinal);
    }

    [Fact]
    public void Average_balances_added_up_are_not_explained_as_an_average()
    {
        AmountSeries averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, [1m, 2m, 3m]);
        Assert.Equal("M5a: undefined, figures of several periods that do not combine",
            averages.Overall.Explain().Summary);
        Assert.Equal("M5a = 2.00 USD", averages[1].Explain().Summary);
    }

    private static PeriodTotals Converted(MidpointRounding rule)
    {
        WriteOffLedger euros = WriteOffLedger.FromEntries(
            Eur, Enumerable.Range(0, 2).Select(month => LedgerEntry.WriteOff(Day.PlusMonths(month), Money.FromMinorUnits(1, Eur))));
        var rates = ExchangeRates.FromRates([(Day, Eur, Usd, 1.4m), (Day.PlusMonths(1), Eur, Usd, 1.4m)]);
        return new[] { euros }.ConsolidateBy(Months, Usd, rates, ExchangeRateBasis.EntryDay, rule);
    }

    private static MetricDefinition OwnOf(MetricUnit unit) =>
        MetricDefinition.FromMetric(Metric
            .FromDefinition($"own {unit}", "own", unit, MetricDirection.LowerIsBetter, PeriodCombination.None, "stated", "a test"));

    private static string Detail(Explanation explanation, string topic) => explanation.Details.Single(line => line.Key == topic).Value;

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;

    private static LedgerEntry Entry(string region, decimal amount) =>
        LedgerEntry.WriteOff(Day, Money.FromDecimal(amount, Usd)).With("region", region);
}
