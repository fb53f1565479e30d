using System.Globalization;
using System.Net;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Rows on two nodes of ClickHouse, asked through a distributed table: what comes back equals the ledger of all rows.</summary>
public sealed class ClickHouseTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1;

    [ServerFact]
    public async Task Columns_with_nulls_answer_as_the_ledger_does()
    {
        ClickHouse clickHouse = await ClickHouse.MadeAsync("with_nulls");
        await clickHouse.FillAsync(ManyRows.All);
        await AssertAnswers(clickHouse.Table, ManyRows.All);
        await AssertAnswers(clickHouse.Table.WithPartitionColumn("shard"), ManyRows.All);
    }

    [ServerFact]
    public async Task Columns_without_nulls_answer_as_the_ledger_does()
    {
        TestRow[] rows = [.. ManyRows.All.Select(Whole)];
        ClickHouse clickHouse = await ClickHouse.MadeAsync("without_nulls",
            "posted_on Date, recorded_on Date, invoiced_on Date, amount_minor UInt32, "
            + "kind Enum8('WriteOff' = 1, 'Reversal' = 2, 'Recovery' = 3, 'RecoveryReturned' = 4), "
            + "category String, region String, why String, shard String");
        await clickHouse.FillAsync(rows);
        await AssertAnswers(clickHouse.Table, rows);
    }

    [ServerFact]
    public async Task A_time_at_the_end_of_a_day_counts_on_that_day()
    {
        ClickHouse nullable = await ClickHouse.MadeAsync("times_or_null",
            "posted_on Nullable(DateTime), recorded_on Nullable(DateTime), invoiced_on Nullable(DateTime), amount_minor Int64, "
            + "kind String, category String, region Nullable(String), why Nullable(String), shard String");
        await nullable.FillAsync(ManyRows.All, " 23:59:59", row => row.Kind.ToString(), row => row.Category.ToString());
        await AssertAnswers(nullable.Table, ManyRows.All);

        TestRow[] rows = [.. ManyRows.All.Select(Whole)];
        ClickHouse clickHouse = await ClickHouse.MadeAsync("times",
            "posted_on DateTime, recorded_on DateTime, invoiced_on DateTime, amount_minor Int64, kind String, "
            + "category String, region String, why String, shard String");
        await clickHouse.FillAsync(rows, " 23:59:59", row => row.Kind.ToString(), row => row.Category.ToString());
        await AssertAnswers(clickHouse.Table, rows);
    }

    [ServerFact]
    public async Task Kinds_and_categories_are_read_in_the_words_of_the_table()
    {
        ClickHouse clickHouse = await ClickHouse.MadeAsync("words",
            "posted_on Date, recorded_on Nullable(Date), invoiced_on Nullable(Date), amount_minor Int64, kind UInt8, category String, "
            + "region Nullable(String), why Nullable(String), shard String");
        await clickHouse.FillAsync(ManyRows.All, "", row => ((int)row.Kind + 7).ToString(CultureInfo.InvariantCulture),
            row => row.Category == EntryCategory.Receivable ? "A/R 'trade'" : "it\\em");
        LedgerTable table = clickHouse.Table
            .WithKind("kind", ("7", EntryKind.WriteOff), ("8", (EntryKind)1), ("9", (EntryKind)2), ("10", (EntryKind)3))
            .WithCategory("category", ("A/R 'trade'", EntryCategory.Receivable), ("it\\em", (EntryCategory)1));
        await AssertAnswers(table, ManyRows.All);
    }

    [ServerFact]
    public async Task Random_ledgers_answer_as_the_ledger_does()
    {
        int count = Cases.IsPlain ? 50 : Math.Min(Cases.Count, 100);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seeds {FirstSeed} to {FirstSeed + count - 1}"));
        ClickHouse clickHouse = await ClickHouse.MadeAsync("random_ledgers");
        for (int seed = FirstSeed; seed < FirstSeed + count; seed++)
        {
            var question = new RandomCase(seed);
            await clickHouse.FillAsync(question.Rows);
            LedgerTable table = question.Of(clickHouse.Table);
            string name = string.Create(CultureInfo.InvariantCulture, $"seed {seed}");
            await AssertTotals(name, table, question.Ledger, question.Axis);
            if (question.Rows.Count > 0) await AssertBreakdowns(name, table, question.Ledger, question.Axis);
        }
    }

    [ServerFact]
    public async Task Sums_beyond_64_bits_of_all_nodes_are_right_or_an_error()
    {
        ClickHouse clickHouse = await ClickHouse.MadeAsync("overflow");
        TestRow row = ManyRows.All[0] with { Date = new DateOnly(2024, 6, 30), Amount = long.MaxValue, Kind = EntryKind.WriteOff };
        TotalsQuery<PeriodTotals> query = clickHouse.Table.Plan(ManyRows.Months, SqlDialect.ClickHouse);

        // One such amount is the most a cell can hold.
        await clickHouse.FillAsync([row with { Shard = "s2" }]);
        Assert.Equal(Money.FromMinorUnits(long.MaxValue, TestRow.Usd), (await ClickHouse.AskAsync(query)).ControlSum);

        // A 64-bit sum of the first two wraps to -2; of all three to 9,223,372,036,854,775,805, which looks like an amount.
        await clickHouse.FillAsync([row with { Shard = "s1" }, row with { Shard = "s1" }]);
        await Assert.ThrowsAsync<OverflowException>(() => ClickHouse.AskAsync(query));
        await clickHouse.FillAsync([row with { Shard = "s1" }, row with { Shard = "s2" }, row with { Shard = "s2" }]);
        await Assert.ThrowsAsync<OverflowException>(() => ClickHouse.AskAsync(query));
    }

    [ServerFact]
    public async Task Each_node_adds_up_its_rows_for_cells_and_for_control_totals()
    {
        ClickHouse clickHouse = await ClickHouse.MadeAsync("added_up");
        await clickHouse.FillAsync(ManyRows.All);
        TotalsQuery<PeriodBreakdown> query = clickHouse.Table.Plan(ManyRows.Months, "region", SqlDialect.ClickHouse);
        string now = await ClickHouse.RunAsync(1, "SELECT now()");

        PartialTotals part = await ClickHouse.AskAsync(query);

        IReadOnlyList<(string Query, long Rows)> remote = await ClickHouseLog.ShardQueriesAsync(1, "added_up", now.Trim());
        Assert.Equal(2, remote.Count);
        (string cells, long cellRows) = Assert.Single(remote, query => query.Query.Contains("GROUP BY", StringComparison.Ordinal));
        (string control, long controlRows) = Assert.Single(remote, query => !query.Query.Contains("GROUP BY", StringComparison.Ordinal));
        Assert.Contains("SUM(", cells, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(cellRows, 1, part.Rows.Count);
        Assert.Contains("SUM(", control, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, controlRows);
    }

    [ServerFact]
    public async Task A_node_that_is_dead_is_an_error_whatever_the_connection_says()
    {
        ClickHouse clickHouse = await ClickHouse.MadeAsync("one_dead");
        await clickHouse.FillAsync(ManyRows.All);
        string text = clickHouse.Table.Plan(ManyRows.Months, "region", SqlDialect.ClickHouse).Text;
        const string Count = "SELECT count() FROM one_dead_all";
        long onFirst = ManyRows.OfShard(1).Count();
        Servers.Kill("clickhouse-2");
        try
        {
            var stated = await Assert.ThrowsAsync<HttpRequestException>(
                () => ClickHouse.RunAsync(0, text, "?skip_unavailable_shards=1"));
            var unstated = await Assert.ThrowsAsync<HttpRequestException>(() => ClickHouse.RunAsync(0, text));

            Assert.Equal(HttpStatusCode.InternalServerError, stated.StatusCode);
            Assert.Equal(HttpStatusCode.InternalServerError, unstated.StatusCode);
            // The setting would be obeyed, were it not for the text.
            string counted = await ClickHouse.RunAsync(0, Count, "?skip_unavailable_shards=1");
            Assert.Equal(onFirst.ToString(CultureInfo.InvariantCulture), counted.Trim());
        }
        finally
        {
            await Servers.RestartAsync("clickhouse-2");
        }
    }

    private static TestRow Whole(TestRow row) => row with
    {
        Recorded = row.Recorded ?? row.Date,
        Origin = row.Origin ?? row.Date,
        Region = row.Region ?? "none",
        Reason = row.Reason ?? "none",
    };

    private static async Task AssertAnswers(LedgerTable table, IReadOnlyList<TestRow> rows)
    {
        foreach ((string name, LedgerTable asked, WriteOffLedger ledger) in ManyRows.Questions(table, rows))
        {
            foreach (PeriodAxis axis in new[] { ManyRows.Months, ManyRows.Days })
            {
                await AssertTotals(name, asked, ledger, axis);
                await AssertBreakdowns(name, asked, ledger, axis);
            }
        }
    }

    private static async Task AssertTotals(string name, LedgerTable table, WriteOffLedger ledger, PeriodAxis axis) =>
        Assert.True(await ClickHouse.TotalsAsync(table.Plan(axis, SqlDialect.ClickHouse)) == CoreTotals.Of(ledger, axis), name);

    private static async Task AssertBreakdowns(string name, LedgerTable table, WriteOffLedger ledger, PeriodAxis axis)
    {
        PeriodBreakdown breakdown = await ClickHouse.TotalsAsync(table.Plan(axis, "region", SqlDialect.ClickHouse));
        Assert.True(breakdown == CoreTotals.Of(ledger, axis, "region"), $"{name}, by region");
        CrossBreakdown cross = await ClickHouse.TotalsAsync(table.Plan(axis, Dimension.Reason, "region", SqlDialect.ClickHouse));
        Assert.True(cross == CoreTotals.Of(ledger, axis, Dimension.Reason, "region"), $"{name}, by reason and region");
    }
}
