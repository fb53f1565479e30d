using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>An incidence ratio against a benchmark, and how unusual it would be if the benchmark were its true rate.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class IncidenceTest : IReport
{
    internal IncidenceTest(RatioPoint point, Benchmark benchmark, long successes, long trials)
    {
        Point = point;
        Benchmark = benchmark;
        double rate = (double)benchmark.Value.ToDecimal();
        Estimate = (double)successes / trials;
        Z = Proportions.BenchmarkZ(successes, trials, rate);
        PValue = BinomialDistribution.TwoSided(successes, trials, rate);
    }

    /// <summary>The incidence ratio.</summary>
    public RatioPoint Point { get; }

    /// <summary>The benchmark.</summary>
    public Benchmark Benchmark { get; }

    /// <summary>The observed ratio, as a quotient.</summary>
    public double Estimate { get; }

    /// <summary>Ratio − benchmark in standard errors of the benchmark.</summary>
    public double Z { get; }

    /// <summary>The probability of all counts that are not likelier than the one observed (exact binomial, two-sided).</summary>
    public double PValue { get; }

    /// <summary>The test and the benchmark, and what the ratio means and rests on.</summary>
    public Explanation Explain() => Explanation.FromPoint(
        Point,
        ToString(),
        ("benchmark", Benchmark.ToString()),
        ("method", "exact binomial test, two-sided: all counts that are not likelier than the one observed"));

    /// <summary>Ratio and p-value on one line with the reservation, in any culture.</summary>
    public override string ToString() =>
        $"{IncidenceInterval.Percent(Estimate)} against {Benchmark.Value.Read()} of {Benchmark.Name}, "
            + $"{Invariant.Probability(PValue)}{(Benchmark.IsVerified ? "" : "; unverified source")}";

    void IReport.Write(ReportWriter report) => report
        .Add(Point)
        .Add(Benchmark)
        .Add(Estimate)
        .Add(Z)
        .Add(PValue);
}
