using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics;

/// <summary>
/// Reads what a column of a database may hold: null where nothing is stated. What says nothing that is asked is an exception that becomes
/// the record's finding. The form of texts is fixed; no culture is asked.
/// </summary>
internal static class RecordValues
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const NumberStyles Floating = Plain | NumberStyles.AllowExponent;

    /// <summary>A day; of a day with a time, its date part. An optional date of an unreadable text must not pass for none.</summary>
    /// <exception cref="UnreadableException">The value is no day.</exception>
    public static CalendarDay? ToDay(object? value) => Stated(value) switch
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
    public static decimal? ToAmount(object? value) => Stated(value) switch
    {
        null => null,
        decimal amount => amount,
        byte or sbyte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double number when TryReadAmount(number.ToString("R", CultureInfo.InvariantCulture), Floating) is { } amount => amount,
        float number when TryReadAmount(number.ToString("R", CultureInfo.InvariantCulture), Floating) is { } amount => amount,
        string text when TryReadAmount(text.Trim(), Plain) is { } amount => amount,
        _ => throw Unreadable(value, "an amount such as 1234.50"),
    };

    /// <summary>A number of a record.</summary>
    /// <exception cref="UnreadableException">The value is no whole number of 64 bits.</exception>
    public static long ToNumber(object? value) => Stated(value) switch
    {
        byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        decimal number when decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue => (long)number,
        string text when long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        null => throw new UnreadableException("Found no row number; a whole number is needed. Supply it, or leave the column out."),
        { } other => throw Unreadable(other, "a whole number"),
    };

    /// <summary>A text, of numbers and others their invariant form, of days and times ISO 8601.</summary>
    /// <exception cref="UnreadableException">The value has no text of its own, such as an array of bytes.</exception>
    public static string? ToText(object? value) => Stated(value) is not { } stated
        ? null
        : TextOf(stated) ?? throw Unreadable(stated, "a text or a number");

    /// <summary>What stands there, for a finding.</summary>
    public static string? ToFoundText(object? value) =>
        value is null ? null : TextOf(value) ?? Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>
    /// What reads members of an enumeration: by the user's own words in their case and by nothing else, or where there are none by their
    /// names and their words here, in any case. Blanks around a word do not count: columns of fixed width have them.
    /// </summary>
    public static Func<object?, T?> WordsOf<T>(IDictionary<string, T> own, Func<T, string> nameOf)
        where T : struct, Enum
    {
        bool hasOwn = own.Count > 0;
        Dictionary<string, T> words = new(hasOwn ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach ((string word, T member) in own) words[word.Trim()] = member;
        foreach (T member in hasOwn ? [] : Enum.GetValues<T>()) words[member.ToString()] = words[nameOf(member)] = member;
        string allowed = $"one of {string.Join(", ", hasOwn ? own.Keys : Enum.GetNames<T>())}";

        return value => Stated(value) switch
        {
            null => null,
            T member => member,
            { } stated => words.TryGetValue(ToText(stated)!.Trim(), out T member) ? member : throw Unreadable(stated, allowed),
        };
    }

    /// <summary>A day alone, or a day and a time behind it, as databases without a type for dates keep them.</summary>
    private static CalendarDay? TryReadDay(string text)
    {
        const int DayLength = 10;
        string trimmed = text.Trim();
        if (LocalDatePattern.Iso.Parse(trimmed) is { Success: true } day) return day.Value;
        bool hasTime = trimmed.Length > DayLength && trimmed[DayLength] is 'T' or ' ';
        if (!hasTime || !IsTime(trimmed[(DayLength + 1)..])) return null;
        return LocalDatePattern.Iso.Parse(trimmed[..DayLength]) is { Success: true } date ? date.Value : null;
    }

    private static bool IsTime(string text) => LocalTimePattern.ExtendedIso.Parse(text).Success || HoursAndMinutes.Parse(text).Success;

    /// <summary>What is stated: nothing by an empty text, because a reader of text files has no other way to say so.</summary>
    private static object? Stated(object? value) => value is string text && string.IsNullOrWhiteSpace(text) ? null : value;

    /// <summary>The text of a value that has one: of a day, with a time where it has one.</summary>
    private static string? TextOf(object value) => value switch
    {
        string text => text,
        LocalDate day => DayNumber.ToText(day),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        LocalDateTime time => LocalDateTimePattern.ExtendedIso.Format(time),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        char or bool => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static decimal? TryReadAmount(string text, NumberStyles styles) =>
        decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out decimal amount)
        && !text.Contains('\0', StringComparison.Ordinal) && Invariant.HasSameDigits(text, amount)
            ? amount
            : null;

    private static UnreadableException Unreadable(object? value, string allowed) =>
        new($"Found {Invariant.InQuotes(ToFoundText(value))} of type {value?.GetType().Name}; "
            + $"{allowed} is allowed. Correct the record, or convert the column where it is selected.");
}
