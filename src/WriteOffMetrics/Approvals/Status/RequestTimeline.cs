using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// Where requests stood from when to when, with which amount: made anew from the events whenever it is asked for, because it is larger than
/// they are.
/// </summary>
internal static class RequestTimeline
{
    public delegate void StayReader(in Stay stay);

    /// <summary>
    /// Each time with one state and one amount: it begins with an event and ends with the next one that changes either.
    /// </summary>
    public static void ReadStays(WriteOffRequest request, StayReader read)
    {
        ReadOnlySpan<ApprovalEvent> steps = request.Steps;
        var fold = default(RequestFold);
        fold.Take(steps[0]);
        Instant since = steps[0].At;
        for (int i = 1; i < steps.Length; i++)
        {
            (RequestState before, long amount, Instant? submitted) = (fold.State, AmountOf(fold), fold.SubmittedAt);
            fold.Take(steps[i]);
            if (fold.State == before && AmountOf(fold) == amount) continue;
            read(new Stay(before, since, steps[i].At, amount, submitted));
            since = steps[i].At;
        }

        read(new Stay(fold.State, since, null, AmountOf(fold), fold.SubmittedAt));
    }

    /// <summary>How long a request was in a state each time that it left it.</summary>
    public static IEnumerable<(Duration Time, Instant Until)> VisitsOf(WriteOffRequest request, RequestState state)
    {
        var fold = default(RequestFold);
        Instant entered = default;
        foreach (ApprovalEvent step in request.Events)
        {
            RequestState? before = fold.HasBegun ? fold.State : null;
            fold.Take(step);
            if (fold.State == before) continue;
            if (before == state) yield return (step.At - entered, step.At);
            entered = step.At;
        }
    }

    /// <summary>Approvals that completed with less than was requested.</summary>
    public static IEnumerable<(Instant At, long NotGranted)> PartGrantsOf(WriteOffRequest request)
    {
        var fold = default(RequestFold);
        foreach (ApprovalEvent step in request.Events)
        {
            RequestState before = fold.State;
            fold.Take(step);
            if (before == RequestState.Submitted && fold.State == RequestState.Approved && fold.Granted < fold.Requested)
                yield return (step.At, (fold.Requested - fold.Granted!.Value).MinorUnits);
        }
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
}
