using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Writes a rule: <c>{"id":"duplicate","looksFor":"…","whyItMatters":"…","source":"…"}</c>.</summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="FindingRule"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FindingRuleJsonConverter : JsonConverter<FindingRule>
{
    private const string Id = "id", LooksFor = "looksFor", WhyItMatters = "whyItMatters", Source = "source";

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text is missing or blank.</exception>
    public override FindingRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] texts = JsonTexts.ReadObject(ref reader, options, Id, LooksFor, WhyItMatters, Source);
        return JsonTexts.Make(() => FindingRule.FromDefinition(
            JsonTexts.Require(texts[0], Id), JsonTexts.Require(texts[1], LooksFor), JsonTexts.Require(texts[2], WhyItMatters),
            JsonTexts.Require(texts[3], Source)));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, FindingRule value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        JsonTexts.WriteObject(
            writer, (Id, value.Id), (LooksFor, value.LooksFor), (WhyItMatters, value.WhyItMatters), (Source, value.Source));
    }
}
