using System.Text.RegularExpressions;
using DuckDbTotals;
using NodaTime;

namespace WriteOffMetrics.Sql.Tests;

/// <summary>
/// The documents and the sample of this package: programs print what stands below them, and texts are those that are written.
/// </summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Packages =
    [
        "WriteOffMetrics", "NodaTime", "WriteOffMetrics.Sql", "DuckDB.NET.Data", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore",
        "Microsoft.EntityFrameworkCore.Abstractions", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.EntityFrameworkCore.Sqlite",
    ];

    private static string File => Path.Combine(Repository.SampleData, "charge-offs-by-month-and-sector.csv");

    [Theory]
    [InlineData("docs/sql.md", 2)]
    [InlineData("src/WriteOffMetrics.Sql/README.md", 1)]
    public void Every_program_compiles_alone_and_prints_what_stands_below_it(string document, int count)
    {
        (string Code, string? Output)[] programs = [.. MarkdownPage.All.Single(page => page.Path == document).Programs];
        Assert.Equal(count, programs.Length);
        Assert.All(programs, program => Assert.Equal(program.Output, ExampleProgram.OutputOf(program.Code, Packages)));
    }

    [Theory]
    [InlineData("ANSI")]
    [InlineData("Spark")]
    [InlineData("BigQuery")]
    public void The_texts_for_engines_that_cannot_be_run_are_those_that_are_written(string name)
    {
        SqlDialect dialect = new[] { SqlDialect.Ansi, SqlDialect.Spark, SqlDialect.BigQuery }.Single(known => known.ToString() == name);
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 28));
        string written = LedgerTable.Named("finance", "write_offs").WithDate("posted_on").WithMinorUnits("amount_minor", TestRow.Usd)
            .WithKind("kind").WithDimension("region").ToSql(months, "region", dialect);
        Match fence = SqlFences().Matches(Repository.Read("docs", "sql-elsewhere.md")).Single(match => match.Groups[1].Value == name);
        Assert.Equal(fence.Groups[2].Value, written + "\n");
    }

    /// <summary>Fiscal years as pandas and base R computed them of the loans behind the file; 2014 ends with August.</summary>
    [Fact]
    public async Task The_sample_adds_up_the_published_file()
    {
        PeriodBreakdown sectors = await ChargeOffs.SummarizeAsync(File);
        AmountSeries gross = sectors.Total.Gross;
        Assert.Equal([18_320_865m, 10_380_480m, 9_484_907m], new[] { 1, 2, 4 }.Select(year => gross[year].Amount.ToDecimal()));
        Assert.Equal([true, false], new[] { gross[3].IsComplete, gross[4].IsComplete });
    }

    [Fact]
    public async Task The_sample_prints_its_table()
    {
        using var output = new StringWriter { NewLine = "\n" };
        await ChargeOffs.PrintAsync(File, output);
        Assert.Contains("FY2012                           10,380,480.00\n", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Retail trade", output.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^```sql (\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SqlFences();
}
