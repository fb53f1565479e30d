using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>
/// What docs/approvals.md says of one request, by the table of states and plain lists. A step that is impossible is not taken, and leaves
/// all as it was.
/// </summary>
internal sealed class RequestModel
{
    private static readonly Dictionary<RequestState, ApprovalEventKind[]> Steps = new()
    {
        [RequestState.Draft] =
            [ApprovalEventKind.Amended, ApprovalEventKind.Submitted, ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired],
        [RequestState.Submitted] =
        [
            ApprovalEventKind.Amended, ApprovalEventKind.Returned, ApprovalEventKind.Approved, ApprovalEventKind.Rejected,
            ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired,
        ],
        [RequestState.InResearch] =
        [
            ApprovalEventKind.Amended, ApprovalEventKind.Answered, ApprovalEventKind.Rejected, ApprovalEventKind.Withdrawn,
            ApprovalEventKind.Expired,
        ],
        [RequestState.Approved] =
            [ApprovalEventKind.Amended, ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired, ApprovalEventKind.Posted],
        [RequestState.Posted] = [ApprovalEventKind.Reversed],
    };

    private List<ApprovalEvent> approvals = [];

    private RequestModel(ApprovalEvent draft)
    {
        Events.Add(draft);
        (Requested, Subject) = (draft.Amount!.Value, draft.Subject!);
        Requesters.Add(draft.Actor);
        Evidence.AddRange(draft.Evidence);
    }

    public List<ApprovalEvent> Events { get; } = [];

    public RequestState State { get; private set; }

    public Money Requested { get; private set; }

    public Money? Granted => approvals.Count == 0 ? null : approvals.Select(one => one.Amount!.Value).Min();

    public Money? Posted { get; private set; }

    public Money? Reversed { get; private set; }

    public WriteOffSubject Subject { get; private set; }

    public Instant? SubmittedAt { get; private set; }

    public Instant? ApprovedAt { get; private set; }

    /// <summary>Whoever drafted, changed, handed in or answered.</summary>
    public List<ApprovalActor> Requesters { get; } = [];

    /// <summary>What was brought by whoever requests since what is to be written off was last changed.</summary>
    public List<ApprovalEvidence> Evidence { get; } = [];

    public IEnumerable<string> Approvers => approvals.Select(one => one.Actor.Person);

    /// <summary>Whose authority is used up: those who approved and those in whose stead it was done.</summary>
    public IEnumerable<string> Used => Approvers.Concat(approvals.Select(one => one.OnBehalfOf).OfType<string>());

    public bool IsPending => State is RequestState.Submitted or RequestState.InResearch;

    public ApprovalEventKind[] AllowedSteps => Steps.GetValueOrDefault(State, []);

    /// <summary>The request of a log; null of an empty one.</summary>
    public static RequestModel? Of(IEnumerable<ApprovalEvent> events)
    {
        RequestModel? model = null;
        foreach (ApprovalEvent step in events)
        {
            if (model is null) model = new RequestModel(step);
            else Assert.True(model.Take(step), $"{step} after {string.Join("; ", model.Events)}");
        }

        return model;
    }

    public static RequestModel? Of(IEnumerable<ApprovalEvent> events, Instant knownAt) =>
        Of(events.TakeWhile(one => one.RecordedAt <= knownAt));

    public bool CanTake(ApprovalEvent step)
    {
        if (step.Request != Events[0].Request || step.At < Events[^1].At || step.RecordedAt < Events[^1].RecordedAt) return false;
        if (!AllowedSteps.Contains(step.Kind)) return false;
        return step.Kind switch
        {
            ApprovalEventKind.Approved => IsAtMost(step.Amount!.Value, Requested)
                && !Used.Contains(step.Actor.Person) && (step.OnBehalfOf is null || !Used.Contains(step.OnBehalfOf)),
            ApprovalEventKind.Posted => step.Amount == Granted,
            ApprovalEventKind.Reversed => IsAtMost(step.Amount!.Value, Left),
            _ => true,
        };
    }

    public bool Take(ApprovalEvent step)
    {
        if (!CanTake(step)) return false;
        Events.Add(step);
        if (step.Kind is ApprovalEventKind.Amended or ApprovalEventKind.Returned) (approvals, ApprovedAt) = ([], null);
        if (step.Kind == ApprovalEventKind.Amended)
        {
            if (step.Subject != Subject) Evidence.Clear();
            (Requested, Subject) = (step.Amount!.Value, step.Subject!);
        }

        if (step.Kind is ApprovalEventKind.Amended or ApprovalEventKind.Submitted or ApprovalEventKind.Answered)
        {
            Requesters.Add(step.Actor);
            Evidence.AddRange(step.Evidence);
        }

        switch (step.Kind)
        {
            case ApprovalEventKind.Amended when State == RequestState.Approved:
            case ApprovalEventKind.Submitted:
                (State, SubmittedAt) = (RequestState.Submitted, step.At);
                break;
            case ApprovalEventKind.Amended:
                break;
            case ApprovalEventKind.Returned:
                State = RequestState.InResearch;
                break;
            case ApprovalEventKind.Answered:
                State = RequestState.Submitted;
                break;
            case ApprovalEventKind.Approved:
                approvals.Add(step);
                if (approvals.Count >= step.RequiredApprovals) (State, ApprovedAt) = (RequestState.Approved, step.At);
                break;
            case ApprovalEventKind.Posted:
                (State, Posted) = (RequestState.Posted, step.Amount);
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

        return true;
    }

    /// <summary>What is left of what was posted.</summary>
    public Money Left => Reversed is { } reversed ? Posted!.Value - reversed : Posted!.Value;

    /// <summary>The amount by which it counts where it stands: M42a.</summary>
    public Money Standing => State switch
    {
        RequestState.Approved => Granted!.Value,
        RequestState.Posted => Left,
        RequestState.Reversed => Reversed!.Value,
        _ => Requested,
    };

    public static bool IsAtMost(Money amount, Money bound) => amount.Currency == bound.Currency && amount.MinorUnits <= bound.MinorUnits;
}
