namespace WriteOffMetrics;

/// <summary>How far a ratio lies from a benchmark.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class BenchmarkComparison
{
    internal BenchmarkComparison(Benchmark benchmark, RatioPoint point)
    {
        Benchmark = benchmark;
        Point = point;
        if (point.Value is not { } value) return;
        GapPoints = RatioArithmetic.Points(value, benchmark.Value);
        RelativeGap = RatioArithmetic.Relative(benchmark.Value, value).Value;
    }

    /// <summary>The benchmark.</summary>
    public Benchmark Benchmark { get; }

    /// <summary>The ratio that was compared.</summary>
    public RatioPoint Point { get; }

    /// <summary>Ratio − benchmark in percentage points; null where the ratio has no value.</summary>
    public decimal? GapPoints { get; }

    /// <summary>(Ratio − benchmark) ÷ benchmark; null where the ratio has no value or the benchmark is not above zero.</summary>
    public Ratio? RelativeGap { get; }

    /// <summary>Whether the two figures mean different things, and were compared all the same because it was asked for.</summary>
    public bool DefinitionsDiffer => Point.Definition != Benchmark.Definition;

    /// <summary>The gap on one line with its reservations, in any culture: <c>0.65 points below Retail average; unverified source</c>.</summary>
    public override string ToString()
    {
        string gap = GapPoints switch
        {
            null => $"not compared with {Benchmark.Name}: {RatioArithmetic.Words(Point.Status)}",
            0 => $"equal to {Benchmark.Name}",
            { } points => $"{RatioArithmetic.ReadPoints(Math.Abs(points))} {(points < 0 ? "below" : "above")} {Benchmark.Name}",
        };
        return gap + Point.Reservation + (Benchmark.IsVerified ? "" : "; unverified source") + (DefinitionsDiffer ? $"; definitions differ: {Point.Definition.Formula} against {Benchmark.Definition.Formula}" : "");
    }
}
