namespace WriteOffMetrics.Browser.Tests;

/// <summary>Every check reports what it is there for: each page here differs from one without a fault in a single thing.</summary>
[Collection(OneBrowser.Name)]
public sealed class BadPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_page_without_a_fault_passes_every_check()
    {
        string html = GoodPage.Html;
        PageExpectations expected = GoodPage.Expected;
        Report.None([
            .. await PolicyCheck.FindAsync(chromium, html), .. await AccessibilityCheck.FindAsync(chromium, html, 768, ColorScheme.Dark),
            .. await OverflowCheck.FindAsync(chromium, html, expected), .. await ChartCheck.FindAsync(chromium, html),
            .. await BarCheck.FindAsync(chromium, html, expected), .. await MarkupCheck.FindAsync(chromium, html, expected),
            .. await ContrastCheck.FindAsync(chromium, html), .. await ForcedColorsCheck.FindAsync(chromium, html),
            .. await PrintCheck.FindAsync(chromium, html, expected),
            .. await PlainCheck.FindAsync(chromium, html), .. PaletteCheck.Find(html),
        ]);
    }

    [Theory]
    [InlineData("<h1>", "<h1 style=\"color:red\">", "console error")]
    [InlineData("<h1>", "<script>document.title = '';</script><h1>", "console error")]
    [InlineData("<h1>", "<img alt=\"\" src=\"https://elsewhere.test/a.png\" /><h1>", "elsewhere.test")]
    [InlineData("main{max-width:60rem;", "main{", "main has no max-width")]
    [InlineData("<style>", "<style></style><style>", "style sheets that apply")]
    public async Task The_policy_refuses(string passage, string changed, string found) =>
        Reports(found, await PolicyCheck.FindAsync(chromium, GoodPage.With(passage, changed)));

    [Theory]
    [InlineData("<h1>", "<img src=\"#\" /><h1>", "image-alt")]
    [InlineData("lang=\"en\"", "", "html-has-lang")]
    [InlineData("color:var(--ink)", "color:#444", "color-contrast")]
    [InlineData("tabindex=\"0\" role=\"region\" aria-label=\"Trend\"", "", "scrollable-region-focusable")]
    [InlineData("<h2>Trend</h2>", "<h4>Trend</h4>", "heading-order")]
    public async Task Accessibility_fails(string passage, string changed, string found) =>
        Reports(found, await AccessibilityCheck.FindAsync(chromium, GoodPage.With(passage, changed), 360, ColorScheme.Dark));

    [Theory]
    [InlineData("table{border-collapse:collapse;", "table{border-collapse:collapse;min-width:50rem;", "at 768 px, the document is")]
    [InlineData("table{border-collapse:collapse;", "table{border-collapse:collapse;min-width:22rem;", "at 360 px, the document is")]
    [InlineData("table{border-collapse:collapse;", "table{border-collapse:collapse;min-width:20rem;", "at 320 px, the document is")]
    [InlineData("role=\"region\" ", "", "scrolls, and is no region")]
    [InlineData(".scroll{overflow-x:auto;", ".scroll{overflow-x:hidden;", "cut off")]
    [InlineData("animation-timeline:scroll(self inline)", "", "does not show that it scrolls")]
    [InlineData(">50,120<", ">50,120<br />USD<", "breaks: data")]
    [InlineData("<td class=\"b\"></td></tr></thead>", "<td></td></tr></thead>", "at 360 px, rows of table 1 have 3 or 2 columns")]
    public async Task Width_fails(string passage, string changed, string found) =>
        Reports(found, await OverflowCheck.FindAsync(chromium, GoodPage.With(passage, changed), GoodPage.Expected));

    [Theory]
    [InlineData("y=\"80\"", "y=\"44\"", "'Excellent' lies on 'target'")]
    [InlineData("x=\"10\" y=\"40\"", "x=\"600\" y=\"40\"", "'Excellent' is cut off")]
    public async Task The_words_of_a_chart_fail(string passage, string changed, string found) =>
        Reports(found, await ChartCheck.FindAsync(chromium, GoodPage.With(passage, changed)));

    [Theory]
    [InlineData("width=\"62.7\"", "width=\"62.3\"", "bar of 'Retail trade' in column 3 of table 1: 62.3 wide, in proportion 62.65")]
    [InlineData("width=\"100\"", "width=\"110\"", "leaves its cell")]
    [InlineData("<rect class=\"neg\" ", "<rect ", "lacks the class neg")]
    [InlineData("<rect width=\"100\"", "<rect class=\"neg\" width=\"100\"", "has the class neg")]
    [InlineData("<rect width=\"62.7\" height=\"10\" />", "", "0 rectangles")]
    [InlineData("rect{fill:", ".bar rect{width:50px;fill:", "drawn 50 wide")]
    [InlineData("rect{fill:", ".bar rect{x:5px;fill:", "drawn at 5, not at 0")]
    [InlineData("viewBox=\"0 0 100 10\"", "viewBox=\"0 0 200 10\"", "its viewBox is")]
    [InlineData("<data value=\"50120.4\">50,120</data>", "50,120", "no number stands beside it")]
    [InlineData(">50,120<", ">50,210<", "the numbers of its column are not those of their data")]
    [InlineData(">−20,000<", ">20,000<", "the numbers of its column are not those of their data")]
    [InlineData("x=\"60\" width=\"40\"", "x=\"61\" width=\"39\"", "39 wide, in proportion 40")]
    [InlineData("x=\"60\" width=\"40\"", "x=\"59\" width=\"40\"", "begins at 59, not at 60")]
    [InlineData("class=\"down\"", "class=\"up\"", "goes up, of -100")]
    [InlineData("<data value=\"150\">150<", "<data value=\"151\">151<", "the steps lead to 150, not to 151")]
    [InlineData("svg\nclass=", "svg\nid=", "there is no bar")]
    public async Task A_bar_fails(string passage, string changed, string found) =>
        Reports(found, await BarCheck.FindAsync(chromium, GoodPage.With(passage, changed), GoodPage.Expected));

    [Fact]
    public async Task Where_numbers_are_text_only_a_bar_fails_by_the_text()
    {
        PageExpectations textOnly = GoodPage.Expected with { HasData = false };
        string withoutData = GoodPage.With("<data ", "<b ").Replace("</data>", "</b>", StringComparison.Ordinal);
        Report.None(await BarCheck.FindAsync(chromium, withoutData, textOnly));
        Reports("in proportion 25", await BarCheck.FindAsync(chromium, GoodPage.With("width=\"25\"", "width=\"27\""), textOnly));
    }

    [Theory]
    [InlineData("<h1>", "<h1 style=\"color:red\">", "attribute style of h1")]
    [InlineData("<h1>", "<h1 onclick=\"alert()\">", "attribute onclick of h1")]
    [InlineData("<h1>", "<script>1</script><h1>", "element script")]
    [InlineData("<title>", "<link rel=\"icon\" href=\"https://elsewhere.test/\" /><title>", "element link")]
    [InlineData("<h1>", "<a href=\"https://elsewhere.test/\">x</a><h1>", "leads to 'https://elsewhere.test/'")]
    [InlineData("<h1>", "<a href=\"#nowhere\">x</a><h1>", "no element has the id of #nowhere")]
    [InlineData("<h1>", "<img alt=\"\" src=\"data:image/gif;base64,\" /><h1>", "attribute src of img")]
    [InlineData("</style>", "@import 'a.css';</style>", "the style imports")]
    [InlineData("</style>", "p{background:url(a.png)}</style>", "url( that leads elsewhere")]
    [InlineData("</style>", "</style><style></style>", "style elements: 2")]
    [InlineData("<h1>", "<p id=\"t\">x</p><h1>", "two elements have the id 't'")]
    [InlineData("<!DOCTYPE html>", "", "there is no document type")]
    [InlineData("<h1>Write-offs</h1>", "<h1>Write-offs<br></h1>", "not XML")]
    [InlineData("<h1>", "<p><table><tbody><tr><td>x</td></tr></tbody></table></p><h1>", "a browser builds another tree")]
    [InlineData("<h1>", "<div /><h1>", "a browser builds another tree")]
    [InlineData("</style>", "main &gt; p{margin:0}</style>", "a browser builds another tree")]
    public async Task Markup_fails(string passage, string changed, string found) =>
        Reports(found, await MarkupCheck.FindAsync(chromium, GoodPage.With(passage, changed), GoodPage.Expected));

    [Theory]
    [InlineData("color:var(--ink)", "color:#999", "Light, Screen: contrast 2.85 of 'Write-offs' in h1")]
    [InlineData("--ink:#e9e6df", "--ink:#555555", "Dark, Screen: contrast 2.39 of 'Write-offs' in h1")]
    [InlineData("@media print{body{background:#fff}", "@media print{body{background:#777}", "Light, Print")]
    [InlineData(".field{fill:var(--band1)}", ".field{fill:#777}", "of 'Excellent' in text")]
    [InlineData("<h1>", "<details><summary>s</summary><p><button disabled=\"\">closed</button></p></details><h1>", "of 'closed' in button")]
    [InlineData(".b{width:30%}", ".b{width:30%}h1{opacity:.3}", "of 'Write-offs' in h1")]
    [InlineData(".b{width:30%}", ".b{width:30%}main{background:linear-gradient(red,blue)}", "which cannot be judged")]
    [InlineData("--paper:#15181b", "--paper:#ffffff", "brightness of the ground")]
    public async Task Contrast_fails(string passage, string changed, string found) =>
        Reports(found, await ContrastCheck.FindAsync(chromium, GoodPage.With(passage, changed)));

    /// <summary>A row of forty lines that begins near the end of a sheet is cut there where nothing forbids it.</summary>
    [Fact]
    public async Task Print_fails_where_a_row_is_cut()
    {
        string lines = string.Concat(Enumerable.Range(1, 40).Select(i => $"line{i}<br />"));
        string table = $"<table><tbody><tr class=\"cut\"><th>{lines}</th><td>1</td></tr></tbody></table>";
        string html = GoodPage.With("<h1>Write-offs</h1>", $"<h1>Write-offs</h1>{table}")
            .Replace("@media print{", ".cut{height:50rem}h1{margin-top:30rem}@media print{", StringComparison.Ordinal);
        string cut = html.Replace("tr{break-inside:avoid}", "tr{break-inside:auto}", StringComparison.Ordinal);
        IReadOnlyList<string> found = await PrintCheck.FindAsync(chromium, cut, GoodPage.Expected);
        Reports("may be cut: break-inside is auto", found);
        Reports("is not whole on one sheet", found);
        Reports("sheets, expected 1 to 1", found);
        Report.None(await PrintCheck.FindAsync(chromium, html, GoodPage.Expected with { Sheets = (2, 3) }));
    }

    [Theory]
    [InlineData(".b{width:30%}", ".b{width:30%}h1{width:80rem}", "the document is wider than the paper")]
    [InlineData(".scroll .wide", ".chart{min-width:60rem}.scroll .wide", "scrolls, which paper does not")]
    [InlineData(".b{width:30%}", ".b{width:30%}h1{position:relative;left:-7rem}", "h1 'Write-offs' begins outside the paper")]
    public async Task Print_fails_where_something_is_wider_than_paper(string passage, string changed, string found) =>
        Reports(found, await PrintCheck.FindAsync(chromium, GoodPage.With(passage, changed), GoodPage.Expected));

    [Theory]
    [InlineData("rect{fill:CanvasText}", "rect{fill:transparent}", "rect of 'bar' is not painted")]
    [InlineData("rect{fill:CanvasText}", "rect{fill:Canvas}", "rect of 'fall' is not painted")]
    public async Task Where_colours_are_forced_a_bar_fails(string passage, string changed, string found) =>
        Reports(found, await ForcedColorsCheck.FindAsync(chromium, GoodPage.With(passage, changed)));

    [Fact]
    public async Task Print_fails_where_a_section_is_left_out() =>
        Reports("'Allowance' stands in 1 headings", await PrintCheck.FindAsync(
            chromium, GoodPage.With("@media print{", "@media print{section{display:none}"), GoodPage.Expected));

    [Theory]
    [InlineData("<data value=\"150\">150</data>", "<data value=\"150\"></data>", "no figure is shown for the value 150")]
    [InlineData("<data value=\"150\">150</data>", "<data value=\"150\" hidden=\"\">150</data>", "'150' is '' without the style")]
    public async Task Without_its_style_a_page_fails(string passage, string changed, string found) =>
        Reports(found, await PlainCheck.FindAsync(chromium, GoodPage.With(passage, changed)));

    private static void Reports(string fault, IReadOnlyList<string> found) =>
        Assert.True(
            found.Any(text => text.Contains(fault, StringComparison.Ordinal)),
            $"'{fault}' is not reported, but:\n{string.Join('\n', found)}");
}
