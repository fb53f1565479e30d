using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WriteOffMetrics.Html.Tests;

/// <summary>What holds of every page.</summary>
public sealed partial class PageTests
{
    private static readonly string[] OnlyPhrases = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "span", "strong", "bdi"];

    private static readonly string[] Blocks =
        ["details", "div", "p", "ul", "dl", "table", "section", "figure", "h1", "h2", "h3", "h4", "h5", "h6"];

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_has_one_style_with_the_published_hash_and_nothing_that_runs_or_loads(string name)
    {
        string html = HtmlPage.ToHtml(Samples.All[name]);
        XElement page = ReadPage.Of(html);
        string style = Assert.Single(page.Descendants("style")).Value;
        Assert.Equal(HtmlPage.StyleHash, "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))));

        // A browser does not decode what stands in the element: its text is the same in both readings.
        Assert.Contains("<style>" + style + "</style>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("url\\(|@import|expression|https?:", style);
        Assert.DoesNotContain(page.DescendantsAndSelf(), one => one.Name.LocalName is
            "script" or "link" or "img" or "iframe" or "object" or "embed" or "base" or "form" or "a" or "use" or "image"
                or "foreignObject");
        Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), one => one.Name.LocalName is "style" or "src" or "href" or "srcset"
            || one.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || one.Name.NamespaceName.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_of_a_page_stands_in_the_JSON_of_the_snapshot(string name)
    {
        HashSet<string> values = [.. JsonValue().Matches(Samples.All[name].ToJson()).Select(match => match.Groups[1].Value)];
        string[] shown = [.. ReadPage.Of(Samples.All[name]).Descendants("data").Select(one => one.Value("value"))];
        if (name == "full") Assert.True(shown.Length > 500);
        Assert.DoesNotContain(shown, value => !values.Contains(value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_of_a_snapshot_stands_on_its_page(string name)
    {
        DashboardSnapshot snapshot = Samples.All[name];
        ILookup<string, XElement> shown = ReadPage.Of(snapshot).Descendants("td").Descendants("data").ToLookup(one => one.Value("value"));
        string[] missing =
        [
            .. new[] { snapshot }.Concat(snapshot.Entities).SelectMany(one => one.Sections).SelectMany(section => section.Tables)
                .SelectMany(table => table.Rows).SelectMany(row => row.Figures).Where(figure => figure?.Value is not null)
                .Select(figure => figure!.Value!.Value.ToDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        Assert.DoesNotContain(missing, value => !shown.Contains(value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_the_same_in_any_culture_and_after_a_way_through_JSON(string name)
    {
        DashboardSnapshot snapshot = Samples.All[name];
        string html = HtmlPage.ToHtml(snapshot);
        Assert.All(["tr-TR", "fa-IR", "sv-SE", "ar-SA"], culture => Assert.Equal(html, ReadPage.In(culture, snapshot)));
        Assert.Equal(html, HtmlPage.ToHtml(DashboardSnapshot.FromJson(snapshot.ToJson())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tables_have_captions_and_heads_and_what_scrolls_can_be_focused(string name)
    {
        XElement page = ReadPage.Of(Samples.All[name]);
        Assert.Equal("en", page.Value("lang"));
        Assert.Empty(page.DescendantsAndSelf().Attributes("dir"));
        Assert.Single(page.Descendants("h1"));
        Assert.All(page.Descendants("table"), table =>
        {
            Assert.NotEmpty(table.Element("caption")!.Value);
            Assert.All(table.Descendants("th"), head => Assert.Equal(head.Parent!.Parent!.Name == "thead" ? "col" : "row",
                head.Value("scope")));
            Assert.All(table.Elements("thead").Elements("tr").Elements(), head => Assert.NotEmpty(head.Value.Trim()));
            int width = table.Element("thead")!.Element("tr")!.Elements().Count();
            Assert.All(table.Descendants("tr"), row => Assert.Equal(width, row.Elements().Count()));
        });
        XElement[] regions = [.. page.Named("div", "scroll")];
        Assert.All(regions, region => Assert.Equal(("0", "region"), (region.Value("tabindex"), region.Value("role"))));
        Assert.Equal(regions.Length, regions.Select(region => region.Value("aria-label")).Distinct().Count());
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.Named("svg", "chart"), chart =>
        {
            Assert.Equal("img", chart.Value("role"));
            Assert.All(chart.Value("aria-labelledby").Split(' '), id => Assert.Contains(id, ids));
            Assert.NotEmpty(chart.Element("title")!.Value);
            Assert.NotEmpty(chart.Element("desc")!.Value);
        });
        Assert.All(page.Descendants("svg").Where(svg => svg.Class() != "chart"), svg => Assert.Equal("true", svg.Value("aria-hidden")));
    }

    /// <summary>A browser would end the sentence at the block, and build another tree than XML says.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_block_stands_in_a_sentence_or_heading(string name) => Assert.DoesNotContain(
        ReadPage.Of(Samples.All[name]).Descendants(), one => Blocks.Contains(one.Name.LocalName)
            && one.Ancestors().Any(outer => OnlyPhrases.Contains(outer.Name.LocalName)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_section_is_shown_or_said_to_be_absent(string name)
    {
        DashboardSnapshot snapshot = Samples.All[name];
        XElement main = ReadPage.Of(snapshot).Element("body")!.Element("main")!;
        string[] headings = [.. main.Elements("section").Elements("h2").Select(heading => heading.FirstNode!.ToString())];
        DashboardSection[] absent = [.. snapshot.Sections.Where(section => !section.IsPresent && section.Name != "headline")];
        Assert.Equal(snapshot.Sections.Count(section => section.IsPresent) + (absent.Length > 0 ? 1 : 0)
            + (snapshot.Entities.Count > 0 ? 1 : 0), headings.Length);
        Assert.Equal(absent.Select(section => section.Name.ToUpperInvariant()).Order(StringComparer.Ordinal),
            main.Elements("section").Where(section => section.Class() == "absent").Elements("ul").Elements("li")
                .SelectMany(item => item.Elements("bdi").SkipLast(1)).Select(one => one.Value.ToUpperInvariant())
                .Order(StringComparer.Ordinal));
        Assert.All(main.Elements("section").Where(section => section.Class() is null or "headline"), section =>
            Assert.EndsWith(snapshot.Currency.Code, section.Element("h2")!.Element("small")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Absent_sections_are_a_list_with_their_reasons_and_no_zero()
    {
        XElement main = ReadPage.Of(Samples.All["empty"]).Element("body")!.Element("main")!;
        Assert.Empty(main.Descendants("table"));
        Assert.Empty(main.Descendants("data"));
        Assert.Equal("There is no headline. No period is complete.", main.Elements("p").Single().Value);
        XElement[] items = [.. main.Descendants("li")];
        Assert.Equal(
            [
                "Breakdown, trend: No period is complete.", "Collections, at risk: No open items were given.",
                "Allowance: No allowance was given.", "Vendor losses: No vendor losses were given.",
                "Change explained: No sales by a dimension were given.", "Benchmarks: No benchmarks were given.",
                "Data quality: No import was given.",
            ],
            items.Select(item => item.Value));
    }

    [Fact]
    public void A_figure_that_is_undefined_is_a_dash_with_its_reason_and_never_a_zero()
    {
        XElement page = ReadPage.Of(Samples.All["undefined"]);
        XElement cell = page.Named("table").First().Descendants("tr").Last().Elements("td").First();
        Assert.Equal("–b no figure: zero denominator", cell.Value);
        Assert.Equal("a No figure: incomplete period. b No figure: zero denominator. c No figure: negative denominator.",
            page.Named("p", "note").First().Value);
        Assert.DoesNotContain(page.Descendants("data"), data => data.Value("value") == "0");
    }

    [Fact]
    public void A_full_board_of_24_months_and_12_regions_has_at_most_200_kilobytes_and_takes_at_most_50_milliseconds()
    {
        DashboardSnapshot full = Samples.All["full"];
        Assert.InRange(Encoding.UTF8.GetByteCount(HtmlPage.ToHtml(full)), 50_000, 200_000);
        TimeSpan best = Enumerable.Range(0, 20).Min(_ =>
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            HtmlPage.Write(full, TextWriter.Null);
            return System.Diagnostics.Stopwatch.GetElapsedTime(start);
        });
        Assert.InRange(best.TotalMilliseconds, 0, 50);
    }

    [Fact]
    public void The_writer_is_left_open_and_the_policy_names_the_style()
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        HtmlPage.Write(Samples.All["empty"], writer);
        writer.Write("after");
        Assert.EndsWith("</html>after", writer.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            $"default-src 'none'; style-src '{HtmlPage.StyleHash}'; base-uri 'none'; form-action 'none'", HtmlPage.ContentSecurityPolicy);
    }

    [Fact]
    public void Explanations_of_headline_figures_and_totals_stand_in_details()
    {
        XElement page = ReadPage.Of(Samples.All["full"]);
        XElement how = page.Named("section", "headline").Single().Elements("details").Single();
        Assert.Equal("How these figures are made", how.Element("summary")!.Value);
        Assert.Equal("Gross write-offs, June 2026 (14 entries)", how.Descendants("dt").First().Value);
        Assert.Equal("M9 Net write-offs to sales = net write-offs / sales", how.Descendants("dd").First().Value);
        Assert.Contains(page.Descendants("dt"), one => one.Value == "Closing, Jan – June 2026 (14 entries)");
    }

    [Fact]
    public void Each_entity_has_its_own_sentence_and_all_its_figures_below_the_consolidated_ones()
    {
        XElement[] entities = [.. ReadPage.Of(Samples.All["consolidated"]).Descendants("article")];
        Assert.Equal(["North Ltd", "Süd GmbH"], entities.Select(one => one.Element("h3")!.Element("bdi")!.Value));
        Assert.Equal(["June 2026 · complete through 30 June 2026 · GBP", "June 2026 · complete through 30 June 2026 · EUR"],
            entities.Select(one => one.Element("h3")!.Element("small")!.Value));
        Assert.All(entities, one =>
        {
            Assert.StartsWith("2.35 % of sales were written off", one.Element("p")!.Value, StringComparison.Ordinal);
            Assert.Single(one.Named("p", "lead"));
            Assert.True(one.Element("details")!.Descendants("table").Count() >= 5);
        });
    }

    [GeneratedRegex("\"value\":\"(-?[0-9.]+)\"")]
    private static partial Regex JsonValue();
}
