using System.Data.Common;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Rows that lie on three PostgreSQL clusters, asked one by one and through a coordinator of foreign tables.</summary>
public sealed class PostgresShardTests
{
    [ServerFact]
    public async Task Three_sources_together_answer_as_the_ledger_of_all_rows_does()
    {
        List<DbDataSource> sources = [];
        for (int number = 1; number <= 3; number++)
        {
            var shard = new PostgresDatabase(number - 1, "three_sources");
            await shard.FillAsync(ManyRows.OfShard(number));
            sources.Add(shard.Source);
        }

        LedgerTable table = TestRow.Table("three_sources", "write_offs");
        foreach ((string name, LedgerTable asked, WriteOffLedger ledger) in ManyRows.Questions(table))
        {
            foreach (PeriodAxis axis in new[] { ManyRows.Months, ManyRows.Days })
            {
                Assert.True(await asked.SummarizeByAsync(axis, SqlDialect.PostgreSql, sources) == CoreTotals.Of(ledger, axis), name);
                PeriodBreakdown breakdown = await asked.SummarizeByAsync(axis, "region", SqlDialect.PostgreSql, sources);
                Assert.True(breakdown == CoreTotals.Of(ledger, axis, "region"), name);
            }
        }
    }

    [ServerFact]
    public async Task A_coordinator_answers_as_the_ledger_of_all_rows_does() =>
        await AssertAnswers(await Coordinator.FilledAsync("coordinated"));

    [ServerFact]
    public async Task A_coordinator_of_dates_with_times_answers_as_the_ledger_does() =>
        await AssertAnswers(await Coordinator.FilledAsync("coordinated_times", atEndOfDay: true));

    [ServerFact]
    public async Task Each_shard_of_a_coordinator_adds_up_its_rows_for_cells_and_for_control_totals() =>
        await AssertAddUp("pushed_down", await Coordinator.FilledAsync("pushed_down"));

    [ServerFact]
    public async Task Each_shard_adds_up_its_rows_where_dates_have_times() =>
        await AssertAddUp("pushed_down_times", await Coordinator.FilledAsync("pushed_down_times", atEndOfDay: true));

    [ServerFact]
    public async Task Without_the_column_of_partitions_a_coordinator_fetches_every_row()
    {
        Coordinator coordinator = await Coordinator.FilledAsync("shipped");

        IReadOnlyList<string> remote =
            await coordinator.RemoteQueriesAsync(coordinator.Table.Plan(ManyRows.Months, "region", SqlDialect.PostgreSql));

        Assert.Equal(6, remote.Count);
        Assert.All(remote, query => Assert.DoesNotContain("GROUP BY", query, StringComparison.Ordinal));
        Assert.All(remote, query => Assert.DoesNotContain("sum(", query, StringComparison.Ordinal));
    }

    private static async Task AssertAnswers(Coordinator coordinator)
    {
        foreach ((string name, LedgerTable asked, WriteOffLedger ledger) in ManyRows.Questions(coordinator.PartitionedTable))
        {
            foreach (PeriodAxis axis in new[] { ManyRows.Months, ManyRows.Days })
            {
                TotalsQuery<PeriodBreakdown> query = asked.Plan(axis, "region", SqlDialect.PostgreSql);
                PartialTotals part = await query.RunAsync(coordinator.Source);

                Assert.True(query.Merge(part) == CoreTotals.Of(ledger, axis, "region"), name);
                // Each cell of each shard is a row, and each shard has a row of control totals.
                Assert.InRange(part.FetchedRows, part.Rows.Count + 3, (3 * part.Rows.Count) + 3);
            }
        }
    }

    private static async Task AssertAddUp(string schema, Coordinator coordinator)
    {
        foreach ((string name, LedgerTable asked, _) in ManyRows.Questions(coordinator.PartitionedTable))
        {
            foreach (PeriodAxis axis in new[] { ManyRows.Months, ManyRows.Days })
            {
                AssertAddedUp(name, schema, await coordinator.RemoteQueriesAsync(asked.Plan(axis, SqlDialect.PostgreSql)));
                AssertAddedUp(name, schema, await coordinator.RemoteQueriesAsync(asked.Plan(axis, "region", SqlDialect.PostgreSql)));
                TotalsQuery<CrossBreakdown> cross = asked.Plan(axis, Dimension.Reason, "region", SqlDialect.PostgreSql);
                AssertAddedUp(name, schema, await coordinator.RemoteQueriesAsync(cross));
                AssertAddedUp(name, schema, await coordinator.RemoteQueriesAsync(asked.ToSql(axis, "region", SqlDialect.PostgreSql), []));
            }
        }
    }

    private static void AssertAddedUp(string name, string schema, IReadOnlyList<string> remote)
    {
        for (int number = 1; number <= 3; number++)
        {
            string table = $" FROM {Coordinator.SchemaOfShard(schema, number)}.write_offs ";
            Assert.True(remote.Count(query => query.Contains(table, StringComparison.Ordinal)) == 2,
                $"{name}: {string.Join("\n", remote)}");
        }

        Assert.Equal(6, remote.Count);
        Assert.All(remote, query => Assert.True(
            query.Contains(" GROUP BY ", StringComparison.Ordinal) && query.Contains("sum(", StringComparison.Ordinal)
            && query.Contains("count(*)", StringComparison.Ordinal),
            $"{name}: {query}"));
    }
}
