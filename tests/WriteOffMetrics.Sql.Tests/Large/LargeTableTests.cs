using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Three million rows: every database and the library in process give the same totals, group by group.</summary>
public sealed class LargeTableTests(ITestOutputHelper output)
{
    [Fact]
    public async Task DuckDB_answers_as_the_ledger_does() => await AssertAnswers(DuckDbDatabase.InFile(NewFolder()));

    [Fact]
    public async Task SQLite_and_Entity_Framework_on_it_answer_as_the_ledger_does()
    {
        SqliteDatabase database = SqliteDatabase.InFile(NewFolder());
        await AssertAnswers(database);
        await AssertQueryable(new WriteOffContext(
            new DbContextOptionsBuilder().UseSqlite(database.Source.ConnectionString).Options, null));
    }

    [ServerFact]
    public async Task PostgreSQL_and_Entity_Framework_on_it_answer_as_the_ledger_does()
    {
        await AssertAnswers(new PostgresDatabase(0, "large"));
        await AssertQueryable(new WriteOffContext(
            new DbContextOptionsBuilder().UseNpgsql(Servers.Postgres(0, "ledger")).Options, "large"));
    }

    [ServerFact]
    public async Task Three_clusters_of_PostgreSQL_answer_as_the_ledger_does()
    {
        PostgresDatabase[] clusters = [new(0, "large_part"), new(1, "large_part"), new(2, "large_part")];
        for (int i = 0; i < clusters.Length; i++)
        {
            string shard = "s" + (char)('1' + i);
            await clusters[i].FillAsync(LargeTable.Rows().Where(row => row.Shard == shard));
        }

        await AssertEqual(clusters[0], [.. clusters.Select(cluster => cluster.Source)]);
    }

    [ServerFact]
    public async Task Two_nodes_of_ClickHouse_answer_as_the_ledger_does()
    {
        ClickHouse nodes = await ClickHouse.MadeAsync("large");
        await nodes.FillAsync(LargeTable.Rows());
        foreach ((LedgerTable asked, PeriodBreakdown expected) in new[]
        {
            (nodes.Table, LargeTable.Expected),
            (nodes.Table.AsKnownOn(LargeTable.KnownOn), LargeTable.ExpectedAsKnown),
            (nodes.Table.WithPeriodBasis(PeriodBasis.OriginDate), LargeTable.ExpectedByOrigin),
        })
        {
            TotalsQuery<PeriodBreakdown> query = asked.Plan(LargeTable.Months, "region", SqlDialect.ClickHouse);
            PartialTotals part = await ClickHouse.AskAsync(query);
            Assert.Equal(expected, query.Merge(part));
            output.WriteLine($"ClickHouse: {part}, {part.FetchedRows} rows fetched");
        }

        PeriodBreakdown byDay = await ClickHouse.TotalsAsync(nodes.Table.Plan(LargeTable.Days, "region", SqlDialect.ClickHouse));
        Assert.Equal(LargeTable.Expected, byDay.RollUpTo(LargeTable.Months));
        Assert.Equal(
            LargeTable.ExpectedPairs,
            await ClickHouse.TotalsAsync(nodes.Table.Plan(LargeTable.Months, "region", Dimension.Reason, SqlDialect.ClickHouse)));
    }

    private async Task AssertAnswers(TestDatabase database)
    {
        await database.FillAsync(LargeTable.Rows());
        await AssertEqual(database, [database.Source]);
    }

    private async Task AssertEqual(TestDatabase database, IReadOnlyList<DbDataSource> sources)
    {
        foreach ((LedgerTable asked, PeriodBreakdown expected) in new[]
        {
            (database.Table, LargeTable.Expected),
            (database.Table.AsKnownOn(LargeTable.KnownOn), LargeTable.ExpectedAsKnown),
            (database.Table.WithPeriodBasis(PeriodBasis.OriginDate), LargeTable.ExpectedByOrigin),
        })
        {
            TotalsQuery<PeriodBreakdown> query = asked.Plan(LargeTable.Months, "region", database.Dialect);
            PartialTotals[] parts = await Task.WhenAll(sources.Select(source => query.RunAsync(source)));
            Assert.Equal(expected, query.Merge(parts));
            foreach (PartialTotals part in parts) output.WriteLine($"{database.Dialect}: {part}, {part.FetchedRows} rows fetched");
        }

        PeriodBreakdown byDay = await database.Table.SummarizeByAsync(LargeTable.Days, "region", database.Dialect, sources);
        Assert.Equal(LargeTable.Expected, byDay.RollUpTo(LargeTable.Months));
        Assert.Equal(
            LargeTable.ExpectedPairs,
            await database.Table.SummarizeByAsync(LargeTable.Months, "region", Dimension.Reason, database.Dialect, sources));
    }

    private static async Task AssertQueryable(WriteOffContext context)
    {
        await using WriteOffContext closing = context;
        List<DayTotals<DateOnly>> rows = await context.WriteOffs.Where(row => row.Category == EntryCategory.Receivable)
            .GroupForTotals(row => row.PostedOn, row => row.AmountMinor, row => row.Kind, row => row.Region).ToListAsync();
        PeriodBreakdown totals = rows.SummarizeBy(TestRow.Usd, LargeTable.Months, "region");
        Assert.Equal(LargeTable.ExpectedOfReceivables, totals);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory().FullName;
}
