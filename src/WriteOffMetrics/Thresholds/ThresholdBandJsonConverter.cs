using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes a band: <c>{"name":"Acceptable","upperBound":{…},"includesUpperBound":true}</c>, without a bound the last one.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="ThresholdBand"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ThresholdBandJsonConverter : JsonConverter<ThresholdBand>
{
    private const string Name = "name", UpperBound = "upperBound", IncludesUpperBound = "includesUpperBound";

    private static readonly string[] Names = [Name, UpperBound, IncludesUpperBound];
    private static readonly QuantityJsonConverter QuantityConverter = new();

    /// <inheritdoc/>
    /// <exception cref="JsonException">There is no name, or a bound without a word on whether it belongs to the band.</exception>
    public override ThresholdBand Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string? name = null;
        Quantity? bound = null;
        bool? includes = null;
        JsonTexts.ReadProperties(ref reader, options, Names, (ref Utf8JsonReader at, int property) =>
        {
            if (Names[property] == Name) name = JsonTexts.ReadText(ref at, Name);
            else if (Names[property] == UpperBound) bound = JsonTexts.ReadValue(ref at, QuantityConverter, options);
            else includes = JsonTexts.ReadBoolean(ref at, IncludesUpperBound);
        });
        string stated = JsonTexts.Require(name, Name);
        if (bound is not { } end)
        {
            return includes == true ? throw JsonTexts.Refused($"'{IncludesUpperBound}' without a bound", "it beside a bound only")
                : JsonTexts.Make(() => ThresholdBand.Rest(stated));
        }

        return JsonTexts.Require(includes, IncludesUpperBound)
            ? JsonTexts.Make(() => ThresholdBand.UpTo(stated, end))
            : JsonTexts.Make(() => ThresholdBand.Below(stated, end));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The name holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, ThresholdBand value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(Name, JsonTexts.RequireWhole(value.Name));
        if (value.UpperBound is { } bound)
        {
            writer.WritePropertyName(UpperBound);
            QuantityConverter.Write(writer, bound, options);
            writer.WriteBoolean(IncludesUpperBound, value.IncludesUpperBound);
        }

        writer.WriteEndObject();
    }
}
