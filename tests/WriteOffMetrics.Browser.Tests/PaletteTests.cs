namespace WriteOffMetrics.Browser.Tests;

/// <summary>The colours of a page, computed from its style without a browser.</summary>
public sealed class PaletteTests
{
    public static TheoryData<string> Names => PageTests.Names;

    [Theory, MemberData(nameof(Names))]
    public void Text_stands_out_from_every_ground_and_bars_from_the_paper(string name) =>
        Report.None(PaletteCheck.Find(Pages.All.Single(page => page.Name == name).Html));

    [Theory]
    [InlineData("--soft:#555555", "--soft:#888888", "light: --soft on --paper has 3.54, at least 4.5")]
    [InlineData("--band3:#2f211b", "--band3:#a09080", "dark: --ink on --band3 has")]
    [InlineData("--bar:#6691bd", "--bar:#b0c4de", "light: --bar on --paper has")]
    [InlineData("--good:#74cbb8;", "", "dark: --good is not defined")]
    [InlineData("--line:#dddddd;", "--line:#dddddd;--new:#dddddd;", "--new is neither")]
    public void A_palette_fails(string passage, string changed, string found) =>
        Assert.Contains(PaletteCheck.Find(GoodPage.With(passage, changed)), text => text.StartsWith(found, StringComparison.Ordinal));

    /// <summary>Black on white is 21 by definition; #767676 is known as the lightest grey that has 4.5 on it, #777777 has not.</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#fff", "#ffffff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#ffffff", "#777777", 4.48)]
    public void Contrast_is_that_of_WCAG(string one, string other, double contrast) =>
        Assert.Equal(contrast, PaletteCheck.Contrast(one, other), 0.005);
}
