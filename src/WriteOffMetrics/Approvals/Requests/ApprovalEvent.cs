using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// One line of the log of a request: what happened, who did it in which role, and when. Made by the factory of its kind; what else it says
/// is set with <c>with</c>: <c>ApprovalEvent.Rejected("R-17", board, at) with { Reason = "no contacts" }</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all they say is equal.</remarks>
[JsonConverter(typeof(ApprovalEventJsonConverter))]
public sealed record ApprovalEvent
{
    private readonly Instant? recordedAt;
    private readonly IReadOnlyList<ApprovalEvidence> evidence = [];
    private readonly int requiredApprovals = 1;

    private ApprovalEvent(string request, ApprovalEventKind kind, ApprovalActor actor, Instant at)
    {
        ApprovalWords.RequireName(request, "id of a request", nameof(request));
        ArgumentNullException.ThrowIfNull(actor);
        (Request, Kind, Actor, At) = (request, kind, actor, at);
    }

    /// <summary>The id of the request.</summary>
    public string Request { get; }

    /// <summary>What happened.</summary>
    public ApprovalEventKind Kind { get; }

    /// <summary>Who did it.</summary>
    public ApprovalActor Actor { get; }

    /// <summary>When it happened.</summary>
    public Instant At { get; }

    /// <summary>When the log had it: the same instant where nothing else is stated, and never before it happened.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to an instant before <see cref="At"/>.</exception>
    public Instant RecordedAt
    {
        get => recordedAt ?? At;
        init => recordedAt = value >= At
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), $"Found {ApprovalWords.NameOf(Kind)} recorded at {ApprovalWords.ToText(value)}, before it happened at "
                + $"{ApprovalWords.ToText(At)}; the same instant or a later one is allowed.");
    }

    /// <summary>
    /// The amount: requested of a draft or an amendment, granted of an approval, posted or reversed; null of other kinds. Above zero.
    /// </summary>
    public Money? Amount { get; private init; }

    /// <summary>What is to be written off, of a draft and an amendment; null of other kinds.</summary>
    public WriteOffSubject? Subject { get; private init; }

    /// <summary>Why; null where nothing is stated.</summary>
    public string? Reason { get; init; }

    /// <summary>What was brought with it; empty where nothing is stated.</summary>
    /// <exception cref="ArgumentException">A piece is null.</exception>
    public IReadOnlyList<ApprovalEvidence> Evidence
    {
        get => evidence;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Any(one => one is null))
                throw new ArgumentException("Found null among the evidence; pieces of evidence are allowed. Leave it out.", nameof(value));
            evidence = [.. value];
        }
    }

    /// <summary>
    /// Of an approval, how many people must approve in all by the policy in force: the request is approved with the last of them. 1 of
    /// other kinds and where nothing is stated.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 1.</exception>
    public int RequiredApprovals
    {
        get => requiredApprovals;
        init => requiredApprovals = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Found fewer than one approval; 1 or more are allowed.");
    }

    /// <summary>Of an approval by delegation, the person whose authority it is; null of others.</summary>
    /// <exception cref="ArgumentException">Set to a blank text.</exception>
    public string? OnBehalfOf
    {
        get;
        init
        {
            if (value is not null) ApprovalWords.RequireName(value, "person", nameof(value));
            field = value;
        }
    }

    /// <summary>Of an approval, the bound of what the person may approve; null where there is no limit or none is stated.</summary>
    public Money? Limit { get; init; }

    /// <summary>Of an approval, from when the table of authority is in force by which it was given; null where none is stated.</summary>
    public Instant? PolicyVersion { get; init; }

    /// <summary>A request is written down.</summary>
    /// <param name="request">The id of the request.</param>
    /// <param name="actor">Who requests it.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">How much is requested, above zero.</param>
    /// <param name="subject">What is to be written off.</param>
    /// <exception cref="ArgumentException">The id is blank, or the amount has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static ApprovalEvent Drafted(string request, ApprovalActor actor, Instant at, Money amount, WriteOffSubject subject) =>
        Stated(request, ApprovalEventKind.Drafted, actor, at, amount, subject);

    /// <summary>The request is changed: approvals that it had are void.</summary>
    /// <inheritdoc cref="Drafted"/>
    public static ApprovalEvent Amended(string request, ApprovalActor actor, Instant at, Money amount, WriteOffSubject subject) =>
        Stated(request, ApprovalEventKind.Amended, actor, at, amount, subject);

    /// <summary>The request is handed in.</summary>
    /// <param name="request">The id of the request.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    public static ApprovalEvent Submitted(string request, ApprovalActor actor, Instant at) =>
        new(request, ApprovalEventKind.Submitted, actor, at);

    /// <summary>The request is sent back for information.</summary>
    /// <inheritdoc cref="Submitted"/>
    public static ApprovalEvent Returned(string request, ApprovalActor actor, Instant at) =>
        new(request, ApprovalEventKind.Returned, actor, at);

    /// <summary>The information is given.</summary>
    /// <inheritdoc cref="Submitted"/>
    public static ApprovalEvent Answered(string request, ApprovalActor actor, Instant at) =>
        new(request, ApprovalEventKind.Answered, actor, at);

    /// <summary>A person approves the request, or a part of it. <see cref="ApprovalDecision.ToEvent"/> makes it of a decision.</summary>
    /// <param name="request">The id of the request.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="at">When.</param>
    /// <param name="granted">How much is granted: above zero, and at most what is requested.</param>
    /// <exception cref="ArgumentException">The id is blank, or the amount has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static ApprovalEvent Approved(string request, ApprovalActor actor, Instant at, Money granted) =>
        new(request, ApprovalEventKind.Approved, actor, at) { Amount = RequireAbove(granted, nameof(granted)) };

    /// <summary>The request is refused.</summary>
    /// <inheritdoc cref="Submitted"/>
    public static ApprovalEvent Rejected(string request, ApprovalActor actor, Instant at) =>
        new(request, ApprovalEventKind.Rejected, actor, at);

    /// <summary>The request is taken back.</summary>
    /// <inheritdoc cref="Submitted"/>
    public static ApprovalEvent Withdrawn(string request, ApprovalActor actor, Instant at) =>
        new(request, ApprovalEventKind.Withdrawn, actor, at);

    /// <summary>The time for the request is over.</summary>
    /// <inheritdoc cref="Submitted"/>
    public static ApprovalEvent Expired(string request, ApprovalActor actor, Instant at) =>
        new(request, ApprovalEventKind.Expired, actor, at);

    /// <summary>The granted amount is written off in the books.</summary>
    /// <param name="request">The id of the request.</param>
    /// <param name="actor">Who posts it.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">How much: what was granted.</param>
    /// <exception cref="ArgumentException">The id is blank, or the amount has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static ApprovalEvent Posted(string request, ApprovalActor actor, Instant at, Money amount) =>
        new(request, ApprovalEventKind.Posted, actor, at) { Amount = RequireAbove(amount, nameof(amount)) };

    /// <summary>What was posted is undone in the books, altogether or in part.</summary>
    /// <param name="request">The id of the request.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">How much: at most what is left of what was posted.</param>
    /// <exception cref="ArgumentException">The id is blank, or the amount has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static ApprovalEvent Reversed(string request, ApprovalActor actor, Instant at, Money amount) =>
        new(request, ApprovalEventKind.Reversed, actor, at) { Amount = RequireAbove(amount, nameof(amount)) };

    /// <summary>An event of any kind, of which amount and subject were read.</summary>
    internal static ApprovalEvent FromParts(
        string request, ApprovalEventKind kind, ApprovalActor actor, Instant at, Money? amount, WriteOffSubject? subject)
    {
        bool hasAmount = kind is ApprovalEventKind.Drafted or ApprovalEventKind.Amended or ApprovalEventKind.Approved
            or ApprovalEventKind.Posted or ApprovalEventKind.Reversed;
        if (hasAmount != amount is not null)
            throw new ArgumentException(
                $"Found {(hasAmount ? "no" : "an")} amount of {ApprovalWords.NameOf(kind)}; {(hasAmount ? "one" : "none")} is allowed.",
                nameof(amount));
        return new ApprovalEvent(request, kind, actor, at)
        {
            Amount = amount is { } stated ? RequireAbove(stated, nameof(amount)) : null,
            Subject = subject,
        };
    }

    /// <summary>Whether all they say is equal.</summary>
    public bool Equals(ApprovalEvent? other) => other is not null
        && Request == other.Request && Kind == other.Kind && Actor == other.Actor && At == other.At && RecordedAt == other.RecordedAt
        && Amount == other.Amount && Subject == other.Subject && Reason == other.Reason && Evidence.SequenceEqual(other.Evidence)
        && RequiredApprovals == other.RequiredApprovals && Limit == other.Limit && PolicyVersion == other.PolicyVersion
        && OnBehalfOf == other.OnBehalfOf;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Request, Kind, Actor, At);

    /// <summary>The event on one line, in any culture: <c>2026-03-14T09:00:00Z R-17 approved 25,000.00 USD by Ng (Manager)</c>.</summary>
    public override string ToString() => $"{ApprovalWords.ToText(At)} {Invariant.OnOneLine(Request)} {ApprovalWords.NameOf(Kind)}"
        + (Amount is { } amount ? $" {amount}" : "") + $" by {Actor}"
        + (OnBehalfOf is null ? "" : $" for {Invariant.OnOneLine(OnBehalfOf)}")
        + (Reason is null ? "" : $", {Invariant.OnOneLine(Reason)}");

    private static ApprovalEvent Stated(
        string request, ApprovalEventKind kind, ApprovalActor actor, Instant at, Money amount, WriteOffSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new ApprovalEvent(request, kind, actor, at) { Amount = RequireAbove(amount, nameof(amount)), Subject = subject };
    }

    private static Money RequireAbove(Money amount, string parameterName)
    {
        if (!amount.Currency.IsDefined)
            throw new ArgumentException(
                "Found an amount without a currency; an amount above zero in a currency is allowed.", parameterName);
        return amount.MinorUnits > 0 ? amount : throw new ArgumentOutOfRangeException(
            parameterName, $"Found the amount {amount}; amounts above zero are allowed.");
    }
}
