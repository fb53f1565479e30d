using System.Globalization;
using System.Text.Json;

namespace WriteOffMetrics;

/// <summary>
/// A currency as one text that says all of it: <c>USD</c>; with its decimals where it is not of ISO 4217, <c>POINTS:0</c>; empty for
/// <c>default</c>.
/// </summary>
internal static class CurrencyText
{
    private const string Allowed = "a code of ISO 4217 in capital letters, or one's own with its decimals, such as POINTS:0,";

    public static string Write(Currency currency)
    {
        bool isKnown = IsoCurrencies.TryGetDigits(currency.Code, out int digits) && digits == currency.MinorUnitDigits;
        return isKnown || !currency.IsDefined ? currency.Code : $"{currency.Code}:{Invariant.Text(currency.MinorUnitDigits)}";
    }

    /// <exception cref="JsonException">The text is none that was written.</exception>
    public static Currency Read(string? text)
    {
        if (text is null) throw JsonTexts.Refused("no currency", Allowed);
        if (text.Length == 0) return default;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return Currency.TryParse(text, null, out Currency known) ? known
                : throw JsonTexts.Refused($"the currency {Invariant.InQuotes(text)}", Allowed);
        }

        bool isNumber = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int digits);
        if (!isNumber) throw JsonTexts.Refused($"the currency {Invariant.InQuotes(text)}", "a number of decimals behind the colon");
        return Currency.WhyNotDefined(text[..colon], digits) is { } why
            ? throw new JsonException(why)
            : Currency.FromDefinition(text[..colon], digits);
    }
}
