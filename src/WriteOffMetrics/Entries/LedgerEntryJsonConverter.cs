using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Writes an entry with everything that it states: <c>{"kind":"WriteOff","effectiveDate":"2026-03-14","amount":{…},
/// "category":"Receivable","account":"C-17"}</c>; dimensions of the user's own stand in <c>dimensions</c>. What is not stated is left out.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="LedgerEntry"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LedgerEntryJsonConverter : JsonConverter<LedgerEntry>
{
    private const string Kind = "kind", EffectiveDate = "effectiveDate", Amount = "amount", Category = "category",
        RecordedDate = "recordedDate", OriginDate = "originDate", DueDate = "dueDate", Ordinal = "ordinal", Dimensions = "dimensions";

    private static readonly string[] Names =
    [
        Kind, EffectiveDate, Amount, Category, RecordedDate, OriginDate, DueDate, Dimension.Account, Dimension.Document, Dimension.Reason,
        Dimension.Request, Dimensions, Ordinal,
    ];

    private static readonly MoneyJsonConverter MoneyConverter = new();

    /// <inheritdoc/>
    /// <exception cref="JsonException">Kind, effective date or amount is missing, or a property is none of an entry.</exception>
    public override LedgerEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var texts = new Dictionary<string, string?>();
        List<(string Name, string? Value)> own = [];
        Money? amount = null;
        JsonTexts.ReadProperties(ref reader, options, Names, (ref Utf8JsonReader at, int property) =>
        {
            if (Names[property] == Amount) amount = JsonTexts.ReadValue(ref at, MoneyConverter, options);
            else if (Names[property] == Dimensions) ReadDimensions(ref at, own);
            else texts[Names[property]] = JsonTexts.ReadText(ref at, Names[property]);
        });
        return JsonTexts.Make(() => FromParts(texts, JsonTexts.Require(amount, Amount), own));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, LedgerEntry value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(Kind, JsonTexts.RequireMember(value.Kind));
        writer.WriteString(EffectiveDate, DayNumber.ToText(value.EffectiveDate));
        writer.WritePropertyName(Amount);
        MoneyConverter.Write(writer, value.Amount, options);
        writer.WriteString(Category, JsonTexts.RequireMember(value.Category));
        WriteDay(writer, RecordedDate, value.RecordedDate);
        WriteDay(writer, OriginDate, value.OriginDate);
        WriteDay(writer, DueDate, value.DueDate);
        WriteText(writer, Dimension.Account, value.Account);
        WriteText(writer, Dimension.Document, value.Document);
        WriteText(writer, Dimension.Reason, value.Reason);
        WriteText(writer, Dimension.Request, value.Request);
        WriteDimensions(writer, value);
        if (value.Ordinal is { } ordinal) writer.WriteNumber(Ordinal, ordinal);
        writer.WriteEndObject();
    }

    private static LedgerEntry FromParts(Dictionary<string, string?> texts, Money amount, List<(string Name, string? Value)> own)
    {
        LocalDate day = JsonTexts.Require(DayOf(EffectiveDate), EffectiveDate);
        LedgerEntry entry = JsonTexts.ReadMember<EntryKind>(JsonTexts.Require(TextOf(Kind), Kind)) switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(day, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(day, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(day, amount),
            _ => LedgerEntry.RecoveryReturned(day, amount),
        };
        entry = entry with
        {
            Category = TextOf(Category) is { } category ? JsonTexts.ReadMember<EntryCategory>(category) : EntryCategory.Receivable,
            RecordedDate = DayOf(RecordedDate),
            OriginDate = DayOf(OriginDate),
            DueDate = DayOf(DueDate),
            Account = TextOf(Dimension.Account),
            Document = TextOf(Dimension.Document),
            Reason = TextOf(Dimension.Reason),
            Request = TextOf(Dimension.Request),
            Ordinal = JsonTexts.ReadWhole(TextOf(Ordinal), $"the {Ordinal}"),
        };
        return own.Aggregate(entry, (made, one) => made.With(one.Name, one.Value));

        string? TextOf(string name) => texts.GetValueOrDefault(name);

        LocalDate? DayOf(string name) => JsonTexts.ReadDay(TextOf(name), $"the {name}");
    }

    internal static void ReadDimensions(ref Utf8JsonReader reader, List<(string Name, string? Value)> own)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw JsonTexts.Refused($"something else as '{Dimensions}'", "an object of dimensions and their values");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            if (own.Exists(one => one.Name == name) || Dimension.IsBuiltIn(name))
                throw JsonTexts.Refused($"the dimension {Invariant.InQuotes(name)} twice, or a built-in one in '{Dimensions}'",
                    "each of the user's own dimensions once");
            reader.Read();
            own.Add((name, JsonTexts.ReadText(ref reader, name)));
        }
    }

    internal static void WriteDimensions(Utf8JsonWriter writer, LedgerEntry entry)
    {
        if (entry.OwnDimensions.Length == 0) return;
        writer.WriteStartObject(Dimensions);
        foreach (LedgerEntry.OwnDimension own in entry.OwnDimensions) WriteText(writer, JsonTexts.RequireWhole(own.Name), own.Value);
        writer.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter writer, string name, LocalDate? day)
    {
        if (day is { } stated) writer.WriteString(name, DayNumber.ToText(stated));
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null) writer.WriteString(name, JsonTexts.RequireWhole(text));
    }
}
