using System.Collections.Immutable;
using System.Globalization;

namespace WriteOffMetrics.Csv;

/// <summary>Reads the text of a field, which has no blanks around it and is not empty.</summary>
/// <param name="Read">Gives null for what it cannot read.</param>
/// <param name="Allowed">What is allowed, for messages.</param>
/// <param name="Advice">What to do with a text that cannot be read.</param>
/// <param name="IsOwn">Whether it is the user's own, which may throw.</param>
internal sealed record FieldReading<T>(Func<string, T?> Read, string Allowed, string Advice, bool IsOwn)
    where T : struct
{
    /// <summary>What is said of a text that cannot be read.</summary>
    public string WhyUnreadable(string text, CsvColumn column) =>
        $"Found {Found.InQuotes(text)} in the {column}; {Allowed} is allowed. {Advice}";
}

/// <summary>How days, amounts and words are read.</summary>
internal static class FieldReading
{
    /// <summary>So many digits a decimal holds whatever they are, leading zeros not counted.</summary>
    private const int MostDigits = 28;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static FieldReading<CalendarDay> OfDays(
        ImmutableArray<string> formats, CultureInfo culture, Func<string, CalendarDay?>? own)
    {
        if (own is not null)
            return new FieldReading<CalendarDay>(own, "a day that the reader of days given to WithDates knows", "Correct it.", true);
        string[] forms = [.. formats];
        return new FieldReading<CalendarDay>(
            text => DayIn(text, forms, culture),
            $"a day in the form {string.Join(" or ", forms)}", "Correct it, or state its form with WithDates.", false);
    }

    public static FieldReading<decimal> OfAmounts(CultureInfo culture, Func<string, decimal?>? own) => own is not null
        ? new FieldReading<decimal>(own, "an amount that the reader of amounts given to WithAmounts knows", "Correct it.", true)
        : new FieldReading<decimal>(
            text => ReadExactly(text, culture),
            $"an amount such as 1234{culture.NumberFormat.NumberDecimalSeparator}50, without separators of groups and in up to 28 digits,",
            "Correct it, state the culture with WithCulture, or read it with WithAmounts.", false);

    /// <summary>Words of the user's own in their case, or where there are none the names of members in any case and spelling.</summary>
    /// <exception cref="ArgumentException">A word is blank or stands there twice.</exception>
    public static FieldReading<T> OfWords<T>(IReadOnlyList<(string Word, T Member)> words)
        where T : struct, Enum
    {
        if (words.Count == 0)
        {
            Dictionary<string, T> names = Enum.GetValues<T>().ToDictionary(member => member.ToString(), StringComparer.OrdinalIgnoreCase);
            return new FieldReading<T>(
                text => names.TryGetValue(NameIn(text), out T member) ? member : null,
                $"one of {string.Join(", ", Enum.GetNames<T>())}", "Correct it, or state the words of the file in the map.", false);
        }

        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string word, T member) in words)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(word, nameof(words));
            if (!Enum.IsDefined(member))
                throw new ArgumentOutOfRangeException(nameof(words), $"Found {member:D}; a member of {typeof(T).Name} is allowed.");
            if (!members.TryAdd(word.Trim(), member))
                throw new ArgumentException($"Found the word {Found.InQuotes(word.Trim())} twice; a word means one thing.", nameof(words));
        }

        return new FieldReading<T>(
            text => members.TryGetValue(text, out T member) ? member : null,
            $"one of {string.Join(", ", members.Keys)}", "Correct it, or add the word to the map.", false);
    }

    /// <summary>
    /// The day of a text; of one with a time and an offset the day that is written there, in whatever zone this machine is.
    /// </summary>
    private static CalendarDay? DayIn(string text, string[] forms, CultureInfo culture) =>
        DateTimeOffset.TryParseExact(text, forms, culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? DateOnly.FromDateTime(time.DateTime)
            : null;

    /// <summary>The name of a member in a text such as <c>write-off</c> or <c>RECOVERY_RETURNED</c>.</summary>
    private static string NameIn(string text) => string.Concat(text.Where(character => character is not (' ' or '-' or '_')));

    /// <summary>A number of which a decimal holds every digit; one of more would be rounded.</summary>
    private static decimal? ReadExactly(string text, CultureInfo culture)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || !decimal.TryParse(text, Plain, culture, out decimal amount)) return null;
        string point = culture.NumberFormat.NumberDecimalSeparator;
        int digits = text.SkipWhile(one => one == '0' || (!char.IsAsciiDigit(one) && !point.StartsWith(one))).Count(char.IsAsciiDigit);
        return digits <= MostDigits ? amount : null;
    }
}
