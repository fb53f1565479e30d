using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>SQLite, in memory or in a file of its own.</summary>
internal sealed class SqliteDatabase : TestDatabase
{
    private static readonly List<DbConnection> Kept = [];

    private SqliteDatabase(string connection) => Source = SqliteFactory.Instance.CreateDataSource(connection);

    /// <summary>It lives for as long as one connection is open.</summary>
    public static SqliteDatabase InMemory { get; } = Opened(new SqliteDatabase("Data Source=laws;Mode=Memory;Cache=Shared"));

    public static SqliteDatabase InFile(string folder) => new($"Data Source={Path.Combine(folder, "write-offs.sqlite")}");

    public override SqlDialect Dialect => SqlDialect.Sqlite;

    public override DbDataSource Source { get; }

    public override LedgerTable Table => TestRow.Table("main", "write_offs");

    public override async Task FillAsync(IEnumerable<TestRow> rows)
    {
        await using DbConnection connection = await Source.OpenConnectionAsync();
        await ExecuteAsync(connection, "PRAGMA synchronous = OFF; DROP TABLE IF EXISTS write_offs");
        await ExecuteAsync(connection, $"CREATE TABLE write_offs{Columns("text", "date")}");
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        await using var insert = (SqliteCommand)connection.CreateCommand();
        insert.Transaction = (SqliteTransaction)transaction;
        insert.CommandText = "INSERT INTO write_offs VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8)";
        for (int i = 0; i < 9; i++) insert.Parameters.Add(new SqliteParameter("@" + i.ToString(CultureInfo.InvariantCulture), null));
        foreach (TestRow row in rows)
        {
            object?[] values =
            [
                Text(row.Date), Text(row.Recorded), Text(row.Origin), row.Amount, row.Kind.ToString(), row.Category.ToString(), row.Region,
                row.Reason, row.Shard,
            ];
            for (int i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SqliteDatabase Opened(SqliteDatabase database)
    {
        Kept.Add(database.Source.OpenConnection());
        return database;
    }
}
