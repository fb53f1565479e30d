using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>What amounts, counts, ratios and quantities have in common, derived by hand.</summary>
public sealed class FamilyTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 4, 30));
    private static readonly Metric Dso =
        Metric.FromDefinition("DSO", "days sales outstanding", MetricUnit.Days, MetricDirection.LowerIsBetter, PeriodCombination.None,
            "receivables ÷ sales × days", "policy");

    private static readonly MetricDefinition Days = MetricDefinition.FromMetric(Dso);

    [Fact]
    public void Counts_have_changes_windows_averages_and_growth_like_amounts()
    {
        CountSeries counts = CountSeries.FromValuesInOrder(Months, [10L, 15L, 0L, 5L]);
        Assert.Equal(["no earlier period", "5, 50.00 %", "-15, -100.00 %", "5, from zero"],
            counts.ChangeFromPeriodBefore().Select(change => Words(change.ToString())));
        Assert.Equal([null, 25L, 15L, 5L], counts.Trailing(2).Select(point => point?.Count));
        Assert.Equal([10L, 25L, 25L, 30L], counts.YearToDate().Select(point => point?.Count));
        Assert.Equal([null, 12.5, 7.5, 2.5], counts.MovingAverage(2));
        Assert.Equal(30L, counts.Overall.Count);
        Assert.Equal(5L, counts.Latest!.Count);
        Assert.Equal((Quantity.FromCount(10), MetricStatus.Defined, MetricUnit.Count),
            (counts[0].Value, counts[0].Status, counts[0].Definition.Unit));
        PeriodAxis half = ReportingCalendar.HalfYears.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1));
        PeriodAxis sixMonths = ReportingCalendar.Months.Between(half.Start, half.End);
        Assert.Equal(21L, CountSeries.FromValuesInOrder(sixMonths, [1L, 2L, 3L, 4L, 5L, 6L]).RollUpTo(half)[0].Count);

        static string Words(string change) => change[8..].Split(" against")[0];
    }

    [Fact]
    public void Figures_that_do_not_combine_have_a_status_and_never_a_mean()
    {
        QuantitySeries days = QuantitySeries.FromValuesInOrder(Days, Months, [40m, 42m, null, 44m]);
        RatioSeries rates = RatioSeries.FromValuesInOrder(
            RatioMetrics.GrossWriteOffToSales, Months, [Ratio.FromPercent(1m), Ratio.FromPercent(3m), null, Ratio.FromPercent(2m)]);
        AmountSeries averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, [100m, 200m, 300m, 400m]);
        foreach (MetricPoint overall in new MetricPoint[] { days.Overall, rates.Overall, averages.Overall })
            Assert.Equal((MetricStatus.NotCombinable, null), (overall.Status, overall.Value));
        Assert.Equal([null, MetricStatus.NotCombinable, MetricStatus.NotCombinable, MetricStatus.NotCombinable],
            rates.Trailing(2).Select(point => point?.Status));
        Assert.Equal([MetricStatus.Defined, MetricStatus.Defined, MetricStatus.NotStated, MetricStatus.Defined],
            days.Select(point => point.Status));
        Assert.Equal(MetricStatus.Defined, rates.Trailing(1)[0]!.Status);
        QuantityPoint unstated = days[2];
        Assert.Equal("2026-03 not stated", unstated.ToString());
        Assert.Equal("2026-01 to 2026-04 figures of several periods that do not combine", days.Overall.ToString());
        Assert.Throws<ArgumentException>(() => averages.RollUpTo(ReportingCalendar.Years.Between(Months.Start, Months.Start)));
    }

    /// <summary>1 ÷ 100, 2 ÷ 100 and 3 ÷ 400 are together 6 ÷ 600, and not the mean of 1, 2 and 0.75 %.</summary>
    [Fact]
    public void Ratios_of_months_roll_up_to_quarters_as_sums_over_sums()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 6, 30));
        PeriodAxis quarters = ReportingCalendar.Quarters.Between(months.Start, months.End);
        AmountSeries gross = AmountSeries.FromValuesInOrder(AmountMetrics.GrossWriteOffs, Usd, months, [1m, 2m, 3m, 4m, 5m, 6m]);
        RatioSeries ratio = gross.ToSales(AmountSeries.FromValuesInOrder(Usd, months, [100m, 100m, 400m, 0m, 0m, 0m]));
        IReadOnlyList<RatioPoint> rolled = ratio.RollUpTo(quarters);
        Assert.Equal([(0.01m, MetricStatus.Defined), (null, MetricStatus.ZeroDenominator)],
            rolled.Select(point => (point.Ratio?.ToDecimal(), point.Status)));
        Assert.Equal("2026-01 to 2026-03 1.00 %", rolled[0].ToString());
        QuantitySeries days = QuantitySeries.FromValuesInOrder(Days, months, [1m, 2m, 3m, 4m, 5m, 6m]);
        Assert.All(days.RollUpTo(quarters), point => Assert.Equal((MetricStatus.NotCombinable, null), (point.Status, point.Value)));
        Assert.Throws<ArgumentException>(() => ratio.RollUpTo(ReportingCalendar.IsoWeeks.Between(months.Start, months.End)));
    }

    [Fact]
    public void A_quotient_in_days_is_exact_and_combines_as_sums_over_sums()
    {
        // 100 ÷ 300 × 30 = 10 days and 200 ÷ 900 × 30 = 6⅔; together 300 ÷ 1,200 × 30 = 7.5.
        PeriodAxis two = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1));
        AmountSeries above = AmountSeries.FromValuesInOrder(Usd, two, [100m, 200m]),
            below = AmountSeries.FromValuesInOrder(Usd, two, [300m, 900m]);
        var days = new QuantitySeries(Days, new Quotient(above, below, null, 30m));
        Assert.Equal([10m, 6.6666666666666666666666666667m], days.Select(point => point.Value!.Value.ToDecimal()));
        Assert.Equal(Quantity.FromDays(7.5m), days.Overall.Value);
        Assert.Equal("DSO = 100.00 USD ÷ 300.00 USD × 30 = 10.00 days", days[0].Explain().Summary);
        Assert.Equal("DSO = 200.00 USD ÷ 900.00 USD × 30 ≈ 6.67 days", days[1].Explain().Summary);
        ThresholdScale scale = ThresholdScale.FromBands(
            "x", Days, ThresholdBand.UpTo("low", Quantity.FromDays(6.6666666666666666666666666666m)), ThresholdBand.Rest("high"));
        Assert.Equal("high", scale.Classify(days[1]).Band!.Name);
        var none = new QuantitySeries(Days, new Quotient(above, AmountSeries.FromValuesInOrder(Usd, two, [0m, -1m]), null, 30m));
        Assert.Equal([MetricStatus.ZeroDenominator, MetricStatus.NegativeDenominator], none.Select(point => point.Status));
    }

    [Fact]
    public void A_year_to_date_counts_from_the_day_on_which_the_books_begin()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2025, 11, 1), new LocalDate(2026, 2, 28));
        AmountSeries amounts = AmountSeries.FromValuesInOrder(Usd, axis, [1m, 2m, 4m, 8m]);
        Assert.Equal([null, null, 4m, 12m], Read(amounts.YearToDate()));
        Assert.Equal([1m, 3m, 4m, 12m], Read(amounts.YearToDate(new LocalDate(2025, 11, 1))));
        Assert.Equal([1m, 3m, 4m, 12m], Read(amounts.YearToDate(new LocalDate(2025, 11, 17))));

        // Books that began before the axis have something there, which is missing.
        Assert.Equal([null, null, 4m, 12m], Read(amounts.YearToDate(new LocalDate(2025, 10, 31))));
        Assert.Throws<ArgumentOutOfRangeException>(() => amounts.YearToDate(new LocalDate(0, 1, 1)));
        PeriodAxis listed = ReportingCalendar.FromPeriods("one", [axis.Span]).Between(axis.Start, axis.End);
        Assert.Equal([null], Read(AmountSeries.FromValuesInOrder(Usd, listed, [1m]).YearToDate(axis.Start)));

        static decimal?[] Read(IReadOnlyList<AmountPoint?> points) => [.. points.Select(point => point?.Amount.ToDecimal())];
    }

    [Fact]
    public void A_published_net_is_a_numerator_and_a_ledger_of_sales_a_denominator()
    {
        AmountSeries net = AmountSeries.FromValuesInOrder(AmountMetrics.NetWriteOffs, Usd, Months, [1m, 2m, 3m, -4m]).WithSource("10-Q");
        WriteOffLedger invoices = WriteOffLedger
            .FromEntries(Usd, Months.Select(month => LedgerEntry.WriteOff(month.Start, Money.FromDecimal(100m, Usd))));
        RatioSeries ratio = net.ToSales(invoices.SummarizeBy(Months).Gross);
        Assert.Equal([0.01m, 0.02m, 0.03m, -0.04m], ratio.Select(point => point.Ratio!.Value.ToDecimal()));
        Assert.Equal(RatioMetrics.NetWriteOffToSales, ratio.Definition);
        Assert.Null(ratio[0].EntryCount);
        Assert.Same(Evidence.None, ratio[0].Evidence);
        Assert.Throws<InvalidOperationException>(() => ratio[0].Entries);
        Assert.Equal(
            """
            M3 = 1.00 USD ÷ 100.00 USD = 1.00 %
              metric        M3 write-off to sales: net write-offs (receivable) ÷ total sales
              period        2026-01 (2026-01-01/2026-01-31)
              calendar      months
              denominator   gross write-offs (receivable) of 2026-01, read from all entries
              tax basis     net write-offs: not stated; denominator: not stated
              source        Write-off Amount KPI; 10-Q
            """.ReplaceLineEndings("\n"),
            ratio[0].Explain().ToString());

        // A month of which the sales are incomplete has no ratio.
        Assert.Equal(
            MetricStatus.IncompletePeriod,
            net.ToSales(invoices.CompleteThrough(new LocalDate(2026, 4, 29)).SummarizeBy(Months).Gross)[3].Status);
        Assert.Throws<ArgumentException>(() =>
            net.ToSales(AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, [1m, 1m, 1m, 1m])));
        Assert.Throws<ArgumentException>(() => net.ToAverageReceivables(AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m, 1m, 1m])));
    }

    [Fact]
    public void A_definition_is_a_metric_with_its_choices_and_equal_by_these()
    {
        MetricDefinition sales = RatioMetrics.GrossWriteOffToSales;
        Assert.Equal(
            ("gross write-offs", "total sales", "receivable", PeriodBasis.EffectiveDate, null),
            (sales.NumeratorBasis, sales.DenominatorBasis, sales.Scope, sales.PeriodBasis, sales.Annualization));
        MetricDefinition rate = RatioMetrics.QuarterlyNetChargeOffRate;
        Assert.Equal(
            ("as stated by their source", Annualization.Times(4), null, RatioMetrics.NetChargeOffRate),
            (rate.Averaging, rate.Annualization, rate.FlowPeriod, rate.Metric));
        Assert.Equal("year", RatioMetrics.NetWriteOffToAverageReceivables.FlowPeriod);

        Assert.Equal(Days, MetricDefinition.FromMetric(Dso with { }));
        Assert.Equal(Days.WithChoice("S", "full").GetHashCode(), Days.WithChoice("S", "full").GetHashCode());
        Assert.Equal(Days.WithChoice("S", "full"), Days.WithChoice("S", "full"));
        Assert.NotEqual(Days.WithChoice("S", "full"), Days.WithChoice("S", "monthly"));
        Assert.Equal("DSO days sales outstanding: receivables ÷ sales × days (S: full, year: 365)",
            Days.WithChoice("S", "full").WithChoice("year", "365").ToString());
        Assert.Equal([KeyValuePair.Create("S", "full")], Days.WithChoice("S", "full").Choices);
        Assert.Throws<ArgumentException>(() => Days.WithChoice("S", "full").WithChoice("S", "monthly"));
        Assert.Throws<ArgumentException>(() => MetricDefinition.FromMetric(RatioMetrics.WriteOffToSales));
    }

    [Fact]
    public void Every_metric_has_an_id_of_its_own_and_users_take_none_of_them()
    {
        Metric[] all = [.. AmountMetrics.All, .. RatioMetrics.All];
        Assert.Equal(all.Length, all.Select(metric => metric.Id).Distinct().Count());
        Assert.Equal(
            ["M1", "M2", "M25", "M2a", "M2b", "M2c", "M2d", "M3", "M36", "M36a", "M4", "M5", "M5a", "M7", "M9a", "M9b"],
            all.Select(metric => metric.Id).Order(StringComparer.Ordinal));
        foreach (string id in new[] { "M3", "m3", "M99", "S1" })
            Assert.StartsWith($"Found the id '{id}'", Assert.Throws<ArgumentException>(() => Of(id, MetricUnit.Days)).Message,
                StringComparison.Ordinal);
        Assert.Equal(["MAX", "S", "DSO"], new[] { "MAX", "S", "DSO" }.Select(id => Of(id, MetricUnit.Days).Id));
        Assert.Throws<ArgumentException>(() => Of("x", MetricUnit.Points));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of("x", (MetricUnit)99));
        Assert.Throws<ArgumentException>(() => Of(" ", MetricUnit.Days));
        Assert.Equal("x y", Of("x", MetricUnit.Days).ToString());

        static Metric Of(string id, MetricUnit unit) =>
            Metric.FromDefinition(id, "y", unit, MetricDirection.Neutral, PeriodCombination.None, "z", "s");
    }

    [Fact]
    public void A_series_of_another_unit_is_refused()
    {
        Assert.StartsWith("Found amounts of DSO", Refused(() => AmountSeries.FromValuesInOrder(Days, Usd, Months, [1m, 1m, 1m, 1m])),
            StringComparison.Ordinal);
        Assert.StartsWith("Found counts of DSO", Refused(() => CountSeries.FromValuesInOrder(Days, Months, [1L, 1L, 1L, 1L])),
            StringComparison.Ordinal);
        Assert.StartsWith("Found ratios of DSO", Refused(() => RatioSeries.FromValuesInOrder(Days, Months, new Ratio?[4])),
            StringComparison.Ordinal);
        Assert.StartsWith("Found quantities of M3", Refused(
            () => QuantitySeries.FromValuesInOrder(RatioMetrics.GrossWriteOffToSales, Months, new decimal?[4])), StringComparison.Ordinal);
        Assert.StartsWith("Found 3 figures for 4 periods of months",
            Refused(() => QuantitySeries.FromValuesInOrder(Days, Months, [1m, 2m, 3m])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_vintages_of_a_published_series_are_bridged_period_by_period()
    {
        // Federal Reserve, all banks, seasonally adjusted, total loans: 2023Q3 and Q4 as first printed and as revised (0.52 / 0.60, then
        // 0.51 / 0.59).
        PeriodAxis quarters = ReportingCalendar.Quarters.Between(new LocalDate(2023, 7, 1), new LocalDate(2023, 12, 31));
        RatioSeries first = Fed(0.52m, 0.60m).WithAsOf(new LocalDate(2024, 2, 20)),
            revised = Fed(0.51m, 0.59m).WithAsOf(new LocalDate(2024, 8, 20));
        IReadOnlyList<MetricChange<RatioPoint>> bridge = revised.ChangeFrom(first);
        Assert.Equal([-0.01m, -0.01m], bridge.Select(change => change.Difference!.Value.ToDecimal()));
        Assert.Equal((0.60m, 0.59m), (bridge[1].Before!.Ratio!.Value.Percent, bridge[1].After.Ratio!.Value.Percent));
        Assert.Equal(
            $"""
            M7 = 0.59 %, stated
              metric        {RatioMetrics.QuarterlyNetChargeOffRate}
              period        2023Q4 (2023-10-01/2023-12-31)
              calendar      quarters
              as of         2024-08-20
              source        Federal Reserve, FDIC: charge-offs less recoveries; Federal Reserve, charge-off rates
            """.ReplaceLineEndings("\n"),
            revised[1].Explain().ToString());
        BenchmarkSeries banks = BenchmarkSeries
            .FromSeries("All banks", revised, BenchmarkStatistic.Mean, "US commercial banks") with
        { IsVerified = true };
        Assert.Equal(["equal to All banks 2023Q3", "0.01 points above All banks 2023Q4"],
            banks.Compare(Fed(0.51m, 0.60m)).Select(comparison => comparison!.ToString()));
        Assert.Equal(new LocalDate(2024, 8, 20), banks[0]!.AsOf);
        Assert.Throws<ArgumentException>(() =>
            revised.ChangeFrom(RatioSeries.FromValuesInOrder(RatioMetrics.GrossWriteOffToSales, quarters, new Ratio?[2])));
        Assert.Throws<ArgumentException>(() =>
            BenchmarkSeries.FromSeries("x", RatioSeries.FromValuesInOrder(first.Definition, quarters, new Ratio?[2]),
                BenchmarkStatistic.Mean,
            "x"));
        RatioSeries gap = RatioSeries.FromValuesInOrder(first.Definition, quarters, [null, Ratio.FromPercent(1m)]).WithSource("x");
        Assert.Null(BenchmarkSeries.FromSeries("x", gap, BenchmarkStatistic.Mean, "x").Compare(revised)[0]);

        RatioSeries Fed(decimal third, decimal fourth) => RatioSeries.FromValuesInOrder(
            RatioMetrics.QuarterlyNetChargeOffRate, quarters, [Ratio.FromPercent(third), Ratio.FromPercent(fourth)])
            .WithSource("Federal Reserve, charge-off rates");
    }

    [Fact]
    public void What_is_divided_is_neither_stated_nor_dated()
    {
        RatioSeries divided = AmountSeries.FromValuesInOrder(AmountMetrics.GrossWriteOffs, Usd, Months, [1m, 1m, 1m, 1m])
            .ToSales(AmountSeries.FromValuesInOrder(Usd, Months, [9m, 9m, 9m, 9m]));
        Assert.Throws<InvalidOperationException>(() => divided.WithSource("x"));
        Assert.Throws<InvalidOperationException>(() => divided.WithAsOf(Months.Start));
        QuantitySeries days = QuantitySeries.FromValuesInOrder(Days, Months, [1m, 2m, 3m, 4m]).WithSource("erp").WithAsOf(Months.Start);
        Assert.Equal(("erp", Months.Start), (days.Source, days.AsOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => days.WithAsOf(new LocalDate(0, 1, 1)));
        Assert.Throws<ArgumentException>(() =>
            RatioSeries.FromValuesInOrder(RatioMetrics.QuarterlyNetChargeOffRate, Months, new Ratio?[4])
                .Annualize(Annualization.Times(12)));
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;
}
