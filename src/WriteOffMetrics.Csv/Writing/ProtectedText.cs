namespace WriteOffMetrics.Csv;

/// <summary>
/// How a text stands in a file, so that a spreadsheet shows it as text and a reader gets it back: one apostrophe before what a spreadsheet
/// would take for a formula, before an apostrophe of the text's own, and for the empty text, which an empty field would not tell from none.
/// </summary>
internal static class ProtectedText
{
    private const char Mark = '\'';

    /// <summary>
    /// What begins a formula, in either width; what a spreadsheet skips before one; and the mark itself, so that taking one away is always
    /// right. U+FEFF at the beginning of a file would be taken for its byte order mark.
    /// </summary>
    private const string Marked = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20\uFEFF";

    /// <summary>The text as it is written; none, which is an empty field, of none.</summary>
    public static string? Protect(string? text) =>
        text is not null && (text.Length == 0 || Marked.Contains(text[0], StringComparison.Ordinal)) ? Mark + text : text;

    /// <summary>The text that was written: one apostrophe in front is taken away. An empty field is none, and stays empty here.</summary>
    public static string Unprotect(string field) => field.StartsWith(Mark) ? field[1..] : field;
}
