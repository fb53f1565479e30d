using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>Writes a person in a role: <c>{"person":"Ng","role":"Manager","otherRoles":["Treasurer"]}</c>.</summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="ApprovalActor"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApprovalActorJsonConverter : JsonConverter<ApprovalActor>
{
    private const string Person = "person", Role = "role", OtherRoles = "otherRoles";

    private static readonly string[] Names = [Person, Role, OtherRoles];

    /// <inheritdoc/>
    /// <exception cref="JsonException">Person or role is missing or blank, or a property is none of an actor.</exception>
    public override ApprovalActor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var texts = new string?[Names.Length];
        IReadOnlyList<string> others = [];
        JsonTexts.ReadProperties(ref reader, options, Names, (ref Utf8JsonReader at, int property) =>
        {
            if (Names[property] == OtherRoles) others = ApprovalJson.ReadTexts(ref at, OtherRoles);
            else texts[property] = JsonTexts.ReadText(ref at, Names[property]);
        });
        return JsonTexts.Make(() => ApprovalActor.FromRole(JsonTexts.Require(texts[0], Person), JsonTexts.Require(texts[1], Role)) with
        {
            OtherRoles = others,
        });
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, ApprovalActor value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(Person, JsonTexts.RequireWhole(value.Person));
        writer.WriteString(Role, JsonTexts.RequireWhole(value.Role));
        if (value.OtherRoles.Count > 0)
        {
            writer.WriteStartArray(OtherRoles);
            foreach (string role in value.OtherRoles) writer.WriteStringValue(JsonTexts.RequireWhole(role));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
