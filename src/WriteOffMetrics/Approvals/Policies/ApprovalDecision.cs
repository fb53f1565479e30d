using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// What a policy says of an approval before it is given: allowed, or each rule that it would violate, with what was compared. An allowed
/// one becomes the event of the log with <see cref="ToEvent"/>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ApprovalDecision : IReport
{
    internal ApprovalDecision(string request, ApprovalActor actor, Instant at, Money granted)
    {
        (Request, Actor, At, Granted) = (request, actor, at, granted);
    }

    /// <summary>The id of the request.</summary>
    public string Request { get; }

    /// <summary>Who is to approve.</summary>
    public ApprovalActor Actor { get; }

    /// <summary>When.</summary>
    public Instant At { get; }

    /// <summary>Whether the policy allows the approval.</summary>
    public bool IsAllowed => Violations.Count == 0;

    /// <summary>The rules that it would violate, in the order of <see cref="PolicyRule"/>; empty where it is allowed.</summary>
    public required IReadOnlyList<PolicyViolation> Violations { get; init; }

    /// <summary>How much is to be granted.</summary>
    public Money Granted { get; }

    /// <summary>
    /// The amount that bounds are compared with, in the policy's currency: what is granted, converted where need be, and where the policy
    /// is cumulative what else counts. Compared exactly, and rounded halves to even to be read. Null where a rate is missing or it exceeds
    /// 64 bits of minor units.
    /// </summary>
    public Money? Counted { get; internal init; }

    /// <summary>The ids of the other requests that are in it; empty where nothing adds up.</summary>
    public IReadOnlyList<string> CountedRequests { get; internal init; } = [];

    /// <summary>From when the table of authority is in force; null where none is.</summary>
    public Instant? PolicyVersion { get; internal init; }

    /// <summary>
    /// The bound of the role by which it is decided, in the policy's currency: that of a line with <see cref="Authority.Below"/> is itself
    /// above what the role may approve. Null where the role has no bound or no authority.
    /// </summary>
    public Money? Limit { get; internal init; }

    /// <summary>How many people must approve in all.</summary>
    public int RequiredApprovals { get; internal init; } = 1;

    /// <summary>How many must approve after this one.</summary>
    public int MissingApprovals { get; internal init; }

    /// <summary>The rate by which what is granted was converted, and its day; null where it was not.</summary>
    public string? Rate { get; internal init; }

    /// <summary>The delegation that the person acts on; null where it is their own role.</summary>
    public Delegation? Delegation { get; internal init; }

    /// <summary>What the role of the person may approve by the table in force, in words.</summary>
    internal string RoleLimit { get; init; } = "nothing";

    /// <summary>The event of an allowed approval, with limit, version and number of approvals.</summary>
    /// <exception cref="InvalidOperationException">It is not allowed; the message has the violations.</exception>
    public ApprovalEvent ToEvent() => IsAllowed
        ? ApprovalEvent.Approved(Request, Actor, At, Granted) with
        {
            Limit = Limit,
            PolicyVersion = PolicyVersion,
            RequiredApprovals = RequiredApprovals,
            OnBehalfOf = Delegation?.From.Person,
            Evidence = Delegation is null ? [] : [Delegation.Writing],
        }
        : throw new InvalidOperationException(
            $"Found an approval that the policy does not allow; one without violations is allowed. {this}");

    /// <summary>What was decided and why, on one line, in any culture.</summary>
    public override string ToString() => $"{Invariant.OnOneLine(Request)}, {Granted} by {Actor}: "
        + (IsAllowed ? "allowed" + (MissingApprovals > 0 ? $", {Invariant.Count(MissingApprovals)} more needed" : "")
            : "not allowed. " + string.Join(' ', Violations.Select(one => one.Why)));

    void IReport.Write(ReportWriter report) => report
        .Add(Request).Add(Actor.ToString(), nameof(Actor)).Add(ApprovalWords.ToText(At), nameof(At))
        .Add(IsAllowed).AddValue(Granted).AddValue(Counted).AddList(CountedRequests)
        .Add(PolicyVersion is { } version ? ApprovalWords.ToText(version) : null, nameof(PolicyVersion)).AddValue(Limit)
        .Add((long)RequiredApprovals, nameof(RequiredApprovals)).Add((long)MissingApprovals, nameof(MissingApprovals)).Add(Rate)
        .Add(Delegation).AddList((IEnumerable<IReport>)Violations, nameof(Violations));
}
