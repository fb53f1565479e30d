using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>A query that is no longer wanted, or not for so long, ends with an error and no totals.</summary>
public sealed class CancellationTests(ITestOutputHelper output)
{
    private const string LongOnPostgres = "CREATE OR REPLACE VIEW long_query AS SELECT date '2026-01-15' AS day, a::bigint AS amount "
        + "FROM generate_series(1, 100000) AS x(a), generate_series(1, 1000000) AS y(b)";

    private const string LongOnDuckDb = "CREATE OR REPLACE VIEW long_query AS SELECT DATE '2026-01-15' AS day, 1 + (a * b) % 7 AS amount "
        + "FROM range(1000000) AS x(a), range(10000000) AS y(b)";

    /// <summary>Some seconds long.</summary>
    private const string LongOnSqlite = "CREATE VIEW IF NOT EXISTS long_query AS "
        + "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000) "
        + "SELECT '2026-01-15' AS day, 1 AS amount FROM numbers AS x, numbers AS y";

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    [ServerFact]
    public async Task A_query_on_PostgreSQL_ends_soon_after_it_is_cancelled()
    {
        TestDatabase database = Engines.Of(Engines.Postgres);
        await database.ExecuteAsync(LongOnPostgres);
        await AssertEndsSoon(database);
        // The server works no more either.
        await using DbCommand command = database.Source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%long_query%' AND pid <> pg_backend_pid()");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_query_on_DuckDB_ends_soon_after_it_is_cancelled()
    {
        TestDatabase database = Engines.Of(Engines.DuckDb);
        await database.ExecuteAsync(LongOnDuckDb);
        await AssertEndsSoon(database);
    }

    /// <summary>
    /// Its provider has no way to interrupt a query, which goes on to its end. Cancelled it is nevertheless, unless it had ended before.
    /// </summary>
    [Fact]
    public async Task A_query_on_SQLite_that_was_cancelled_ends_as_such()
    {
        TestDatabase database = Engines.Of(Engines.Sqlite);
        await database.ExecuteAsync(LongOnSqlite);
        try
        {
            TimeSpan whole = await TimeAsync(() => database.TotalsAsync(Engines.DaysAndAmounts("long_query")));
            TimeSpan? after = await EndsAfterAsync(database, whole / 4);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"SQLite: a query of {whole.TotalMilliseconds:F0} ms went on for {after?.TotalMilliseconds:F0} ms after it was cancelled"));
            Assert.NotNull(after);
        }
        catch (TotalsException totals)
        {
            Assert.Equal(4_000_000, Engines.Gross(totals.Totals)); // 2,000 × 2,000 rows of 1
        }
    }

    [Theory, InProcess, OnServer]
    public async Task A_token_that_was_cancelled_before_starts_no_query(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        LedgerTable table = Engines.DaysAndAmounts("there_is_no_such_table");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.SummarizeByAsync(
            Engines.January2026, database.Dialect, [database.Source], new CancellationToken(canceled: true)));
    }

    [ServerFact]
    public async Task A_statement_that_takes_longer_than_PostgreSQL_allows_is_an_error()
    {
        await Engines.Of(Engines.Postgres).ExecuteAsync(LongOnPostgres);
        await using DbDataSource source =
            NpgsqlDataSource.Create(Servers.Postgres(0, "ledger") + ";Options=-c statement_timeout=200");
        var failure = await Assert.ThrowsAsync<LedgerSourceException>(() => TotalsAsync(source, CancellationToken.None));
        Assert.Equal("57014", failure.SqlState); // query_canceled
        Assert.Equal(1, failure.SourceNumber);
    }

    [ServerFact]
    public async Task A_statement_that_takes_longer_than_the_connection_allows_is_an_error()
    {
        await Engines.Of(Engines.Postgres).ExecuteAsync(LongOnPostgres);
        await using DbDataSource source = NpgsqlDataSource.Create(Servers.Postgres(0, "ledger") + ";Command Timeout=1");
        var failure = await Assert.ThrowsAsync<LedgerSourceException>(() => TotalsAsync(source, CancellationToken.None));
        Assert.IsType<TimeoutException>(Assert.IsType<NpgsqlException>(failure.InnerException).InnerException);
        Assert.True(failure.IsTransient);
    }

    /// <summary>The best of a few tries at once, because other programs may have the processor, and every one in a while.</summary>
    private async Task AssertEndsSoon(TestDatabase database)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 4; i++)
        {
            TimeSpan after = (await EndsAfterAsync(database, TimeSpan.FromMilliseconds(400)))!.Value;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Dialect}: {after.TotalMilliseconds:F1} ms"));
            Assert.InRange(after, TimeSpan.Zero, 10 * Soon);
            if (after < best) best = after;
        }

        Assert.InRange(best, TimeSpan.Zero, Soon);
    }

    /// <summary>How long a query goes on after it was cancelled.</summary>
    /// <exception cref="TotalsException">It came to its end.</exception>
    private static async Task<TimeSpan?> EndsAfterAsync(TestDatabase database, TimeSpan delay)
    {
        using var cancelling = new CancellationTokenSource();
        Task<PeriodTotals> running = TotalsAsync(database, cancelling.Token);
        await Task.Delay(delay);
        if (running.IsCompletedSuccessfully) throw new TotalsException(await running);
        var watch = Stopwatch.StartNew();
        await cancelling.CancelAsync();
        var end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(end.CancellationToken.IsCancellationRequested);
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private static Task<PeriodTotals> TotalsAsync(TestDatabase database, CancellationToken cancellationToken) =>
        Engines.DaysAndAmounts("long_query").SummarizeByAsync(
            Engines.FirstQuarter2026, database.Dialect, [database.Source], cancellationToken);

    private static Task<PeriodTotals> TotalsAsync(DbDataSource source, CancellationToken cancellationToken) =>
        Engines.DaysAndAmounts("long_query").SummarizeByAsync(Engines.January2026, SqlDialect.PostgreSql, [source], cancellationToken);

    private sealed class TotalsException(PeriodTotals totals) : Exception
    {
        public PeriodTotals Totals { get; } = totals;
    }
}
