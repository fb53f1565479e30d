using System.Globalization;

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

    /// <summary>The number format of a provider, or the invariant one where none is given: never the current culture's.</summary>
    public static NumberFormatInfo NumberFormat(IFormatProvider? provider) =>
        NumberFormatInfo.GetInstance(provider ?? CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a decimal in one of the two forms in which one is written: without group separators, or with all of them in place.
    /// "1,50" is refused rather than read as 150.
    /// </summary>
    public static bool TryParseDecimal(ReadOnlySpan<char> text, IFormatProvider? provider, out decimal value)
    {
        NumberFormatInfo numbers = NumberFormat(provider);
        ReadOnlySpan<char> trimmed = text.Trim();
        const NumberStyles Ungrouped = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(trimmed, Ungrouped, numbers, out value)) return KeepsEveryDigit(trimmed, numbers);
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

    /// <summary>A decimal holds 28 digits; the parser rounds away what exceeds them, which must not pass in silence.</summary>
    private static bool KeepsEveryDigit(ReadOnlySpan<char> text, NumberFormatInfo numbers)
    {
        int point = text.IndexOf(numbers.NumberDecimalSeparator);
        if (point < 0) return true;
        ReadOnlySpan<char> decimals = text[(point + numbers.NumberDecimalSeparator.Length)..].TrimEnd('0');
        int digits = 0;
        foreach (char c in text[..point].TrimStart('0')) digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits + decimals.Length <= 28;
    }
}
