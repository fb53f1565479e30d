using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Writes a row of totals: <c>{"period":{…},"category":"Receivable","kind":"WriteOff","value":"north","sum":{…},"count":12}</c>; values
/// that are not stated are left out.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="TotalsRow"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TotalsRowJsonConverter : JsonConverter<TotalsRow>
{
    private const string Period = "period", Category = "category", Kind = "kind", Value = "value", SecondValue = "secondValue", Sum = "sum",
        Count = "count";

    private static readonly string[] Names = [Period, Category, Kind, Value, SecondValue, Sum, Count];
    private static readonly MoneyJsonConverter MoneyConverter = new();
    private static readonly ReportingPeriodJsonConverter PeriodConverter = new();

    /// <inheritdoc/>
    /// <exception cref="JsonException">Period, sum or count is missing, or a property is none of a row.</exception>
    public override TotalsRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var texts = new Dictionary<string, string?>();
        ReportingPeriod? period = null;
        Money? sum = null;
        JsonTexts.ReadProperties(ref reader, options, Names, (ref Utf8JsonReader at, int property) =>
        {
            if (Names[property] == Period) period = JsonTexts.ReadValue(ref at, PeriodConverter, options);
            else if (Names[property] == Sum) sum = JsonTexts.ReadValue(ref at, MoneyConverter, options);
            else texts[Names[property]] = JsonTexts.ReadText(ref at, Names[property]);
        });
        return JsonTexts.Make(() => new TotalsRow
        {
            Period = JsonTexts.Require(period, Period),
            Category = TextOf(Category) is { } category ? JsonTexts.ReadMember<EntryCategory>(category) : default,
            Kind = TextOf(Kind) is { } kind ? JsonTexts.ReadMember<EntryKind>(kind) : default,
            Value = TextOf(Value),
            SecondValue = TextOf(SecondValue),
            Sum = JsonTexts.Require(sum, Sum),
            Count = JsonTexts.Require(JsonTexts.ReadWhole(TextOf(Count), $"the {Count}"), Count),
        });

        string? TextOf(string name) => texts.GetValueOrDefault(name);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text holds half of a surrogate pair, or category or kind is no member.</exception>
    public override void Write(Utf8JsonWriter writer, TotalsRow value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WritePropertyName(Period);
        PeriodConverter.Write(writer, value.Period, options);
        writer.WriteString(Category, JsonTexts.RequireMember(value.Category));
        writer.WriteString(Kind, JsonTexts.RequireMember(value.Kind));
        if (value.Value is { } first) writer.WriteString(Value, JsonTexts.RequireWhole(first));
        if (value.SecondValue is { } second) writer.WriteString(SecondValue, JsonTexts.RequireWhole(second));
        writer.WritePropertyName(Sum);
        MoneyConverter.Write(writer, value.Sum, options);
        writer.WriteNumber(Count, value.Count);
        writer.WriteEndObject();
    }
}
