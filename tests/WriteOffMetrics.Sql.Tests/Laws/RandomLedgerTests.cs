using System.Globalization;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Random rows, periods and questions: what databases answer equals what the library answers in process.</summary>
public sealed class RandomLedgerTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1;

    [Fact]
    public async Task DuckDB_answers_as_the_ledger_does() => await AssertAnswers(DuckDbDatabase.InMemory);

    [Fact]
    public async Task SQLite_answers_as_the_ledger_does() => await AssertAnswers(SqliteDatabase.InMemory);

    [ServerFact]
    public async Task PostgreSQL_answers_as_the_ledger_does() => await AssertAnswers(new PostgresDatabase(0, "random_ledgers"));

    private async Task AssertAnswers(TestDatabase database)
    {
        int count = Cases.IsPlain ? 50 : 2 * Cases.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seeds {FirstSeed} to {FirstSeed + count - 1}"));
        for (int seed = FirstSeed; seed < FirstSeed + count; seed++)
        {
            var question = new RandomCase(seed);
            await database.FillAsync(question.Rows);
            if (await WhyDiffersAsync(question, database) is { } why)
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, {database.Dialect}: {why}"));
        }
    }

    private static async Task<string?> WhyDiffersAsync(RandomCase question, TestDatabase database)
    {
        LedgerTable table = question.Of(database.Table);
        WriteOffLedger ledger = question.Ledger;
        if (await table.SummarizeByAsync(question.Axis, database.Dialect, [database.Source]) != CoreTotals.Of(ledger, question.Axis))
            return "totals";
        if (question.Rows.Count == 0) return null;
        if (await table.SummarizeByAsync(question.Axis, "region", database.Dialect, [database.Source])
            != CoreTotals.Of(ledger, question.Axis, "region"))
            return "by region";
        return await table.SummarizeByAsync(question.Axis, Dimension.Reason, "region", database.Dialect, [database.Source])
            != CoreTotals.Of(ledger, question.Axis, Dimension.Reason, "region")
            ? "by reason and region"
            : null;
    }
}
