namespace WriteOffMetrics.Sql.Tests;

/// <summary>SQLite has no type for dates: what is no day in ISO 8601 is an error, and not a row in some other period or in none.</summary>
public sealed class SqliteDateTests
{
    public static TheoryData<string> NoDays { get; } =
    [
        "20260115", "1768435200", "2461055.5", "x'323032362D30312D3135'", "''", "' '", "'15.01.2026'", "'01/15/2026'", "'2026-02-31'",
        "'2026-13-01'", "'2026-1-5'", "'2026-01-15Z'", "'2026-01-155'", "' 2026-01-15'", "'now'", "'2026-015'",
        "'20260115'", "'+026-01-15'",
    ];

    public static TheoryData<string> DaysOfJanuary { get; } =
    [
        "'2026-01-15'", "'2026-01-15 23:59:59'", "'2026-01-15T10:00'", "'2026-01-31 23:59:59.999'", "'2026-01-31T23:59:59.999'",
        "'2026-01-01 00:00:00'", "'2026-01-01T00:00:00Z'",
    ];

    [Theory, MemberData(nameof(NoDays))]
    public async Task What_is_no_day_is_an_error_in_each_column_of_dates(string date)
    {
        TestDatabase database = Engines.Of(Engines.Sqlite);
        LedgerTable table = Engines.DaysAndAmounts("no_days").WithRecordedDate("recorded").WithOriginDate("invoiced");
        string[] columns = ["day", "recorded", "invoiced"];
        foreach (string type in new[] { "", " date", " text", " datetime" })
        {
            foreach (string column in columns)
            {
                string values = string.Join(", ", columns.Select(other => other == column ? date : "'2026-01-15'"));
                await database.MakeAsync("no_days", string.Join(", ", columns.Select(name => name + type)) + ", amount integer",
                    "('2026-01-15', '2026-01-15', '2026-01-15', 100)", $"({values}, 7)");
                foreach (PeriodBasis basis in Enum.GetValues<PeriodBasis>())
                {
                    var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => database.TotalsAsync(table.WithPeriodBasis(basis)));
                    Assert.Contains("Found 1 row of the table without an effective date", refusal.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory, MemberData(nameof(DaysOfJanuary))]
    public async Task A_day_with_or_without_a_time_counts_in_its_period(string date)
    {
        TestDatabase database = Engines.Of(Engines.Sqlite);
        await database.MakeAsync(
            "days_of_january", "day, amount integer", $"({date}, 7)", "('2025-12-31 23:59:59', 50)", "('2026-02-01', 600)");
        LedgerTable table = Engines.DaysAndAmounts("days_of_january");

        PeriodTotals totals = await table.SummarizeByAsync(Engines.January2026, database.Dialect, [database.Source]);
        Assert.Equal(7, Engines.Gross(totals));

        PeriodAxis days = ReportingCalendar.Days.Between(Engines.January2026.Start.PlusDays(-300), Engines.January2026.End);
        totals = await table.SummarizeByAsync(days, database.Dialect, [database.Source]);
        NodaTime.LocalDate day = NodaTime.Text.LocalDatePattern.Iso.Parse(date[1..11]).Value;
        Assert.Equal(7, totals.Gross.Single(point => point.Period.Start == day).Amount.MinorUnits);
        Assert.Equal(57, Engines.Gross(totals));
    }
}
