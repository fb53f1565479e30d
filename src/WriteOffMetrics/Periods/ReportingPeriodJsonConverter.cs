using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes a period with its name, <c>{"start":"2026-06-01","end":"2026-06-30","name":"2026-06"}</c>, without one where it has none; as the
/// key of a dictionary <c>"2026-06-01/2026-06-30 2026-06"</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="ReportingPeriod"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReportingPeriodJsonConverter : JsonConverter<ReportingPeriod>
{
    private const string StartName = "start", EndName = "end", NameName = "name";

    /// <summary>The length of the days in a key.</summary>
    private const int DaysLength = 21;

    /// <inheritdoc/>
    /// <exception cref="JsonException">A day is missing or none, the end lies before the start, or the name is blank.</exception>
    public override ReportingPeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] texts = JsonTexts.ReadObject(ref reader, options, StartName, EndName, NameName);
        return FromTexts($"{texts[0]}/{texts[1]}", texts[2]);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The name holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, ReportingPeriod value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonTexts.WriteObject(
            writer, (StartName, DayNumber.ToText(value.Start)), (EndName, DayNumber.ToText(value.End)), (NameName, value.OwnName));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no period.</exception>
    public override ReportingPeriod ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string key = reader.GetString()!;
        bool hasName = key.Length > DaysLength && key[DaysLength] == ' ';
        return hasName ? FromTexts(key[..DaysLength], key[(DaysLength + 1)..]) : FromTexts(key, null);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The name holds half of a surrogate pair.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, ReportingPeriod value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string name = value.OwnName is { } own ? " " + JsonTexts.RequireWhole(own) : "";
        writer.WritePropertyName(value.ToString() + name);
    }

    private static ReportingPeriod FromTexts(string days, string? name)
    {
        if (!ReportingPeriod.TryParse(days, null, out ReportingPeriod period))
            throw JsonTexts.Refused($"the days {Invariant.InQuotes(days)}", "a start and an end such as 2026-06-01/2026-06-30");
        if (name is null) return period;
        return string.IsNullOrWhiteSpace(name)
            ? throw JsonTexts.Refused("a blank name", "a name, or none,")
            : ReportingPeriod.FromDates(period.Start, period.End, name);
    }
}
