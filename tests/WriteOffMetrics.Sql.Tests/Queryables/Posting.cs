namespace WriteOffMetrics.Sql.Tests;

/// <summary>A row as an application has it: a time without a zone, its date beside it, kinds in words of its own.</summary>
internal sealed record Posting(int Id, DateTime At, long Cents, string Type, string? Region)
{
    public DateOnly Date { get; init; } = DateOnly.FromDateTime(At);
}
