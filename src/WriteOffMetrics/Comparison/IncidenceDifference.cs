using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>The difference of two incidence ratios, and how unusual it would be if there were none.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class IncidenceDifference : IReport
{
    internal IncidenceDifference(RatioPoint first, RatioPoint second, long x1, long n1, long x2, long n2, double level)
    {
        (First, Second) = (first, second);
        Difference = (double)x1 / n1 - (double)x2 / n2;
        Interval interval = Proportions.NewcombeDifference(x1, n1, x2, n2, level);
        (Lower, Upper, Level) = (interval.Lower, interval.Upper, level);
        Z = Proportions.PooledZ(x1, n1, x2, n2);
        PValue = Z is { } z ? Proportions.TwoSided(z) : null;
    }

    /// <summary>The first incidence ratio.</summary>
    public RatioPoint First { get; }

    /// <summary>The second incidence ratio.</summary>
    public RatioPoint Second { get; }

    /// <summary>First − second ratio, as quotients.</summary>
    public double Difference { get; }

    /// <summary>The lower bound of the difference (Newcombe's hybrid of Wilson intervals).</summary>
    public double Lower { get; }

    /// <summary>The upper bound of the difference.</summary>
    public double Upper { get; }

    /// <summary>The level of the interval, such as 0.95.</summary>
    public double Level { get; }

    /// <summary>
    /// The difference in standard errors under one common rate; null where both ratios are 0 % or both 100 %, which leaves nothing to test.
    /// </summary>
    public double? Z { get; }

    /// <summary>
    /// How often chance alone would make such a difference or a larger one, either way, if both rates were one; null as <see cref="Z"/>.
    /// </summary>
    public double? PValue { get; }

    /// <summary>The difference and the methods, and what the first ratio means and rests on.</summary>
    public Explanation Explain() => Explanation.FromPoint(
        First,
        ToString(),
        ("compared with", Second.Explain().Summary),
        ("method", "interval by Newcombe's hybrid of Wilson intervals; z of two proportions, pooled, without correction"));

    /// <summary>Difference, bounds and p-value on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Points(Difference)} ({Points(Lower)} to {Points(Upper)}, level {Invariant.Level(Level)}), "
            + $"{(PValue is { } p ? Invariant.Probability(p) : "nothing to test")}";

    private static string Points(double quotient) => Invariant.Number(quotient * 100, 2) + " points";

    void IReport.Write(ReportWriter report) => report
        .Add(First)
        .Add(Second)
        .Add(Difference)
        .Add(Level)
        .Add(Lower)
        .Add(Upper)
        .Add(Z)
        .Add(PValue);
}
