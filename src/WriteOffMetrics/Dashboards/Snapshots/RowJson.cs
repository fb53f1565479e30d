using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A row as JSON has it.</summary>
internal sealed class RowJson : WithUnknown
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DashboardRowKind Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Name { get; init; }

    public required FigureJson?[] Figures { get; init; }
}
