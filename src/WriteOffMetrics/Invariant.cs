using System.Globalization;
using System.Text;

namespace WriteOffMetrics;

/// <summary>Text that does not depend on the reader's culture.</summary>
internal static class Invariant
{
    /// <summary>The digits of a whole number.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count for reading: digits in groups of three.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: "1 entry", "14 entries".</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>A double for reading. What rounds to zero has no sign; digits that a double does not have are not printed.</summary>
    public static string Number(double value, int decimals)
    {
        double last = Math.Abs(value) * Math.Pow(10, decimals);
        return last >= 1e15
            ? value.ToString("0.##############E+0", CultureInfo.InvariantCulture)
            : (last < 0.5 ? 0 : value).ToString("N" + Text(decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>A level of confidence for reading, with all its digits: <c>95 %</c>, <c>99.9999 %</c>.</summary>
    public static string Level(double level)
    {
        decimal exact = decimal.Parse(level.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return (100 * exact).ToString("0.##########################", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>A p-value for reading, of which no reader wants many digits.</summary>
    public static string Probability(double p) => p < 0.0001 ? "p < 0.0001" : "p = " + p.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>The number format of a provider, or the invariant one where none is given: never the current culture's.</summary>
    public static NumberFormatInfo NumberFormat(IFormatProvider? provider) =>
        provider?.GetFormat(typeof(NumberFormatInfo)) as NumberFormatInfo ?? NumberFormatInfo.InvariantInfo;

    /// <summary>
    /// Reads a decimal in one of the two forms in which one is written: without group separators, or with all of them in place.
    /// "1,50" is refused rather than read as 150.
    /// </summary>
    public static bool TryParseDecimal(ReadOnlySpan<char> text, IFormatProvider? provider, out decimal value)
    {
        value = 0;
        NumberFormatInfo numbers = NumberFormat(provider);
        ReadOnlySpan<char> trimmed = text.Trim();
        if (trimmed.Contains('\0')) return false; // The parser of decimals overlooks them at the end.
        const NumberStyles Ungrouped = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(trimmed, Ungrouped, numbers, out value)) return HasSameDigits(trimmed, value);
        return decimal.TryParse(trimmed, Ungrouped | NumberStyles.AllowThousands, numbers, out value)
            && trimmed.SequenceEqual(value.ToString("N" + Text(value.Scale), numbers));
    }

    /// <summary>Copies a text where there is room for all of it.</summary>
    public static bool TryCopy(string text, Span<char> destination, out int charsWritten)
    {
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <summary>
    /// A text with its control characters and line separators spelt out, so that it stays on one line and forges no other.
    /// </summary>
    public static string OnOneLine(string text) => text.Any(IsSpeltOut)
        ? string.Concat(text.Select(c => IsSpeltOut(c) ? $"\\u{((int)c).ToString("x4", CultureInfo.InvariantCulture)}" : c.ToString()))
        : text;

    /// <summary>A value for reading, where none is one as well.</summary>
    public static string InQuotes(string? value) => value is null ? "(not stated)" : $"'{OnOneLine(value)}'";

    private static bool IsSpeltOut(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    /// <summary>
    /// Whether a decimal has every digit of the text that it was read from: the parser rounds away what exceeds a decimal, which must not
    /// pass in silence.
    /// </summary>
    public static bool HasSameDigits(ReadOnlySpan<char> text, decimal value)
    {
        int exponent = text.IndexOfAny('e', 'E');
        return DigitsOf(exponent < 0 ? text : text[..exponent]) == DigitsOf(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The digits that count: zeros before the first and behind the last other digit do not.</summary>
    private static string DigitsOf(ReadOnlySpan<char> text)
    {
        var digits = new StringBuilder();
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c)) digits.Append(c);
        }

        return digits.ToString().Trim('0');
    }
}
