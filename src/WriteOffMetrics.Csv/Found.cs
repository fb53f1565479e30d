using System.Globalization;
using System.Text;

namespace WriteOffMetrics.Csv;

/// <summary>How messages tell what was found, in any culture the same.</summary>
internal static class Found
{
    private const int MostCharacters = 80;

    /// <summary>A text in quotes on one line, and of a long one the beginning.</summary>
    public static string InQuotes(string text)
    {
        var words = new StringBuilder("'");
        foreach (char character in text.AsSpan(0, Math.Min(text.Length, MostCharacters)))
        {
            if (char.IsControl(character) || char.IsSurrogate(character) && text.Length > MostCharacters)
                words.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else words.Append(character);
        }

        return words.Append(text.Length > MostCharacters ? "…'" : "'").ToString();
    }

    /// <summary>A number as it is written in messages.</summary>
    public static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things.</summary>
    public static string Count(long number, string one, string many) => $"{Text(number)} {(number == 1 ? one : many)}";
}
