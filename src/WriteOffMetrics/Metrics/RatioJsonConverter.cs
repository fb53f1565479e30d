using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes a ratio as the text of its quotient with all its digits, <c>"0.0235"</c> for 2.35 %; also as the key of a dictionary. Reads text
/// or a number.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="Ratio"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RatioJsonConverter : JsonConverter<Ratio>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no number, or exceeds what a ratio holds.</exception>
    public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        decimal value = JsonTexts.ReadDecimal(JsonTexts.Read(ref reader, "a quotient as text or as a number"), "the quotient");
        return Math.Abs(value) <= Ratio.MaxValue
            ? Ratio.FromDecimal(value)
            : throw JsonTexts.Refused($"the quotient {ToText(value)}", $"a magnitude up to {ToText(Ratio.MaxValue)}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(ToText(value.ToDecimal()));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no number, or exceeds what a ratio holds.</exception>
    public override Ratio ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ToText(value.ToDecimal()));
    }

    private static string ToText(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
