namespace WriteOffMetrics;

/// <summary>A section as JSON has it.</summary>
internal sealed class SectionJson : WithUnknown
{
    public required string Name { get; init; }

    public string? Absence { get; init; }

    public TableJson[]? Tables { get; init; }

    public string[]? Notes { get; init; }
}
