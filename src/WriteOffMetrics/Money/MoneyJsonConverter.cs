using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes an amount as <c>{"amount":"12.34","currency":"USD"}</c>, to the last digit; as the key of a dictionary <c>"12.34 USD"</c>. Reads
/// the amount as text or as a number.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="Money"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    private const string AmountName = "amount", CurrencyName = "currency";

    /// <inheritdoc/>
    /// <exception cref="JsonException">
    /// Amount or currency is missing or none, or the amount has more decimals than its currency or exceeds 64 bits of minor units.
    /// </exception>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] texts = JsonTexts.ReadObject(ref reader, options, AmountName, CurrencyName);
        return FromTexts(texts[0], texts[1]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonTexts.WriteObject(writer, (AmountName, ToText(value)), (CurrencyName, CurrencyText.Write(value.Currency)));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no amount and currency.</exception>
    public override Money ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string key = reader.GetString()!;
        int space = key.LastIndexOf(' ');
        return space < 0
            ? throw JsonTexts.Refused($"the key {Invariant.InQuotes(key)}", "an amount and its currency, such as '12.34 USD',")
            : FromTexts(key[..space], key[(space + 1)..]);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName($"{ToText(value)} {CurrencyText.Write(value.Currency)}");
    }

    private static string ToText(Money value) => value.ToDecimal().ToString(CultureInfo.InvariantCulture);

    private static Money FromTexts(string? amountText, string? currencyText)
    {
        decimal amount = JsonTexts.ReadDecimal(amountText, "the amount");
        Currency currency = CurrencyText.Read(currencyText);
        if (!currency.IsDefined)
        {
            return amount == 0 ? default
                : throw JsonTexts.Refused($"{Invariant.InQuotes(amountText)} of no currency", "an amount in a currency, or 0 of none,");
        }

        return Money.TryFromDecimal(amount, currency, out Money money) is { } why ? throw new JsonException(why) : money;
    }
}
