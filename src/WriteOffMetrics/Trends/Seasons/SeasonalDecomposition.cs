using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A series split into trend, season and rest.</summary>
/// <remarks>Immutable and safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class SeasonalDecomposition : IReport
{
    private readonly Observations observations;

    internal SeasonalDecomposition(Observations observations, DecompositionMethod method, AnalysisStatus status, int minimum,
        IReadOnlyList<SeasonalPoint> points, double? trendStrength, double? seasonalStrength)
    {
        this.observations = observations;
        Method = method;
        Status = status;
        MinimumPeriods = minimum;
        Points = points;
        TrendStrength = trendStrength;
        SeasonalStrength = seasonalStrength;
    }

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition => observations.Definition;

    /// <summary>How the series was split.</summary>
    public DecompositionMethod Method { get; }

    /// <summary>Whether there is a result, and if not, why.</summary>
    public AnalysisStatus Status { get; }

    /// <summary>How many periods with a figure the method needs.</summary>
    public int MinimumPeriods { get; }

    /// <summary>The figures with their parts, in order; empty without a result.</summary>
    public IReadOnlyList<SeasonalPoint> Points { get; }

    /// <summary>
    /// The strength of the trend, 0 to 1: max(0, 1 − var(rest) ÷ var(trend + rest)) (Wang, Smith and Hyndman 2006). Null for classical
    /// methods, without variation and without a result.
    /// </summary>
    public double? TrendStrength { get; }

    /// <summary>The same of the season.</summary>
    public double? SeasonalStrength { get; }

    /// <summary>The periods that were left out, and why.</summary>
    public IReadOnlyList<ExcludedPeriod> Excluded => observations.Excluded;

    /// <summary>The method, what it assumes, and which periods count.</summary>
    public Explanation Explain() => Explanation.FromDetails(Definition, ToString(),
    [
        .. observations.InWords(),
        ("method", MethodInWords),
        ("why this one", "named by the caller"),
        ("assumes", "the same season in all years, "
            + (Method == DecompositionMethod.ClassicalMultiplicative ? "in proportion to the level" : "whatever the level")),
        ("status", observations.WhyNone(Status, MinimumPeriods)),
    ]);

    /// <summary>The result on one line, in any culture.</summary>
    public override string ToString()
    {
        if (Status != AnalysisStatus.Defined) return $"not decomposed: {observations.WhyNone(Status, MinimumPeriods)}";
        string strength = SeasonalStrength is { } found ? ", seasonal strength " + Invariant.Number(found, 2) : "";
        return $"{Method}, {Invariant.Count(Points.Count, "period", "periods")}{strength}";
    }

    private string MethodInWords => Method switch
    {
        DecompositionMethod.ClassicalAdditive =>
            "classical, additive: centred moving average over a year, mean of what it leaves in each season",
        DecompositionMethod.ClassicalMultiplicative =>
            "classical, multiplicative: centred moving average over a year, mean quotient in each season",
        DecompositionMethod.Loess => "STL: local regression, periodic seasons, two passes",
        _ => "STL, robust: local regression, periodic seasons, fifteen passes with weights",
    };

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddMember(Status)
        .AddMember(Method)
        .Add(MinimumPeriods)
        .Add(TrendStrength)
        .Add(SeasonalStrength)
        .AddList(Points)
        .AddList(Excluded);
}
