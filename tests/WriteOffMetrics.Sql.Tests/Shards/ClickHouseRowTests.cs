using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>Rows of ClickHouse that no ledger could hold are an error, and days that it does not know are refused.</summary>
public sealed class ClickHouseRowTests
{
    private static LedgerTable Table => Engines.DaysAndAmounts("bad_rows");

    [ServerFact]
    public async Task An_amount_that_is_null_zero_negative_or_not_whole_is_an_error()
    {
        foreach ((string type, string amount) in new[]
        {
            ("Nullable(Int64)", "NULL"), ("Int64", "0"), ("Int64", "-5"), ("UInt8", "0"), ("Decimal(18,2)", "12.50"),
            ("Nullable(Decimal(9,1))", "0.5"),
        })
        {
            await MakeAsync($"day Date, amount {type}", $"('2026-01-15', 100), ('2026-01-16', {amount})");
            await AssertRefused(Table, "Found 1 row of the table whose amount is null");
        }

        // No exact sum can be made of these; ClickHouse compares none with a decimal number.
        await MakeAsync("day Date, amount Float64", "('2026-01-15', 100)");
        await Assert.ThrowsAsync<HttpRequestException>(() => TotalsAsync(Table));
    }

    [ServerFact]
    public async Task A_whole_amount_of_any_exact_type_is_read_and_a_sum_beyond_64_bits_is_an_error()
    {
        foreach (string type in new[] { "UInt8", "Int32", "UInt64", "Decimal(9,2)", "Decimal(38,0)", "Nullable(Decimal(18,4))" })
        {
            await MakeAsync($"day DateTime, amount {type}", "('2026-01-31 23:59:59', 100), ('2026-02-01 00:00:00', 7)");
            Assert.Equal([100, 7, 0], (await TotalsAsync(Table)).Gross.Select(point => point.Amount.MinorUnits));
        }

        await MakeAsync("day Date, amount UInt64", "('2026-01-15', 18446744073709551615)");
        await Assert.ThrowsAsync<OverflowException>(() => TotalsAsync(Table));
    }

    [ServerFact]
    public async Task A_row_without_a_date_is_an_error_and_never_overlooked()
    {
        await MakeAsync("day Nullable(Date), recorded Nullable(Date), amount Int64",
            "('2026-01-15', NULL, 100), (NULL, '2026-01-15', 7), (NULL, NULL, 7)");
        LedgerTable table = Table.WithRecordedDate("recorded");
        await AssertRefused(table, "Found 2 rows of the table without an effective date");
        await AssertRefused(table.WithPeriodBasis(PeriodBasis.RecordedDate), "Found 2 rows of the table without an effective date");
        await AssertRefused(table.AsKnownOn(new LocalDate(2026, 1, 1)), "Found 2 rows of the table without an effective date");
    }

    /// <summary>A column that cannot be null holds 1970-01-01 where nothing was set, also as the recorded date.</summary>
    [ServerFact]
    public async Task A_date_that_was_never_set_is_an_error()
    {
        await MakeAsync("day Date, recorded Date, amount Int64", "('2026-01-15', '2026-01-15', 100), (toDate(0), '2026-01-15', 7)");
        await AssertRefused(Table, "Found 1 row of the table without an effective date");
        await MakeAsync("day Date, recorded Date, amount Int64", "('2026-01-15', '2026-01-15', 100), ('2026-01-15', toDate(0), 7)");
        await AssertRefused(
            Table.WithRecordedDate("recorded"), "Found 1 row of the table without an effective date, or with a date that is none");
    }

    /// <summary>ClickHouse makes a day of 20260115 (1970-08-23) and none of '15.01.2026': the rows would lie outside the axis.</summary>
    [ServerFact]
    public async Task A_number_or_a_text_is_no_date()
    {
        foreach ((string type, string value) in new[] { ("Int64", "20260115"), ("UInt32", "20260115"), ("String", "'15.01.2026'") })
        {
            await MakeAsync($"day {type}, amount Int64", $"({value}, 100)");
            await Assert.ThrowsAsync<HttpRequestException>(() => TotalsAsync(Table));
        }
    }

    [ServerFact]
    public async Task A_kind_that_is_unknown_or_null_is_an_error()
    {
        foreach ((string word, string told) in new[] { ("'refund'", "'refund'"), ("NULL", "null"), ("''", "''") })
        {
            await MakeAsync(
                "day Date, amount Int64, word Nullable(String)", $"('2026-01-15', 100, 'write-off'), ('2026-01-15', 3, {word})");
            await AssertRefused(Table.WithKind("word"), $"1 row of the table whose kind is {told} (1); one of");
        }
    }

    [Fact]
    public void A_day_that_ClickHouse_does_not_know_is_refused()
    {
        AssertUnknown(new LocalDate(1969, 12, 1), new LocalDate(1970, 3, 1));
        AssertUnknown(new LocalDate(2105, 11, 1), new LocalDate(2105, 12, 1));
        Assert.Throws<ArgumentException>(() => Table.AsKnownOn(new LocalDate(2200, 1, 1)).Plan(Engines.January2026, SqlDialect.ClickHouse));
    }

    private static void AssertUnknown(LocalDate first, LocalDate last) => Assert.Throws<ArgumentException>(
        () => Table.Plan(ReportingCalendar.Months.Between(first, last), SqlDialect.ClickHouse));

    private static Task<PeriodTotals> TotalsAsync(LedgerTable table) =>
        ClickHouse.TotalsAsync(table.Plan(Engines.FirstQuarter2026, SqlDialect.ClickHouse));

    private static async Task AssertRefused(LedgerTable table, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => TotalsAsync(table));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task MakeAsync(string columns, string rows)
    {
        await ClickHouse.RunAsync(0, "DROP TABLE IF EXISTS bad_rows");
        await ClickHouse.RunAsync(0, $"CREATE TABLE bad_rows ({columns}) ENGINE = Memory");
        await ClickHouse.RunAsync(0, $"INSERT INTO bad_rows VALUES {rows}");
    }
}
