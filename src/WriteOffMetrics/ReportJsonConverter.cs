using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes a figure, or what was made of figures, as its report: what it means, of which period, its value, status and completeness, and how
/// many entries stand behind it. The entries themselves are never written.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. The types that have a report name it: nobody need register it. It is one for all of
/// them, because a converter made for each would need reflection.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReportJsonConverter : JsonConverter<object>
{
    /// <summary>Whether a type has a report.</summary>
    public override bool CanConvert(Type typeToConvert) => typeof(IReport).IsAssignableFrom(typeToConvert);

    /// <summary>Refuses: a report leaves out what the figure was made from.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        throw new NotSupportedException(
            $"Found JSON where {RefusedJsonConverter.NameOf(typeToConvert)} is wanted; its JSON is a report, which leaves out what it was "
            + "made from and is not read back. Read the report into a type of your own, or totals and breakdowns with FromJson from what "
            + "their ToJson wrote.");
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">
    /// A text holds half of a surrogate pair, or the report would have more rows than are written.
    /// </exception>
    /// <exception cref="OverflowException">A sum that the report states exceeds 64 bits.</exception>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        ((IReport)value).Write(new ReportWriter(writer, options));
        writer.WriteEndObject();
    }

    /// <summary>Refuses: a figure is no key of a dictionary.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        throw new NotSupportedException(RefusedJsonConverter.WhyNoKey(typeToConvert));
    }

    /// <summary>Refuses: a figure is no key of a dictionary.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        throw new NotSupportedException(RefusedJsonConverter.WhyNoKey(value.GetType()));
    }
}
