using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace WriteOffMetrics;

/// <summary>
/// Which texts are the same but for case and white space: those that are equal once white space is trimmed at both ends, each run of it
/// inside is taken for one space, and letters are compared by invariant upper case. The same in every culture.
/// </summary>
internal static class SimilarTexts
{
    /// <summary>
    /// What numbers of documents and codes usually consist of. Two different texts of these alone are never the same, so that a dimension
    /// of such values is done with after a look at each.
    /// </summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:#+*&()@");

    /// <summary>The positions of texts of which each is the same as another, put together; those of none are left out.</summary>
    public static List<List<int>> GroupsOf(IReadOnlyList<string?> texts)
    {
        if (texts.All(IsPlain)) return [];
        List<List<int>> groups = [];

        // Of each text its first position, or where there are several, that of their group, turned over.
        var places = new Dictionary<string, int>(texts.Count, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < texts.Count; i++)
        {
            if (texts[i] is not { } text) continue;
            ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, WithPlainSpaces(text), out bool exists);
            if (!exists)
            {
                place = i;
            }
            else if (place < 0)
            {
                groups[~place].Add(i);
            }
            else
            {
                groups.Add([place, i]);
                place = ~(groups.Count - 1);
            }
        }

        return groups;
    }

    /// <summary>In what two texts differ that are the same otherwise.</summary>
    public static string DifferenceInWords(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase) ? "case"
        : WithPlainSpaces(left) == WithPlainSpaces(right) ? "white space" : "case and white space";

    private static bool IsPlain(string? text) => !text.AsSpan().ContainsAnyExcept(Plain);

    /// <summary>A text without white space at its ends and with single spaces inside.</summary>
    private static string WithPlainSpaces(string text)
    {
        if (HasPlainSpaces(text)) return text;
        var plain = new StringBuilder(text.Length);
        foreach (char c in text.AsSpan().Trim())
        {
            if (!char.IsWhiteSpace(c)) plain.Append(c);
            else if (plain[^1] != ' ') plain.Append(' ');
        }

        return plain.ToString();
    }

    private static bool HasPlainSpaces(string text)
    {
        bool isAfterSpace = true;
        foreach (char c in text)
        {
            bool isSpace = char.IsWhiteSpace(c);
            if (isSpace && (c != ' ' || isAfterSpace)) return false;
            isAfterSpace = isSpace;
        }

        return text.Length == 0 || !isAfterSpace;
    }
}
