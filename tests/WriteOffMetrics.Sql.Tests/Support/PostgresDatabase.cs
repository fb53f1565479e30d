using System.Data.Common;
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
            import.StartRow();
            Write(import, row.Date, NpgsqlDbType.Date);
            Write(import, row.Recorded, NpgsqlDbType.Date);
            Write(import, row.Origin, NpgsqlDbType.Date);
            Write(import, row.Amount, NpgsqlDbType.Bigint);
            Write(import, row.Kind.ToString(), NpgsqlDbType.Text);
            Write(import, row.Category.ToString(), NpgsqlDbType.Text);
            Write(import, row.Region, NpgsqlDbType.Text);
            Write(import, row.Reason, NpgsqlDbType.Text);
            Write(import, row.Shard, NpgsqlDbType.Text);
        }

        await import.CompleteAsync();
    }

    private static void Write<T>(NpgsqlBinaryImporter import, T value, NpgsqlDbType type)
    {
        if (value is null) import.WriteNull();
        else import.Write(value, type);
    }
}
