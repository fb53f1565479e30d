using System.Data.Common;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Names and values are never taken for SQL, whatever stands in them.</summary>
public sealed class HostileNameTests
{
    /// <summary>The end of a name in quotes and a statement behind it; what looks like a parameter; a backslash and other quotes.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["we\"ird; drop table x--", "@first $1 :first ? $first", "a\\\"b'`c] d", "/* x */ {0} %s", "select", "Größe \u6771"];

    [Theory, InProcess, OnServer]
    public async Task A_name_is_that_of_a_table_column_or_dimension_and_nothing_else(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("x", "n integer", "(1)");
        foreach (string name in Names)
        {
            string quoted = Quoted(name), date = Quoted(name + " 1"), recorded = Quoted(name + " 2"), kind = Quoted(name + " 3");
            await database.MakeAsync(quoted, $"{date} date, {recorded} date, amount bigint, {kind} text, {quoted} text",
                "('2026-01-15', NULL, 100, 'WriteOff', 'north')", "('2026-01-15', '2026-02-15', 7, 'WriteOff', 'south')");
            LedgerTable table = LedgerTable.Named(name).WithDate(name + " 1").WithRecordedDate(name + " 2")
                .WithMinorUnits("amount", TestRow.Usd).WithKind(name + " 3").WithDimension(name).WithPartitionColumn(name);

            Assert.Equal("north 100, south 7", await database.GrossByAsync(table, name));
            Assert.Equal(7, await database.GrossAsync(table.Where(name, "south")));
            Assert.Equal(100, await database.GrossAsync(table.AsKnownOn(new NodaTime.LocalDate(2026, 1, 31))));
            await database.ExecuteAsync($"DROP TABLE {quoted}");
        }

        Assert.Equal(1, await CountAsync(database));
    }

    [Theory, InProcess, OnServer]
    public async Task A_name_of_nothing_is_an_error_and_never_a_text(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("x", "n integer", "(1)");
        await database.MakeAsync("plain", "day date, amount bigint, region text", "('2026-01-15', 100, 'north')");
        LedgerTable plain = Engines.DaysAndAmounts("plain");
        foreach (string name in (string[])[.. Names, "nothing", "2026-01-15", "100", "null"])
        {
            await AssertFails(engine, "42P01", () => database.TotalsAsync(Engines.DaysAndAmounts(name)));
            await AssertFails(engine, "42703", () => database.TotalsAsync(plain.WithDate(name)));
            await AssertFails(engine, "42703", () => database.TotalsAsync(plain.WithRecordedDate(name).AsKnownOn(new(2026, 2, 1))));
            await AssertFails(engine, "42703", () => database.TotalsAsync(plain.WithMinorUnits(name, TestRow.Usd)));
            await AssertFails(engine, "42703", () => database.TotalsAsync(plain.WithKind(name)));
            await AssertFails(engine, "42703", () => database.TotalsAsync(plain.WithDimension("region", name).Where("region", name)));
            await AssertFails(engine, "42703", () => database.GrossByAsync(plain.WithDimension("region", name), "region"));
            await AssertFails(engine, "42703", () => database.TotalsAsync(plain.WithPartitionColumn(name)));
        }

        Assert.Equal(1, await CountAsync(database));
    }

    [Theory, InProcess, OnServer]
    public async Task A_value_is_a_value_as_a_parameter_and_as_a_literal(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("x", "n integer", "(1)");
        await database.MakeAsync("by_value", "day date, amount bigint, region text", "('2026-01-15', 100, 'north')");
        LedgerTable table = Engines.DaysAndAmounts("by_value").WithDimension("region");
        string[] values =
            ["'; drop table x--", "\\'; drop table x--", "' OR '1' = '1", "@value_1", "$value_1", "\\", "\"", "", "a\n  b\r\nc\t"];
        foreach (string value in values)
        {
            await database.ExecuteAsync("DELETE FROM by_value WHERE amount = 7");
            Assert.Equal((0, 0), await BothAsync(database, table.Where("region", value)));
            string literal = value.Replace("'", "''", StringComparison.Ordinal);
            await database.ExecuteAsync($"INSERT INTO by_value VALUES ('2026-01-15', 7, '{literal}')");
            Assert.Equal((7, 7), await BothAsync(database, table.Where("region", value)));
        }

        Assert.Equal(1, await CountAsync(database));
    }

    /// <summary>The names that the query itself gives to its columns and tables are those of the table's columns here.</summary>
    [Theory, InProcess, OnServer]
    public async Task A_column_may_have_a_name_that_the_query_uses(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("c",
            "period date, day date, entries bigint, category text, kind text, value_1 text, minor_units text, shard text, t text",
            "('2026-01-15', '2026-02-15', 100, 'WriteOff', 'Receivable', 'a', 'north', 's', 'u')",
            "('2026-02-15', '2026-02-15', 7, 'WriteOff', 'Inventory', 'b', 'south', 's', 'v')");
        LedgerTable table = LedgerTable.Named("c").WithDate("period").WithRecordedDate("day").WithMinorUnits("entries", TestRow.Usd)
            .WithKind("category").WithCategory("kind").WithDimension("minor_units").WithDimension("t").WithDimension("value_1")
            .WithPartitionColumn("shard");
        foreach (string dimension in new[] { "minor_units", "value_1", "t" })
        {
            string[] values = dimension switch { "minor_units" => ["north", "south"], "value_1" => ["a", "b"], _ => ["u", "v"] };
            // Receivables are what a breakdown shows by itself; the second row is inventory.
            PeriodBreakdown breakdown =
                await table.SummarizeByAsync(Engines.FirstQuarter2026, dimension, database.Dialect, [database.Source]);
            Assert.Equal(values, breakdown.Values.Order(StringComparer.Ordinal));
            Assert.Equal(100, Engines.Gross(breakdown[values[0]].For(EntryCategory.Receivable)));
            Assert.Equal(7, Engines.Gross(breakdown[values[1]].For(EntryCategory.Inventory)));
        }
    }

    public static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static async Task AssertFails(string engine, string state, Func<Task> query)
    {
        var failure = await Assert.ThrowsAsync<LedgerSourceException>(query);
        if (engine == Engines.Postgres) Assert.Equal(state, failure.SqlState);
    }

    private static async Task<(long AsParameter, long AsLiteral)> BothAsync(TestDatabase database, LedgerTable table)
    {
        await using DbConnection connection = await database.Source.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = table.ToSql(Engines.January2026, database.Dialect);
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        TotalsQuery<PeriodTotals> query = table.Plan(Engines.January2026, database.Dialect);
        return (await database.GrossAsync(table), Engines.Gross(query.Merge(query.Read(reader))));
    }

    private static async Task<long> CountAsync(TestDatabase database)
    {
        await using DbConnection connection = await database.Source.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM x";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
