using System.Data.Common;
using System.Diagnostics;
using Npgsql;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>A source that is missing or dies gives an error that names it, and no totals of the others.</summary>
public sealed class DeadSourceTests
{
    /// <summary>A row for each tenth of a second, of which there are enough for a minute.</summary>
    private const string SlowRows =
        "SELECT date '2026-01-15' AS day, 1::bigint AS amount FROM generate_series(1, 600) WHERE pg_sleep(0.1) IS NOT NULL";

    [ServerFact]
    public async Task A_source_that_is_dead_is_named_and_gives_no_totals()
    {
        IReadOnlyList<DbDataSource> sources = await SourcesAsync("one_dead", "SELECT date '2026-01-15' AS day, 1::bigint AS amount");
        LedgerTable table = Engines.DaysAndAmounts("one_dead");
        PeriodTotals alive = await TotalsAsync(table, sources);
        Assert.Equal(3, Engines.Gross(alive));

        Servers.Kill("postgres-3");
        try
        {
            var failure = await Assert.ThrowsAsync<LedgerSourceException>(() => TotalsAsync(table, sources));
            Assert.Equal(3, failure.SourceNumber);
            Assert.IsAssignableFrom<NpgsqlException>(failure.InnerException);
            Assert.True(failure.IsTransient);
        }
        finally
        {
            await Servers.RestartAsync("postgres-3");
        }
    }

    [ServerFact]
    public async Task A_source_that_dies_while_it_is_read_is_named_and_the_others_are_ended()
    {
        IReadOnlyList<DbDataSource> sources = await SourcesAsync("one_dying", SlowRows);
        Task<PeriodTotals> running = TotalsAsync(Engines.DaysAndAmounts("one_dying"), sources);
        await Task.Delay(700);
        Assert.False(running.IsCompleted);
        var ending = Stopwatch.StartNew();
        Servers.Kill("postgres-3");
        try
        {
            var failure = await Assert.ThrowsAsync<LedgerSourceException>(() => running);
            Assert.Equal(3, failure.SourceNumber);
            Assert.IsAssignableFrom<NpgsqlException>(failure.InnerException);
            Assert.InRange(ending.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        }
        finally
        {
            await Servers.RestartAsync("postgres-3");
        }
    }

    [ServerFact]
    public async Task A_source_that_fails_ends_the_others_at_once()
    {
        IReadOnlyList<DbDataSource> sources = await SourcesAsync("one_failing", SlowRows);
        await new PostgresDatabase(1, "public").ExecuteAsync("DROP VIEW one_failing");
        var waited = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<LedgerSourceException>(() => TotalsAsync(Engines.DaysAndAmounts("one_failing"), sources));

        Assert.Equal(2, failure.SourceNumber);
        Assert.Equal("42P01", failure.SqlState);
        Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        // The servers are idle again as well.
        foreach (DbDataSource source in sources)
        {
            await using DbCommand command = source.CreateCommand(
                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%one_failing%' AND pid <> pg_backend_pid()");
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }
    }

    [ServerFact]
    public async Task A_bad_row_of_one_source_ends_the_others_at_once()
    {
        IReadOnlyList<DbDataSource> sources = await SourcesAsync("one_bad", SlowRows);
        await new PostgresDatabase(1, "public").ExecuteAsync(
            "CREATE OR REPLACE VIEW one_bad AS SELECT date '2026-01-15' AS day, -1::bigint AS amount");
        var waited = Stopwatch.StartNew();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => TotalsAsync(Engines.DaysAndAmounts("one_bad"), sources));

        Assert.StartsWith("Source 2: Found 1 row ", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [ServerFact]
    public async Task A_shard_that_is_dead_behind_a_coordinator_gives_no_totals()
    {
        Coordinator coordinator = await Coordinator.FilledAsync("behind");
        PeriodTotals alive =
            await coordinator.PartitionedTable.SummarizeByAsync(ManyRows.Months, SqlDialect.PostgreSql, [coordinator.Source]);
        Assert.Equal(CoreTotals.Of(TestRow.ToLedger(ManyRows.All), ManyRows.Months), alive);
        Servers.Kill("postgres-3");
        try
        {
            foreach (LedgerTable table in new[] { coordinator.Table, coordinator.PartitionedTable })
            {
                var failure = await Assert.ThrowsAsync<LedgerSourceException>(
                    () => table.SummarizeByAsync(ManyRows.Months, "region", SqlDialect.PostgreSql, [coordinator.Source]));
                Assert.Equal(1, failure.SourceNumber);
                Assert.Equal("08001", failure.SqlState); // sqlclient_unable_to_establish_sqlconnection
            }
        }
        finally
        {
            await Servers.RestartAsync("postgres-3");
        }
    }

    /// <summary>Npgsql throws what lies beneath as it is, which is no exception of a database.</summary>
    [Fact]
    public async Task A_host_that_nobody_knows_is_an_error_of_the_source()
    {
        await using DbDataSource source = NpgsqlDataSource.Create("Host=there-is-no-such-host.invalid;Username=nobody;Database=none");
        var failure = await Assert.ThrowsAsync<LedgerSourceException>(() => Engines.DaysAndAmounts("any").SummarizeByAsync(
            Engines.January2026, SqlDialect.PostgreSql, [source]));
        Assert.Equal(1, failure.SourceNumber);
    }

    /// <summary>DuckDB's provider knows no repeatable read, and says so as of a wrong argument.</summary>
    [Fact]
    public async Task A_dialect_that_the_source_does_not_speak_is_an_error_of_the_source()
    {
        TestDatabase database = Engines.Of(Engines.DuckDb);
        await database.MakeAsync("spoken", "day date, amount bigint", "('2026-01-15', 100)");
        var failure = await Assert.ThrowsAsync<LedgerSourceException>(() => Engines.DaysAndAmounts("spoken").SummarizeByAsync(
            Engines.January2026, SqlDialect.PostgreSql, [database.Source]));
        Assert.IsType<ArgumentException>(failure.InnerException);
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public async Task A_source_that_stands_there_twice_is_refused_before_it_is_asked()
    {
        DbDataSource source = Engines.Of(Engines.DuckDb).Source;
        LedgerTable table = Engines.DaysAndAmounts("there_is_no_such_table");
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => table.SummarizeByAsync(Engines.January2026, SqlDialect.DuckDb, [source, source]));
        Assert.Contains("Found source 2 twice", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => table.SummarizeByAsync(Engines.January2026, SqlDialect.DuckDb, []));
        await Assert.ThrowsAsync<ArgumentException>(() => table.SummarizeByAsync(Engines.January2026, SqlDialect.DuckDb, [source, null!]));
    }

    private static Task<PeriodTotals> TotalsAsync(LedgerTable table, IReadOnlyList<DbDataSource> sources) =>
        table.SummarizeByAsync(Engines.January2026, SqlDialect.PostgreSql, sources);

    /// <summary>A view of the same name on each cluster.</summary>
    private static async Task<IReadOnlyList<DbDataSource>> SourcesAsync(string view, string rows)
    {
        PostgresDatabase[] databases = [new(0, "public"), new(1, "public"), new(2, "public")];
        foreach (PostgresDatabase database in databases) await database.ExecuteAsync($"CREATE OR REPLACE VIEW {view} AS {rows}");
        return [.. databases.Select(database => database.Source)];
    }
}
