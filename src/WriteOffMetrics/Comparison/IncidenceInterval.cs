namespace WriteOffMetrics;

/// <summary>An incidence ratio with its interval, as quotients.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
public sealed record IncidenceInterval
{
    internal IncidenceInterval(double estimate, Interval interval, double level)
    {
        Estimate = estimate;
        Lower = interval.Lower;
        Upper = interval.Upper;
        Level = level;
    }

    /// <summary>The observed ratio.</summary>
    public double Estimate { get; }

    /// <summary>The lower bound, 0 or more.</summary>
    public double Lower { get; }

    /// <summary>The upper bound, 1 or less.</summary>
    public double Upper { get; }

    /// <summary>The level, such as 0.95.</summary>
    public double Level { get; }

    /// <summary>Ratio and bounds on one line, in any culture: <c>10.14 % (6.24 % to 16.05 %, level 95 %)</c>.</summary>
    public override string ToString() => $"{Percent(Estimate)} ({Percent(Lower)} to {Percent(Upper)}, level {Invariant.Level(Level)})";

    internal static string Percent(double quotient) => Invariant.Number(quotient * 100, 2) + " %";
}
