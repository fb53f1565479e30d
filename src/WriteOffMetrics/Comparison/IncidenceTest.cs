namespace WriteOffMetrics;

/// <summary>An incidence ratio against a benchmark, and how unusual it would be if the benchmark were its true rate.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
public sealed record IncidenceTest
{
    internal IncidenceTest(Benchmark benchmark, long successes, long trials)
    {
        Benchmark = benchmark;
        double rate = RatioArithmetic.ToDouble(benchmark.Value);
        Estimate = (double)successes / trials;
        Z = Proportions.BenchmarkZ(successes, trials, rate);
        PValue = BinomialDistribution.TwoSided(successes, trials, rate);
    }

    /// <summary>The benchmark.</summary>
    public Benchmark Benchmark { get; }

    /// <summary>The observed ratio, as a quotient.</summary>
    public double Estimate { get; }

    /// <summary>Ratio − benchmark in standard errors of the benchmark.</summary>
    public double Z { get; }

    /// <summary>The probability of all counts that are not likelier than the one observed (exact binomial, two-sided).</summary>
    public double PValue { get; }

    /// <summary>Ratio and p-value on one line with the reservation, in any culture.</summary>
    public override string ToString() =>
        $"{IncidenceInterval.Percent(Estimate)} against {Benchmark.Value.ToString("P2", null)} of {Benchmark.Name}, {Invariant.Probability(PValue)}{(Benchmark.IsVerified ? "" : "; unverified source")}";
}
