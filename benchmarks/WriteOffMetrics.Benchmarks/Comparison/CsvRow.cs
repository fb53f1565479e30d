using CsvHelper;

namespace WriteOffMetrics.Benchmarks;

/// <summary>A row as CsvHelper's own mapper reads it.</summary>
[CsvRecord]
public sealed partial class CsvRow
{
    public DateOnly Date { get; set; }

    public decimal Amount { get; set; }

    public string Kind { get; set; } = "";

    public string Segment { get; set; } = "";

    public string Account { get; set; } = "";
}
