using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics;

/// <summary>
/// Reads what a column of a database may hold: null where it says nothing that is asked, so that the record is refused with what stood
/// there. The form of texts is fixed; no culture is asked.
/// </summary>
internal static class RecordValues
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>A day; of a day with a time, its date part. An optional date of an unreadable text must not pass for none.</summary>
    /// <exception cref="UnreadableException">The value is no day.</exception>
    public static CalendarDay? ToDay(object? value) => value switch
    {
        null => null,
        DateOnly day => day,
        DateTime dateTime => dateTime,
        LocalDate day => day,
        LocalDateTime dateTime => dateTime.Date,
        string text when TryReadDay(text) is { } day => day,
        _ => throw Unreadable(value, "a day such as 2024-02-29"),
    };

    /// <summary>An amount with all its digits, a double or float by the shortest digits that tell it from its neighbours.</summary>
    /// <exception cref="UnreadableException">The value is no number that a decimal holds.</exception>
    public static decimal? ToAmount(object? value) => value switch
    {
        null => null,
        decimal amount => amount,
        byte or sbyte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double number when TryReadAmount(number.ToString("R", CultureInfo.InvariantCulture),
        Plain | NumberStyles.AllowExponent) is { } amount
            => amount,
        float number when TryReadAmount(number.ToString("R", CultureInfo.InvariantCulture),
        Plain | NumberStyles.AllowExponent) is { } amount
            => amount,
        string text when TryReadAmount(text.Trim(), Plain) is { } amount => amount,
        _ => throw Unreadable(value, "an amount such as 1234.50"),
    };

    /// <summary>A number of a record.</summary>
    /// <exception cref="UnreadableException">The value is no whole number of 64 bits.</exception>
    public static long ToNumber(object? value) =>
        ToAmount(value) is { } number && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : throw Unreadable(value, "a whole number");

    /// <summary>A text, of numbers and others their invariant form.</summary>
    /// <exception cref="UnreadableException">The value has no text of its own, such as an array of bytes.</exception>
    public static string? ToText(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTime or DateOnly or LocalDate or LocalDateTime => ToDay(value)!.Value.ToString(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        char or bool => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => throw Unreadable(value, "a text or a number"),
    };

    /// <summary>What stands there, for a finding.</summary>
    public static string? ToFoundText(object? value) => value switch
    {
        null => null,
        string text => text,
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>What reads members of an enumeration: by the user's words, then by their names and their words here, in any case.</summary>
    public static Func<object?, T?> WordsOf<T>(IDictionary<string, T> own, Func<T, string> nameOf)
        where T : struct, Enum
    {
        Dictionary<string, T> words = new(own, StringComparer.Ordinal), usual = new(StringComparer.OrdinalIgnoreCase);
        foreach (T member in Enum.GetValues<T>())
        {
            usual[member.ToString()] = member;
            usual[nameOf(member)] = member;
        }

        return value => value switch
        {
            null => null,
            T member => member,
            _ => Find(ToText(value)!) ?? throw Unreadable(value, $"one of {string.Join(", ", words.Keys.Concat(Enum.GetNames<T>()))}"),
        };

        T? Find(string text) => words.TryGetValue(text, out T member) || usual.TryGetValue(text.Trim(), out member) ? member : null;
    }

    /// <summary>A day alone, or a day and a time behind it, as databases without a type for dates keep them.</summary>
    private static CalendarDay? TryReadDay(string text)
    {
        const int DayLength = 10;
        string trimmed = text.Trim();
        if (LocalDatePattern.Iso.Parse(trimmed) is { Success: true } day) return day.Value;
        bool hasTime = trimmed.Length > DayLength && trimmed[DayLength] is 'T' or ' ';
        if (!hasTime || !LocalTimePattern.ExtendedIso.Parse(trimmed[(DayLength + 1)..]).Success) return null;
        return LocalDatePattern.Iso.Parse(trimmed[..DayLength]) is { Success: true } date ? date.Value : null;
    }

    private static decimal? TryReadAmount(string text, NumberStyles styles) =>
        decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out decimal amount)
        && !text.Contains('\0', StringComparison.Ordinal) && Invariant.HasSameDigits(text, amount)
            ? amount
            : null;

    private static UnreadableException Unreadable(object? value, string allowed) =>
        new($"Found {(value is null ? "nothing" : Invariant.InQuotes(ToFoundText(value)))} of type {value?.GetType().Name ?? "null"}; "
            + $"{allowed} is allowed. Correct the record, or convert the column where it is selected.");
}
