using System.Xml.Linq;

namespace WriteOffMetrics.Html.Tests;

/// <summary>Names are text, whatever stands in them.</summary>
public sealed class HostileNameTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("<script>alert(1)</script> & \"x\"", "<script>alert(1)</script> & \"x\"")]
    [InlineData("a\tb\nc\rd\u2028e\u2029f", "a b c d e f")]
    [InlineData("nul\0 bell\a del\u007f next\u0085", "nul\uFFFD bell\uFFFD del\uFFFD next\uFFFD")]
    [InlineData("\uFFFF\uFDD0\uFFFE", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("\u202Eover\u202C", "\u202Eover\u202C")]
    [InlineData("\u2067in\u2069 out", "\u2067in\u2069 out")]
    [InlineData("\u2067open", "\u2067open\u2069")]
    [InlineData("end\u2069", "end\uFFFD")]
    [InlineData("👩‍👧 é ש", "👩‍👧 é ש")]
    public void Forbidden_characters_are_seen_as_replaced_and_isolates_are_closed(string name, string expected) =>
        Assert.Equal(expected, SafeText.OnOneLine(name));

    /// <summary>Not in the theory: a runner cannot carry half of a character.</summary>
    [Fact]
    public void Halves_of_characters_and_noncharacters_of_all_planes_are_replaced()
    {
        Assert.Equal("a\uFFFDb\uFFFD", SafeText.OnOneLine("a\ud83db\ude00"));
        Assert.Equal("\uFFFD", SafeText.OnOneLine("\ud83f\udfff"));
        HtmlPageOptions options = new() { Title = "half \ud83d" };
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        HtmlPage.Write(Samples.All["empty"], writer, options);
        Assert.Equal("half \uFFFD", ReadPage.Of(writer.ToString()).Descendants("h1").Single().Value);
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcdef…")]
    [InlineData("ab👍👍", 3, "ab…")]
    [InlineData("e\u0301e\u0301e\u0301", 3, "e\u0301…")]
    public void A_text_is_cut_between_characters(string text, int length, string expected) =>
        Assert.Equal(expected, SafeText.Shorten(text, length));

    [Fact]
    public void Hostile_names_stand_on_the_page_as_text_isolated_from_what_is_around()
    {
        XElement page = ReadPage.Of(Samples.All["hostile"]);
        XElement[] names = [.. page.Descendants("caption").Single(one =>
            one.Value == "By <region>").Parent!.Element("tbody")!.Elements("tr")
            .Select(row => row.Element("th")!)];
        Assert.Equal(Boards.HostileNames.Length + 1, names.Length);
        for (int i = 0; i < Boards.HostileNames.Length; i++)
        {
            string name = SafeText.OnOneLine(Boards.HostileNames[i]);
            if (string.IsNullOrWhiteSpace(name)) Assert.Equal("(blank)", names[i].Value);
            else if (name.Length <= 200) Assert.Equal(name, Assert.Single(names[i].Elements("bdi")).Value);
            else
            {
                XElement details = Assert.Single(names[i].Elements("details"));
                Assert.Equal(name, details.Element("bdi")!.Value);
                Assert.InRange(details.Element("summary")!.Value.Length, 2, 201);
            }
        }

        Assert.Equal("Target “</td><script>”", page.Descendants("th").Single(one => one.Value.StartsWith("Target",
            StringComparison.Ordinal)).Value);
    }

    [Fact]
    public void A_name_that_is_not_stated_is_said_so() => Assert.Equal(
        "(none stated)", ReadPage.Of(Samples.All["segment"]).Descendants("tbody").Elements("tr").First().Element("th")!.Value);

    /// <summary>What directs text is closed within each text, so that nothing behind it is turned.</summary>
    [Fact]
    public void No_text_of_the_page_leaves_an_isolate_open() => Assert.All(
        ReadPage.Of(Samples.All["hostile"]).DescendantNodes().OfType<XText>(), text =>
        {
            int open = 0;
            foreach (char c in text.Value)
            {
                open += c switch { >= '\u2066' and <= '\u2068' => 1, '\u2069' => -1, _ => 0 };
                Assert.True(open >= 0);
            }

            Assert.Equal(0, open);
        });
}
