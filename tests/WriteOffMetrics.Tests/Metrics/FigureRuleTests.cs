using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What figures refuse, and what their words say, derived by hand.</summary>
public sealed class FigureRuleTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, new LocalDate(2026, 3, 31));

    [Fact]
    public void What_has_no_value_is_explained_as_such()
    {
        AmountSeries averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, [10m, 20m, 30m]);
        Explanation overall = averages.Overall.Explain();
        Assert.Equal("M5a: undefined, figures of several periods that do not combine", overall.Summary);
        Assert.DoesNotContain("Σ over them", overall.ToString(), StringComparison.Ordinal);
        Assert.Equal("2026-01 to 2026-03 figures of several periods that do not combine", averages.Overall.ToString());
        Assert.StartsWith("M5a average balance: average balances as stated by their source, 3 periods of months", averages.ToString(),
            StringComparison.Ordinal);

        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(First, Money.FromDecimal(5m, Usd))]);
        AmountSeries soFar = ledger.CompleteThrough(First).SummarizeBy(Months).Gross;
        Assert.Equal(("2026-01 5.00 USD (incomplete period)", "M1: 5.00 USD (incomplete period)"),
            (soFar[0].ToString(), soFar[0].Explain().Summary));
        Assert.Equal("M1: undefined, incomplete period", soFar.Overall.Explain().Summary);
        Assert.Equal("2026-01 3 (incomplete period)", CountSeries.FromValuesInOrder(Months, [3L, 0L, 0L]).CompleteThrough(First)[0]
            .ToString());
    }

    [Fact]
    public void A_metric_of_ones_own_says_whether_its_periods_add_up()
    {
        AmountSeries open = AmountSeries.FromValuesInOrder(
            Own("open", MetricUnit.Money, PeriodCombination.None), Usd, Months, [1m, 2m, 3m]);
        Assert.Equal((MetricStatus.NotCombinable, 2.0), (open.Overall.Status, open.MovingAverage(3)[2]));
        Assert.Throws<ArgumentException>(() => open.RollUpTo(ReportingCalendar.Quarters.Between(First, First)));
        CountSeries disputes = CountSeries
            .FromValuesInOrder(Own("disputes", MetricUnit.Count, PeriodCombination.None), Months, [1L, 2L, 3L]);
        Assert.Equal(MetricStatus.NotCombinable, disputes.Overall.Status);
        Assert.Throws<ArgumentException>(() => disputes.RollUpTo(ReportingCalendar.Quarters.Between(First, First)));
        QuantitySeries hours = QuantitySeries
            .FromValuesInOrder(Own("effort", MetricUnit.Hours, PeriodCombination.Sum), Months, [1.5m, 2m, 3m]);
        Assert.Equal(Quantity.FromHours(6.5m), hours.Overall.Value);
        Assert.Equal(MetricStatus.NotStated, QuantitySeries.FromValuesInOrder(hours.Definition, Months, [1m, null, 3m]).Overall.Status);
        Assert.Throws<ArgumentException>(() => Own("rate", MetricUnit.Ratio, PeriodCombination.Sum));
        Assert.Throws<ArgumentException>(() => Own("score", MetricUnit.Index, PeriodCombination.Sum));
        Assert.Throws<ArgumentOutOfRangeException>(() => Own("x", MetricUnit.Days, (PeriodCombination)9));
        Assert.Throws<ArgumentException>(() => QuantitySeries.FromValuesInOrder(hours.Definition, Months, [1m, decimal.MaxValue, 3m]));
    }

    [Fact]
    public void A_ratio_is_complete_only_where_its_sales_are()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(new LocalDate(2026, 3, 1), Money.FromDecimal(5m, Usd))]).CompleteThrough(Months.End);
        AmountSeries sales = AmountSeries.FromRows(Usd, Months, [First], day => day, _ => 100m).CompleteThrough(new LocalDate(2026, 2, 28));
        RatioSeries ratio = ledger.SummarizeBy(Months).Gross.ToSales(sales);
        Assert.Equal([MetricStatus.Defined, MetricStatus.ZeroDenominator, MetricStatus.IncompletePeriod],
            ratio.Select(point => point.Status));
        Assert.Equal(First.PlusMonths(1), ratio.Latest!.Period.Start);
        Assert.Contains("the denominator is complete through 2026-02-28; no period behind counts as complete",
            ratio[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("stated to be complete through 2026-02-28", sales[0].Explain().ToString(), StringComparison.Ordinal);
        MetricBreakdown<AmountSeries> byRegion = AmountSeries.FromRows(Usd, Months, "region", [First], day => day, _ => "north", _ => 100m)
            .SelectSeries(series => series.CompleteThrough(First.PlusDays(30)).WithTaxBasis(TaxBasis.WithTax).WithSource("invoices"));
        Assert.Equal((1L, TaxBasis.WithTax, "invoices"), (
            byRegion["north"].Overall.Period.Days / 31, byRegion.Total.TaxBasis, byRegion["north"].Source));
        Assert.Throws<ArgumentOutOfRangeException>(() => sales.CompleteThrough(new LocalDate(0, 1, 1)));
    }

    [Fact]
    public void Segments_put_together_keep_their_sources_entries_and_days()
    {
        WriteOffLedger north = Ledger(1m).CompleteThrough(new LocalDate(2026, 1, 31)), south = Ledger(2m).CompleteThrough(Months.End);
        MetricBreakdown<AmountSeries> together = AmountSeries.FromSegments(
            "region", [("north", north.SummarizeBy(Months).Gross.WithSource("a")),
            ("south", south.SummarizeBy(Months).Gross.WithSource("b"))]);
        Assert.Equal((3m, 2L, 2, "a; b", true, false), (
            together.Total[0].Amount.ToDecimal(), together.Total[0].EntryCount, together.Total[0].Entries.Count, together.Total.Source,
            together.Total[0].IsComplete, together.Total[1].IsComplete));

        // East has sales and was not stated: zero, and incomplete where the others are.
        MetricBreakdown<AmountSeries> sales = AmountSeries
            .FromRows(Usd, Months, "region", [First, First.PlusMonths(1)], day => day, _ => "east", _ => 100m);
        RatioSeries east = together.ToSales(sales)["east"];
        Assert.Equal((0m, MetricStatus.IncompletePeriod), (east[0].Ratio!.Value.ToDecimal(), east[1].Status));
        Assert.Null(together.ToSales(sales)["north"][0].Ratio);

        // The ledger of the write-offs is no denominator, whichever way it comes.
        AmountSeries own = north.SummarizeBy(Months).Gross;
        Assert.Throws<ArgumentException>(() => together.ToSales(AmountSeries.FromSegments("region", [("north", own)])));
        Assert.Throws<ArgumentException>(() => own.ToSales(AmountSeries.FromSegments("region", [("north", own)]).Total));

        static WriteOffLedger Ledger(decimal amount) =>
            WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(First, Money.FromDecimal(amount, Usd))]);
    }

    [Fact]
    public void Amounts_between_minor_units_are_rolled_up_unrounded()
    {
        // 0.01 EUR at 1.5 are 0.015 USD: in two months 0.03, and not twice 0.02.
        PeriodAxis two = ReportingCalendar.Months.Between(First, new LocalDate(2026, 6, 30));
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Eur, [LedgerEntry.WriteOff(First, Money.FromDecimal(0.01m, Eur)),
            LedgerEntry.WriteOff(First.PlusMonths(1), Money.FromDecimal(0.01m, Eur))]);
        ExchangeRates rates = ExchangeRates.FromRates([(First, Eur, Usd, 1.5m), (First.PlusMonths(1), Eur, Usd, 1.5m)]);
        AmountSeries converted = new[] { ledger }.ConsolidateBy(
            two, Usd, rates, ExchangeRateBasis.EntryDay, MidpointRounding.AwayFromZero).Gross;
        AmountSeries total = AmountSeries.FromSegments("region", [("all", converted)]).Total;
        AmountPoint half = total.RollUpTo(ReportingCalendar.HalfYears.Between(First, First))[0];
        Assert.Equal((0.03m, false), (half.Amount.ToDecimal(), half.IsRounded));
    }

    [Fact]
    public void What_cannot_be_sales_or_documents_is_refused()
    {
        AmountSeries net = AmountSeries.FromValuesInOrder(AmountMetrics.NetWriteOffs, Usd, Months, [1m, 1m, 1m]);
        Assert.StartsWith("Found M2 net write-off amount", Refused(() => net.ToSales(net)), StringComparison.Ordinal);
        AmountSeries payroll = AmountSeries
            .FromValuesInOrder(Own("payroll", MetricUnit.Money, PeriodCombination.Sum), Usd, Months, [100m, 100m, 100m]);
        Assert.Contains("payroll x: y, stated by the caller", net.ToSales(payroll)[0].Explain().ToString(), StringComparison.Ordinal);
        CountSeries returns = CountSeries.FromValuesInOrder(Own("returns", MetricUnit.Count, PeriodCombination.Sum), Months, [1L, 1L, 1L]);
        Assert.StartsWith("Found returns x", Refused(() => returns.ToInvoicesIssued(CountSeries.FromValuesInOrder(Months, [9L, 9L, 9L]))),
            StringComparison.Ordinal);
        CountSeries published = CountSeries.FromValuesInOrder(AmountMetrics.WrittenOffDocuments, Months, [1L, 1L, 1L]);
        Assert.Equal(RatioMetrics.IncidenceRatio, published
            .ToInvoicesIssued(CountSeries.FromValuesInOrder(Months, [9L, 9L, 9L])).Definition);

        // Sums computed elsewhere have no ledger, and are known by the reading they are of.
        PeriodTotals elsewhere = PeriodTotals.FromRows(
            Usd, Months, null, PeriodBasis.EffectiveDate,
            [new TotalsRow { Period = Months[0], Category = EntryCategory.Receivable, Kind = EntryKind.WriteOff,
            Sum = Money.FromDecimal(1m, Usd), Count = 1 }],
            Money.FromDecimal(1m, Usd), 1);
        Assert.StartsWith("Found gross write-offs (all losses) of the same ledger",
            Refused(() => elsewhere.Net.ToSales(elsewhere.AllLosses.Gross)), StringComparison.Ordinal);
        Assert.StartsWith("Found ratios per quarter", Refused(() => RatioSeries.FromValuesInOrder(
            RatioMetrics.NetWriteOffToAverageReceivables with { FlowPeriod = "quarter" }, Months, new Ratio?[3])),
            StringComparison.Ordinal);
        Assert.StartsWith("Found '× 4' for 3 periods of months",
            Refused(() => RatioSeries.FromValuesInOrder(RatioMetrics.QuarterlyNetChargeOffRate, Months, new Ratio?[3])),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m, 1m]).WithTaxBasis(TaxBasis.WithTax)
            .ChangeFrom(AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m, 1m])));
        Assert.Throws<ArgumentException>(() => ThresholdBand.UpTo("x", default));
    }

    [Fact]
    public void Definitions_do_not_depend_on_the_order_of_choices_and_vintages_are_told_apart()
    {
        MetricDefinition index = Own("index", MetricUnit.Index, PeriodCombination.None);
        Assert.Equal(index.WithChoice("a", "1").WithChoice("b", "2"), index.WithChoice("b", "2").WithChoice("a", "1"));
        Assert.Null(index.PeriodBasis);
        QuantitySeries old = Of(1m, 2), revised = Of(3m, 8);
        MetricChange<QuantityPoint> change = revised.ChangeFrom(old)[0];
        Assert.Equal("2026-01 2.00, 200.00 % against 2026-01 (as of 2026-02-20, a survey)", change.ToString());
        Assert.Contains("index = 1, stated, as of 2026-02-20, a survey", change.Explain().ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Found the series as of 2026-08-20 as the earlier", Refused(() => old.ChangeFrom(revised)),
            StringComparison.Ordinal);
        BenchmarkSeries survey = BenchmarkSeries.FromSeries("survey", revised, BenchmarkStatistic.Median, "all");
        Assert.Throws<ArgumentException>(() =>
            survey.Compare(QuantitySeries.FromValuesInOrder(index.WithChoice("a", "1"), Months, [1m, 1m, 1m])));
        Assert.EndsWith("; definitions differ: y (a: 1) against y",
            survey.CompareAcrossDefinitions(QuantitySeries.FromValuesInOrder(index.WithChoice("a", "1"), Months, [1m, 1m, 1m]))[
            0]!.ToString(),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            BenchmarkSeries.FromSeries("x", AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m, 1m]).WithSource("x"),
                BenchmarkStatistic.Mean,
            "x"));

        QuantitySeries Of(decimal value, int month) =>
            QuantitySeries.FromValuesInOrder(index, Months, [value, 1m, 1m]).WithSource("a survey")
                .WithAsOf(new LocalDate(2026, month, 20));
    }

    [Fact]
    public void Balances_of_segments_come_from_rows()
    {
        (LocalDate Day, string Region, decimal Balance)[] rows =
        [
            (new LocalDate(2025, 12, 31), "north", 10m), (new LocalDate(2026, 1, 31), "north", 20m),
            (new LocalDate(2026, 1, 31), "south", 5m), (new LocalDate(2025, 12, 31), "south", 6m),
        ];
        PeriodAxis month = ReportingCalendar.Months.Between(First, First);
        MetricBreakdown<AmountSeries> averages = BalanceHistory.AverageRowsBy(
            Usd, month, BalanceAveraging.TwoPoint, "region", rows, row => row.Day, row => row.Region, row => row.Balance);
        Assert.Equal((15m, 5.5m, 20.5m), (
            averages["north"][0].Amount.ToDecimal(), averages["south"][0].Amount.ToDecimal(), averages.Total[0].Amount.ToDecimal()));
        Assert.Equal("two-point", averages.Definition.Averaging);
        Assert.Throws<ArgumentException>(() =>
            BalanceHistory.AverageRowsBy(Usd, month, BalanceAveraging.TwoPoint, "region", rows[..1], row => row.Day, row => row.Region,
            row => row.Balance));
    }

    [Fact]
    public void Pairs_of_segments_are_ranked_like_segments()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(First, Money.FromDecimal(10m, Usd)).With("region", "north").With("product", "tools"),
            LedgerEntry.Recovery(First, Money.FromDecimal(1m, Usd)).With("region", "north").With("product", "tools"),
            LedgerEntry.WriteOff(First, Money.FromDecimal(10m, Usd)).With("region", "south").With("product", "toys"),
            LedgerEntry.Recovery(First, Money.FromDecimal(2m, Usd)).With("region", "north").With("product", "toys"),
        ]);
        MetricCrossBreakdown<RatioSeries> rates = ledger.SummarizeBy(Months, "region", "product").RecoveryRate();
        Assert.Equal([("south", "toys"), ("north", "tools")], rates.RankFromWorst(series => series.Overall).Select(one => one.Key));
        Assert.Equal([("north", "toys")], rates.Undefined(series => series.Overall).Select(one => one.Key));
        Assert.Equal(0.3m, rates.ByFirst["north"].Overall.Ratio!.Value.ToDecimal());
        Assert.Equal(0.15m, ledger.SummarizeBy(Months, "region", "product").NetRecoveryRate().Total.Overall.Ratio!.Value.ToDecimal());
        Assert.Equal("M9a", rates.SelectSeries(series => series.IncludeIncomplete()).Definition.Id);
    }

    private static MetricDefinition Own(string id, MetricUnit unit, PeriodCombination combination) =>
        MetricDefinition.FromMetric(Metric.FromDefinition(id, "x", unit, MetricDirection.Neutral, combination, "y", "a test"));

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;
}
