using System.Globalization;
using System.Xml.Linq;

namespace WriteOffMetrics.Html.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Title_formats_and_provider_change_what_is_read_and_never_the_exact_values()
    {
        HtmlPageOptions options = new()
        {
            Title = "Losses",
            Provider = CultureInfo.GetCultureInfo("de-DE"),
            AmountFormat = "N2",
            RatioFormat = "P1",
        };
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        HtmlPage.Write(Samples.All["full"], writer, options);
        XElement page = ReadPage.Of(writer.ToString()), plain = ReadPage.Of(Samples.All["full"]);
        Assert.Equal("Losses", page.Descendants("h1").Single().Value);
        Assert.StartsWith("Losses, Sample Group, 30 June 2026", page.Descendants("title").First().Value, StringComparison.Ordinal);
        XElement[] cells = [.. page.Named("section", "headline").Single().Descendants("tbody").First().Descendants("data")];
        Assert.Equal(("24310", "24.310,00"), (cells[0].Value("value"), cells[0].Value));
        Assert.Equal("2,4 %", cells[15].Value.Replace('\u00a0', ' '));
        Assert.Equal(plain.Descendants("data").Select(one => one.Value("value")), page.Descendants("data").Select(one =>
            one.Value("value")));
    }

    [Theory]
    [InlineData("C2")]
    [InlineData("c")]
    [InlineData("P2")]
    [InlineData("X")]
    [InlineData("")]
    public void A_format_of_amounts_that_is_none_is_refused(string format) =>
        Assert.Equal("AmountFormat", Assert.ThrowsAny<ArgumentException>(() => new HtmlPageOptions { AmountFormat = format }).ParamName);

    [Theory]
    [InlineData("C2")]
    [InlineData("N99")]
    [InlineData(" ")]
    public void A_format_of_ratios_that_is_none_is_refused(string format) =>
        Assert.Equal("RatioFormat", Assert.ThrowsAny<ArgumentException>(() => new HtmlPageOptions { RatioFormat = format }).ParamName);

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Equal("snapshot", Assert.Throws<ArgumentNullException>(() => HtmlPage.ToHtml(null!)).ParamName);
        Assert.Equal("writer", Assert.Throws<ArgumentNullException>(() => HtmlPage.Write(Samples.All["empty"], null!)).ParamName);
        Assert.Equal("options",
            Assert.Throws<ArgumentNullException>(() => HtmlPage.Write(Samples.All["empty"], TextWriter.Null, null!)).ParamName);
        Assert.Equal("Title", Assert.ThrowsAny<ArgumentException>(() => new HtmlPageOptions { Title = " " }).ParamName);
    }

    [Theory]
    [InlineData("2026-06-01", "2026-06-30", "June 2026")]
    [InlineData("2026-01-01", "2026-06-30", "Jan – June 2026")]
    [InlineData("2025-07-01", "2026-06-30", "July 2025 – June 2026")]
    [InlineData("2026-06-08", "2026-06-14", "8–14 June 2026")]
    [InlineData("2026-06-29", "2026-07-05", "29 June – 5 July 2026")]
    [InlineData("2025-12-29", "2026-01-04", "29 December 2025 – 4 January 2026")]
    [InlineData("2024-02-01", "2024-02-29", "February 2024")]
    [InlineData("2024-02-29", "2024-02-29", "29 February 2024")]
    public void Periods_are_read_in_words(string start, string end, string expected) => Assert.Equal(
        expected, Words.Period(ReportingPeriod.Parse($"{start}/{end}", null)));
}
