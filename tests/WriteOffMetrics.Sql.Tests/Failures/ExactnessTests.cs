using System.Data.Common;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>What databases are tempted to take for the same, to round or to wrap.</summary>
public sealed class ExactnessTests
{
    [Theory, InProcess, OnServer]
    public async Task A_cell_beyond_64_bits_is_an_error(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("huge", "day date, amount bigint", "('2026-01-15', 9223372036854775807)");
        Assert.Equal(long.MaxValue, await database.GrossAsync(Engines.DaysAndAmounts("huge")));

        await database.ExecuteAsync("INSERT INTO huge VALUES ('2026-01-15', 9223372036854775807), ('2026-01-15', 9223372036854775807)");
        // SQLite's own sum is of 64 bits, and tells so itself.
        if (engine == Engines.Sqlite)
            await Assert.ThrowsAsync<LedgerSourceException>(() => database.TotalsAsync(Engines.DaysAndAmounts("huge")));
        else
            await Assert.ThrowsAsync<OverflowException>(() => database.TotalsAsync(Engines.DaysAndAmounts("huge")));
    }

    [Theory, InProcess, OnServer]
    public async Task Sources_that_exceed_64_bits_only_together_are_an_error(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("half_huge", "day date, amount bigint", "('2026-01-15', 9223372036854775807)");
        await using DbDataSource again = engine switch
        {
            Engines.DuckDb => DuckDB.NET.Data.DuckDBClientFactory.Instance.CreateDataSource("DataSource=:memory:?cache=shared"),
            Engines.Sqlite => Microsoft.Data.Sqlite.SqliteFactory.Instance.CreateDataSource("Data Source=laws;Mode=Memory;Cache=Shared"),
            _ => Npgsql.NpgsqlDataSource.Create(Servers.Postgres(0, "ledger")),
        };
        await Assert.ThrowsAsync<OverflowException>(() => Engines.DaysAndAmounts("half_huge").SummarizeByAsync(
            Engines.January2026, database.Dialect, [database.Source, again]));
    }

    [Theory]
    [InlineData(Engines.DuckDb)]
    [OnServer]
    public async Task An_amount_that_64_bits_do_not_hold_is_an_error_of_the_source(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        foreach (string type in new[] { "decimal(38,0)", "numeric(38,2)" })
        {
            await database.MakeAsync("beyond", $"day date, amount {type}",
                "('2026-01-15', 1)", "('2026-01-15', 9223372036854775808)");
            await Assert.ThrowsAsync<LedgerSourceException>(() => database.TotalsAsync(Engines.DaysAndAmounts("beyond")));
        }
    }

    [Fact]
    public async Task Values_of_a_column_that_ignores_case_stay_apart_on_DuckDB() =>
        await AssertApart(Engines.Of(Engines.DuckDb), "text COLLATE NOCASE");

    [Fact]
    public async Task Values_of_a_column_that_ignores_accents_stay_apart_on_DuckDB() =>
        await AssertApart(Engines.Of(Engines.DuckDb), "text COLLATE NOCASE.NOACCENT");

    [Fact]
    public async Task Values_of_a_column_that_ignores_case_stay_apart_on_SQLite() =>
        await AssertApart(Engines.Of(Engines.Sqlite), "text COLLATE NOCASE");

    [Fact]
    public async Task Words_of_a_column_that_ignores_case_stay_apart_on_DuckDB()
    {
        TestDatabase database = Engines.Of(Engines.DuckDb);
        await database.MakeAsync("word_cases", "day date, amount bigint, word text COLLATE NOCASE",
            "('2026-01-15', 1, 'r')", "('2026-01-15', 20, 'R')", "('2026-01-15', 300, 'r')");
        PeriodTotals totals = await database.TotalsAsync(
            Engines.DaysAndAmounts("word_cases").WithKind("word", ("r", EntryKind.WriteOff), ("R", EntryKind.Recovery)));
        Assert.Equal([301, 0, 0], GrossOf(totals));
        Assert.Equal(20, totals.Recoveries[0].Amount.MinorUnits);
    }

    [Fact]
    public async Task Values_that_are_no_texts_are_told_apart_and_found_on_DuckDB()
    {
        TestDatabase database = Engines.Of(Engines.DuckDb);
        await database.MakeAsync("no_texts", "day date, amount bigint, yes boolean, moment timestamp, size enum('s', 'S')",
            "('2026-01-15', 1, true, '2026-01-15', 's')", "('2026-01-15', 20, false, '2026-01-15 10:00:00', 'S')",
            "('2026-01-15', 300, NULL, NULL, NULL)");
        LedgerTable table = Engines.DaysAndAmounts("no_texts").WithDimension("yes").WithDimension("moment").WithDimension("size");

        Assert.Equal("null 300, false 20, true 1", await database.GrossByAsync(table, "yes"));
        Assert.Equal("null 300, 2026-01-15 00:00:00 1, 2026-01-15 10:00:00 20", await database.GrossByAsync(table, "moment"));
        Assert.Equal("null 300, S 20, s 1", await database.GrossByAsync(table, "size"));
        Assert.Equal(1, await database.GrossAsync(table.Where("yes", "true")));
        Assert.Equal(1, await database.GrossAsync(table.Where("moment", "2026-01-15 00:00:00")));
        Assert.Equal(20, await database.GrossAsync(table.Where("size", "S")));
    }

