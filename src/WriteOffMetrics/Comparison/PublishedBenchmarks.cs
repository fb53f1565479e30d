namespace WriteOffMetrics;

/// <summary>
/// The benchmarks that the documentation of the Write-off Amount KPI names, all on gross write-offs of receivables ÷ total sales (M3).
/// None was traced to the study to which it is attributed, so all are unverified and undated.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public static class PublishedBenchmarks
{
    /// <summary>Retail: 3 % on average, attributed to Deloitte.</summary>
    public static Benchmark RetailAverage { get; } = Unverified(
        "Retail average", 3m, BenchmarkStatistic.Mean, "retail companies", "Deloitte");

    /// <summary>Manufacturing: 4 % on average, attributed to PwC.</summary>
    public static Benchmark ManufacturingAverage { get; } = Unverified(
        "Manufacturing average", 4m, BenchmarkStatistic.Mean, "manufacturing companies", "PwC");

    /// <summary>Financial services: 1.5 % for the top quartile, attributed to Gartner.</summary>
    public static Benchmark FinancialServicesTopQuartile { get; } =
        Unverified("Financial services top quartile", 1.5m, BenchmarkStatistic.TopQuartile, "financial services companies", "Gartner");

    private static Benchmark Unverified(string name, decimal percent, BenchmarkStatistic statistic, string population, string source) =>
        Benchmark.FromValue(name, Ratio.FromPercent(percent), statistic, RatioMetrics.GrossWriteOffToSales, population,
            source + ", as cited by the Write-off Amount KPI");
}
