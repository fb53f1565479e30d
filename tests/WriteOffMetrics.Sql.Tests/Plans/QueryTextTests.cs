using System.Data;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

public sealed partial class QueryTextTests
{
    private static readonly PeriodAxis Quarter = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31));

    private static readonly PeriodAxis TwoHundredDays =
        ReportingCalendar.Days.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 7, 19));

    private static readonly LedgerTable Small = LedgerTable.Named("finance", "write_offs").WithDate("posted_on")
        .WithMinorUnits("amount_minor", TestRow.Usd).WithKind("kind").WithDimension("region");

    private static readonly SqlDialect[] Dialects =
    [
        SqlDialect.DuckDb, SqlDialect.PostgreSql, SqlDialect.SqlServer, SqlDialect.Sqlite, SqlDialect.ClickHouse, SqlDialect.Ansi,
        SqlDialect.Spark, SqlDialect.BigQuery,
    ];

    [Fact]
    public void Values_are_parameters_and_stand_in_no_text_but_that_of_ToSql()
    {
        LedgerTable table = Small.WithRecordedDate("recorded_on").AsKnownOn(new LocalDate(2026, 2, 15)).Where("region", "O'Neil");
        TotalsQuery<PeriodTotals> query = table.Plan(Quarter, SqlDialect.PostgreSql);
        Assert.Equal(
            [
                ("value_1", DbType.String, "O'Neil"), ("first", DbType.Date, new DateOnly(2026, 1, 1)),
                ("behind_last", DbType.Date, new DateOnly(2026, 4, 1)), ("behind_known", DbType.Date, (object)new DateOnly(2026, 2, 16)),
            ],
            query.Parameters.Select(parameter => (parameter.Name, parameter.Type, parameter.Value)));
        Assert.DoesNotContain("Neil", query.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Neil", string.Concat(query.Parameters), StringComparison.Ordinal);
        Assert.Contains("t.\"region\" = 'O''Neil'", table.ToSql(Quarter, SqlDialect.Ansi), StringComparison.Ordinal);
        Assert.Contains("< DATE '2026-02-16'", table.ToSql(Quarter, SqlDialect.PostgreSql), StringComparison.Ordinal);
        Assert.DoesNotContain("@", table.ToSql(Quarter, SqlDialect.PostgreSql), StringComparison.Ordinal);
        Assert.All(table.Plan(Quarter, SqlDialect.Sqlite).Parameters, parameter => Assert.IsType<string>(parameter.Value));
    }

    [Theory]
    [InlineData("DuckDB", "\"we\"\"ird; drop table x--\"", "'a\\''b'", "DATE '2026-01-01'")]
    [InlineData("SQL Server", "[we\"ird; drop table x--]", "N'a\\''b'", "CAST('2026-01-01' AS date)")]
    [InlineData("SQLite", "\"we\"\"ird; drop table x--\"", "'a\\''b'", "'2026-01-01'")]
    [InlineData("ClickHouse", "`we\"ird; drop table x--`", "'a\\\\\\'b'", "toDate('2026-01-01')")]
    [InlineData("Spark", "`we\"ird; drop table x--`", "'a\\\\\\'b'", "DATE '2026-01-01'")]
    [InlineData("PostgreSQL", "\"we\"\"ird; drop table x--\"", "CAST(E'a\\\\\\'b' AS text)", "DATE '2026-01-01'")]
    public void Names_texts_and_dates_are_written_as_the_database_reads_them(string dialect, string name, string text, string date)
    {
        string sql = Small.WithDimension("odd", "we\"ird; drop table x--").Where("odd", "a\\'b")
            .ToSql(Quarter, Dialects.Single(known => known.ToString() == dialect));
        Assert.Contains("t." + name, sql, StringComparison.Ordinal);
        Assert.Contains(" = " + text, sql, StringComparison.Ordinal);
        Assert.Contains(">= " + date, sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a]b", "SQL Server", "[a]]b]")]
    [InlineData("a`b", "ClickHouse", "`a\\`b`")]
    [InlineData("a\\b", "ClickHouse", "`a\\\\b`")]
    [InlineData("a`b", "Spark", "`a``b`")]
    [InlineData("a\\b", "Spark", "`a\\b`")]
    [InlineData("a`b", "BigQuery", "`a\\`b`")]
    [InlineData("a\\b", "PostgreSQL", "\"a\\b\"")]
    [InlineData("größe", "PostgreSQL", "\"größe\"")]
    public void A_quote_within_a_name_does_not_end_it(string name, string dialect, string quoted) =>
        Assert.Contains(
            $"t.{quoted}",
            Small.WithKind(name).ToSql(Quarter, Dialects.Single(known => known.ToString() == dialect)),
            StringComparison.Ordinal);

    /// <summary>
    /// To Snowflake a backslash is an escape and to Trino a letter: what would be a value to one could end it to the other.
    /// </summary>
    [Fact]
    public void A_value_with_a_backslash_has_no_text_that_all_databases_of_the_standard_read_alike() => Assert.Contains(
        "backslash",
        Assert.Throws<ArgumentException>(() => Small.Where("region", "\\' OR 1=1 --").ToSql(Quarter, SqlDialect.Ansi)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Every_column_is_qualified_and_no_function_rounds_averages_or_knows_calendars()
    {
        LedgerTable table = Small.WithRecordedDate("recorded_on").WithCategory("category").WithPartitionColumn("office")
            .BecameKnownBetween(new LocalDate(2026, 1, 31), new LocalDate(2026, 2, 28)).WithPeriodBasis(PeriodBasis.RecordedDate);
        foreach (SqlDialect dialect in Dialects)
        {
            string sql = table.ToSql(Quarter, "region", dialect);
            foreach (string column in new[] { "posted_on", "recorded_on", "amount_minor", "region", "office" })
                Assert.All(Regex.Matches(sql, column), match => Assert.Equal("t.", sql[(match.Index - 3)..(match.Index - 1)]));
            Assert.DoesNotMatch(@"(?i)\b(AVG|ROUND|HAVING|COALESCE|EXTRACT|DATE_TRUNC|DATEPART|YEAR|MONTH|NOW|BETWEEN|LIKE)\b", sql);
            Assert.DoesNotContain(";", sql, StringComparison.Ordinal);
        }
    }

    /// <summary>Ten levels of CASE are the most that SQL Server takes.</summary>
    [Fact]
    public void Two_hundred_periods_are_a_case_of_nine_levels_and_more_are_fetched_by_day()
    {
        string sql = Small.ToSql(TwoHundredDays, SqlDialect.SqlServer);
        Assert.Equal(9, DepthOfCases(sql));
        Assert.All(Enumerable.Range(0, 200), i => Assert.Matches($"(THEN|ELSE) {i} ", sql));
        string byDay = Small.ToSql(
            ReportingCalendar.Days.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 7, 20)), SqlDialect.SqlServer);
        Assert.StartsWith("SELECT 0 AS [is_control],\n       e.[day] AS [day],\n", byDay, StringComparison.Ordinal);
        Assert.Equal(1, DepthOfCases(byDay));
    }

    [Fact]
    public void The_text_for_SQL_Server_is_read_by_its_own_parser()
    {
        LedgerTable full = Small.WithRecordedDate("recorded_on").WithOriginDate("invoiced_on").WithCategory("category")
            .WithDimension("account").WithPartitionColumn("office").AsKnownOn(new LocalDate(2026, 5, 31));
        foreach (string sql in new[]
        {
            Small.ToSql(Quarter, SqlDialect.SqlServer),
            full.ToSql(TwoHundredDays, "region", "account", SqlDialect.SqlServer),
            full.WithPeriodBasis(PeriodBasis.RecordedDate).Plan(TwoHundredDays, "region", SqlDialect.SqlServer).Text,
            full.Where("region", "north").WithPeriodBasis(PeriodBasis.OriginDate).ToSql(
                ReportingCalendar.Days.Between(new LocalDate(2025, 1, 1), new LocalDate(2026, 7, 20)), "region", SqlDialect.SqlServer),
        })
        {
            var parser = new TSql170Parser(initialQuotedIdentifiers: true);
            TSqlFragment script = parser.Parse(new StringReader(sql), out IList<ParseError> errors);
            Assert.Empty(errors.Select(error => error.Message));
            TSqlStatement statement = Assert.Single(Assert.IsType<TSqlScript>(script).Batches.SelectMany(batch => batch.Statements));
            Assert.IsType<SelectStatement>(statement);
            Assert.Contains("COUNT_BIG(*)", sql, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_partition_is_grouped_by_in_cells_and_control_totals_and_is_not_selected()
    {
        string sql = Small.WithPartitionColumn("office").ToSql(Quarter, SqlDialect.PostgreSql);
        Assert.Contains("GROUP BY c.\"period\", c.\"kind\", c.\"shard\"\n", sql, StringComparison.Ordinal);
        Assert.EndsWith(
            "GROUP BY e.\"shard\"\nUNION ALL\nSELECT 1, NULL, NULL, 0, 0, 0", sql, StringComparison.Ordinal);
        Assert.StartsWith(
            "SELECT 0 AS \"is_control\",\n       c.\"period\" AS \"period\",\n       c.\"kind\" AS \"kind\",\n       SUM(",
            sql,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_day_there_is_has_no_day_behind_it()
    {
        PeriodAxis axis = ReportingCalendar.Days.Between(new LocalDate(9999, 12, 30), new LocalDate(9999, 12, 31));
        Assert.Contains(
            "WHERE ((t.\"posted_on\" >= DATE '9999-12-30') OR t.\"posted_on\" IS NULL)",
            Small.ToSql(axis, SqlDialect.Ansi),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Days_that_ClickHouse_would_take_for_others_are_refused()
    {
        PeriodAxis early = ReportingCalendar.Months.Between(new LocalDate(1969, 12, 1), new LocalDate(1970, 2, 28));
        Assert.Contains("1970-01-02", Assert.Throws<ArgumentException>(() => Small.ToSql(early, SqlDialect.ClickHouse)).Message);
        LedgerTable late = Small.AsKnownOn(new LocalDate(2105, 12, 31));
        Assert.Contains("2105-12-31", Assert.Throws<ArgumentException>(() => late.ToSql(Quarter, SqlDialect.ClickHouse)).Message);
    }

    private static int DepthOfCases(string sql)
    {
        int depth = 0, deepest = 0;
        foreach (Match word in CaseOrEnd().Matches(sql))
        {
            depth += word.Value == "CASE" ? 1 : -1;
            deepest = Math.Max(deepest, depth);
        }

        Assert.Equal(0, depth);
        return deepest;
    }

    [GeneratedRegex(@"\b(CASE|END)\b")]
    private static partial Regex CaseOrEnd();
}
