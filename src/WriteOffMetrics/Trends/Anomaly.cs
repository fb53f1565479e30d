namespace WriteOffMetrics;

/// <summary>A figure far from what is usual. Ratios are quotients, amounts in major units.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
public sealed record Anomaly
{
    internal Anomaly(ReportingPeriod period, double value, double expected, double? score)
    {
        Period = period;
        Value = value;
        Expected = expected;
        Score = score;
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period { get; }

    /// <summary>The figure.</summary>
    public double Value { get; }

    /// <summary>What is usual: the median, or trend and season of the period plus the median rest.</summary>
    public double Expected { get; }

    /// <summary>The modified z-score, 0.6745 × (figure − usual) ÷ median absolute deviation. Null where most figures are equal, so that the deviation is zero.</summary>
    public double? Score { get; }

    /// <summary>Period, figure and what is usual on one line, in any culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Period.Name} {Value:G6} instead of {Expected:G6}");
}
