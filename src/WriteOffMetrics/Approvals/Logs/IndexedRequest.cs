using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// A request with what is asked of thousands at once, side by side in memory: whether it can be seen at once that it counts in no window.
/// </summary>
internal readonly struct IndexedRequest(WriteOffRequest request)
{
    private readonly Instant drafted = request.Steps[0].At, last = request.Steps[^1].At, lastRecorded = request.Steps[^1].RecordedAt;
    private readonly bool isPending = request.IsPending;

    public WriteOffRequest Request { get; } = request;

    /// <summary>
    /// Whether nothing waits or was approved of it within a time before an instant, as known at another: it was drafted later, or its last
    /// event lies before that time.
    /// </summary>
    public bool IsBeside(Instant at, Instant knownAt, Duration time) =>
        drafted > at || (!isPending && lastRecorded <= knownAt && last <= at && at - last >= time);
}
