using System.Globalization;

namespace WriteOffMetrics.Html;

/// <summary>
/// Writes a dashboard as one HTML page that needs nothing else: no script, no request, one style sheet. Every figure stands as text in a
/// table or a sentence, in a <c>data</c> element with its exact value; notes, reasons and explanations are words with the numbers in them.
/// </summary>
/// <remarks>
/// All members may be called by any number of threads at once, each with a writer of its own. The same snapshot and options give the same
/// characters in any culture and time zone. The page computes no figures: what it shows stands in the snapshot. Characters that HTML
/// forbids (control characters, halves of surrogate pairs, non-characters) and ends of bidirectional isolates without a beginning are
/// shown as U+FFFD; names of more than 200 characters are cut off, with the whole name in a <c>details</c> element.
/// </remarks>
public static class HtmlPage
{
    /// <summary>
    /// The hash of the text of the page's one <c>style</c> element, as a policy names it: <c>sha256-</c> and Base64. It changes with the
    /// version of this package only.
    /// </summary>
    public static string StyleHash => StyleSheet.Hash;

    /// <summary>
    /// A value for the header <c>Content-Security-Policy</c> with which the page is shown whole: nothing is allowed but its style.
    /// </summary>
    public static string ContentSecurityPolicy => $"default-src 'none'; style-src '{StyleHash}'; base-uri 'none'; form-action 'none'";

    /// <summary>Writes the page, with <see cref="HtmlPageOptions"/> as they are by default.</summary>
    /// <param name="snapshot">The dashboard.</param>
    /// <param name="writer">Where the page goes, in UTF-8 where it makes bytes; it is flushed and not closed.</param>
    public static void Write(DashboardSnapshot snapshot, TextWriter writer) => Write(snapshot, writer, new HtmlPageOptions());

    /// <summary>Writes the page.</summary>
    /// <param name="snapshot">The dashboard.</param>
    /// <param name="writer">Where the page goes, in UTF-8 where it makes bytes; it is flushed and not closed.</param>
    /// <param name="options">Title and formats.</param>
    public static void Write(DashboardSnapshot snapshot, TextWriter writer, HtmlPageOptions options)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(options);
        using var markup = new MarkupWriter(writer);
        new PageWriter(markup, options).Write(snapshot);
    }

    /// <summary>The page as text, with <see cref="HtmlPageOptions"/> as they are by default.</summary>
    /// <param name="snapshot">The dashboard.</param>
    public static string ToHtml(DashboardSnapshot snapshot)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Write(snapshot, writer);
        return writer.ToString();
    }
}
