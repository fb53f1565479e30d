using System.Xml;
using System.Xml.Linq;

namespace WriteOffMetrics.Html.Tests;

/// <summary>A page as a tree of elements.</summary>
internal static class ReadPage
{
    private const string DocumentType = "<!DOCTYPE html>";

    public static XElement Of(DashboardSnapshot snapshot) => Of(HtmlPage.ToHtml(snapshot));

    public static XElement Of(string html)
    {
        Assert.StartsWith(DocumentType, html, StringComparison.Ordinal);
        using var reader = XmlReader.Create(
            new StringReader(html[DocumentType.Length..]), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static string? Class(this XElement element) => element.Attribute("class")?.Value;

    public static IEnumerable<XElement> Named(this XElement element, string name, string? cssClass = null) => element.Descendants(name)
        .Where(one => cssClass is null || (one.Class() ?? "").Split(' ').Contains(cssClass));

    public static string Value(this XElement data, string attribute) => data.Attribute(attribute)!.Value;

    /// <summary>The page of a snapshot in a culture of the thread.</summary>
    public static string In(string culture, DashboardSnapshot snapshot)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture =
                System.Globalization.CultureInfo.GetCultureInfo(culture);
            return HtmlPage.ToHtml(snapshot);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }
}
