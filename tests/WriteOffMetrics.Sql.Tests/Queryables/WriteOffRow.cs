namespace WriteOffMetrics.Sql.Tests;

/// <summary>A row of the tests' table, as Entity Framework Core and linq2db read it.</summary>
public sealed class WriteOffRow
{
    public DateOnly PostedOn { get; set; }

    public DateOnly? RecordedOn { get; set; }

    public long AmountMinor { get; set; }

    public EntryKind Kind { get; set; }

    public EntryCategory Category { get; set; }

    public string? Region { get; set; }

    public string? Why { get; set; }
}
