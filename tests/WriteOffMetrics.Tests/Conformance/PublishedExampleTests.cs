using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Worked examples that others published.</summary>
public sealed class PublishedExampleTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>M3, "Write-off Amount" KPI page: 8 % of sales falls to 3 % in six months: concerning to acceptable; 5 points, −62.5 %.</summary>
    [Fact]
    public void Write_offs_that_fall_from_8_to_3_percent_of_sales_move_from_concerning_to_acceptable()
    {
        PeriodAxis halves = ReportingCalendar.HalfYears.Between(new LocalDate(2025, 1, 1), new LocalDate(2025, 12, 31));
        var ledger = WriteOffLedger.FromEntries(Usd,
        [
            LedgerEntry.WriteOff(new LocalDate(2025, 3, 31), Money.FromDecimal(80_000m, Usd)),
            LedgerEntry.WriteOff(new LocalDate(2025, 9, 30), Money.FromDecimal(30_000m, Usd)),
        ]);
        RatioSeries ratio = ledger.SummarizeBy(halves).Gross.ToSales(AmountSeries.FromValues(Usd, halves, [1_000_000m, 1_000_000m]));

        Assert.Equal(["Concerning", "Acceptable"], ratio.Select(point => ThresholdScale.WriteOffToSales.Classify(point).Band!.Name));
        RatioChange change = ratio.ChangeFromPeriodBefore()[1];
        Assert.Equal(-5m, change.Points);
        Assert.Equal(Ratio.FromPercent(-62.5m), change.Relative);
        Assert.Equal("2025H2 -5.00 points, -62.50 % against 2025H1", change.ToString());
    }

    /// <summary>
    /// Federal Reserve, all banks, seasonally adjusted: the fourth quarter of 2023 was first printed 0.60 and later 0.59. Two vintages are two
    /// benchmarks, told apart by their as-of date.
    /// </summary>
    [Fact]
    public void Two_vintages_of_one_published_figure_are_two_benchmarks()
    {
        Benchmark first = AllBanks(0.60m) with { AsOf = new LocalDate(2024, 2, 20), IsVerified = true };
        Benchmark revised = AllBanks(0.59m) with { AsOf = new LocalDate(2024, 8, 20), IsVerified = true };
        Assert.NotEqual(first, revised);
        Assert.NotEqual(first, first with { AsOf = revised.AsOf });

        static Benchmark AllBanks(decimal percent) => Benchmark.FromValue(
            "All banks 2023Q4", Ratio.FromPercent(percent), BenchmarkStatistic.Mean, MetricDefinition.NetWriteOffToAverageReceivables, "US commercial banks", "Federal Reserve, charge-off rates");
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
        Benchmark[] all = [PublishedBenchmarks.RetailAverage, PublishedBenchmarks.ManufacturingAverage, PublishedBenchmarks.FinancialServicesTopQuartile];
        Assert.Equal([3m, 4m, 1.5m], all.Select(benchmark => benchmark.Value.Percent));
        Assert.Equal([BenchmarkStatistic.Mean, BenchmarkStatistic.Mean, BenchmarkStatistic.TopQuartile], all.Select(benchmark => benchmark.Statistic));
        Assert.All(all, benchmark => Assert.False(benchmark.IsVerified));
        Assert.All(all, benchmark => Assert.Equal(MetricDefinition.GrossWriteOffToSales, benchmark.Definition));
    }
}
