namespace WriteOffMetrics.Browser.Tests;

/// <summary>What holds for every page, seen in a browser.</summary>
[Collection(OneBrowser.Name)]
public sealed class PageTests(Chromium chromium)
{
    public static TheoryData<string> Names => [.. Pages.All.Select(page => page.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_works_under_a_policy_that_allows_its_style_alone(string name) =>
        Report.None(await PolicyCheck.FindAsync(chromium, HtmlOf(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_has_no_violation_of_accessibility_at_any_width_in_light_or_dark(string name)
    {
        List<string> found = [];
        foreach (int width in AccessibilityCheck.Widths)
        {
            foreach (ColorScheme scheme in AccessibilityCheck.Schemes)
            {
                await Screenshots.SaveAsync(chromium, name, HtmlOf(name), width, scheme);
                found.AddRange(await AccessibilityCheck.FindAsync(chromium, HtmlOf(name), width, scheme));
            }
        }
        Report.None(found);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Nothing_is_wider_than_the_screen_or_cut_off(string name) =>
        Report.None(await OverflowCheck.FindAsync(chromium, HtmlOf(name), Pages.ExpectedOf(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task The_words_of_charts_do_not_lie_on_each_other(string name) =>
        Report.None(await ChartCheck.FindAsync(chromium, HtmlOf(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task Every_bar_agrees_with_its_number(string name) =>
        Report.None(await BarCheck.FindAsync(chromium, HtmlOf(name), Pages.ExpectedOf(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_runs_nothing_and_fetches_nothing_and_is_nested_as_written(string name) =>
        Report.None(await MarkupCheck.FindAsync(chromium, HtmlOf(name), Pages.ExpectedOf(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task Every_text_stands_out_from_its_ground_in_light_in_dark_and_on_paper(string name) =>
        Report.None(await ContrastCheck.FindAsync(chromium, HtmlOf(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task On_paper_no_row_is_cut_and_the_sheets_are_few(string name) =>
        Report.None(await PrintCheck.FindAsync(chromium, HtmlOf(name), Pages.ExpectedOf(name), Screenshots.PathOf(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task Without_its_style_a_page_says_the_same(string name) =>
        Report.None(await PlainCheck.FindAsync(chromium, HtmlOf(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task Where_colours_are_forced_bars_and_lines_are_still_painted(string name) =>
        Report.None(await ForcedColorsCheck.FindAsync(chromium, HtmlOf(name)));

    private static string HtmlOf(string name) => Pages.All.Single(page => page.Name == name).Html;
}
