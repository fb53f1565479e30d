using System.Collections.ObjectModel;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// A request while its log is read, event by event: which steps a state allows, what a step does, and why one is impossible. The only place
/// that knows.
/// </summary>
internal struct RequestFold
{
    /// <summary>The only list of what may follow what, by state in the order of the enumeration.</summary>
    private static readonly IReadOnlyList<ApprovalEventKind>[] Steps =
    [
        // Draft, submitted, in research, approved.
        ListOf(ApprovalEventKind.Amended, ApprovalEventKind.Submitted, ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired),
        ListOf(ApprovalEventKind.Amended, ApprovalEventKind.Returned, ApprovalEventKind.Approved, ApprovalEventKind.Rejected,
            ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired),
        ListOf(ApprovalEventKind.Amended, ApprovalEventKind.Answered, ApprovalEventKind.Rejected, ApprovalEventKind.Withdrawn,
            ApprovalEventKind.Expired),
        ListOf(ApprovalEventKind.Amended, ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired, ApprovalEventKind.Posted),

        // Rejected, withdrawn, expired, posted, reversed.
        ListOf(), ListOf(), ListOf(), ListOf(ApprovalEventKind.Reversed), ListOf(),
    ];

    /// <summary>The same as bits, which are quicker to ask.</summary>
    private static readonly int[] Allowed = [.. Steps.Select(steps => steps.Aggregate(0, (bits, kind) => bits | (1 << (int)kind)))];

    /// <summary>The people who approved what is requested now. Most often it is one, which needs no list.</summary>
    private string? firstApprover;
    private string[]? otherApprovers;

    /// <summary>The people in whose stead somebody approved.</summary>
    private string[]? principals;

    public RequestState State { get; private set; }

    /// <summary>The first event was read.</summary>
    public bool HasBegun { get; private set; }

    public Money Requested { get; private set; }

    public WriteOffSubject? Subject { get; private set; }

    /// <summary>The least that somebody granted since the request was last changed; null where nobody did.</summary>
    public Money? Granted { get; private set; }

    public Money? Posted { get; private set; }

    public Money? Reversed { get; private set; }

    /// <summary>When it was last handed in, or changed after it was approved; null where it was not.</summary>
    public Instant? SubmittedAt { get; private set; }

    /// <summary>When the last of the approvals was given that it needed; null where it was not.</summary>
    public Instant? ApprovedAt { get; private set; }

    private Instant At { get; set; }

    private Instant RecordedAt { get; set; }

    public readonly IReadOnlyList<string> Approvers =>
        firstApprover is null ? [] : Array.AsReadOnly<string>([firstApprover, .. otherApprovers ?? []]);

    /// <summary>The steps that a state allows, in the order of the enumeration.</summary>
    public static IReadOnlyList<ApprovalEventKind> StepsOf(RequestState state) => Steps[(int)state];

    /// <summary>Takes a step; says why not where it is impossible, and then nothing has changed.</summary>
    public string? TryApply(ApprovalEvent step)
    {
        if (WhyNot(step) is { } why) return why;
        Take(step);
        return null;
    }

    /// <summary>Takes a step that is known to be possible.</summary>
    public void Take(ApprovalEvent step)
    {
        (At, RecordedAt, HasBegun) = (step.At, step.RecordedAt, true);
        switch (step.Kind)
        {
            case ApprovalEventKind.Drafted:
                (Requested, Subject, State) = (step.Amount!.Value, step.Subject, RequestState.Draft);
                break;
            case ApprovalEventKind.Amended:
                (Requested, Subject) = (step.Amount!.Value, step.Subject);
                VoidApprovals();
                if (State == RequestState.Approved) (State, SubmittedAt) = (RequestState.Submitted, step.At);
                break;
            case ApprovalEventKind.Submitted:
                (State, SubmittedAt) = (RequestState.Submitted, step.At);
                break;
            case ApprovalEventKind.Returned:
                VoidApprovals();
                State = RequestState.InResearch;
                break;
            case ApprovalEventKind.Answered:
                State = RequestState.Submitted;
                break;
            case ApprovalEventKind.Approved:
                if (firstApprover is null) firstApprover = step.Actor.Person;
                else otherApprovers = [.. otherApprovers ?? [], step.Actor.Person];
                if (step.OnBehalfOf is { } principal) principals = [.. principals ?? [], principal];
                if (Granted is not { } granted || step.Amount!.Value < granted) Granted = step.Amount;
                if (1 + (otherApprovers?.Length ?? 0) >= step.RequiredApprovals)
                    (State, ApprovedAt) = (RequestState.Approved, step.At);
                break;
            case ApprovalEventKind.Posted:
                (Posted, State) = (step.Amount, RequestState.Posted);
                break;
            case ApprovalEventKind.Reversed:
                Reversed = Reversed is { } before ? before + step.Amount!.Value : step.Amount;
                if (Reversed == Posted) State = RequestState.Reversed;
                break;
            default:
                State = step.Kind switch
                {
                    ApprovalEventKind.Rejected => RequestState.Rejected,
                    ApprovalEventKind.Withdrawn => RequestState.Withdrawn,
                    _ => RequestState.Expired,
                };
                break;
        }
    }

