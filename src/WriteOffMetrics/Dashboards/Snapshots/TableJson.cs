namespace WriteOffMetrics;

/// <summary>A table as JSON has it.</summary>
internal sealed class TableJson : WithUnknown
{
    public required string Name { get; init; }

    public required string[] Columns { get; init; }

    public required RowJson[] Rows { get; init; }
}
