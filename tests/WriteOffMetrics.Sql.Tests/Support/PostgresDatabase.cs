using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>A PostgreSQL cluster that was started for the tests, and in it a table of a schema.</summary>
internal sealed class PostgresDatabase : TestDatabase
{
    private readonly string schema;

    /// <param name="cluster">Which of those that were started, 0 for the first.</param>
    /// <param name="schema">A schema of the test's own, so that tests do not meet.</param>
    public PostgresDatabase(int cluster, string schema)
    {
        this.schema = schema;
        Source = NpgsqlDataSource.Create(Servers.Postgres(cluster, "ledger"));
    }

    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    public override DbDataSource Source { get; }

    public override LedgerTable Table => TestRow.Table(schema, "write_offs");

    public override async Task FillAsync(IEnumerable<TestRow> rows)
    {
        await using var connection = (NpgsqlConnection)await Source.OpenConnectionAsync();
        await ExecuteAsync(connection, $"CREATE SCHEMA IF NOT EXISTS {schema}");
        await ExecuteAsync(connection, $"DROP TABLE IF EXISTS {schema}.write_offs");
        await ExecuteAsync(connection, $"CREATE TABLE {schema}.write_offs{Columns("text", "date")}");
        await using NpgsqlBinaryImporter import =
            await connection.BeginBinaryImportAsync($"COPY {schema}.write_offs FROM STDIN (FORMAT BINARY)");
        foreach (TestRow row in rows)
        {
            await import.StartRowAsync();
            await import.WriteAsync(row.Date, NpgsqlDbType.Date);
            await WriteAsync(import, row.Recorded);
            await WriteAsync(import, row.Origin);
            await import.WriteAsync(row.Amount, NpgsqlDbType.Bigint);
            await import.WriteAsync(row.Kind.ToString(), NpgsqlDbType.Text);
            await import.WriteAsync(row.Category.ToString(), NpgsqlDbType.Text);
            await WriteAsync(import, row.Region);
            await WriteAsync(import, row.Reason);
            await import.WriteAsync(row.Shard, NpgsqlDbType.Text);
        }

        await import.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter import, DateOnly? day) =>
        day is { } stated ? import.WriteAsync(stated, NpgsqlDbType.Date) : import.WriteNullAsync();

    private static Task WriteAsync(NpgsqlBinaryImporter import, string? text) =>
        text is null ? import.WriteNullAsync() : import.WriteAsync(text, NpgsqlDbType.Text);
}
