using System.Text.RegularExpressions;
using System.Xml.Linq;
using static WriteOffMetrics.Html.Tests.Json;

namespace WriteOffMetrics.Html.Tests;

/// <summary>
/// Headings, captions and columns say of which periods figures are. The board is of 24 months to June 2026, known on 8 July, beside an
/// earlier report of 8 June: its trailing year begins in July 2025, and in the bridge May 2026 is the last month that was complete then.
/// </summary>
public sealed partial class WindowTests
{
    private static readonly XElement Page = ReadPage.Of(Samples.All["computed everything"]);

    [Theory]
    [InlineData("Breakdown", "in USD")]
    [InlineData("Trend", "July 2024 – June 2026 · USD")]
    [InlineData("Collections", "in USD")]
    [InlineData("Allowance", "in USD")]
    [InlineData("Change explained", "in USD")]
    [InlineData("Data quality", "in USD")]
    [InlineData("Benchmarks", "July 2025 – June 2026 · USD")]
    public void A_heading_states_a_period_only_where_all_tables_below_it_are_of_that_one(string heading, string expected) => Assert.Equal(
        expected, Page.Descendants("h2").Single(one => one.FirstNode!.ToString().Trim() == heading).Element("small")!.Value);

    [Theory]
    [InlineData("By account, July 2025 – June 2026")]
    [InlineData("Roll-forward, Jan – June 2026")]
    [InlineData("Bridge, July 2024 – May 2026")]
    public void A_caption_states_the_period_of_its_table_where_the_heading_does_not(string caption) =>
        Assert.Single(Page.Descendants("caption"), one => one.Value == caption);

    [Fact]
    public void Columns_state_their_periods_where_they_differ()
    {
        XElement table = Page.Descendants("caption").Single(one => one.Value == "Rate and mix by reason").Parent!;
        Assert.Equal(
            [
                "Reason", "Before July 2024 – June 2025", "After July 2025 – June 2026", "Share before", "Share after",
                "Rate effect points", "Mix effect points",
            ],
            table.Element("thead")!.Element("tr")!.Elements().Select(head => head.Value));
    }

    /// <summary>One row is of June and one of the trailing year: the first names the column, and the other names its own.</summary>
    [Fact]
    public void A_column_of_two_periods_names_both()
    {
        ReportingPeriod june = ReportingPeriod.Parse("2026-06-01/2026-06-30", null);
        XElement page = ReadPage.Of(Samples.Of(Section("collections", Table("figures", ["period"],
            Row("recovery rate", Ratio(0.1m).In(Month(2026, 6))),
            Row("recovered of last year's gross", Ratio(0.2m).In(Period("2025-07-01", "2026-06-30")))))));
        Assert.Equal(Words.Period(june), page.Descendants("thead").Single().Descendants("th").Last().Value);
        Assert.Equal(["10.00 %", "July 2025 – June 2026 20.00 %"], page.Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void The_period_stands_beside_the_days_of_the_snapshot() => Assert.Equal(
        ["period", "as of", "complete through", "known on"],
        Page.Descendants("header").Single().Descendants("dt").Select(one => one.Value));

    /// <summary>June 2026 and 2026-06 beside each other would be read as two things.</summary>
    [Theory]
    [InlineData("computed everything")]
    [InlineData("computed group")]
    [InlineData("computed early")]
    [InlineData("computed nothing")]
    [InlineData("full")]
    public void Months_and_days_have_one_form(string name)
    {
        XElement body = ReadPage.Of(Samples.All[name]).Element("body")!;
        Assert.Empty(IsoMonth().Matches(string.Join('\n', body.DescendantNodes().OfType<XText>().Select(text => text.Value)))
            .Select(match => match.Value));
    }

    /// <summary>The fifth period of a fiscal year that begins in July is November, and stays what its calendar calls it.</summary>
    [Theory]
    [InlineData("2026-05", "2026-05-01", "2026-05-31", "2026-04 to 2026-05, on 2026-06-08", "April 2026 to May 2026, on 8 June 2026")]
    [InlineData("2026-05", "2025-11-01", "2025-11-30", "2026-04 to 2026-05, on 2026-06-08", "2026-04 to 2026-05, on 8 June 2026")]
    [InlineData("2026-05", "2026-05-01", "2026-05-31", "INV-2026-05, 2026-13, 2026-02-30", "INV-2026-05, 2026-13, 2026-02-30")]
    [InlineData("", "2026-05-01", "2026-05-31", "24 months, 2024-07-01/2026-06-30", "24 months, 1 July 2024 – 30 June 2026")]
    public void Months_are_read_where_periods_are_months(string period, string start, string end, string text, string expected)
    {
        DashboardSnapshot snapshot = Read(Snapshot("", "USD", end, null, null, Period(start, end, period == "" ? null : period), []));
        Assert.Equal(expected, new PeriodWords(snapshot).Of(text));
    }

    [Fact]
    public void Names_of_accounts_that_look_like_months_stay_as_they_are()
    {
        XElement page = ReadPage.Of(Samples.Of(Section("breakdown", Boards.ByDimension("by region", ["2026-05"]))));
        Assert.Equal("2026-05", page.Descendants("tbody").First().Descendants("th").First().Value);
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}")]
    private static partial Regex IsoMonth();
}
