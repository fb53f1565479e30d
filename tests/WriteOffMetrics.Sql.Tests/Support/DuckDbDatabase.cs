using System.Data.Common;
using DuckDB.NET.Data;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>DuckDB, in memory or in a file of its own.</summary>
internal sealed class DuckDbDatabase : TestDatabase
{
    private static readonly List<DbConnection> Kept = [];

    private DuckDbDatabase(string connection) => Source = DuckDBClientFactory.Instance.CreateDataSource(connection);

    /// <summary>It lives for as long as one connection is open.</summary>
    public static DuckDbDatabase InMemory { get; } = Opened(new DuckDbDatabase("DataSource=:memory:?cache=shared"));

    public static DuckDbDatabase InFile(string folder) => new($"DataSource={Path.Combine(folder, "write-offs.duckdb")}");

    public override SqlDialect Dialect => SqlDialect.DuckDb;

    public override DbDataSource Source { get; }

    public override LedgerTable Table => TestRow.Table("write_offs");

    public override async Task FillAsync(IEnumerable<TestRow> rows)
    {
        await using var connection = (DuckDBConnection)await Source.OpenConnectionAsync();
        await ExecuteAsync(connection, $"CREATE OR REPLACE TABLE write_offs{Columns("text", "date")}");
        using DuckDBAppender appender = connection.CreateAppender("write_offs");
        foreach (TestRow row in rows)
        {
            appender.CreateRow().AppendValue(row.Date).AppendValue(row.Recorded).AppendValue(row.Origin).AppendValue(row.Amount)
                .AppendValue(row.Kind.ToString()).AppendValue(row.Category.ToString()).AppendValue(row.Region).AppendValue(row.Reason)
                .AppendValue(row.Shard).EndRow();
        }
    }

    private static DuckDbDatabase Opened(DuckDbDatabase database)
    {
        Kept.Add(database.Source.OpenConnection());
        return database;
    }
}
