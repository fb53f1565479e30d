using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A point of a control chart with its limits and what it signals. Ratios are quotients, amounts in major units, cumulative sums in sigma.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ChartPoint : IReport
{
    internal ChartPoint(ReportingPeriod period, double value, double center, double? lower, double? upper, IReadOnlyList<ChartRule> signals)
    {
        Period = period;
        Value = value;
        Center = center;
        LowerLimit = lower;
        UpperLimit = upper;
        Signals = signals;
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period { get; }

    /// <summary>The point.</summary>
    public double Value { get; }

    /// <summary>The centre line at the point.</summary>
    public double Center { get; }

    /// <summary>The lower control limit at the point; null where the chart has none.</summary>
    public double? LowerLimit { get; }

    /// <summary>The upper control limit at the point; null where the chart has none.</summary>
    public double? UpperLimit { get; }

    /// <summary>The rules that complete or continue their pattern here; empty where none does.</summary>
    public IReadOnlyList<ChartRule> Signals { get; }

    /// <summary>Period, value and signals on one line, in any culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Period.Name} {Value:G6}{(Signals.Count == 0 ? "" : ": " + string.Join(", ", Signals))}");

    void IReport.Write(ReportWriter report) => report
        .AddValue(Period)
        .Add(Value)
        .Add(Center)
        .Add(LowerLimit)
        .Add(UpperLimit)
        .AddList(Signals, new EnumJsonConverter<ChartRule>());
}
