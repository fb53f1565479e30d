using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// Where each request stood from when to when, with which amount, made in one pass over the events. A stay begins with an event and ends
/// with the next one that changes state or amount.
/// </summary>
internal sealed class RequestTimeline
{
    private readonly List<Stay> stays = [];
    private readonly List<Visit> visits = [];
    private readonly List<Decision> decisions = [];
    private readonly List<PartGrant> partGrants = [];

    public RequestTimeline(IEnumerable<WriteOffRequest> requests)
    {
        foreach (WriteOffRequest request in requests) Read(request);
    }

    public IReadOnlyList<Stay> Stays => stays;

    /// <summary>Ended times in one state, whatever the amount.</summary>
    public IReadOnlyList<Visit> Visits => visits;

    public IReadOnlyList<Decision> Decisions => decisions;

    public IReadOnlyList<PartGrant> PartGrants => partGrants;

    private void Read(WriteOffRequest request)
    {
        var fold = default(RequestFold);
        Instant since = default, entered = default;
        for (int i = 0; i < request.Events.Count; i++)
        {
            ApprovalEvent step = request.Events[i];
            (RequestState before, long amount) = i == 0 ? (default, 0) : (fold.State, AmountOf(fold));
            Instant? submitted = fold.SubmittedAt;
            fold.TryApply(step);
            if (i == 0)
            {
                since = entered = step.At;
                continue;
            }

            if (step.Kind is ApprovalEventKind.Approved or ApprovalEventKind.Rejected)
                decisions.Add(new Decision(step.Actor.Person, step.At));
            if (before == RequestState.Submitted && fold.State == RequestState.Approved && fold.Granted < fold.Requested)
                partGrants.Add(new PartGrant(step.At, (fold.Requested - fold.Granted!.Value).MinorUnits));
            if (fold.State == before && AmountOf(fold) == amount) continue;
            stays.Add(new Stay(before, since, step.At, amount, submitted));
            since = step.At;
            if (fold.State == before) continue;
            visits.Add(new Visit(before, entered, step.At));
            entered = step.At;
        }

        stays.Add(new Stay(fold.State, since, null, AmountOf(fold), fold.SubmittedAt));
    }

    private static long AmountOf(in RequestFold fold) => fold.State switch
    {
        RequestState.Approved => fold.Granted!.Value.MinorUnits,
        RequestState.Posted => fold.Posted!.Value.MinorUnits - (fold.Reversed?.MinorUnits ?? 0),
        RequestState.Reversed => fold.Reversed!.Value.MinorUnits,
        _ => fold.Requested.MinorUnits,
    };

    /// <param name="State">The state.</param>
    /// <param name="From">From when; at that instant already.</param>
    /// <param name="Until">Until when, and no longer at that instant; none where it lasts.</param>
    /// <param name="MinorUnits">The amount.</param>
    /// <param name="Submitted">When the request was last handed in.</param>
    public readonly record struct Stay(RequestState State, Instant From, Instant? Until, long MinorUnits, Instant? Submitted);

    public readonly record struct Visit(RequestState State, Instant From, Instant Until);

    public readonly record struct Decision(string Person, Instant At);

    public readonly record struct PartGrant(Instant At, long MinorUnits);
}
