using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A figure split into its parts. Ratios are quotients, amounts in major units; of a multiplicative split season and rest are factors.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record SeasonalPoint : IReport
{
    internal SeasonalPoint(ReportingPeriod period, double value, double? trend, double seasonal, double? rest)
    {
        Period = period;
        Value = value;
        Trend = trend;
        Seasonal = seasonal;
        Rest = rest;
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period { get; }

    /// <summary>The figure.</summary>
    public double Value { get; }

    /// <summary>The trend; null at the ends of a classical decomposition, where its average over a year is not full.</summary>
    public double? Trend { get; }

    /// <summary>What the season adds, or multiplies with.</summary>
    public double Seasonal { get; }

    /// <summary>What is left; null where the trend is.</summary>
    public double? Rest { get; }

    /// <summary>Period, figure and parts on one line, in any culture.</summary>
    public override string ToString()
    {
        string trend = Trend is { } found ? FormattableString.Invariant($"{found:G6}") : "none";
        return FormattableString.Invariant($"{Period.Name} {Value:G6}: trend {trend}, season {Seasonal:G6}");
    }

    void IReport.Write(ReportWriter report) => report
        .AddValue(Period)
        .Add(Value)
        .Add(Trend)
        .Add(Seasonal)
        .Add(Rest);
}
