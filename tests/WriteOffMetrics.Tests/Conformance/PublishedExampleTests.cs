using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Worked examples that others published.</summary>
public sealed class PublishedExampleTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>
    /// M3, "Write-off Amount" KPI page: 8 % of sales falls to 3 % in six months: concerning to acceptable; 5 points, −62.5 %.
    /// </summary>
    [Fact]
    public void Write_offs_that_fall_from_8_to_3_percent_of_sales_move_from_concerning_to_acceptable()
    {
        PeriodAxis halves = ReportingCalendar.HalfYears.Between(new LocalDate(2025, 1, 1), new LocalDate(2025, 12, 31));
        var ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(new LocalDate(2025, 3, 31), Money.FromDecimal(80_000m, Usd)),
            LedgerEntry.WriteOff(new LocalDate(2025, 9, 30), Money.FromDecimal(30_000m, Usd)),
        ]);
        RatioSeries ratio = ledger.SummarizeBy(halves).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, halves, [1_000_000m, 1_000_000m]));

        Assert.Equal(["Concerning", "Acceptable"], ratio.Select(point => ThresholdScale.WriteOffToSales.Classify(point).Band!.Name));
        MetricChange<RatioPoint> change = ratio.ChangeFromPeriodBefore()[1];
        Assert.Equal(Quantity.FromPoints(-5m), change.Difference);
        Assert.Equal(Ratio.FromPercent(-62.5m), change.Relative);
        Assert.Equal("2025H2 -5.00 points, -62.50 % against 2025H1", change.ToString());
    }

    /// <summary>
    /// Federal Reserve, all banks, seasonally adjusted: 2024:2 total 0.65, credit cards 4.49, commercial real estate 0.25; the fourth
    /// quarter of 2023 was first printed 0.60 / 4.24 and later 0.59 / 4.21. Two vintages are two benchmarks, told apart by their as-of
    /// date.
    /// </summary>
    [Fact]
    public void Two_vintages_of_one_published_series_are_two_benchmark_series()
    {
        Benchmark[] first = [Fed("total", "2023:4", 0.60m, 2024, 2), Fed("credit cards", "2023:4", 4.24m, 2024, 2)];
        Benchmark[] revised = [Fed("total", "2023:4", 0.59m, 2024, 8), Fed("credit cards", "2023:4", 4.21m, 2024, 8)];
        Assert.All(first.Zip(revised), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.NotEqual(first[0], first[0] with { AsOf = revised[0].AsOf });

        // A bank that lost 1.00 in a quarter on an average of 200.00: 2 % a year.
        PeriodAxis quarter = ReportingCalendar.Quarters.Between(new LocalDate(2024, 4, 1), new LocalDate(2024, 4, 1));
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(new LocalDate(2024, 5, 31), Money.FromDecimal(1m, Usd))]);
        RatioSeries quarterly = ledger.SummarizeBy(quarter).Net
            .ToAverageReceivables(AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, quarter, [200m]));
        RatioPoint rate = quarterly.Annualize(Annualization.Times(4))[0];
        Benchmark[] latest = [
            Fed("total", "2024:2", 0.65m, 2024, 8), Fed("credit cards", "2024:2", 4.49m, 2024, 8),
            Fed("commercial real estate", "2024:2", 0.25m, 2024, 8)];
        Assert.Equal([1.35m, -2.49m, 1.75m], latest.Select(benchmark => benchmark.Compare(rate).Gap?.ToDecimal()));
        Assert.Equal("1.35 points above Federal Reserve, total 2024:2", latest[0].Compare(rate).ToString());
        Assert.Throws<ArgumentException>(() => latest[0].Compare(quarterly[0]));

        static Benchmark Fed(string loans, string quarter, decimal percent, int year, int month) => Benchmark.FromValue(
            $"Federal Reserve, {loans} {quarter}", Ratio.FromPercent(percent), BenchmarkStatistic.Mean,
            RatioMetrics.QuarterlyNetChargeOffRate, $"US commercial banks, {loans}",
            "Federal Reserve, charge-off rates, seasonally adjusted") with
        { AsOf = new LocalDate(year, month, 20), IsVerified = true };
    }

    /// <summary>The KPI page: below 2 % excellent, 2 to 5 % acceptable, above 5 % concerning.</summary>
    [Theory]
    [InlineData("1.99", "Excellent")]
    [InlineData("2", "Acceptable")]
    [InlineData("5", "Acceptable")]
    [InlineData("5.01", "Concerning")]
    [InlineData("-1", "Excellent")]
    public void The_bands_of_the_KPI(string percent, string band) =>
        Assert.Equal(band, ThresholdScale.WriteOffToSales.BandOf(Ratio.Parse(percent + " %", null)).Name);

    /// <summary>The KPI page: retail 3 % (Deloitte), manufacturing 4 % (PwC), financial services 1.5 % top quartile (Gartner).</summary>
    [Fact]
    public void The_benchmarks_of_the_KPI_are_unverified()
    {
        Benchmark[] all = [PublishedBenchmarks.RetailAverage, PublishedBenchmarks.ManufacturingAverage,
            PublishedBenchmarks.FinancialServicesTopQuartile];
        Assert.Equal([3m, 4m, 1.5m], all.Select(benchmark => benchmark.Value.ToRatio().Percent));
        Assert.Equal([BenchmarkStatistic.Mean, BenchmarkStatistic.Mean, BenchmarkStatistic.TopQuartile],
            all.Select(benchmark => benchmark.Statistic));
        Assert.All(all, benchmark => Assert.False(benchmark.IsVerified));
        Assert.All(all, benchmark => Assert.Equal(RatioMetrics.GrossWriteOffToSales, benchmark.Definition));
    }
}
