using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Writes a day as ISO 8601 text, <c>"2024-02-29"</c>.</summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="CalendarDay"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CalendarDayJsonConverter : JsonConverter<CalendarDay>
{
    private const string Name = "the day";

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no day of the years 1 to 9999.</exception>
    public override CalendarDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonTexts.ReadDay(JsonTexts.Require(JsonTexts.Read(ref reader, "a day as text, such as 2024-02-29"), Name), Name)!.Value;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The day is of another calendar than the ISO one, or outside the years 1 to 9999.</exception>
    public override void Write(Utf8JsonWriter writer, CalendarDay value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(TextOf(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no day of the years 1 to 9999.</exception>
    public override CalendarDay ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The day is of another calendar than the ISO one, or outside the years 1 to 9999.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, CalendarDay value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(TextOf(value));
    }

    private static string TextOf(CalendarDay value) =>
        DayNumber.IsAllowed(value.Date) ? value.ToString() : throw new JsonException(DayNumber.WhyRefused(value.Date));
}
