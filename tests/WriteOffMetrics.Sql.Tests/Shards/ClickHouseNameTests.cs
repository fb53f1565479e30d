namespace WriteOffMetrics.Sql.Tests;

/// <summary>Names and values are never taken for SQL by ClickHouse, whose quotes and escapes are its own.</summary>
public sealed class ClickHouseNameTests
{
    /// <summary>ClickHouse itself puts its names into files' names.</summary>
    private const string Table = "hostile_names";

    [ServerFact]
    public async Task A_name_is_that_of_a_column_and_nothing_else()
    {
        await MakeXAsync();
        string[] own = ["we`ird; drop table x--", "we\\`ird; drop table x--", "\\", "#1", "##", "t", "c"];
        foreach (string name in HostileNameTests.Names.Concat(own))
        {
            string quoted = Quoted(name), date = Quoted(name + " 1"), recorded = Quoted(name + "2"), kind = Quoted(name + " 3");
            await MakeAsync(
                Table, $"{date} Date, {recorded} Nullable(Date), amount Int64, {kind} String, {quoted} String",
                "('2026-01-15', NULL, 100, 'WriteOff', 'north'), ('2026-01-15', '2026-02-15', 7, 'WriteOff', 'south')");
            LedgerTable table = LedgerTable.Named("default", Table).WithDate(name + " 1").WithRecordedDate(name + "2")
                .WithMinorUnits("amount", TestRow.Usd).WithKind(name + " 3").WithDimension(name);

            await AssertGross(107, table);
            await AssertGross(7, table.Where(name, "south"));
            await AssertGross(100, table.AsKnownOn(new NodaTime.LocalDate(2026, 1, 31)));
            PeriodBreakdown breakdown = await ClickHouse.TotalsAsync(table.Plan(Engines.FirstQuarter2026, name, SqlDialect.ClickHouse));
            Assert.Equal((100, 7), (Engines.Gross(breakdown["north"]), Engines.Gross(breakdown["south"])));
        }

        await AssertXIsThere();
    }

    /// <summary>Names that the query gives to what it selects are those of columns here, and none takes the place of another.</summary>
    [ServerFact]
    public async Task A_column_may_have_a_name_that_the_query_uses()
    {
        await MakeAsync(Table, "`#1` Date, `#0` Date, `#3` Int64, `#2` String, `#4` String, entries String",
            "('2026-01-15', '2026-02-15', 100, 'north', 'WriteOff', 'a'), ('2026-02-15', '2026-03-15', 7, 'south', 'Recovery', 'b')");
        LedgerTable table = LedgerTable.Named("default", Table).WithDate("#1").WithRecordedDate("#0").WithMinorUnits("#3", TestRow.Usd)
            .WithKind("#4").WithDimension("#2").WithDimension("entries");
        CrossBreakdown breakdown =
            await ClickHouse.TotalsAsync(table.Plan(Engines.FirstQuarter2026, "#2", "entries", SqlDialect.ClickHouse));
        Assert.Equal([100, 0, 0], breakdown["north", "a"].Gross.Select(point => point.Amount.MinorUnits));
        Assert.Equal([0, 7, 0], breakdown["south", "b"].Recoveries.Select(point => point.Amount.MinorUnits));
    }

    [ServerFact]
    public async Task A_name_of_nothing_is_an_error()
    {
        await MakeXAsync();
        await MakeAsync(Table, "day Date, amount Int64", "('2026-01-15', 100)");
        foreach (string name in HostileNameTests.Names.Concat(["nothing", "2026-01-15", "100", "'a'"]))
        {
            LedgerTable table = LedgerTable.Named("default", Table).WithDate("day").WithMinorUnits("amount", TestRow.Usd);
            foreach (LedgerTable wrong in new[]
            {
                table.WithDate(name), table.WithMinorUnits(name, TestRow.Usd), table.WithKind(name),
                table.WithDimension("region", name).Where("region", name), table.WithRecordedDate(name).AsKnownOn(new(2026, 2, 1)),
                LedgerTable.Named(name).WithDate("day").WithMinorUnits("amount", TestRow.Usd),
            })
                await Assert.ThrowsAsync<HttpRequestException>(
                    () => ClickHouse.TotalsAsync(wrong.Plan(Engines.January2026, SqlDialect.ClickHouse)));
        }

        await AssertXIsThere();
    }

    [ServerFact]
    public async Task A_value_is_a_value()
    {
        await MakeXAsync();
        LedgerTable table =
            LedgerTable.Named("default", Table).WithDate("day").WithMinorUnits("amount", TestRow.Usd).WithDimension("region");
        foreach (string value in new[]
        {
            "'; drop table x--", "\\'; drop table x--", "\\\\'; drop table x--", "' OR '1' = '1", "\\", "\"", "`", "", "\\N", "a\tb\nc\r",
            "\\x41",
        })
        {
            string literal = string.Concat(value.Select(letter => $"\\x{(int)letter:X2}"));
            await MakeAsync(Table, "day Date, amount Int64, region Nullable(String)",
                $"('2026-01-15', 100, 'north'), ('2026-01-15', 7, '{literal}'), ('2026-01-15', 20, NULL)");
            Assert.True(await GrossAsync(table.Where("region", value)) == 7, value);
            PeriodBreakdown breakdown = await ClickHouse.TotalsAsync(table.Plan(Engines.January2026, "region", SqlDialect.ClickHouse));
            Assert.Equal(7, Engines.Gross(breakdown[value]));
        }

        await AssertXIsThere();
    }

    private static async Task AssertGross(long expected, LedgerTable table) => Assert.Equal(expected, await GrossAsync(table));

    private static async Task<long> GrossAsync(LedgerTable table) =>
        Engines.Gross(await ClickHouse.TotalsAsync(table.Plan(Engines.FirstQuarter2026, SqlDialect.ClickHouse)));

    private static Task MakeXAsync() => MakeAsync("x", "n Int64", "(1)");

    private static async Task AssertXIsThere() => Assert.Equal("1", (await ClickHouse.RunAsync(0, "SELECT count() FROM x")).Trim());

    private static async Task MakeAsync(string table, string columns, string rows)
    {
        await ClickHouse.RunAsync(0, $"DROP TABLE IF EXISTS {table}");
        await ClickHouse.RunAsync(0, $"CREATE TABLE {table} ({columns}) ENGINE = Memory");
        await ClickHouse.RunAsync(0, $"INSERT INTO {table} VALUES {rows}");
    }

    private static string Quoted(string name) =>
        "`" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal) + "`";
}
