using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>What a request allowed to be posted from when on: nothing, what was granted, or what of it is not reversed.</summary>
internal sealed class ApprovalsOverTime
{
    private readonly List<Stay> stays = [];

    /// <param name="request">The request.</param>
    /// <param name="approvals">The approvals of the request, in order.</param>
    public ApprovalsOverTime(WriteOffRequest request, ReviewedApproval[] approvals)
    {
        var fold = default(RequestFold);
        int given = 0, firstValid = 0;
        foreach (ApprovalEvent step in request.Steps)
        {
            fold.Take(step);
            if (step.Kind == ApprovalEventKind.Approved) given++;

            // A change and a return void the approvals.
            else if (fold.Granted is null) firstValid = given;
            bool isApproved = fold.State is RequestState.Approved or RequestState.Posted;
            stays.Add(new Stay(
                step.At, isApproved ? fold.Granted!.Value.MinorUnits - (fold.Reversed?.MinorUnits ?? 0) : 0, fold.Requested.Currency,
                fold.Subject!, isApproved && approvals[firstValid..given].All(one => one.IsInsideAuthority), given > 0,
                step.Kind == ApprovalEventKind.Reversed));
        }
    }

    /// <summary>What holds at the end: of entries whose day nobody stated.</summary>
    public Stay Last => stays[^1];

    /// <summary>What held before an instant; none where the request was not drafted.</summary>
    public Stay? Before(Instant end)
    {
        int found = stays.FindLastIndex(stay => stay.From < end);
        return found < 0 ? null : stays[found];
    }

    /// <summary>The same, without what was reversed from an instant on: it was posted before.</summary>
    public Stay? BeforeReversals(Instant from, Instant end)
    {
        int found = stays.FindLastIndex(stay => stay.From < end);
        while (found >= 0 && stays[found].IsReversal && stays[found].From >= from) found--;
        return found < 0 ? null : stays[found];
    }

    /// <param name="From">From when.</param>
    /// <param name="Allowed">How much may be posted in all, in minor units.</param>
    /// <param name="Currency">In which currency.</param>
    /// <param name="Subject">What is to be written off.</param>
    /// <param name="IsInsideAuthority">Whether every approval of it is inside the authority that the policy gives.</param>
    /// <param name="WasApproved">Whether it was approved at any time before.</param>
    /// <param name="IsReversal">Whether it began with a reversal.</param>
    internal sealed record Stay(
        Instant From, long Allowed, Currency Currency, WriteOffSubject Subject, bool IsInsideAuthority, bool WasApproved,
        bool IsReversal);
}
