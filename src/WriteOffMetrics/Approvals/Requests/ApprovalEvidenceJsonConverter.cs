using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>Writes a piece of evidence: <c>{"kind":"letter","reference":"L-7"}</c>.</summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. <see cref="ApprovalEvidence"/> names it: nobody need register it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApprovalEvidenceJsonConverter : JsonConverter<ApprovalEvidence>
{
    private const string Kind = "kind", Reference = "reference";

    /// <inheritdoc/>
    /// <exception cref="JsonException">Kind or reference is missing or blank, or a property is none of evidence.</exception>
    public override ApprovalEvidence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] texts = JsonTexts.ReadObject(ref reader, options, Kind, Reference);
        return JsonTexts.Make(() =>
            ApprovalEvidence.FromReference(JsonTexts.Require(texts[0], Kind), JsonTexts.Require(texts[1], Reference)));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, ApprovalEvidence value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        JsonTexts.WriteObject(writer, (Kind, value.Kind), (Reference, value.Reference));
    }
}
