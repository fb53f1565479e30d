using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes what is wrong: <c>{"field":"amount","foundText":"0","message":"Found 0; …"}</c>, without a found text where nothing was there.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="FindingFault"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FindingFaultJsonConverter : JsonConverter<FindingFault>
{
    private const string Field = "field", FoundText = "foundText", Message = "message";

    /// <inheritdoc/>
    /// <exception cref="JsonException">Field or message is missing or blank.</exception>
    public override FindingFault Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] texts = JsonTexts.ReadObject(ref reader, options, Field, FoundText, Message);
        return JsonTexts.Make(
            () => FindingFault.FromText(JsonTexts.Require(texts[0], Field), texts[1], JsonTexts.Require(texts[2], Message)));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, FindingFault value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        JsonTexts.WriteObject(writer, (Field, value.Field), (FoundText, value.FoundText), (Message, value.Message));
    }
}
