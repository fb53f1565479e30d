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
                fold.Subject!, isApproved ? StandingOf(approvals[firstValid..given]) : PostingStanding.Beyond));
        }
    }

    /// <summary>What held at any time within a span, the earliest first; none where the request was not drafted.</summary>
    public IEnumerable<Stay> Within(Instant start, Instant end)
    {
        int first = stays.FindIndex(stay => stay.From == start);
        if (first < 0) first = Math.Max(0, stays.FindLastIndex(stay => stay.From < start));
        return stays.Skip(first).TakeWhile(stay => stay.From < end);
    }

    /// <summary>Whether something was allowed before an instant.</summary>
    public bool WasApprovedBefore(Instant at) => stays.Exists(stay => stay.From < at && stay.Allowed > 0);

    /// <summary>Whether something was allowed from an instant on.</summary>
    public bool IsApprovedFrom(Instant at) => stays.Exists(stay => stay.From >= at && stay.Allowed > 0);

    /// <summary>Enough of those who approved may, whoever else signed.</summary>
    private static PostingStanding StandingOf(ReviewedApproval[] valid)
    {
        int may = valid.Count(one => one.MayApprove == true), perhaps = valid.Count(one => one.MayApprove is null);

        // Without a rate it is not known how many are enough: one or more.
        bool isKnown = !valid[^1].HasNoRate;
        int required = isKnown ? Math.Max(1, valid[^1].PeopleRequired) : 1;
        return may + perhaps < required ? PostingStanding.Beyond
            : isKnown && may >= required ? PostingStanding.Inside
            : PostingStanding.NotJudged;
    }

    /// <param name="From">From when.</param>
    /// <param name="Allowed">How much may be posted in all, in minor units.</param>
    /// <param name="Currency">In which currency.</param>
    /// <param name="Subject">What is to be written off.</param>
    /// <param name="Standing">Whether whoever approved may.</param>
    internal sealed record Stay(Instant From, long Allowed, Currency Currency, WriteOffSubject Subject, PostingStanding Standing);
}
