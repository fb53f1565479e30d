using System.Xml.Linq;
using NodaTime;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Tests.Dashboards;
using static WriteOffMetrics.Html.Tests.Json;

namespace WriteOffMetrics.Html.Tests;

/// <summary>Words, signs and names that a reader meets first.</summary>
public sealed class WordTests
{
    private static readonly XElement Page = ReadPage.Of(Samples.All["computed everything"]);

    /// <summary>
    /// 23,500 and 9,100 against a budget of 12,000 and 9,000: 11,500 and 100 above it. Amounts have no better, so that no word says so
    /// but the sign.
    /// </summary>
    [Fact]
    public void Variances_of_amounts_carry_their_sign()
    {
        Currency usd = Currency.FromCode("USD");
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 5, 1), new LocalDate(2026, 6, 30));
        XElement page = ReadPage.Of(WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Ledger = WriteOffLedger.FromEntries(usd,
            [
                LedgerEntry.WriteOff(new LocalDate(2026, 5, 10), Money.FromDecimal(9_100m, usd)),
                LedgerEntry.WriteOff(new LocalDate(2026, 6, 10), Money.FromDecimal(23_500m, usd)),
            ]),
            Axis = months,
            Targets =
            [
                Target.FromSeries("budget", AmountSeries.FromValuesInOrder(AmountMetrics.GrossWriteOffs, usd, months, [9_000m, 12_000m])),
            ],
        }).AsOf(new LocalDate(2026, 6, 30)));
        Assert.Equal(["12,000", "9,000"], Cells(page, "Target “budget”").Take(2));
        Assert.Equal(["+11,500", "+100"], Cells(page, "Against “budget”").Take(2));

        // Against May, 23,500 is 14,400 more.
        Assert.Equal("+14,400", Cells(page, "Against the period before")[0]);
    }

    /// <summary>Booked 22,300 (20,000 and 100 for each of 23 months); the difference to the ledger is below zero.</summary>
    [Theory]
    [InlineData("Booked", "22,300")]
    [InlineData("Booked less required", "+")]
    [InlineData("Difference to the general ledger", "−")]
    [InlineData("Provision", "+")]
    [InlineData("Opening", "21,700")]
    public void Differences_and_movements_carry_their_sign_and_balances_do_not(string row, string start) =>
        Assert.StartsWith(start, Cells(Page, row)[0], StringComparison.Ordinal);

    /// <summary>What users call their regions says nothing of the number.</summary>
    [Fact]
    public void A_region_called_like_a_variance_has_no_sign()
    {
        XElement page = ReadPage.Of(Samples.Of(Section("breakdown", Boards.ByDimension("by region", ["against the wind", "total"]))));
        Assert.DoesNotContain(Cells(page, "against the wind").Take(2), text => text.StartsWith('+'));
    }

    [Fact]
    public void A_line_of_reconciliation_carries_its_sign()
    {
        XElement page = ReadPage.Of(Samples.Of(Section("entities", Table("period", ["gross write-offs"],
            Row("North", Usd(10m)), Row("rounding of converted amounts", Usd(1m)).As("Reconciliation"),
            Row("consolidated", Usd(11m)).As("Total")))));
        Assert.Equal("+1", Cells(page, "Rounding of converted amounts")[0]);
        Assert.Equal("11", Cells(page, "Consolidated")[0]);
    }

    [Fact]
    public void A_snapshot_without_a_name_leaves_it_out()
    {
        XElement page = ReadPage.Of(Samples.All["computed nothing"]);
        Assert.Equal("Write-offs, 1 January 2020", page.Descendants("title").First().Value);
        Assert.Equal("USD", page.Named("div", "kicker").Single().Value);
    }

    /// <summary>Before the axis begins no entity has a headline: each says so once, and never again below it.</summary>
    [Fact]
    public void An_entity_without_a_headline_says_so_once()
    {
        XElement page = ReadPage.Of(DashboardBoards.Group().AsOf(new LocalDate(2020, 1, 1)));
        XElement[] entities = [.. page.Descendants("article")];
        Assert.Equal(2, entities.Length);
        Assert.All(entities, entity =>
        {
            string sentence = Assert.Single(entity.Named("p", "lead")).Value;
            Assert.StartsWith("There is no headline. \u2068No period of the axis", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(entity.Descendants("li"), item => item.Value.Contains("eadline", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("Course")]
    [InlineData("days days")]
    [InlineData("Without figures")]
    [InlineData("and its entries")]
    public void Words_that_are_not_understood_are_not_on_the_page(string words) =>
        Assert.DoesNotContain(words, Page.Element("body")!.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("Since June 2025")]
    [InlineData("There is no target of these figures.")]
    [InlineData("Remarks for information")]
    [InlineData("days sales outstanding; period before")]
    [InlineData("than the target “Ceiling”.")]
    [InlineData("Target “Budget”")]
    public void Words_that_stand_in_their_place(string words) =>
        Assert.Contains(words, Page.Element("body")!.Value, StringComparison.Ordinal);

    [Fact]
    public void A_finding_has_the_severity_of_one()
    {
        XElement table = BarTests.Captioned(Samples.All["computed everything"], "Findings");
        Assert.Equal(["Rule", "Severity", "Count", "Amount at stake"], table.Element("thead")!.Descendants("th").Select(one => one.Value));
        Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Contains(row.Elements("td").First().Value,
            new[] { "error", "warning", "information" }));
    }

    /// <summary>The trend's interval stands behind its direction, and not in two columns that no other row has.</summary>
    [Fact]
    public void The_standing_has_three_columns_and_the_interval_in_words()
    {
        XElement table = BarTests.Captioned(Samples.All["full"], "Standing");
        Assert.Equal(["Measure", "Value", "Detail"],
            table.Element("thead")!.Descendants("th").Select(one => one.FirstNode!.ToString().Trim()));
        Assert.Equal("rising, from +0.02 to +0.58 points", table.Element("tbody")!.Elements("tr").Last().Elements("td").Last().Value);
    }

    /// <summary>The benchmark is of the trailing year beside figures of June: its detail says so.</summary>
    [Fact]
    public void A_benchmark_of_another_window_names_it_behind_its_name()
    {
        XElement table = BarTests.Captioned(Samples.All["computed everything"], "Standing");
        XElement row = table.Descendants("tr").Single(one => one.Element("th")!.Value == "Against the benchmark");
        Assert.Equal("“Retail average” (unverified source), July 2025 – June 2026", row.Elements("td").Last().Value);
        Assert.StartsWith("better −", row.Elements("td").First().Value, StringComparison.Ordinal);
    }

    /// <summary>A figure of these words, the numbers of its notes and reasons aside, has its exact value.</summary>
    [Fact]
    public void Numbers_of_the_words_below_the_chart_have_their_exact_values() => Assert.Equal(
        ["0.31", "0.02", "0.58", "0.95"],
        ReadPage.Of(Samples.All["full"]).Descendants("figcaption").Single().Elements("p").First().Descendants("data")
            .Select(data => data.Value("value")));

    /// <summary>60,000 are open, and no more than 10,000 were sold in each of May and June: more than their 61 days of sales are.</summary>
    [Fact]
    public void A_figure_that_is_at_least_so_much_says_so()
    {
        Currency usd = Currency.FromCode("USD");
        LocalDate june = new(2026, 6, 30);
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2026, 5, 1), june);
        AmountSeries sales = AmountSeries.FromValuesInOrder(usd, months, [10_000m, 10_000m]);
        XElement page = ReadPage.Of(WriteOffDashboard.FromInputs(new DashboardInputs
        {
            Ledger = WriteOffLedger.FromEntries(usd, []).CompleteThrough(june),
            Axis = months,
            CreditSales = sales,
            DaysSalesOutstanding = DsoMethod.CountBack,
            OpenItems = OpenItems.FromRows(usd, [(Day: new LocalDate(2026, 4, 20), Amount: 60_000m)], new()
            {
                InvoiceDate = row => row.Day,
                DueDate = row => row.Day.PlusDays(30),
                Amount = row => row.Amount,
            }),
        }).AsOf(june));
        Assert.Equal("≥ at least 61.0 days", Cells(page, "Days sales outstanding")[1]);
        Assert.StartsWith("≥ at least 61.0 days sales outstanding", page.Named("p", "key").First().Value, StringComparison.Ordinal);
        XElement sign = page.Descendants("data").First(one => one.Value("value") == "61").Parent!.Elements("span").First();
        Assert.Equal(("≥ ", "true"), (sign.Value, sign.Value("aria-hidden")));
    }

    /// <summary>The cells of the first row with a name.</summary>
    private static string[] Cells(XElement page, string row) =>
    [
        .. page.Descendants("tr").First(one => one.Element("th")?.Value == row).Elements("td").Select(cell => cell.Value),
    ];
}
