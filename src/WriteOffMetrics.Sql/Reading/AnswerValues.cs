using System.Globalization;
using System.Numerics;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics.Sql;

/// <summary>Reads what providers return for whole numbers, days and texts. No culture is asked.</summary>
internal static class AnswerValues
{
    private const int LengthOfDay = 10;

    /// <summary>A whole number, of whatever type the database has for it.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    /// <exception cref="OverflowException">It exceeds 128 bits.</exception>
    public static Int128 ToWhole(object value, string name) =>
        TryToWhole(value) ?? throw new InvalidDataException(AnswerWords.WhyUnreadable(value, name, "a whole number"));

    /// <summary>The same, or none.</summary>
    public static Int128? TryToWhole(object value) => value switch
    {
        long number => number,
        int or short or sbyte or byte or ushort or uint or bool => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => number,
        decimal number when decimal.IsInteger(number) => (Int128)number,
        BigInteger number => (Int128)number,
        Int128 number => number,
        string text when TryParse(text) is { } number => number,
        float or double or Half => null,
        IFormattable other when TryParse(other.ToString(null, CultureInfo.InvariantCulture)) is { } number => number,
        _ => null,
    };

    /// <summary>A number of a provider's own type is read by its text; decimals of zero are none.</summary>
    private static Int128? TryParse(string text)
    {
        string whole = text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
        return Int128.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 number) ? number : null;
    }

    /// <summary>A day, or the day of a day and a time.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static LocalDate ToDay(object value) => value switch
    {
        LocalDate day => day,
        LocalDateTime time => time.Date,
        DateOnly day => LocalDate.FromDateOnly(day),
        DateTime time => LocalDate.FromDateTime(time),
        string { Length: >= LengthOfDay } text when LocalDatePattern.Iso.Parse(text[..LengthOfDay]) is { Success: true } day => day.Value,
        _ => throw new InvalidDataException(AnswerWords.WhyUnreadable(value, "day", "a day such as 2026-01-31")),
    };

    /// <summary>A text as it stands; of numbers, days and others their invariant form. Null where the database has none.</summary>
    /// <exception cref="InvalidDataException">It has no text of its own, such as an array of bytes.</exception>
    public static string? ToText(object value) => value switch
    {
        DBNull => null,
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        LocalDate day => Days.ToText(day),
        LocalDateTime time => LocalDateTimePattern.ExtendedIso.Format(time),
        LocalTime time => LocalTimePattern.ExtendedIso.Format(time),
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        Enum member => member.ToString(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        char or bool => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => throw new InvalidDataException(AnswerWords.WhyUnreadable(value, "value", "a text or a number")),
    };
}
