using System.Data.Common;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>A database with a table of write-offs, filled by the tests and read by the library.</summary>
internal abstract class TestDatabase
{
    public abstract SqlDialect Dialect { get; }

    public abstract DbDataSource Source { get; }

    /// <summary>The description of the table.</summary>
    public abstract LedgerTable Table { get; }

    /// <summary>Makes the table anew, with these rows.</summary>
    public abstract Task FillAsync(IEnumerable<TestRow> rows);

    public async Task ExecuteAsync(string statement)
    {
        await using DbConnection connection = await Source.OpenConnectionAsync();
        await ExecuteAsync(connection, statement);
    }

    public static async Task ExecuteAsync(DbConnection connection, string statement)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    public static string Columns(string text, string date) =>
        $"(posted_on {date}, recorded_on {date}, invoiced_on {date}, amount_minor bigint, kind {text}, category {text}, region {text}, "
        + $"why {text}, shard {text})";
}
