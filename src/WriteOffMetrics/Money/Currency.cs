using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A currency: its code and the number of decimal digits of its minor unit (2 for USD, 0 for JPY, 3 for KWD). Two currencies are equal when
/// both agree. The text form is the code.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. <c>default</c> is "no currency": its <see cref="Code"/> is empty,
/// <see cref="IsDefined"/> is false, and no amount can be made in it. Source: ISO 4217, codes in force and those withdrawn since 2021.
/// </remarks>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly record struct Currency : ISpanParsable<Currency>, ISpanFormattable
{
    /// <summary>What is said of no currency where one is needed.</summary>
    internal const string WhyUndefined =
        "Found default(Currency), which is no currency; name one with Currency.FromCode or Currency.FromDefinition.";

    private readonly string? code;

    private Currency(string code, int digits)
    {
        this.code = code;
        MinorUnitDigits = digits;
    }

    /// <summary>The code: three capital letters for a currency of ISO 4217; empty for <c>default</c>.</summary>
    public string Code => code ?? "";

    /// <summary>The decimal digits of the minor unit, 0 to 4: an amount is a whole number of 10^-digits.</summary>
    public int MinorUnitDigits { get; }

    /// <summary>False only for <c>default</c>.</summary>
    public bool IsDefined => code is not null;

    /// <exception cref="ArgumentException">It is <c>default</c>, no currency.</exception>
    internal void RequireDefined(string parameterName)
    {
        if (!IsDefined) throw new ArgumentException(WhyUndefined, parameterName);
    }

    /// <summary>The currency of an ISO 4217 code, written in capitals.</summary>
    /// <param name="code">For example <c>USD</c>.</param>
    /// <exception cref="ArgumentException">
    /// The code is not one of the standard, or names no money with a minor unit (XAU, XDR and the like).
    /// </exception>
    public static Currency FromCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return TryParse(code, null, out Currency currency) ? currency : throw new ArgumentException(WhyUnknown(code), nameof(code));
    }

    /// <summary>A currency or unit of one's own, for a ledger kept in something that ISO 4217 does not list.</summary>
    /// <param name="code">3 to 8 capital letters or digits, a letter first.</param>
    /// <param name="minorUnitDigits">The decimal digits of its minor unit, 0 to 4.</param>
    /// <returns>The currency; for a code of the standard with the standard's digits, the same as <see cref="FromCode"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The code is malformed, or belongs to ISO 4217 with other digits, so that one text would mean two currencies.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The digits are not 0 to 4.</exception>
    public static Currency FromDefinition(string code, int minorUnitDigits)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (minorUnitDigits is < 0 or > 4)
            throw new ArgumentOutOfRangeException(nameof(minorUnitDigits), minorUnitDigits, WhyNoDigits(minorUnitDigits));
        return WhyNotDefined(code, minorUnitDigits) is { } why
            ? throw new ArgumentException(why, nameof(code))
            : new Currency(code, minorUnitDigits);
    }

    /// <summary>Why a currency of one's own cannot be; none where it can.</summary>
    internal static string? WhyNotDefined(string code, int minorUnitDigits)
    {
        if (minorUnitDigits is < 0 or > 4) return WhyNoDigits(minorUnitDigits);
        bool isWellFormed = code.Length is >= 3 and <= 8 && char.IsAsciiLetterUpper(code[0])
            && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
        if (!isWellFormed)
            return $"Found the currency code '{code}'; 3 to 8 capital letters A-Z or digits are allowed, a letter first. Rename the "
                + "currency.";
        if (IsoCurrencies.IsRefused(code)) return WhyUnknown(code);
        return IsoCurrencies.TryGetDigits(code, out int digits) && digits != minorUnitDigits
            ? $"Found {code} with {Invariant.Text(minorUnitDigits)} minor-unit digits; ISO 4217 gives it {Invariant.Text(digits)}. Use "
                + "Currency.FromCode, or another code for a unit of your own."
            : null;
    }

    /// <summary>Reads an ISO 4217 code. Currencies of one's own are not known here.</summary>
    /// <exception cref="FormatException">The text is not a code of the standard with a minor unit.</exception>
    public static Currency Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Currency Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out Currency currency) ? currency : throw new FormatException(WhyUnknown(s.ToString()));

    /// <summary>
    /// Reads an ISO 4217 code; false, and <c>default</c>, where <see cref="Parse(string, IFormatProvider?)"/> would throw.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Currency)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Currency result)
    {
        string code = s.ToString();
        bool known = IsoCurrencies.TryGetDigits(code, out int digits);
        result = known ? new Currency(code, digits) : default;
        return known;
    }

    /// <summary>The code; empty for <c>default</c>.</summary>
    public override string ToString() => Code;

    /// <summary>The code, whatever the format and provider.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Code;

    /// <summary>Writes the code into the destination.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Invariant.TryCopy(Code, destination, out charsWritten);

    private static string WhyNoDigits(int found) =>
        $"Found {Invariant.Text(found)} minor-unit digits; 0 to 4 are allowed. State the currency in a coarser unit.";

    private static string WhyUnknown(string code) => IsoCurrencies.IsRefused(code)
        ? $"Found {code}, a code of ISO 4217 that names no money with a minor unit; currencies with 0 to 4 minor-unit digits are allowed. "
            + "Keep such a ledger in a currency, or define a unit with Currency.FromDefinition under a code of its own."
        : $"Found the currency code '{code}'; codes of ISO 4217 in capital letters are allowed, such as USD. State a currency of your own "
            + "with Currency.FromDefinition.";
}
