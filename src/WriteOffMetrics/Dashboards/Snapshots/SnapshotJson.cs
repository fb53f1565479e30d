namespace WriteOffMetrics;

/// <summary>A snapshot as JSON has it.</summary>
internal sealed class SnapshotJson : WithUnknown
{
    public string? Schema { get; init; }

    public required string Name { get; init; }

    public required Currency Currency { get; init; }

    public required CalendarDay AsOf { get; init; }

    public CalendarDay? CompleteThrough { get; init; }

    public CalendarDay? KnownOn { get; init; }

    public ReportingPeriod? Period { get; init; }

    public required SectionJson[] Sections { get; init; }

    public SnapshotJson[]? Entities { get; init; }
}
