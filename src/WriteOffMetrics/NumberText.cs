using System.Globalization;

namespace WriteOffMetrics;

/// <summary>
/// How the formats of numbers are read, of amounts, ratios and quantities alike: a letter, large or small, with or without a number of
/// decimals (<c>N2</c>), or a custom format (<c>#,0.00</c>). What is written keeps every digit, or is rounded once, halves away from zero,
/// as <see cref="decimal"/> does; nothing becomes a <c>double</c>.
/// </summary>
/// <param name="Letter">The letter, large; <c>G</c> of none; '\0' of a custom format.</param>
/// <param name="Decimals">The decimals asked for; null where all digits are.</param>
/// <param name="Custom">The custom format, where it is one.</param>
internal readonly record struct NumberText(char Letter, int? Decimals, string? Custom)
{
    /// <summary>As many as a decimal has.</summary>
    private const int MostDecimals = 28;

    /// <summary>What is said of formats that every number takes.</summary>
    public const string CustomIsAllowed =
        "with 0 to 28 decimals behind the letter or none, and custom formats with a 0 or # such as #,0.00";

    /// <summary>Reads a format; none where it is neither a letter nor a custom format with a place for a digit.</summary>
    public static NumberText? Read(string? format)
    {
        if (string.IsNullOrEmpty(format)) return new NumberText('G', null, null);
        ReadOnlySpan<char> digits = format.AsSpan(1);
        if (!char.IsAsciiLetter(format[0]) || digits.ContainsAnyExceptInRange('0', '9'))
            return format.AsSpan().IndexOfAny('0', '#') < 0 ? null : new NumberText('\0', null, format);
        if (digits.IsEmpty) return new NumberText(char.ToUpperInvariant(format[0]), null, null);
        bool isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int decimals);
        return isNumber && decimals <= MostDecimals ? new NumberText(char.ToUpperInvariant(format[0]), decimals, null) : null;
    }

    /// <summary>Whether it is one of some letters, or a custom format.</summary>
    public bool IsCustomOrOneOf(ReadOnlySpan<char> letters) => Custom is not null || letters.Contains(Letter);

    /// <summary>Writes a number by the letter and its decimals, or by the custom format.</summary>
    /// <param name="value">The number.</param>
    /// <param name="allDecimals">How many decimals all its digits are.</param>
    /// <param name="numbers">The separators and patterns.</param>
    public string Write(decimal value, int allDecimals, NumberFormatInfo numbers) =>
        value.ToString(Custom ?? Letter + Invariant.Text(Decimals ?? allDecimals), numbers);
}
