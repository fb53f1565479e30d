using System.Globalization;
using System.Xml.Linq;
using static WriteOffMetrics.Html.Tests.Json;

namespace WriteOffMetrics.Html.Tests;

/// <summary>Bars, steps and small lines are those of the numbers beside them.</summary>
public sealed class BarTests
{
    [Theory]
    [MemberData(nameof(PageTests.Names), MemberType = typeof(PageTests))]
    public void Every_bar_is_as_wide_as_its_number_is_of_the_greatest_of_its_column(string name)
    {
        foreach (XElement table in ReadPage.Of(Samples.All[name]).Descendants("table"))
        {
            var columns = table.Named("svg", "bar").GroupBy(bar => bar.Parent!.ElementsBeforeSelf().Count());
            foreach (var column in columns)
            {
                decimal greatest = column.Max(bar => Math.Abs(Number(bar)));
                foreach (XElement bar in column)
                {
                    decimal width = decimal.Parse(bar.Element("rect")!.Value("width"), CultureInfo.InvariantCulture);
                    Assert.InRange(width - (greatest == 0 ? 0 : 100 * Math.Abs(Number(bar)) / greatest), -0.005m, 0.005m);
                    Assert.Equal(Number(bar) < 0, bar.Class()!.Contains("neg", StringComparison.Ordinal));
                }
            }
        }
    }

    /// <summary>
    /// 212,000 and 98,400 make 310,400, the greatest level. Less 148,500 it is 161,900, with 31,200 it is 193,100, less 1,100 it
    /// is 192,000:
    /// 212,000 / 310,400 = 68.30 %, 161,900 / 310,400 = 52.16 %, 193,100 / 310,400 = 62.21 %, 192,000 / 310,400 = 61.86 %.
    /// </summary>
    [Fact]
    public void Steps_lead_from_the_opening_to_the_closing_balance()
    {
        XElement table = Captioned(Samples.All["full"], "Roll-forward");
        Assert.Equal(
            [
                ("fall level", "0", "68.3"), ("fall", "68.3", "31.7"), ("fall neg", "52.16", "47.84"), ("fall", "52.16", "0"),
                ("fall", "52.16", "10.05"), ("fall", "62.21", "0"), ("fall neg", "61.86", "0.35"), ("fall", "61.86", "0"), ("fall",
                    "61.86", "0"),
                ("fall level", "0", "61.86"),
            ],
            table.Descendants("svg").Select(svg => (svg.Class()!, svg.Element("rect")!.Value("x"), svg.Element("rect")!.Value("width"))));
    }

    /// <summary>Steps that end elsewhere than the closing balance would show what is not so.</summary>
    [Fact]
    public void Movements_that_do_not_add_up_are_not_drawn_and_the_page_says_so()
    {
        XElement page = ReadPage.Of(Samples.Of(Section("allowance", Table("roll-forward", ["amount"],
            Row("opening", Usd(100m)), Row("provision", Usd(50m)), Row("closing", Usd(149m)).As("Total")))));
        Assert.Empty(page.Descendants("svg"));
        Assert.Equal("The rows do not lead from the first to the last: no steps are drawn.", page.Named("p", "note").Single().Value);
    }

    /// <summary>What the library makes adds up: each row of these tables has its step, and the last is a level again.</summary>
    [Theory]
    [InlineData("Bridge")]
    [InlineData("Roll-forward")]
    public void A_computed_bridge_and_a_computed_roll_forward_are_drawn_as_steps(string caption)
    {
        XElement table = Captioned(Samples.All["computed everything"], caption);
        XElement[] rows = [.. table.Descendants("tr").Skip(1)];
        Assert.True(rows.Length >= 4);
        Assert.Equal(rows.Length, table.Named("svg", "fall").Count());
        Assert.Empty(table.Named("svg", "bar"));
        Assert.Equal([0, rows.Length - 1], Enumerable.Range(0, rows.Length).Where(row => rows[row].Named("svg", "level").Any()));
    }

    /// <summary>Rows stand in the order of the gross amount, which the bars show: none is longer than one above it.</summary>
    [Fact]
    public void Bars_of_a_breakdown_become_shorter_row_by_row()
    {
        XElement table = Captioned(Samples.All["computed everything"], "By account");
        string[] heads = [.. table.Element("thead")!.Element("tr")!.Elements().Select(head => head.Value.Trim())];
        XElement[] bars = [.. table.Element("tbody")!.Elements("tr").Where(row => row.Class() is null).Descendants("svg")];
        Assert.Equal(5, bars.Length);
        Assert.All(bars, bar => Assert.Equal("Gross write-offs", heads[bar.Parent!.ElementsBeforeSelf().Count()]));
        decimal[] widths = [.. bars.Select(bar => decimal.Parse(bar.Element("rect")!.Value("width"), CultureInfo.InvariantCulture))];
        Assert.Equal(widths.OrderDescending(), widths);
    }

    [Fact]
    public void A_small_line_has_a_point_for_each_period_and_ends_in_a_dot()
    {
        XElement[] sparks = [.. ReadPage.Of(Samples.All["full"]).Named("svg", "spark")];
        Assert.Equal(7, sparks.Length);
        Assert.All(sparks, spark =>
        {
            string[] points = spark.Element("path")!.Value("d").Split(' ');
            Assert.Equal(13, points.Length);
            Assert.Equal(points[^1], $"L{spark.Element("circle")!.Value("cx")},{spark.Element("circle")!.Value("cy")}");
        });
    }

    [Fact]
    public void Where_no_row_has_a_line_there_is_no_column_for_lines()
    {
        XElement page = ReadPage.Of(Samples.Of(Section("collections",
            Table("figures", ["period"], Row("recovery rate", Ratio(0.1m).In(Month(2026, 6)))),
            Table("history", ["2026-04", "2026-05", "2026-06"], Row("recovery rate", Ratio(0.2m), None("ZeroDenominator"), Ratio(0.1m))))));
        Assert.Equal(["Figure", "June 2026"],
            page.Descendants("table").First().Element("thead")!.Descendants("th").Select(one => one.Value));
    }

    internal static XElement Captioned(DashboardSnapshot snapshot, string caption) =>
        ReadPage.Of(snapshot).Descendants("caption").Single(one =>
            one.Value == caption || one.Value.StartsWith(caption + ", ", StringComparison.Ordinal)).Parent!;

    /// <summary>The number directly before a bar.</summary>
    private static decimal Number(XElement bar)
    {
        XElement data = bar.ElementsBeforeSelf().Last();
        Assert.Equal("data", data.Name.LocalName);
        return decimal.Parse(data.Value("value"), CultureInfo.InvariantCulture);
    }
}