    [Theory, InProcess, OnServer]
    public async Task A_time_at_the_end_of_the_last_day_of_a_period_is_in_it(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        string type = engine == Engines.Sqlite ? "text" : "timestamp";
        await database.MakeAsync("ends", $"day {type}, recorded {type}, amount bigint",
            "('2026-01-31 23:59:59.999', '2026-02-28 23:59:59.999', 1)", "('2026-02-01 00:00:00', NULL, 20)",
            "('2026-03-31 23:59:59.999', NULL, 300)", "('2026-04-01 00:00:00', NULL, 4000)", "('2025-12-31 23:59:59.999', NULL, 50000)");
        LedgerTable table = Engines.DaysAndAmounts("ends").WithRecordedDate("recorded");

        Assert.Equal([1, 20, 300], GrossOf(await database.TotalsAsync(table)));
        Assert.Equal([0, 21, 300], GrossOf(await database.TotalsAsync(table.WithPeriodBasis(PeriodBasis.RecordedDate))));
        Assert.Equal([1, 20, 0], GrossOf(await database.TotalsAsync(table.AsKnownOn(new(2026, 2, 28)))));
        Assert.Equal([0, 20, 0], GrossOf(await database.TotalsAsync(table.AsKnownOn(new(2026, 2, 27)))));
        Assert.Equal([1, 0, 0], GrossOf(await database.TotalsAsync(table.BecameKnownBetween(new(2026, 2, 27), new(2026, 2, 28)))));
        Assert.Equal([0, 0, 300], GrossOf(await database.TotalsAsync(table.BecameKnownBetween(new(2026, 2, 28), new(2026, 3, 31)))));
    }

    [Theory, InProcess, OnServer]
    public async Task A_number_or_a_day_is_found_by_its_text_letter_by_letter(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("numbers", "day date, amount bigint, number integer, due date",
            "('2026-01-15', 1, 3, '2026-01-15')", "('2026-01-15', 20, 30, '2026-01-16')");
        LedgerTable table = Engines.DaysAndAmounts("numbers").WithDimension("number").WithDimension("due");
        Assert.Equal(1, await database.GrossAsync(table.Where("number", "3")));
        Assert.Equal(1, await database.GrossAsync(table.Where("due", "2026-01-15")));
        foreach (string other in new[] { "03", " 3", "3.0", "" }) Assert.Equal(0, await database.GrossAsync(table.Where("number", other)));
    }

    /// <summary>A column of a view may have no type of its own: the text of a value finds the number all the same.</summary>
    [Theory, InProcess, OnServer]
    public async Task A_computed_column_is_found_by_what_the_breakdown_calls_its_values(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.ExecuteAsync("DROP VIEW IF EXISTS computed");
        await database.MakeAsync("uncomputed", "day date, amount bigint, store integer",
            "('2026-01-05', 1, 107)", "('2026-01-05', 20, 7)", "('2026-01-05', 300, 8)");
        await database.ExecuteAsync("CREATE VIEW computed AS SELECT day, amount, store % 100 AS s FROM uncomputed");
        LedgerTable table = Engines.DaysAndAmounts("computed").WithDimension("s");
        Assert.Equal("7 21, 8 300", await database.GrossByAsync(table, "s"));
        Assert.Equal(21, await database.GrossAsync(table.Where("s", "7")));
        await database.ExecuteAsync("DROP VIEW computed");
    }

    /// <summary>Of a floating number some databases keep 15 digits, or 6, where they make a decimal of it.</summary>
    [Theory]
    [InlineData(Engines.DuckDb)]
    [OnServer]
    public async Task Whole_floating_numbers_add_up_to_the_last_digit(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync(
            "long_floats", "day date, amount double precision", "('2026-01-15', 1234567890123456)", "('2026-01-15', 1)");
        Assert.Equal(1_234_567_890_123_457, await database.GrossAsync(Engines.DaysAndAmounts("long_floats")));
        await database.MakeAsync("long_floats", "day date, amount real", "('2026-01-15', 1234567)");
        Assert.Equal(1_234_567, await database.GrossAsync(Engines.DaysAndAmounts("long_floats")));
    }

    [Fact]
    public async Task A_file_of_Parquet_is_a_table_of_DuckDB()
    {
        TestDatabase database = Engines.Of(Engines.DuckDb);
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "write-offs 2026.parquet");
        await database.MakeAsync("to_file", "day date, amount bigint, region text", "('2026-01-15', 1, 'n')", "('2026-02-15', 20, 's')");
        await database.ExecuteAsync($"COPY to_file TO '{file}' (FORMAT parquet)");
        Assert.Equal("n 1, s 20", await database.GrossByAsync(Engines.DaysAndAmounts(file).WithDimension("region"), "region"));
    }

    private static IEnumerable<long> GrossOf(PeriodTotals totals) => totals.Gross.Select(point => point.Amount.MinorUnits);

    private static async Task AssertApart(TestDatabase database, string type)
    {
        await database.MakeAsync("cases", $"day date, amount bigint, region {type}, number integer",
            "('2026-01-15', 1, 'north', 3)", "('2026-01-15', 20, 'North', 3)", "('2026-01-15', 300, 'n\u00f6rth', 4)",
            "('2026-01-15', 4000, NULL, NULL)", "('2026-01-15', 50000, 'north ', NULL)");
        LedgerTable table = Engines.DaysAndAmounts("cases").WithDimension("region").WithDimension("number");

        Assert.Equal("null 4000, North 20, north 1, north  50000, n\u00f6rth 300", await database.GrossByAsync(table, "region"));
        Assert.Equal(1, await database.GrossAsync(table.Where("region", "north")));
        Assert.Equal(20, await database.GrossAsync(table.Where("region", "North")));
        Assert.Equal(0, await database.GrossAsync(table.Where("region", "NORTH")));
        Assert.Equal("null 54000, 3 21, 4 300", await database.GrossByAsync(table, "number"));
    }
}
