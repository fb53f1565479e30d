using System.Globalization;

namespace WriteOffMetrics.Sql;

/// <summary>Which names of tables and columns are allowed. Quoting them is the dialect's.</summary>
internal static class Identifier
{
    private const int MostCharacters = 255;

    /// <summary>The name, if no database could read it as something else.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, or has a control character or half of a surrogate pair.</exception>
    public static string Require(string name, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(name, parameterName);
        return WhyRefused(name) is { } why ? throw new ArgumentException(why, parameterName) : name;
    }

    private static string? WhyRefused(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) return "Found a blank name; the name of a table or column is needed. State it.";
        if (name.Length > MostCharacters)
            return $"Found a name of {name.Length.ToString(CultureInfo.InvariantCulture)} characters; up to 255 are allowed. Shorten it.";
        for (int i = 0; i < name.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]);
            if (char.IsControl(name[i]) || (char.IsSurrogate(name[i]) && !isPair))
                return $"Found the character U+{((int)name[i]).ToString("X4", CultureInfo.InvariantCulture)} in a name; characters that "
                    + "can be printed are allowed. Correct the name.";
            if (isPair) i++;
        }

        return null;
    }
}
