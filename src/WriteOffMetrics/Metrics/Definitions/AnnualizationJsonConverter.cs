using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes how a figure is brought to a year, by the name of its factory: <c>{"way":"Times","number":12}</c>,
/// <c>{"way":"ActualDays"}</c>, <c>{"way":"ActualDaysOf","number":360}</c>, <c>{"way":"Compounded","number":12}</c>; a factor that is no
/// whole number as <c>{"way":"Times","number":12,"divisor":5}</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="Annualization"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AnnualizationJsonConverter : JsonConverter<Annualization>
{
    private const string Way = "way", Number = "number", Divisor = "divisor";

    /// <inheritdoc/>
    /// <exception cref="JsonException">There is no way, or a number that it does not take, or none where it takes one.</exception>
    public override Annualization Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] texts = JsonTexts.ReadObject(ref reader, options, Way, Number, Divisor);
        Annualization.Way way = JsonTexts.ReadMember<Annualization.Way>(JsonTexts.Require(texts[0], Way));
        long? number = JsonTexts.ReadWhole(texts[1], $"the {Number}");
        long? divisor = JsonTexts.ReadWhole(texts[2], $"the {Divisor}");
        if (divisor is not null && way != Annualization.Way.Times)
            throw JsonTexts.Refused($"a divisor beside {way}", "a divisor of Times only");
        if (way == Annualization.Way.ActualDays)
        {
            return number is null ? Annualization.ActualDays
                : throw JsonTexts.Refused($"a number beside {way}", "a number of Times, ActualDaysOf and Compounded only");
        }

        int count = ToInt(JsonTexts.Require(number, Number));
        return JsonTexts.Make(() => way switch
        {
            Annualization.Way.Times => divisor is { } stated ? Annualization.Factor(count, ToInt(stated)) : Annualization.Times(count),
            Annualization.Way.ActualDaysOf => Annualization.ActualDaysOf(count),
            _ => Annualization.Compounded(count),
        });

        // What no factory takes stays something that it refuses.
        static int ToInt(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Annualization value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        (Annualization.Way way, int number, int divisor) = value.Parts;
        writer.WriteStartObject();
        writer.WriteString(Way, way.ToString());
        if (way != Annualization.Way.ActualDays) writer.WriteNumber(Number, number);
        if (divisor != 1) writer.WriteNumber(Divisor, divisor);
        writer.WriteEndObject();
    }
}
