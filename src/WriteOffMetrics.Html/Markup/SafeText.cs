using System.Buffers;
using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Html;

/// <summary>Texts from outside as HTML may have them: on one line, without what it forbids.</summary>
internal static class SafeText
{
    /// <summary>How many characters of a name are shown at once.</summary>
    public const int LongestName = 200;

    private const int MostAccents = 8;
    private const char Replacement = '\uFFFD';

    /// <summary>All that is not of the printable characters of ASCII is looked at one by one.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]);

    /// <summary>
    /// The text with line ends and tabs as spaces. U+FFFD stands for what HTML forbids, and for the end of an isolate that did not begin in
    /// the text, which would end the isolation of the text itself; isolates that are left open are ended.
    /// </summary>
    public static string OnOneLine(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0) return text;
        var clean = new StringBuilder(text.Length);
        int isolates = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Halves of surrogate pairs come as U+FFFD.
            switch (rune.Value)
            {
                case '\t' or '\n' or '\r' or 0x2028 or 0x2029:
                    clean.Append(' ');
                    break;
                case < ' ' or (>= 0x7F and <= 0x9F) or (>= 0xFDD0 and <= 0xFDEF):
                case int value when (value & 0xFFFE) == 0xFFFE:
                    clean.Append(Replacement);
                    break;
                case >= 0x2066 and <= 0x2068:
                    isolates++;
                    clean.Append(rune.ToString());
                    break;
                case 0x2069 when isolates == 0:
                    clean.Append(Replacement);
                    break;
                case 0x2069:
                    isolates--;
                    clean.Append('\u2069');
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.Append('\u2069', isolates).ToString();
    }

    /// <summary>The first characters, never half of one, with an ellipsis where there are more.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length) return text;
        int end = 0;
        while (end < length)
        {
            int next = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (end + next > length) break;
            end += next;
        }

        // One element may be longer than all that is shown: a letter with a thousand accents, of which few are drawn.
        if (end == 0) end = Math.Min(length, MostAccents);
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }

    /// <summary>A text within another where no element isolates it: in a chart, in an attribute.</summary>
    public static string Isolated(string text) => text.AsSpan().IndexOfAnyExcept(Plain) < 0 ? text : $"\u2068{OnOneLine(text)}\u2069";
}
