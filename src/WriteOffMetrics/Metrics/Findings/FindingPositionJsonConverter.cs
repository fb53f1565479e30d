using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Writes where something was found: <c>{"row":12,"line":13}</c>, without what is not stated.</summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="FindingPosition"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FindingPositionJsonConverter : JsonConverter<FindingPosition>
{
    private const string Row = "row", Line = "line";

    /// <inheritdoc/>
    /// <exception cref="JsonException">There is neither row nor line, or one of them is no number from 1.</exception>
    public override FindingPosition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] texts = JsonTexts.ReadObject(ref reader, options, Row, Line);
        return JsonTexts.Make(() => (JsonTexts.ReadWhole(texts[0], "the row"), JsonTexts.ReadWhole(texts[1], "the line")) switch
        {
            ({ } row, { } line) => FindingPosition.FromRowAndLine(row, line),
            ({ } row, null) => FindingPosition.FromRow(row),
            (null, { } line) => FindingPosition.FromLine(line),
            _ => throw JsonTexts.Refused("neither row nor line", "one of them, or both,"),
        });
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FindingPosition value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        if (value.Row is { } row) writer.WriteNumber(Row, row);
        if (value.Line is { } line) writer.WriteNumber(Line, line);
        writer.WriteEndObject();
    }
}
