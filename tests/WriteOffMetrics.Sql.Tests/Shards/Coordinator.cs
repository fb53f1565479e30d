using System.Data.Common;
using Npgsql;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>
/// Three clusters of PostgreSQL with the rows of a shard each, and the database before them, in which the shards are foreign tables and
/// partitions of one table.
/// </summary>
internal sealed class Coordinator
{
    private readonly string schema;

    /// <param name="schema">A schema of the test's own. That of a shard has its number behind it.</param>
    private Coordinator(string schema)
    {
        this.schema = schema;
        Source = NpgsqlDataSource.Create(Servers.Postgres(0, "coordinator"));
    }

    private static string EndsOfDays => string.Join(", ", new[] { "posted_on", "recorded_on", "invoiced_on" }.Select(column =>
        $"ALTER {column} TYPE timestamp USING {column} + time '23:59:59.999'"));

    public DbDataSource Source { get; }

    /// <summary>The partitioned table, its partitions not stated.</summary>
    public LedgerTable Table => TestRow.Table(schema, "write_offs");

    public LedgerTable PartitionedTable => Table.WithPartitionColumn("shard");

    public static string SchemaOfShard(string schema, int number) => $"{schema}_{number}";

    /// <summary>Fills the shards and describes them to the coordinator.</summary>
    public static Task<Coordinator> FilledAsync(string schema) => FilledAsync(schema, atEndOfDay: false);

    /// <param name="schema">A schema of the test's own.</param>
    /// <param name="atEndOfDay">Whether dates have a time: a moment before midnight.</param>
    public static async Task<Coordinator> FilledAsync(string schema, bool atEndOfDay)
    {
        var coordinator = new Coordinator(schema);
        await using DbConnection connection = await coordinator.Source.OpenConnectionAsync();
        await TestDatabase.ExecuteAsync(connection, $"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}");
        await TestDatabase.ExecuteAsync(connection,
            $"CREATE TABLE {schema}.write_offs{TestDatabase.Columns("text", atEndOfDay ? "timestamp" : "date")} PARTITION BY LIST (shard)");
        for (int number = 1; number <= 3; number++)
        {
            var shard = new PostgresDatabase(number - 1, SchemaOfShard(schema, number));
            await shard.FillAsync(ManyRows.OfShard(number));
            if (atEndOfDay) await shard.ExecuteAsync($"ALTER TABLE {SchemaOfShard(schema, number)}.write_offs {EndsOfDays}");
            await TestDatabase.ExecuteAsync(connection,
                $"CREATE FOREIGN TABLE {schema}.part_{number} PARTITION OF {schema}.write_offs FOR VALUES IN ('s{number}') "
                + $"SERVER shard_{number} OPTIONS (schema_name '{SchemaOfShard(schema, number)}', table_name 'write_offs')");
        }

        return coordinator;
    }

    /// <summary>What the coordinator asks of its shards for a query.</summary>
    public async Task<IReadOnlyList<string>> RemoteQueriesAsync<TTotals>(TotalsQuery<TTotals> query)
        where TTotals : class => await RemoteQueriesAsync(query.Text, query.Parameters);

    /// <param name="text">The query.</param>
    /// <param name="parameters">Its values.</param>
    public async Task<IReadOnlyList<string>> RemoteQueriesAsync(string text, IReadOnlyList<QueryParameter> parameters)
    {
        await using DbConnection connection = await Source.OpenConnectionAsync();
        await TestDatabase.ExecuteAsync(connection, "SET enable_partitionwise_aggregate = on");
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "EXPLAIN VERBOSE " + text;
        foreach (QueryParameter value in parameters)
            command.Parameters.Add(new NpgsqlParameter(value.Name, value.Type) { Value = value.Value });
        List<string> remote = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            string line = reader.GetString(0);
            if (line.Contains("Remote SQL: ", StringComparison.Ordinal)) remote.Add(line.Trim());
        }

        return remote;
    }
}
