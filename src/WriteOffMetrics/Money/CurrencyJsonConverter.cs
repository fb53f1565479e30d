using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes a currency as its code, <c>"USD"</c>; one's own with its decimals, <c>"POINTS:0"</c>; <c>default</c> as an empty text. The same
/// as the key of a dictionary.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="Currency"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no currency.</exception>
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CurrencyText.Read(JsonTexts.Read(ref reader, "the code of a currency as text"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(CurrencyText.Write(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no currency.</exception>
    public override Currency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(CurrencyText.Write(value));
    }
}
