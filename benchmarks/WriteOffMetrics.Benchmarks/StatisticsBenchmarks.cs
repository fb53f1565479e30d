using BenchmarkDotNet.Attributes;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// The statistics of a series, of 400 periods, the longest usual one, and of 2,000, each to be done within 50 milliseconds.
/// </summary>
public class StatisticsBenchmarks
{
    private const int Season = 12;
    private double[] values = [];

    [Params(400, 2_000)]
    public int Periods { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        values = [.. Enumerable.Range(0, Periods).Select(
            i => 100 + 0.05 * i + 10 * Math.Sin(2 * Math.PI * i / Season) + 20 * random.NextDouble())];
    }

    [Benchmark]
    public object? LeastSquares() => OlsTrend.Fit(values);

    [Benchmark]
    public object? Mann() => MannKendall.Test(values);

    [Benchmark]
    public object? Seasonal() => SeasonalMannKendall.Test(values, Season);

    [Benchmark]
    public object? Sen() => TheilSen.Fit(values, 0.95);

    [Benchmark]
    public object? Corrected() => HamedRao.Test(values, Periods - 1, 0.05, CorrectionSum.Signed);

    [Benchmark]
    public object? ChangePoint() => Pettitt.Test(values);

    [Benchmark]
    public object? RobustStl() => StlDecomposition.Decompose(values, StlSettings.Usual(Season, Periods, null, robust: true));

    [Benchmark]
    public object? HoltOptimised() => SmoothingOptimiser.FindWeights(values, SmoothingMethod.Holt, 1);

    [Benchmark]
    public object? HoltWintersOptimised() => SmoothingOptimiser
        .FindWeights(values, new SmoothingMethod(SmoothingTrend.Additive, SmoothingSeason.Additive, Season, SeasonUpdate.Winters), 1);

    [Benchmark]
    public object? Outliers() => OutlierScores.FromValues(values);
}
