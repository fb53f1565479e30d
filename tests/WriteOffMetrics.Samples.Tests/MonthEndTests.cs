using System.Globalization;
using MonthEnd;

namespace WriteOffMetrics.Samples.Tests;

/// <summary>The command runs as a user runs it, on a copy of the files; its figures are what the texts of the files add up to.</summary>
public sealed class MonthEndTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("month-end");

    public MonthEndTests()
    {
        foreach (string file in Directory.EnumerateFiles(PlainBooks.Folder, "*.csv"))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task June_is_written_off_against_sales_and_compared_with_plan_benchmark_and_band()
    {
        DashboardSnapshot june = await Report();

        decimal gross = PlainBooks.Gross("2026-06-01", "2026-06-30", "2026-07-08"), sales = PlainBooks.Sales("2026-06", "2026-06");
        (decimal plannedLoss, decimal plannedSales) = PlainBooks.Targets("2026-06");
        Assert.Equal(gross, Value(june, "headline", "figures", "gross write-offs", "period"));
        Assert.Equal(gross / sales, Value(june, "headline", "figures", "gross to sales", "period"));
        Assert.Equal(
            PlainBooks.Gross("2025-07-01", "2026-06-30", "2026-07-08") / PlainBooks.Sales("2025-07", "2026-06"),
            Value(june, "headline", "figures", "gross to sales", "trailing year"));
        Assert.Equal(plannedLoss, Value(june, "headline", "figures", "target: budget", "period"));
        Assert.Equal(plannedLoss / plannedSales, Value(june, "headline", "figures", "target: plan", "period"));
        Assert.InRange(gross / sales, 0.02m, 0.05m);
        Assert.Equal("Acceptable", june["headline"]["standing"]["band", "of"]!.Text);
        Assert.Equal(0.04m, Value(june, "benchmarks", "benchmarks", "Manufacturing average", "benchmark"));
    }

    [Fact]
    public async Task Regions_add_up_to_the_year()
    {
        DashboardTable regions = (await Report())["breakdown"]["by region"];

        var byRegion = PlainBooks.WriteOffs
            .Where(row => row.Type == "WO" && row.Posted >= new DateOnly(2025, 7, 1) && row.Recorded <= new DateOnly(2026, 7, 8))
            .GroupBy(row => row.Region).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Amount));
        Assert.Equal(8, byRegion.Count);
        Assert.All(byRegion, region => Assert.Equal(region.Value, regions[region.Key, "gross write-offs"]!.Value!.Value.ToDecimal()));
        Assert.Equal(byRegion.Values.Sum(), regions.Total!.Figures[0]!.Value!.Value.ToDecimal());
    }

    [Fact]
    public async Task What_is_open_overdue_and_at_risk_is_what_was_not_settled()
    {
        DashboardSnapshot june = await Report();

        Dictionary<string, decimal> open = PlainBooks.OpenOn("2026-06-30", "2026-07-08");
        decimal Later(int days) => PlainBooks.Invoices
            .Where(one => one.Due.AddDays(days) < new DateOnly(2026, 6, 30) && open.ContainsKey(one.Invoice)).Sum(one => open[one.Invoice]);
        Assert.All(open.Values, amount => Assert.True(amount >= 0));
        Assert.Equal(open.Values.Sum(), Value(june, "collections", "figures", "open receivables", "period"));
        Assert.Equal(Later(0), Value(june, "at risk", "figures", "overdue", "period"));
        Assert.Equal(Later(60), Value(june, "at risk", "figures", "at risk", "period"));
        Assert.Equal(
            PlainBooks.Allowance("2026-06-30") - PlainBooks.Allowance("2025-12-31")
                + PlainBooks.Gross("2026-01-01", "2026-06-30", "2026-07-08")
                - PlainBooks.WriteOffs.Where(row => row.Type is "REC" or "REV" && row.Posted.Year == 2026
                    && row.Recorded <= new DateOnly(2026, 7, 8)).Sum(row => row.Amount),
            Value(june, "allowance", "roll-forward", "provision", "amount"));
        Assert.Equal(
            Value(june, "headline", "figures", "gross write-offs", "year to date"),
            -Value(june, "allowance", "roll-forward", "write-offs", "amount"));
    }

    [Fact]
    public async Task Both_bad_rows_are_counted()
    {
        DashboardTable quality = (await Report())["data quality"]["figures"];

        int offered = PlainBooks.Lines("write-offs.csv").Count();
        Assert.Equal(
            [offered, PlainBooks.WriteOffs.Length, offered - PlainBooks.WriteOffs.Length, 412.50m],
            new[] { "rows offered", "rows accepted", "rows rejected", "amount rejected" }
                .Select(row => quality[row, "value"]!.Value!.Value.ToDecimal()));
        Assert.Equal(2, offered - PlainBooks.WriteOffs.Length);
    }

    /// <summary>Of May, two write-offs of 1,417.91 and 1,164.48 were recorded after the report of May and before that of June.</summary>
    [Fact]
    public async Task The_report_of_the_month_before_is_kept_and_compared_with_also_when_a_month_is_reported_again()
    {
        DashboardSnapshot may = await Report("2026-05-31");
        string[] first = await Run(), again = await Run();
        DashboardSnapshot june = DashboardSnapshot.FromJson(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "month-end.json")));

        Assert.Equal(first, again);
        Assert.StartsWith("2026-06: 27,096.91 USD written off, 2.28 % of sales, Acceptable, ", first[0], StringComparison.Ordinal);
        Assert.StartsWith("Since 2026-05: gross to sales 2.63 % → 2.28 %; ", first[1], StringComparison.Ordinal);
        Assert.Equal(may, DashboardSnapshot.FromJson(
            await File.ReadAllTextAsync(Path.Combine(folder.FullName, "month-end-before.json"))));
        Assert.Equal(1_417.91m + 1_164.48m, Value(june, "change explained", "bridge", "write-offs", "amount"));
        Assert.Equal(
            Value(may, "headline", "figures", "gross write-offs", "period") + 1_417.91m + 1_164.48m,
            Value(june, "headline", "figures", "gross write-offs", "period before"));
    }

    [Fact]
    public async Task The_page_has_the_figures_of_the_JSON()
    {
        DashboardSnapshot june = await Report();
        string html = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "month-end.html"));
        decimal ratio = PlainBooks.Gross("2026-06-01", "2026-06-30", "2026-07-08") / PlainBooks.Sales("2026-06", "2026-06");
        Assert.Equal(ratio, Value(june, "headline", "figures", "gross to sales", "period"));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"<data value=\"{ratio}\">2.28 %</data>"), html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("write-offs")]
    [InlineData("sales")]
    public async Task A_bad_row_of_the_plan_is_found_whichever_column_is_bad(string column)
    {
        int before = Findings(await Report());
        string file = Path.Combine(folder.FullName, "targets.csv");
        string[] lines = await File.ReadAllLinesAsync(file);
        int at = Array.IndexOf(lines[0].Split(','), column);
        string[] cells = lines[^1].Split(',');
        cells[at] = "n/a";
        await File.WriteAllLinesAsync(file, [.. lines[..^1], string.Join(',', cells)]);
        Assert.Equal(before + 1, Findings(await Report()));

        static int Findings(DashboardSnapshot board) => (int)Value(board, "data quality", "figures", "errors", "value");
    }

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        using var output = new StringWriter();
        Assert.Equal(1, await MonthEndReport.RunAsync([Path.Combine(folder.FullName, "none")], output));
        Assert.Equal(1, await MonthEndReport.RunAsync([folder.FullName, "30.06.2026"], output));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sales.csv"), "month,amount\n2026-06,1.00\n");
        Assert.Equal(1, await MonthEndReport.RunAsync([folder.FullName], output));
        Assert.Contains("write-offs.csv", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Found '30.06.2026' as the last day of the month", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("'region'", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFiles("month-end*"));
    }

    private async Task<DashboardSnapshot> Report(params string[] day)
    {
        Assert.Equal(3, (await Run(day)).Length);
        return DashboardSnapshot.FromJson(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "month-end.json")));
    }

    private async Task<string[]> Run(params string[] day)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await MonthEndReport.RunAsync([folder.FullName, .. day], output));
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    private static decimal Value(DashboardSnapshot snapshot, string section, string table, string row, string column) =>
        snapshot[section][table][row, column]!.Value!.Value.ToDecimal();
}
