using System.Globalization;

namespace WriteOffMetrics.Sql;

/// <summary>How messages tell numbers and texts, in any culture the same.</summary>
internal static class Words
{
    private const int MostCharacters = 80;

    public static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string one, string many) => $"{Text(number)} {(number == 1 ? one : many)}";

    /// <summary>A text in quotes on one line, of a long one the beginning; null as such.</summary>
    public static string InQuotes(string? text)
    {
        if (text is null) return "null";
        string beginning = text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";
        return "'" + string.Concat(beginning.Select(letter => char.IsControl(letter)
            ? $"\\u{((int)letter).ToString("X4", CultureInfo.InvariantCulture)}"
            : letter.ToString())) + "'";
    }
}
