using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Tests.Approvals;

namespace WriteOffMetrics.Tests.Controls;

/// <summary>A log of a walk, and write-offs and reversals of what it asks for, or of something else now and then.</summary>
internal sealed class RequestControlCase
{
    private static readonly DateTimeZone[] Zones =
        [DateTimeZone.Utc, DateTimeZone.ForOffset(Offset.FromHours(13)), DateTimeZone.ForOffset(Offset.FromHours(-13))];

    private readonly ApprovalModelWalk walk;
    private readonly RequestLog log;
    private readonly ApprovalPolicy policy;
    private readonly DateTimeZone zone;
    private readonly Instant at;

    public RequestControlCase(ApprovalModelWalk walk)
    {
        this.walk = walk;
        int steps = walk.OneOf([20, 40, 60]);
        for (int i = 0; i < steps; i++) walk.Step();

        // Subjects of a walk state no document.
        Log = [.. walk.Log.Select(events => (ApprovalEvent[])[.. events.Select(WithDocument)])];
        Currency = walk.Policy.Currency;
        zone = walk.OneOf(Zones);

        // Many ledgers have the entries of one request, so that they meet on its days.
        ApprovalEvent[][] approved = [.. Log.Where(events => events.Any(step => step.Kind == ApprovalEventKind.Approved))];
        ApprovalEvent[][] named = approved.Length > 0 && walk.Often() ? walk.OneOf([approved, [walk.OneOf(approved)]]) : Log;
        Entries = [.. Enumerable.Range(0, walk.OneOf([0, 10, 20, 40])).Select(_ => OneEntry(named))];
        Model = new RequestControlModel(walk.Policy, Log);
        log = RequestLog.FromEvents(Log.SelectMany(events => events));
        policy = walk.Policy.ToPolicy();
        (at, IsSeldom) = (walk.OneInstant(), walk.Seldom());
        Inputs = With(Entries);
    }

    public ApprovalEvent[][] Log { get; }

    public Currency Currency { get; }

    public LedgerEntry[] Entries { get; }

    public RequestControlModel Model { get; }

    public ControlInputs Inputs { get; }

    /// <summary>In one of six cases, for what takes long.</summary>
    public bool IsSeldom { get; }

    public ControlInputs With(LedgerEntry[] entries) => With(entries, log, at);

    public ControlInputs With(IEnumerable<ApprovalEvent> events) => With(Entries, RequestLog.FromEvents(events), at);

    public ControlInputs At(Instant instant) => With([], log, instant);

    public override string ToString() => $"in {Inputs.Zone}\n{string.Join('\n', Entries.Select((entry, i) => $"{i}: {entry}"))}\n"
        + $"{string.Join('\n', Log.SelectMany(events => events).Select(Line))}\n{walk.Policy}";

    private ControlInputs With(LedgerEntry[] entries, RequestLog requests, Instant instant) => new()
    {
        Ledger = WriteOffLedger.FromEntries(Currency, entries),
        Requests = requests,
        Policy = policy,
        Zone = zone,
        At = instant,
    };

    private static ApprovalEvent WithDocument(ApprovalEvent step)
    {
        if (step.Subject is not { } subject) return step;
        WriteOffSubject with = subject with { Document = subject.Activity };
        return (step.Kind == ApprovalEventKind.Drafted
            ? ApprovalEvent.Drafted(step.Request, step.Actor, step.At, step.Amount!.Value, with)
            : ApprovalEvent.Amended(step.Request, step.Actor, step.At, step.Amount!.Value, with)) with
        {
            RecordedAt = step.RecordedAt,
            Evidence = step.Evidence,
            Reason = step.Reason,
        };
    }

    private static string Line(ApprovalEvent step) => $"{step} for {step.OnBehalfOf ?? "-"}, of {step.RequiredApprovals}, roles "
        + $"{string.Join(", ", step.Actor.OtherRoles)}, recorded {step.RecordedAt}, {step.Subject} limit {step.Subject?.CreditLimitSetBy}";

    /// <summary>Mostly of a request as it was once approved, near that day; else of any step of one.</summary>
    private LedgerEntry OneEntry(ApprovalEvent[][] named)
    {
        ApprovalEvent[] events = walk.OneOf(named);
        ApprovalEvent[][] prefixes = [.. Enumerable.Range(1, events.Length).Select(count => events[..count])];
        ApprovalEvent[][] approved = [.. prefixes.Where(one => RequestModel.Of(one)!.State == RequestState.Approved)];
        RequestModel request = RequestModel.Of(walk.OneOf(approved.Length > 0 && walk.Often() ? approved : prefixes))!;
        ApprovalEvent near = request.Events[^1];
        long most = Math.Min((request.Granted ?? request.Requested).MinorUnits, 2_000_000);
        Money amount = Money.FromMinorUnits(walk.Often() ? most : 1 + most / walk.OneOf([2, 3]), Currency);
        LocalDate day = near.At.InZone(zone).Date.PlusDays(walk.Often() ? walk.OneOf([0, 0, 1]) : walk.OneOf([-2, -1, 3]));
        LedgerEntry entry = walk.Often() ? LedgerEntry.WriteOff(day.PlusDays(walk.OneOf([0, 0, -1])), amount)
            : walk.Often() ? LedgerEntry.Reversal(day.PlusDays(walk.OneOf([0, 0, -1])), amount) : LedgerEntry.Recovery(day, amount);
        return entry with
        {
            RecordedDate = walk.Seldom() ? null : day,
            Request = !walk.Seldom() ? near.Request : walk.OneOf<string?>([null, "R-9"]),
            Category = !walk.Seldom() ? request.Subject.Category : EntryCategory.CreditBalance,
            Account = !walk.Seldom() ? request.Subject.Account : walk.OneOf<string?>([null, "C-1", "C-2"]),
            Document = !walk.Seldom() ? request.Subject.Document : walk.OneOf<string?>([null, "retail", "D-2"]),
        };
    }
}
