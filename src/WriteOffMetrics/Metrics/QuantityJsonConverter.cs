using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes a quantity with its unit, <c>{"value":"41.5","unit":"Days"}</c>, an amount with its currency as well; as the key of a dictionary
/// <c>"41.5 Days"</c> and <c>"12.34 Money USD"</c>. Reads the value as text or as a number.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="Quantity"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class QuantityJsonConverter : JsonConverter<Quantity>
{
    private const string ValueName = "value", UnitName = "unit", CurrencyName = "currency";

    /// <inheritdoc/>
    /// <exception cref="JsonException">Value, unit or currency is missing or none, or the value exceeds what a quantity holds.</exception>
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] texts = JsonTexts.ReadObject(ref reader, options, ValueName, UnitName, CurrencyName);
        return FromTexts(texts[0], texts[1], texts[2]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string? currency = value.Currency is { } one ? CurrencyText.Write(one) : null;
        JsonTexts.WriteObject(writer, (ValueName, ToText(value)), (UnitName, value.Unit.ToString()), (CurrencyName, currency));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no value with its unit.</exception>
    public override Quantity ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string key = reader.GetString()!;
        string[] parts = key.Split(' ');
        return parts.Length is 2 or 3
            ? FromTexts(parts[0], parts[1], parts.Length == 3 ? parts[2] : null)
            : throw JsonTexts.Refused($"the key {Invariant.InQuotes(key)}", "a value with its unit, such as '41.5 Days',");
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string currency = value.Currency is { } one ? " " + CurrencyText.Write(one) : "";
        writer.WritePropertyName($"{ToText(value)} {value.Unit}{currency}");
    }

    private static string ToText(Quantity value) => value.ToDecimal().ToString(CultureInfo.InvariantCulture);

    private static Quantity FromTexts(string? valueText, string? unitText, string? currencyText)
    {
        decimal value = JsonTexts.ReadDecimal(valueText, "the value");
        if (!Enum.TryParse(unitText, out MetricUnit unit) || unit.ToString() != unitText)
            throw JsonTexts.Refused($"the unit {Invariant.InQuotes(unitText)}", "one of " + string.Join(", ", Enum.GetNames<MetricUnit>()));
        if (unit != MetricUnit.Money && currencyText is not null)
            throw JsonTexts.Refused($"a currency beside the unit {unitText}", "a currency of amounts only");
        Currency currency = unit == MetricUnit.Money ? CurrencyText.Read(currencyText) : default;
        if (unit == MetricUnit.Money && !currency.IsDefined && value != 0)
            throw JsonTexts.Refused($"{Invariant.InQuotes(valueText)} of no currency", "an amount in a currency, or 0 of none,");
        return Math.Abs(value) <= Ratio.MaxValue
            ? Quantity.FromParts(value, unit, currency)
            : throw JsonTexts.Refused($"the value {Invariant.InQuotes(valueText)}",
                $"a magnitude up to {Ratio.MaxValue.ToString(CultureInfo.InvariantCulture)}");
    }
}
