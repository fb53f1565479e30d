namespace WriteOffMetrics.Sql.Tests;

/// <summary>A row of the table that the tests put into databases, and an entry of the ledger beside it.</summary>
internal sealed record TestRow(DateOnly Date, DateOnly? Recorded, DateOnly? Origin, long Amount, EntryKind Kind, EntryCategory Category,
    string? Region, string? Reason, string Shard)
{
    public static Currency Usd { get; } = Currency.FromCode("USD");

    /// <summary>The table, with all that a description can state but the partition.</summary>
    public static LedgerTable Table(params string[] path) =>
        (path.Length == 1 ? LedgerTable.Named(path[0]) : LedgerTable.Named(path[0], path[1]))
        .WithDate("posted_on").WithRecordedDate("recorded_on").WithOriginDate("invoiced_on").WithMinorUnits("amount_minor", Usd)
        .WithKind("kind").WithCategory("category").WithDimension("region").WithDimension(Dimension.Reason, "why");

    public static WriteOffLedger ToLedger(IEnumerable<TestRow> rows) => WriteOffLedger.FromRows(Usd, rows, new EntrySelectors<TestRow>
    {
        EffectiveDate = row => row.Date,
        RecordedDate = row => row.Recorded is { } day ? day : (CalendarDay?)null,
        OriginDate = row => row.Origin is { } day ? day : (CalendarDay?)null,
        Amount = row => row.Amount / 100m,
        Kind = row => row.Kind,
        Category = row => row.Category,
        Reason = row => row.Reason,
        Dimensions = { ["region"] = row => row.Region },
    });
}
