using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// A request while its log is read, event by event: which steps a state allows, what a step does, and why one is impossible. The only place
/// that knows.
/// </summary>
internal struct RequestFold
{
    /// <summary>The people who approved what is requested now.</summary>
    private List<string>? approvers;

    public RequestState State { get; private set; }

    /// <summary>The first event was read.</summary>
    public bool HasBegun { get; private set; }

    public Money Requested { get; private set; }

    public WriteOffSubject? Subject { get; private set; }

    /// <summary>The least that somebody granted since the request was last changed; null where nobody did.</summary>
    public Money? Granted { get; private set; }

    public Money? Posted { get; private set; }

    public Money? Reversed { get; private set; }

    /// <summary>When it was last handed in; null where it was not.</summary>
    public Instant? SubmittedAt { get; private set; }

    private Instant At { get; set; }

    private Instant RecordedAt { get; set; }

    public readonly int ApprovalCount => approvers?.Count ?? 0;

    public readonly IReadOnlyList<string> Approvers => approvers is null ? [] : [.. approvers];

    /// <summary>The steps that a state allows, in the order of the enumeration.</summary>
    public static IReadOnlyList<ApprovalEventKind> StepsOf(RequestState state) => state switch
    {
        RequestState.Draft =>
            [ApprovalEventKind.Amended, ApprovalEventKind.Submitted, ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired],
        RequestState.Submitted =>
        [
            ApprovalEventKind.Amended, ApprovalEventKind.Returned, ApprovalEventKind.Approved, ApprovalEventKind.Rejected,
            ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired,
        ],
        RequestState.InResearch =>
        [
            ApprovalEventKind.Amended, ApprovalEventKind.Answered, ApprovalEventKind.Rejected, ApprovalEventKind.Withdrawn,
            ApprovalEventKind.Expired,
        ],
        RequestState.Approved =>
            [ApprovalEventKind.Amended, ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired, ApprovalEventKind.Posted],
        RequestState.Posted => [ApprovalEventKind.Reversed],
        _ => [],
    };

    /// <summary>Takes a step; says why not where it is impossible, and then nothing has changed.</summary>
    public string? TryApply(ApprovalEvent step)
    {
        if (WhyNot(step) is { } why) return why;
        (At, RecordedAt, HasBegun) = (step.At, step.RecordedAt, true);
        switch (step.Kind)
        {
            case ApprovalEventKind.Drafted:
                (Requested, Subject, State) = (step.Amount!.Value, step.Subject, RequestState.Draft);
                break;
            case ApprovalEventKind.Amended:
                (Requested, Subject) = (step.Amount!.Value, step.Subject);
                (Granted, approvers) = (null, null);
                if (State == RequestState.Approved) State = RequestState.Submitted;
                break;
            case ApprovalEventKind.Submitted:
                (State, SubmittedAt) = (RequestState.Submitted, step.At);
                break;
            case ApprovalEventKind.Returned:
                State = RequestState.InResearch;
                break;
            case ApprovalEventKind.Answered:
                State = RequestState.Submitted;
                break;
            case ApprovalEventKind.Approved:
                approvers = [.. approvers ?? [], step.Actor.Person];
                if (Granted is not { } granted || step.Amount!.Value < granted) Granted = step.Amount;
                if (approvers.Count >= step.RequiredApprovals) State = RequestState.Approved;
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

        return null;
    }

    private readonly string? WhyNot(ApprovalEvent step)
    {
        string found = $"Found {step}";
        if (!HasBegun)
        {
            return step.Kind == ApprovalEventKind.Drafted
                ? null
                : $"{found} as the first event of the request; drafted is allowed. Put the draft before it.";
        }

        if (step.Kind == ApprovalEventKind.Drafted || !StepsOf(State).Contains(step.Kind)) return
            $"{found}, while the request is {ApprovalWords.NameOf(State)}; {AllowedIn(State)}.";
        if (step.At < At) return $"{found}, behind an event of {ApprovalWords.ToText(At)}; events in the order of time are allowed.";
        if (step.RecordedAt < RecordedAt) return
            $"{found}, recorded before an event of {ApprovalWords.ToText(RecordedAt)} that stands before it; a log that grows at its end "
            + "is allowed.";
        return WhyNotAmount(step, found);
    }

    private readonly string? WhyNotAmount(ApprovalEvent step, string found)
    {
        if (step.Amount is not { } amount) return null;
        if (step.Kind != ApprovalEventKind.Amended && amount.Currency != Requested.Currency)
            return $"{found} of a request in {Requested.Currency}; amounts in one currency are allowed.";
        switch (step.Kind)
        {
            case ApprovalEventKind.Approved when amount > Requested:
                return $"{found}, and {Requested} were requested; at most so much is allowed. What is more needs an amendment.";
            case ApprovalEventKind.Approved when approvers?.Contains(step.Actor.Person) == true:
                return $"{found}, who approved it before; approvals of different people are allowed.";
            case ApprovalEventKind.Posted when amount != Granted!.Value:
                return $"{found}, and {Granted} were granted; that amount is allowed. What a part grant leaves needs a new request.";
            case ApprovalEventKind.Reversed when amount > Left():
                return $"{found}, and {Left()} of what was posted are left; at most so much is allowed.";
            default:
                return null;
        }
    }

    private readonly Money Left() => Reversed is { } before ? Posted!.Value - before : Posted!.Value;

    private static string AllowedIn(RequestState state) => StepsOf(state) is { Count: > 0 } steps
        ? $"{ApprovalWords.Join(steps.Select(ApprovalWords.NameOf), "and")} {(steps.Count == 1 ? "is" : "are")} allowed"
        : "it has ended, and nothing more is allowed. Draft a new one";
}
