using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// A request for a write-off as its log tells it: state, amounts and who approved. Read from the events with <see cref="FromLog"/>, one
/// step further with <see cref="Apply"/>, and as known at an instant with <see cref="AsKnownAt"/>. Posted, it gives the entries of the
/// ledger.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when their events are. Money is not moved by any of it: only
/// <see cref="ToEntries"/> makes entries, and only of what is granted.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class WriteOffRequest : IEquatable<WriteOffRequest>, IReport
{
    /// <summary>Requests that were read together share one array.</summary>
    private readonly ArraySegment<ApprovalEvent> events;

    /// <summary>
    /// What the events add up to, made when it is first asked for: a log of many is read without it. Two threads may make it at once and
    /// find the same.
    /// </summary>
    private volatile StrongBox<RequestFold>? folded;

    private WriteOffRequest(ArraySegment<ApprovalEvent> events, StrongBox<RequestFold>? folded)
    {
        this.events = events;
        this.folded = folded;
    }

    /// <summary>Its id.</summary>
    public string Id => events[0].Request;

    /// <summary>Where it stands.</summary>
    public RequestState State => Fold.State;

    /// <summary>What is to be written off, as last changed.</summary>
    public WriteOffSubject Subject => Fold.Subject!;

    /// <summary>How much is requested, as last changed.</summary>
    public Money Requested => Fold.Requested;

    /// <summary>How much is granted: the least of what its approvals grant. Null where nobody approved since it was last changed.</summary>
    public Money? Granted => Fold.Granted;

    /// <summary>How much was posted; null where nothing was.</summary>
    public Money? Posted => Fold.Posted;

    /// <summary>How much of what was posted was reversed; null where nothing was.</summary>
    public Money? Reversed => Fold.Reversed;

    /// <summary>Who drafted it.</summary>
    public ApprovalActor Requester => events[0].Actor;

    /// <summary>The people whose approvals are valid, in the order in which they gave them.</summary>
    public IReadOnlyList<string> Approvers => Fold.Approvers;

    /// <summary>When it was handed in, or last changed after it was approved; null where it was not handed in.</summary>
    public Instant? SubmittedAt => Fold.SubmittedAt;

    /// <summary>When the last of the approvals was given that it needed; null where it is not approved.</summary>
    public Instant? ApprovedAt => Fold.ApprovedAt;

    /// <summary>Whether it waits for a decision: submitted or in research.</summary>
    public bool IsPending => State is RequestState.Submitted or RequestState.InResearch;

    /// <summary>Its log, the first event first.</summary>
    public IReadOnlyList<ApprovalEvent> Events => new ReadList<ApprovalEvent>(events.Count, index => events[index]);

    /// <summary>The steps that its state allows; empty where it has ended.</summary>
    public IReadOnlyList<ApprovalEventKind> AllowedSteps => RequestFold.StepsOf(State);

    /// <summary>The request that a log tells of: its events in order, the draft first.</summary>
    /// <exception cref="ArgumentException">
    /// There is no event, one is null or of another request, or a step is impossible; the message says which are allowed.
    /// </exception>
    public static WriteOffRequest FromLog(IEnumerable<ApprovalEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        ApprovalEvent[] all = [.. events];
        if (all.Length == 0)
            throw new ArgumentException("Found no event; a log that begins with a draft is allowed. Draft the request.", nameof(events));
        var fold = default(RequestFold);
        for (int i = 0; i < all.Length; i++)
        {
            if (TryApply(ref fold, all[0], i == 0 ? null : all[i - 1], all[i]) is { } why) throw new ArgumentException(why, nameof(events));
        }

        return new WriteOffRequest(new ArraySegment<ApprovalEvent>(all), new StrongBox<RequestFold>(fold));
    }

    /// <summary>The request after one more step.</summary>
    /// <exception cref="ArgumentException">
    /// It is of another request, or impossible; the message says which steps are allowed.
    /// </exception>
    public WriteOffRequest Apply(ApprovalEvent step)
    {
        ArgumentNullException.ThrowIfNull(step);
        RequestFold next = Fold;
        if (TryApply(ref next, events[0], events[^1], step) is { } why) throw new ArgumentException(why, nameof(step));
        return new WriteOffRequest(new ArraySegment<ApprovalEvent>([.. events, step]), new StrongBox<RequestFold>(next));
    }

    /// <summary>The request as it was known at an instant, by what was recorded up to it; null where it was not known.</summary>
    public WriteOffRequest? AsKnownAt(Instant at) => CountAsOf(at, at) is > 0 and var count ? AfterSteps(count) : null;

    /// <summary>
    /// The entries that the books get: one write-off of the granted amount, with the id of the request, where it is approved or posted;
    /// none where it waits or has ended without. What was reversed is in <see cref="ToReversals"/>.
    /// </summary>
    /// <param name="effective">The accounting date.</param>
    /// <param name="recorded">The day on which the books know it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day is not allowed in a row: see <see cref="LedgerEntry.WriteOff"/>.</exception>
    public IReadOnlyList<LedgerEntry> ToEntries(LocalDate effective, LocalDate recorded) =>
        State is RequestState.Approved or RequestState.Posted or RequestState.Reversed
            ? [Complete(LedgerEntry.WriteOff(effective, Granted!.Value), recorded)]
            : [];

    /// <summary>
    /// The entries of the last step where it reversed something: one reversal of the amount of that step, with the id of the request; none
    /// after any other step. So each reversal is booked once, in a period of its own.
    /// </summary>
    /// <inheritdoc cref="ToEntries"/>
    public IReadOnlyList<LedgerEntry> ToReversals(LocalDate effective, LocalDate recorded) => events[^1] is
    {
        Kind: ApprovalEventKind.Reversed,
        Amount: { } amount
    }
        ? [Complete(LedgerEntry.Reversal(effective, amount), recorded)]
        : [];

    /// <summary>Whether their events are equal.</summary>
    public static bool operator ==(WriteOffRequest? left, WriteOffRequest? right) => Equals(left, right);

    /// <summary>Whether their events differ.</summary>
    public static bool operator !=(WriteOffRequest? left, WriteOffRequest? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(WriteOffRequest? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WriteOffRequest);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, State, events.Count);

    /// <summary>Id, state and amounts on one line, in any culture.</summary>
    public override string ToString() => $"{Invariant.OnOneLine(Id)} {ApprovalWords.NameOf(State)}, requested {Requested}"
        + (Granted is { } granted ? $", granted {granted}" : "") + (Reversed is { } reversed ? $", reversed {reversed}" : "");

    /// <summary>Whether it was in another currency at any time.</summary>
    internal bool HasOther(Currency currency)
    {
        foreach (ApprovalEvent step in events)
        {
            if (step.Amount is { } amount && amount.Currency != currency) return true;
        }

        return false;
    }

    /// <summary>Why an event is none of a log by itself: it is missing, of another request, or stands there already.</summary>
    internal static string? WhyNoStep(ApprovalEvent? first, ApprovalEvent? last, ApprovalEvent? step)
    {
        if (step is null) return "Found null among the events; events are allowed. Leave it out.";
        if (first is not null && step.Request != first.Request)
        {
            return $"Found {step} in the log of {Invariant.InQuotes(first.Request)}; events of one request are allowed. Read several with "
                + "RequestLog.";
        }

        return step == last ? $"Found {step} twice; each event once is allowed. Leave it out." : null;
    }

    /// <summary>How it was at an instant, by what was recorded up to another one; none where it was not drafted or known.</summary>
    internal RequestFold? FoldAsOf(Instant at, Instant knownAt)
    {
        int count = CountAsOf(at, knownAt);
        if (count == 0 || count == events.Count) return count == 0 ? null : Fold;
        var then = default(RequestFold);
        foreach (ApprovalEvent step in events[..count]) then.Take(step);
        return then;
    }

    /// <summary>The request after the first of its steps, one or more.</summary>
    internal WriteOffRequest AfterSteps(int count) => count == events.Count ? this : FromLog(events[..count]);

    /// <summary>The log as it is kept, for reading only.</summary>
    internal ReadOnlySpan<ApprovalEvent> Steps => events.AsSpan();

    /// <summary>Why a step is impossible; null where it is not.</summary>
    internal string? WhyNot(ApprovalEvent step)
    {
        RequestFold next = Fold;
        return next.TryApply(step);
    }

    /// <summary>Whether its log begins with all of another one.</summary>
    internal bool Continues(WriteOffRequest before) => Steps.StartsWith(before.Steps);

    /// <summary>Whether a person approved what is requested now, or somebody else did in their stead.</summary>
    internal bool IsApprovedBy(string person) => Fold.IsApprover(person);

    /// <summary>Both times only grow along a log, so that most often the last event or the first one tells.</summary>
    private int CountAsOf(Instant at, Instant knownAt)
    {
        if (events[^1].At <= at && events[^1].RecordedAt <= knownAt) return events.Count;
        int count = 0;
        while (count < events.Count && events[count].At <= at && events[count].RecordedAt <= knownAt) count++;
        return count;
    }

    private static string? TryApply(ref RequestFold fold, ApprovalEvent? first, ApprovalEvent? last, ApprovalEvent step) =>
        WhyNoStep(first, last, step) ?? fold.TryApply(step);

    /// <summary>A request whose events are known to be possible.</summary>
    internal static WriteOffRequest FromChecked(ApprovalEvent[] shared, int start, int count) =>
        new(new ArraySegment<ApprovalEvent>(shared, start, count), null);

    private ref readonly RequestFold Fold
    {
        get
        {
            if (folded is { } made) return ref made.Value;
            var fold = default(RequestFold);
            foreach (ApprovalEvent step in events) fold.Take(step);
            var box = new StrongBox<RequestFold>(fold);
            folded = box;
            return ref box.Value;
        }
    }

    private LedgerEntry Complete(LedgerEntry entry, LocalDate recorded)
    {
        LedgerEntry of = Subject.Entry;
        return entry with
        {
            Category = of.Category,
            RecordedDate = recorded,
            OriginDate = of.OriginDate,
            DueDate = of.DueDate,
            Account = of.Account,
            Document = of.Document,
            Reason = of.Reason,
            Request = Id,
            OwnDimensions = of.OwnDimensions,
        };
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Id).AddMember(State).AddMember(Subject.Category, "category").AddValue(Requested).AddValue(Granted).AddValue(Posted)
        .AddValue(Reversed).Add(ApprovalWords.ToText(events[0].At), "draftedAt").Add((long)events.Count, nameof(Events));
}