    /// <summary>Words are made only where something is wrong: a log of a million events is read without them.</summary>
    private readonly string? WhyNot(ApprovalEvent step)
    {
        if (!HasBegun)
        {
            return step.Kind == ApprovalEventKind.Drafted
                ? null
                : $"Found {step} as the first event of the request; drafted is allowed. Put the draft before it.";
        }

        if ((Allowed[(int)State] & (1 << (int)step.Kind)) == 0)
            return $"Found {step}, while the request is {ApprovalWords.NameOf(State)}; {AllowedIn(State)}.";
        if (step.At < At)
            return $"Found {step}, behind an event of {ApprovalWords.ToText(At)}; events in the order of time are allowed.";
        if (step.RecordedAt < RecordedAt)
        {
            return $"Found {step}, recorded before an event of {ApprovalWords.ToText(RecordedAt)} that stands before it; a log that grows "
                + "at its end is allowed.";
        }

        return WhyNotAmount(step);
    }

    private readonly string? WhyNotAmount(ApprovalEvent step)
    {
        if (step.Amount is not { } amount) return null;
        if (step.Kind != ApprovalEventKind.Amended && amount.Currency != Requested.Currency)
            return $"Found {step} of a request in {Requested.Currency}; amounts in one currency are allowed.";
        switch (step.Kind)
        {
            case ApprovalEventKind.Approved when amount > Requested:
                return $"Found {step}, and {Requested} were requested; at most so much is allowed. What is more needs an amendment.";
            case ApprovalEventKind.Approved when IsApprover(step.Actor.Person) || IsApprover(step.OnBehalfOf):
                return $"Found {step}, and the person, or the one in whose stead they act, approved it before; approvals of different "
                    + "people are allowed.";
            case ApprovalEventKind.Posted when amount != Granted!.Value:
                return $"Found {step}, and {Granted} were granted; that amount is allowed. What a part grant leaves needs a new request.";
            case ApprovalEventKind.Reversed when amount > Left():
                return $"Found {step}, and {Left()} of what was posted are left; at most so much is allowed.";
            default:
                return null;
        }
    }

    /// <summary>A person counts once, whoever acts for them.</summary>
    public readonly bool IsApprover(string? person) => person is not null && (firstApprover == person
        || (otherApprovers is { } others && Array.IndexOf(others, person) >= 0)
        || (principals is { } represented && Array.IndexOf(represented, person) >= 0));

    /// <summary>What was approved is not what is requested now, or the approvers did not know all of it.</summary>
    private void VoidApprovals() => (Granted, firstApprover, otherApprovers, principals, ApprovedAt) = (null, null, null, null, null);

    private readonly Money Left() => Reversed is { } before ? Posted!.Value - before : Posted!.Value;

    private static ReadOnlyCollection<ApprovalEventKind> ListOf(params ApprovalEventKind[] kinds) => Array.AsReadOnly(kinds);

    private static string AllowedIn(RequestState state) => StepsOf(state) is { Count: > 0 } steps
        ? $"{ApprovalWords.Join(steps.Select(ApprovalWords.NameOf), "and")} {(steps.Count == 1 ? "is" : "are")} allowed"
        : "it has ended, and nothing more is allowed. Draft a new one";
}
