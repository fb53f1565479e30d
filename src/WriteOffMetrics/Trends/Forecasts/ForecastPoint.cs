using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A forecast of one period. Ratios are quotients, amounts in major units.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record ForecastPoint : IReport
{
    internal ForecastPoint(ReportingPeriod period, double value, double? lower, double? upper)
    {
        Period = period;
        Value = value;
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period { get; }

    /// <summary>The forecast; of figures that cannot lie below zero not below zero.</summary>
    public double Value { get; }

    /// <summary>The lower bound; null where the method gives none.</summary>
    public double? Lower { get; }

    /// <summary>The upper bound; null where the method gives none.</summary>
    public double? Upper { get; }

    /// <summary>Period, forecast and bounds on one line, in any culture.</summary>
    public override string ToString()
    {
        string bounds = Lower is { } lower && Upper is { } upper ? FormattableString.Invariant($" ({lower:G6} to {upper:G6})") : "";
        return FormattableString.Invariant($"{Period.Name} {Value:G6}{bounds}");
    }

    void IReport.Write(ReportWriter report) => report
        .AddValue(Period)
        .Add(Value)
        .Add(Lower)
        .Add(Upper);
}
