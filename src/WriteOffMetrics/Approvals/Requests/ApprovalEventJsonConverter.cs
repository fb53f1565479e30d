using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// Writes an event with everything that it states: <c>{"request":"R-17","kind":"Approved","actor":{…},"at":"2026-03-14T09:00:00Z",
/// "amount":{…}}</c>. What is not stated is left out. A log is kept as a list of events.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. <see cref="ApprovalEvent"/> names it: nobody need register it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApprovalEventJsonConverter : JsonConverter<ApprovalEvent>
{
    private const string Request = "request", Kind = "kind", Actor = "actor", At = "at", RecordedAt = "recordedAt", Amount = "amount",
        Subject = "subject", Reason = "reason", Evidence = "evidence", RequiredApprovals = "requiredApprovals", Limit = "limit",
        PolicyVersion = "policyVersion", OnBehalfOf = "onBehalfOf";

    private static readonly string[] Names =
        [Request, Kind, Actor, At, RecordedAt, Amount, Subject, Reason, Evidence, RequiredApprovals, Limit, PolicyVersion, OnBehalfOf];

    private static readonly MoneyJsonConverter MoneyConverter = new();
    private static readonly ApprovalActorJsonConverter ActorConverter = new();
    private static readonly WriteOffSubjectJsonConverter SubjectConverter = new();
    private static readonly ApprovalEvidenceJsonConverter EvidenceConverter = new();

    /// <inheritdoc/>
    /// <exception cref="JsonException">
    /// Request, kind, actor or instant is missing; the amount or the subject is missing where the kind has one, or there where it has none;
    /// or a property is none of an event.
    /// </exception>
    public override ApprovalEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var read = new Parts();
        JsonTexts.ReadProperties(ref reader, options, Names, (ref Utf8JsonReader at, int property) =>
        {
            switch (Names[property])
            {
                case Actor:
                    read.Actor = ActorConverter.Read(ref at, typeof(ApprovalActor), options);
                    break;
                case Amount:
                    read.Amount = JsonTexts.ReadValue(ref at, MoneyConverter, options);
                    break;
                case Limit:
                    read.Limit = JsonTexts.ReadValue(ref at, MoneyConverter, options);
                    break;
                case Subject:
                    read.Subject = SubjectConverter.Read(ref at, typeof(WriteOffSubject), options);
                    break;
                case Evidence:
                    read.Evidence = ApprovalJson.ReadList(ref at, Evidence, (ref Utf8JsonReader item) =>
                        EvidenceConverter.Read(ref item, typeof(ApprovalEvidence), options));
                    break;
                default:
                    read.Texts[Names[property]] = JsonTexts.ReadText(ref at, Names[property]);
                    break;
            }
        });
        return JsonTexts.Make(read.ToEvent);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">A text holds half of a surrogate pair.</exception>
    public override void Write(Utf8JsonWriter writer, ApprovalEvent value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(Request, JsonTexts.RequireWhole(value.Request));
        writer.WriteString(Kind, JsonTexts.RequireMember(value.Kind));
        writer.WritePropertyName(Actor);
        ActorConverter.Write(writer, value.Actor, options);
        writer.WriteString(At, ApprovalWords.ToText(value.At));
        if (value.RecordedAt != value.At) writer.WriteString(RecordedAt, ApprovalWords.ToText(value.RecordedAt));
        WriteMoney(Amount, value.Amount);
        if (value.Subject is { } subject)
        {
            writer.WritePropertyName(Subject);
            SubjectConverter.Write(writer, subject, options);
        }

        if (value.Reason is { } reason) writer.WriteString(Reason, JsonTexts.RequireWhole(reason));
        if (value.Evidence.Count > 0)
        {
            writer.WriteStartArray(Evidence);
            foreach (ApprovalEvidence one in value.Evidence) EvidenceConverter.Write(writer, one, options);
            writer.WriteEndArray();
        }

        if (value.RequiredApprovals > 1) writer.WriteString(RequiredApprovals, Invariant.Text(value.RequiredApprovals));
        WriteMoney(Limit, value.Limit);
        if (value.PolicyVersion is { } version) writer.WriteString(PolicyVersion, ApprovalWords.ToText(version));
        if (value.OnBehalfOf is { } principal) writer.WriteString(OnBehalfOf, JsonTexts.RequireWhole(principal));
        writer.WriteEndObject();

        void WriteMoney(string name, Money? amount)
        {
            if (amount is not { } stated) return;
            writer.WritePropertyName(name);
            MoneyConverter.Write(writer, stated, options);
        }
    }

    /// <summary>What was read of an event.</summary>
    private sealed class Parts
    {
        public Dictionary<string, string?> Texts { get; } = [];

        public ApprovalActor? Actor { get; set; }

        public Money? Amount { get; set; }

        public Money? Limit { get; set; }

        public WriteOffSubject? Subject { get; set; }

        public IReadOnlyList<ApprovalEvidence> Evidence { get; set; } = [];

        public ApprovalEvent ToEvent()
        {
            string request = JsonTexts.Require(TextOf(Request), Request);
            ApprovalEventKind kind = JsonTexts.ReadMember<ApprovalEventKind>(JsonTexts.Require(TextOf(Kind), Kind));
            ApprovalActor actor = Actor ?? throw JsonTexts.Refused("no actor", "who did it");
            Instant at = JsonTexts.Require(InstantOf(ApprovalEventJsonConverter.At), ApprovalEventJsonConverter.At);
            bool isStated = kind is ApprovalEventKind.Drafted or ApprovalEventKind.Amended;
            if (isStated != Subject is not null)
                throw JsonTexts.Refused($"{(isStated ? "no" : "a")} subject of {ApprovalWords.NameOf(kind)}", isStated ? "one" : "none");
            ApprovalEvent made = ApprovalEvent.FromParts(request, kind, actor, at, Amount, Subject) with
            {
                Reason = TextOf(Reason),
                Evidence = Evidence,
                RequiredApprovals = NumberOf(RequiredApprovals),
                OnBehalfOf = TextOf(OnBehalfOf),
                Limit = Limit,
                PolicyVersion = InstantOf(PolicyVersion),
            };
            return InstantOf(RecordedAt) is { } recorded ? made with { RecordedAt = recorded } : made;
        }

        private string? TextOf(string name) => Texts.GetValueOrDefault(name);

        private int NumberOf(string name) => JsonTexts.ReadWhole(TextOf(name), name) switch
        {
            null => 1,
            >= 0 and <= int.MaxValue and var number => (int)number,
            var other => throw JsonTexts.Refused($"{other} as '{name}'", "a number of people"),
        };

        private Instant? InstantOf(string name) => ApprovalJson.ReadInstant(TextOf(name), name);
    }
}
