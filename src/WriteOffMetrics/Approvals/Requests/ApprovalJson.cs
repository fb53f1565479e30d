using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace WriteOffMetrics.Approvals;

/// <summary>What several converters of approvals read alike.</summary>
internal static class ApprovalJson
{
    public delegate T ItemReader<T>(ref Utf8JsonReader reader);

    public static IReadOnlyList<string> ReadTexts(ref Utf8JsonReader reader, string name) => ReadList(
        ref reader, name, (ref Utf8JsonReader at) => JsonTexts.Require(JsonTexts.ReadText(ref at, name), name));

    public static IReadOnlyList<T> ReadList<T>(ref Utf8JsonReader reader, string name, ItemReader<T> readItem)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw JsonTexts.Refused($"something else as '{name}'", "a list");
        List<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(readItem(ref reader));
        return items;
    }

    /// <summary>An instant of ISO 8601, in UTC or with an offset; none of null.</summary>
    public static Instant? ReadInstant(string? text, string name) => text is null ? null
        : InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out Instant instant) ? instant
        : OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out OffsetDateTime local) ? local.ToInstant()
        : throw JsonTexts.Refused($"'{Invariant.OnOneLine(text)}' as the {name}", "an instant such as 2026-03-14T09:00:00Z or "
            + "2026-03-14T10:00:00+01:00");
}
