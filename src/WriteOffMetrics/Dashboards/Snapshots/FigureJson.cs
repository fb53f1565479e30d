using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A figure as JSON has it.</summary>
internal sealed class FigureJson : WithUnknown
{
    public string? Text { get; init; }

    public Quantity? Value { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public MetricStatus Status { get; init; }

    public ReportingPeriod? Period { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsIncomplete { get; init; }

    public bool? IsFavourable { get; init; }

    public long? EntryCount { get; init; }

    public string? Metric { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLowerBound { get; init; }

    public string? Explanation { get; init; }
}
