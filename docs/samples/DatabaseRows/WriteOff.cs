namespace DatabaseRows;

/// <summary>A row of the table, as an entity of EF Core or a class for Dapper.</summary>
public sealed class WriteOff
{
    public long Id { get; set; }

    public DateOnly? PostedOn { get; set; }

    public long Cents { get; set; }

    public string Currency { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Customer { get; set; } = "";

    public string? Region { get; set; }
}
