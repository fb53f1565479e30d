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
    public void Movements_that_do_not_add_up_are_bars()
    {
        XElement page = ReadPage.Of(Samples.Of(Section("allowance", Table("roll-forward", ["amount"],
            Row("opening", Usd(100m)), Row("provision", Usd(50m)), Row("closing", Usd(149m)).As("Total")))));
        Assert.Empty(page.Named("svg", "fall"));
        Assert.Equal(["100", "50"], page.Named("svg", "bar").Select(svg => svg.Element("rect")!.Value("width")));
    }

    [Fact]
    public void A_small_line_has_a_point_for_each_period_and_ends_in_a_dot()
    {
        XElement[] sparks = [.. ReadPage.Of(Samples.All["full"]).Named("svg", "spark")];
        Assert.Equal(8, sparks.Length);
        Assert.All(sparks, spark =>
        {
            string[] points = spark.Element("path")!.Value("d").Split(' ');
            Assert.Equal(13, points.Length);
            Assert.Equal(points[^1], $"L{spark.Element("circle")!.Value("cx")},{spark.Element("circle")!.Value("cy")}");
        });
    }

    internal static XElement Captioned(DashboardSnapshot snapshot, string caption) =>
        ReadPage.Of(snapshot).Descendants("caption").Single(one => one.Value == caption).Parent!;

    /// <summary>The number directly before a bar.</summary>
    private static decimal Number(XElement bar)
    {
        XElement data = bar.ElementsBeforeSelf().Last();
        Assert.Equal("data", data.Name.LocalName);
        return decimal.Parse(data.Value("value"), CultureInfo.InvariantCulture);
    }
}
