using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// Writes what is to be written off: <c>{"category":"Receivable","account":"C-17","dueDate":"2026-01-31"}</c>; dimensions of the user's own
/// stand in <c>dimensions</c>. What is not stated is left out.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="WriteOffSubject"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WriteOffSubjectJsonConverter : JsonConverter<WriteOffSubject>
{
    private const string Category = "category", OriginDate = "originDate", DueDate = "dueDate", Activity = "activity",
        CreditLimitSetBy = "creditLimitSetBy", Dimensions = "dimensions";

    private static readonly string[] Names =
    [
        Category, Dimension.Account, Dimension.Document, Dimension.Reason, OriginDate, DueDate, Activity, CreditLimitSetBy, Dimensions,
    ];

    /// <inheritdoc/>
    /// <exception cref="JsonException">A value is bad, or a property is none of a subject.</exception>
    public override WriteOffSubject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var texts = new Dictionary<string, string?>();
        List<(string Name, string? Value)> own = [];
        JsonTexts.ReadProperties(ref reader, options, Names, (ref Utf8JsonReader at, int property) =>
        {
            if (Names[property] == Dimensions) LedgerEntryJsonConverter.ReadDimensions(ref at, own);
            else texts[Names[property]] = JsonTexts.ReadText(ref at, Names[property]);
        });
        return JsonTexts.Make(() => own.Aggregate(
            new WriteOffSubject
            {
                Category = TextOf(Category) is { } category ? JsonTexts.ReadMember<EntryCategory>(category) : EntryCategory.Receivable,
                Account = TextOf(Dimension.Account),
                Document = TextOf(Dimension.Document),
                Reason = TextOf(Dimension.Reason),
                OriginDate = DayOf(OriginDate),
                DueDate = DayOf(DueDate),
                Activity = TextOf(Activity),
                CreditLimitSetBy = TextOf(CreditLimitSetBy),
            },
            (subject, one) => subject.With(one.Name, one.Value)));

        string? TextOf(string name) => texts.GetValueOrDefault(name);

        LocalDate? DayOf(string name) => JsonTexts.ReadDay(TextOf(name), $"the {name}");
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, WriteOffSubject value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach ((string name, string? text) in (ReadOnlySpan<(string, string?)>)
        [
            (Category, JsonTexts.RequireMember(value.Category)), (Dimension.Account, value.Account), (Dimension.Document, value.Document),
            (Dimension.Reason, value.Reason), (OriginDate, value.OriginDate is { } origin ? DayNumber.ToText(origin) : null),
            (DueDate, value.DueDate is { } due ? DayNumber.ToText(due) : null), (Activity, value.Activity),
            (CreditLimitSetBy, value.CreditLimitSetBy),
        ])
        {
            if (text is not null) writer.WriteString(name, JsonTexts.RequireWhole(text));
        }

        LedgerEntryJsonConverter.WriteDimensions(writer, value.Entry);
        writer.WriteEndObject();
    }
}
