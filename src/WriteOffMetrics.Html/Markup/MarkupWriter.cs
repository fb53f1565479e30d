using System.Globalization;
using System.Xml;

namespace WriteOffMetrics.Html;

/// <summary>
/// Elements, attributes and text of HTML that is well-formed XML as well. The only place that names the writer, so that no markup is ever
/// put together from strings.
/// </summary>
internal sealed class MarkupWriter : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.None,
        CloseOutput = false,
    };

    private readonly XmlWriter xml;

    public MarkupWriter(TextWriter writer)
    {
        // XmlWriter leaves a space in it.
        writer.Write("<!DOCTYPE html>");
        xml = XmlWriter.Create(writer, Settings);
    }

    /// <summary>An element that ends where the scope does; with an end tag in any case, as HTML needs it.</summary>
    public Scope Element(string name, string? cssClass = null)
    {
        xml.WriteStartElement(name);
        if (cssClass is not null) Attribute("class", cssClass);
        return new Scope(xml);
    }

    /// <summary>An element with attributes and without content: a void one of HTML, or one of SVG.</summary>
    public void Leaf(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach ((string attribute, string value) in attributes) Attribute(attribute, value);
        xml.WriteEndElement();
    }

    /// <summary>An element with text alone.</summary>
    public void Text(string name, string? cssClass, string text)
    {
        using (Element(name, cssClass)) Text(text);
    }

    public void Attribute(string name, string value) => xml.WriteAttributeString(name, SafeText.OnOneLine(value));

    public void Text(string text) => xml.WriteString(SafeText.OnOneLine(text));

    /// <summary>A text of this package, as it stands: its style sheet.</summary>
    public void OwnText(string text) => xml.WriteString(text);

    /// <summary>The value of a number as machines read it, with its form for people.</summary>
    public void Data(decimal value, string text)
    {
        using (Element("data"))
        {
            Attribute("value", value.ToString(CultureInfo.InvariantCulture));
            Text(text);
        }
    }

    /// <summary>The value of a figure with its form for people, and that it is at least so much where it is.</summary>
    public void Figure(DashboardFigure figure, Quantity value, string text)
    {
        if (figure.IsLowerBound)
        {
            using (Element("span"))
            {
                Attribute("aria-hidden", "true");
                Text("≥ ");
            }

            Text("span", "vh", "at least ");
        }

        Data(value.ToDecimal(), text);
    }

    /// <summary>A text from outside, isolated so that its direction ends where it does; the whole of a long one on demand.</summary>
    public void Name(string name)
    {
        string clean = SafeText.OnOneLine(name);
        if (clean.Length <= SafeText.LongestName)
        {
            Phrase(name);
            return;
        }

        using (Element("details", "name"))
        {
            using (Element("summary")) Text("bdi", null, SafeText.Shorten(clean, SafeText.LongestName));
            Text("bdi", null, clean);
        }
    }

    /// <summary>The same within a sentence or a heading, where no <c>details</c> may stand: the whole of a long one as its title.</summary>
    public void Phrase(string name)
    {
        string clean = SafeText.OnOneLine(name);
        if (string.IsNullOrWhiteSpace(clean))
        {
            Text("span", "soft", "(blank)");
            return;
        }

        using var _ = Element("bdi");
        if (clean.Length > SafeText.LongestName) Attribute("title", clean);
        Text(SafeText.Shorten(clean, SafeText.LongestName));
    }

    public void Dispose() => xml.Dispose();

    /// <summary>An element that is open.</summary>
    public readonly ref struct Scope(XmlWriter xml) : IDisposable
    {
        public void Dispose() => xml.WriteFullEndElement();
    }
}
