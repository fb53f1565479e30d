using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How far a figure lies from a benchmark.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class BenchmarkComparison : IReport
{
    internal BenchmarkComparison(Benchmark benchmark, MetricPoint point)
    {
        Benchmark = benchmark;
        Point = point;
        if (point.Value is not { } value) return;
        Gap = value.TryLess(benchmark.Value);
        RelativeGap = RatioArithmetic.Relative(benchmark.Value, value).Value;
    }

    /// <summary>The benchmark.</summary>
    public Benchmark Benchmark { get; }

    /// <summary>The figure that was compared.</summary>
    public MetricPoint Point { get; }

    /// <summary>
    /// Figure − benchmark in their unit, of ratios in percentage points; null where the figure has no value, or the gap exceeds what a
    /// figure holds.
    /// </summary>
    public Quantity? Gap { get; }

    /// <summary>(Figure − benchmark) ÷ benchmark; null where the figure has no value or the benchmark is not above zero.</summary>
    public Ratio? RelativeGap { get; }

    /// <summary>Whether the two figures mean different things, and were compared all the same because it was asked for.</summary>
    public bool DefinitionsDiffer => Point.Definition != Benchmark.Definition;

    /// <summary>The gap and the benchmark, and what the figure means and rests on.</summary>
    public Explanation Explain() => Explanation.FromPoint(
        Point,
        ToString(),
        ("benchmark", Benchmark.ToString()),
        ("of", Benchmark.Definition.ToString()),
        ("relative gap", RelativeGap is { } relative ? relative.ToString("P2", null) : "none"));

    /// <summary>
    /// The gap on one line with its reservations, in any culture: <c>0.65 points below Retail average; unverified source</c>.
    /// </summary>
    public override string ToString()
    {
        string gap = Gap switch
        {
            null when Point.Value is null => $"not compared with {Benchmark.Name}: {MetricStatusWords.InWords(Point.Status)}",
            null => $"not compared with {Benchmark.Name}: {MetricStatusWords.InWords(MetricStatus.OutOfRange)}",
            { } found when found.ToDecimal() == 0 => $"equal to {Benchmark.Name}",
            { } found => $"{found.Magnitude.Read()} {(found.ToDecimal() < 0 ? "below" : "above")} {Benchmark.Name}",
        };
        string definitions = DefinitionsDiffer ? $"; definitions differ: {Point.Definition.Formula} against {Benchmark.Definition.Formula}"
            : "";
        return gap + Point.Reservation + (Benchmark.IsVerified ? "" : "; unverified source") + definitions;
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Point)
        .Add(Benchmark)
        .AddValue(Gap)
        .AddValue(RelativeGap)
        .Add(DefinitionsDiffer);
}
