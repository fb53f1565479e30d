using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A figure far from what is usual. Ratios are quotients, amounts in major units.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record Anomaly : IReport
{
    private readonly string text;

    internal Anomaly(Observations series, ReportingPeriod period, double value, double expected, double? score)
    {
        text = $"{period.Name} {series.Read(value)} instead of {series.Read(expected)}";
        Period = period;
        Value = value;
        Expected = expected;
        Score = score;
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period { get; }

    /// <summary>The figure.</summary>
    public double Value { get; }

    /// <summary>
    /// What is usual: the median, or the trend, or trend and season of the period; zero where a third of the periods or more are zero.
    /// </summary>
    public double Expected { get; }

    /// <summary>
    /// The modified z-score, 0.6745 × (figure − usual) ÷ median absolute deviation; where zero is usual, 0.6745 × figure ÷ median size of
    /// the other figures. Null where most figures are as is usual, so that the deviation is zero, or there is no other figure.
    /// </summary>
    public double? Score { get; }

    /// <summary>
    /// Period, figure and what is usual on one line, in any culture: <c>2024-10 19,050.00 USD instead of 9,905.50 USD</c>.
    /// </summary>
    public override string ToString() => text;

    void IReport.Write(ReportWriter report) => report
        .AddValue(Period)
        .Add(Value)
        .Add(Expected)
        .Add(Score);
}
