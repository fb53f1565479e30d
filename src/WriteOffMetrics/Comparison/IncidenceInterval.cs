using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>An incidence ratio with its interval, as quotients.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class IncidenceInterval : IReport
{
    internal IncidenceInterval(RatioPoint point, double estimate, Interval interval, double level)
    {
        Point = point;
        Estimate = estimate;
        Lower = interval.Lower;
        Upper = interval.Upper;
        Level = level;
    }

    /// <summary>The incidence ratio.</summary>
    public RatioPoint Point { get; }

    /// <summary>The observed ratio.</summary>
    public double Estimate { get; }

    /// <summary>The lower bound, 0 or more.</summary>
    public double Lower { get; }

    /// <summary>The upper bound, 1 or less.</summary>
    public double Upper { get; }

    /// <summary>The level, such as 0.95.</summary>
    public double Level { get; }

    /// <summary>The interval and the method, and what the ratio means and rests on.</summary>
    public Explanation Explain() =>
        Explanation.FromPoint(Point, ToString(), ("method", "Wilson interval of a proportion, without correction"));

    /// <summary>Ratio and bounds on one line, in any culture: <c>10.14 % (6.24 % to 16.05 %, level 95 %)</c>.</summary>
    public override string ToString() => $"{Percent(Estimate)} ({Percent(Lower)} to {Percent(Upper)}, level {Invariant.Level(Level)})";

    internal static string Percent(double quotient) => Invariant.Number(quotient * 100, 2) + " %";

    void IReport.Write(ReportWriter report) => report
        .Add(Point)
        .Add(Estimate)
        .Add(Level)
        .Add(Lower)
        .Add(Upper);
}
