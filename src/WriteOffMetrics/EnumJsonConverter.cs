using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Writes a member of an enumeration as its name, <c>"Receivable"</c>; also as the key of a dictionary.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
/// <remarks>
/// Immutable and safe for use by any number of threads. The enumerations of this library name it: nobody need register it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumJsonConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no member's name, or there is a number.</exception>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonTexts.ReadMember<TEnum>(JsonTexts.Read(ref reader, JsonTexts.Members<TEnum>()));

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is no member.</exception>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(JsonTexts.RequireMember(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no member's name.</exception>
    public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is no member.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(JsonTexts.RequireMember(value));
    }
}
