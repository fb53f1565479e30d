namespace WriteOffMetrics.Sql.Tests;

/// <summary>Rows that no ledger could hold are an error that tells how many they are; the good rows beside them give no totals.</summary>
public sealed class BadRowTests
{
    [Theory, InProcess, OnServer]
    public async Task An_amount_that_is_null_zero_or_negative_is_an_error(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        foreach (string amount in new[] { "NULL", "0", "-5" })
        {
            await database.MakeAsync("bad_amounts", "day date, amount bigint",
                "('2026-01-15', 100)", $"('2026-01-16', {amount})", $"('2026-01-17', {amount})");
            await AssertRefused(
                database, Engines.DaysAndAmounts("bad_amounts"), "Source 1: Found 2 rows of the table whose amount is null");
        }
    }

    [Theory, InProcess, OnServer]
    public async Task An_amount_of_a_type_with_decimals_is_good_where_it_is_whole(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("decimals", "day date, amount decimal(18,2)", "('2026-01-15', 100.00)", "('2026-02-15', 20)");
        Assert.Equal(120, await database.GrossAsync(Engines.DaysAndAmounts("decimals")));

        await database.ExecuteAsync("INSERT INTO decimals VALUES ('2026-02-15', 12.50)");
        await AssertRefused(database, Engines.DaysAndAmounts("decimals"), "Found 1 row of the table whose amount is null");
    }

    [Theory, InProcess, OnServer]
    public async Task An_amount_that_is_a_floating_number_is_never_rounded(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("floating", "day date, amount double precision", "('2026-01-15', 100)");
        // SQLite, whose columns hold values of any type, tells a number that is not exact by its type.
        if (engine == Engines.Sqlite)
            await AssertRefused(database, Engines.DaysAndAmounts("floating"), "1 row of the table");
        else
            Assert.Equal(100, await database.GrossAsync(Engines.DaysAndAmounts("floating")));

        await database.MakeAsync("floating", "day date, amount double precision", "('2026-01-15', 99.9999999)");
        await AssertRefused(database, Engines.DaysAndAmounts("floating"), "1 row of the table");
    }

    [ServerFact]
    public async Task Amounts_that_are_no_numbers_are_an_error_on_PostgreSQL()
    {
        TestDatabase database = Engines.Of(Engines.Postgres);
        foreach (string type in new[] { "numeric", "double precision" })
        {
            await database.MakeAsync("no_numbers", $"day date, amount {type}", "('2026-01-15', 100)", "('2026-01-15', 'NaN')");
            await Assert.ThrowsAsync<LedgerSourceException>(() => database.TotalsAsync(Engines.DaysAndAmounts("no_numbers")));
        }
    }

    [Fact]
    public async Task Amounts_that_are_no_numbers_are_an_error_on_DuckDB()
    {
        TestDatabase database = Engines.Of(Engines.DuckDb);
        await database.MakeAsync("no_numbers", "day date, amount double", "('2026-01-15', 100)", "('2026-01-15', 'NaN')");
        await Assert.ThrowsAsync<LedgerSourceException>(() => database.TotalsAsync(Engines.DaysAndAmounts("no_numbers")));
    }

    [Theory, InProcess, OnServer]
    public async Task A_row_without_a_date_is_an_error_and_never_overlooked(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("no_dates", "day date, recorded date, invoiced date, amount bigint",
            "('2026-01-15', '2026-01-15', '2026-01-15', 100)", "(NULL, '2026-01-15', '2026-01-15', 7)");
        LedgerTable table = Engines.DaysAndAmounts("no_dates").WithRecordedDate("recorded").WithOriginDate("invoiced");
        foreach (PeriodBasis basis in Enum.GetValues<PeriodBasis>())
            await AssertRefused(database, table.WithPeriodBasis(basis), "Found 1 row of the table without an effective date");
        await AssertRefused(database, table.AsKnownOn(new NodaTime.LocalDate(2026, 1, 20)), "1 row of the table without an effective date");
    }

    [Theory, InProcess, OnServer]
    public async Task A_kind_or_category_that_is_unknown_or_null_is_an_error(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        foreach (string word in new[] { "'refund'", "NULL", "''" })
        {
            await database.MakeAsync("bad_kinds", "day date, amount bigint, word text",
                "('2026-01-15', 100, 'write-off')", $"('2026-01-15', 3, {word})");
            await AssertRefused(
                database,
                Engines.DaysAndAmounts("bad_kinds").WithKind("word"),
                $"1 row of the table whose kind is {Quoted(word)} (1); one of");
            await database.ExecuteAsync("UPDATE bad_kinds SET word = 'Receivable' WHERE amount = 100");
            await AssertRefused(
                database,
                Engines.DaysAndAmounts("bad_kinds").WithCategory("word"),
                $"1 row of the table whose category is {Quoted(word)} (1); one of");
        }
    }

    [Theory, InProcess, OnServer]
    public async Task Kinds_are_read_by_their_names_in_any_case_or_in_the_words_of_the_table_as_they_stand(string engine)
    {
        TestDatabase database = Engines.Of(engine);
        await database.MakeAsync("kinds", "day date, amount bigint, word text, number integer",
            "('2026-01-15', 1, 'WRITE-OFF', 1)", "('2026-01-15', 20, 'recoveryReturned', 9)",
            "('2026-01-15', 300, ' recovery returned ', 9)", "('2026-01-15', 4000, 'Recovery', 12)");
        PeriodTotals usual = await database.TotalsAsync(Engines.DaysAndAmounts("kinds").WithKind("word"));
        Assert.Equal((1, 320, 4000), Amounts(usual));

        LedgerTable numbers = Engines.DaysAndAmounts("kinds")
            .WithKind("number", ("1", EntryKind.WriteOff), ("9", EntryKind.RecoveryReturned), ("12", EntryKind.Recovery));
        Assert.Equal((1, 320, 4000), Amounts(await database.TotalsAsync(numbers)));

        // Words of the table are read in their own case only, and the usual ones beside them are not.
        await AssertRefused(database,
            Engines.DaysAndAmounts("kinds").WithKind("word", ("write-off", EntryKind.WriteOff), ("Recovery", EntryKind.Recovery)),
            "Found 3 rows of the table whose kind is ' recovery returned ' (1), 'WRITE-OFF' (1), 'recoveryReturned' (1); one of");
    }

    private static (long WriteOffs, long Returned, long Recovered) Amounts(PeriodTotals totals) => (
        totals.Gross.Sum(point => point.Amount.MinorUnits), totals.RecoveriesReturned.Sum(point => point.Amount.MinorUnits),
        totals.Recoveries.Sum(point => point.Amount.MinorUnits));

    private static string Quoted(string literal) => literal == "NULL" ? "null" : literal;

    private static async Task AssertRefused(TestDatabase database, LedgerTable table, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => database.TotalsAsync(table));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }
}
