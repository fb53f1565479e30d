using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Tests.Approvals;

namespace WriteOffMetrics.Tests.Controls;

/// <summary>
/// What docs/controls.md says of requests, their approvals and the write-offs that name them, by plain loops over events and entries.
/// </summary>
internal sealed class RequestControlModel
{
    private static readonly PolicyRule[] Authority =
        [PolicyRule.Authority, PolicyRule.Delegation, PolicyRule.Window, PolicyRule.SmallBalance, PolicyRule.TableInForce];

    private readonly ApprovalModel policy;
    private readonly IReadOnlyList<IReadOnlyList<ApprovalEvent>> log;

    public RequestControlModel(ApprovalModel policy, IReadOnlyList<IReadOnlyList<ApprovalEvent>> log)
    {
        (this.policy, this.log) = (policy, log);
        List<Given> all = [];
        foreach (IReadOnlyList<ApprovalEvent> request in log)
        {
            HashSet<string> used = [];
            for (int i = 0; i < request.Count; i++)
            {
                if (request[i].Kind is ApprovalEventKind.Amended or ApprovalEventKind.Returned) used.Clear();
                if (request[i].Kind != ApprovalEventKind.Approved) continue;
                all.Add(Judge(request, i, used));
                used.UnionWith(all[^1].Used);
            }
        }

        Approvals = all;
    }

    /// <summary>
    /// An approval as it was given, held against the policy: whether nobody had the authority, whether who gave it may, and how many people
    /// are required for what is granted with it; null where the policy cannot tell.
    /// </summary>
    public sealed record Given(
        ApprovalEvent Event, bool? IsBeyond, bool? May, int? Required, bool IsSelf, bool? LacksEvidence, bool? IsEarly)
    {
        /// <summary>Whose authority was used.</summary>
        public required string[] Used { get; init; }

        /// <summary>In whose stead it was, as stated, and by the delegation that the policy took.</summary>
        public required ApprovalActor[] Principals { get; init; }
    }

    /// <summary>What of a write-off is approved, and by whom.</summary>
    public enum Standing
    {
        Without,
        Inside,
        Beyond,
        NotJudged,
    }

    public IReadOnlyList<Given> Approvals { get; }

    /// <summary>The requests of some approvals, each with the greatest amount of these in the currency of the last.</summary>
    public static IEnumerable<(string Request, Money AtStake)> AtStake(IEnumerable<Given> found) => found.GroupBy(one => one.Event.Request)
        .Select(one => (one.Key, one.Select(given => given.Event.Amount!.Value)
            .Where(amount => amount.Currency == one.Last().Event.Amount!.Value.Currency).Max()));

    /// <summary>Requests of which a step is by a role kept apart from it, or by who set the limit.</summary>
    public IEnumerable<(string Request, Money AtStake)> DutiesNotSeparated()
    {
        foreach (IReadOnlyList<ApprovalEvent> events in log)
        {
            bool isFound = false;
            for (int i = 0; i < events.Count; i++)
            {
                RequestModel then = RequestModel.Of(events.Take(i + 1))!;
                ApprovalEvent step = events[i];
                bool isRequest = step.Kind is ApprovalEventKind.Drafted or ApprovalEventKind.Amended or ApprovalEventKind.Submitted
                    or ApprovalEventKind.Answered;
                if (!isRequest && step.Kind != ApprovalEventKind.Approved) continue;
                ApprovalDuty duty = isRequest ? ApprovalDuty.Requesting : ApprovalDuty.Approving;
                ApprovalActor[] people = [step.Actor, .. isRequest ? [] : Of(step).Principals];
                isFound |= people.Any(one => IsApart(one, duty));
                isFound |= then.Requesters.Concat(people).Select(one => one.Person).Append(step.OnBehalfOf ?? step.Actor.Person)
                    .Contains(then.Subject.CreditLimitSetBy);
            }

            if (isFound) yield return (events[0].Request, RequestModel.Of(events)!.Requested);
        }
    }

    public IEnumerable<(string Request, Money AtStake)> PendingLongerThan(Duration time, Instant at) => log
        .Select(events => RequestModel.Of(events.TakeWhile(step => step.At < at))).OfType<RequestModel>()
        .Where(one => one.IsPending && at - one.SubmittedAt!.Value > time).Select(one => (one.Events[0].Request, one.Requested));

    /// <summary>Of each write-off in the order in which they were offered what was approved, and how; and what was not.</summary>
    public IReadOnlyList<(LedgerEntry Entry, Money Approved, Standing By)> Posted(IReadOnlyList<LedgerEntry> entries, DateTimeZone zone)
    {
        var found = new Dictionary<LedgerEntry, (LedgerEntry Entry, Money Approved, Standing By)>(
            ReferenceEqualityComparer.Instance);
        foreach (IGrouping<string?, LedgerEntry> request in entries.GroupBy(one => one.Request))
        {
            IReadOnlyList<ApprovalEvent>? events = log.FirstOrDefault(one => one[0].Request == request.Key);
            (long used, long without) = (0, 0);
            foreach (IGrouping<LocalDate, LedgerEntry> day in request.GroupBy(DayOf).OrderBy(one => one.Key))
            {
                State[] states = events is null ? [] : [.. StatesOn(events, day.Key, zone)];
                LedgerEntry[] own = [.. day.Where(one => events is not null && IsOf(one, states))];
                long reversed = own.Where(one => one.Kind == EntryKind.Reversal).Sum(one => one.Amount.MinorUnits);
                Undo(ref without, without);
                Undo(ref used, used);
                foreach ((LedgerEntry entry, State? best) in day.Where(one => one.Kind == EntryKind.WriteOff)
                    .Select(one => (one, states.Where(state => IsSame(one, state.Model)).MaxBy(state => (state.Allowed, -(int)state.By))))
                    .OrderBy(one => one.Item2?.Allowed))
                {
                    long most = Math.Min(entry.Amount.MinorUnits, best?.Allowed ?? 0);

                    // What was reversed on the day makes room for as much as the request allows.
                    if (most > 0) Undo(ref used, used + most - best!.Allowed);
                    long approved = Math.Clamp((best?.Allowed ?? 0) - used, 0, most);
                    used += approved;
                    found.Add(entry, (entry, Money.FromMinorUnits(approved, entry.Amount.Currency), best?.By ?? Standing.Without));
                    if (own.Contains(entry)) without += entry.Amount.MinorUnits - approved;
                }

                Undo(ref without, without);
                Undo(ref used, used);

                void Undo(ref long what, long most)
                {
                    long off = Math.Clamp(most, 0, Math.Min(what, reversed));
                    what -= off;
                    reversed -= off;
                }
            }
        }

        return [.. entries.Where(found.ContainsKey).Select(one => found[one])];
    }

    private static LocalDate DayOf(LedgerEntry entry) => entry.RecordedDate ?? entry.EffectiveDate;

    private static bool IsSame(LedgerEntry entry, RequestModel request) => entry.Amount.Currency == request.Requested.Currency
        && entry.Category == request.Subject.Category && IsNoOther(entry.Account, request.Subject.Account)
        && IsNoOther(entry.Document, request.Subject.Document);

    private static bool IsOf(AuthorityTable table, WriteOffSubject subject) =>
        (table.Activity is null || table.Activity == subject.Activity)
        && (table.Category is null || table.Category == subject.Category);

    private static bool IsNoOther(string? one, string? other) => one is null || other is null || one == other;

    private static bool IsFor(Delegation delegation, ApprovalEvent step) =>
        delegation.To == step.Actor.Person && delegation.Start <= step.At && step.At < delegation.End;

    /// <summary>Whether it is of what the request asked for on that day; before it was drafted nothing is of something else.</summary>
    private static bool IsOf(LedgerEntry entry, State[] states) => states.Length == 0 || states.Any(one => IsSame(entry, one.Model));

    private bool IsApart(ApprovalActor actor, ApprovalDuty duty) => policy.Separated
        .Any(one => one.Duty == duty && (one.Role == actor.Role || actor.OtherRoles.Contains(one.Role)));

    private Given Of(ApprovalEvent step) => Approvals.First(one => ReferenceEquals(one.Event, step));

    private Given Judge(IReadOnlyList<ApprovalEvent> request, int index, HashSet<string> used)
    {
        ApprovalEvent step = request[index];

        // Others as they were then, by what was recorded when this was; the instants of recording are of no further account.
        ApprovalEvent[][] history = [.. log.Select(one => (ApprovalEvent[])[.. (one[0].Request == step.Request ? one.Take(index)
            : one.TakeWhile(other => other.At <= step.At && other.RecordedAt <= step.RecordedAt))
            .Select(other => other with { RecordedAt = other.At })]).Where(one => one.Length > 0)];
        ApprovalEvent[] own = history.First(one => one[0].Request == step.Request);
        RequestModel before = RequestModel.Of(request.Take(index))!, after = RequestModel.Of(request.Take(index + 1))!;
        (_, IReadOnlySet<PolicyRule> broken, _, Delegation? delegation) = policy.Judge(
            own, history, step.Actor, step.At, step.Amount!.Value);
        ApprovalActor[] stated = [.. policy.Delegations.Where(one => one.From.Person == step.OnBehalfOf && IsFor(one, step))
            .Select(one => one.From)];
        ApprovalActor[] principals = [.. stated, .. new[] { delegation?.From }.OfType<ApprovalActor>()];
        string[] authority = [step.Actor.Person, step.OnBehalfOf ?? delegation?.From.Person ?? step.Actor.Person];
        bool isSelf = before.Requesters.Any(one => one.Person == step.Actor.Person || one.Person == step.OnBehalfOf),
            isRateMissing = broken.Contains(PolicyRule.Currency),
            isUnknown = isRateMissing || (broken.Contains(PolicyRule.TableInForce) && policy.Tables.Any(one => IsOf(one, before.Subject))),
            isWrong = (step.OnBehalfOf is not null && stated.Length == 0) || used.Overlaps(authority),
            isBarred = isSelf || isWrong || principals.Prepend(step.Actor).Any(one =>
                    IsApart(one, ApprovalDuty.Approving) || one.Person == before.Subject.CreditLimitSetBy)
                || (step.OnBehalfOf is not null && step.OnBehalfOf == before.Subject.CreditLimitSetBy),
            lacks = isWrong || broken.Overlaps(Authority);
        (_, _, int required, _) = policy.Judge(own, history, step.Actor, step.At, after.Granted!.Value);
        bool isFew = after.State == RequestState.Approved && after.Approvers.Count() < required;
        return new Given(
            step, isUnknown ? null : lacks || isFew, isBarred ? false : isUnknown ? null : !lacks, isRateMissing ? null : required, isSelf,
            isRateMissing ? null : broken.Contains(PolicyRule.Evidence), isRateMissing ? null : broken.Contains(PolicyRule.DaysOverdue))
        {
            Used = authority,
            Principals = principals,
        };
    }

    /// <summary>How a request stood at a time of the day, each time with what it allows.</summary>
    private IEnumerable<State> StatesOn(IReadOnlyList<ApprovalEvent> events, LocalDate day, DateTimeZone zone)
    {
        Instant start = zone.AtStartOfDay(day).ToInstant(), end = zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
        for (int i = 0; i < events.Count; i++)
        {
            bool isLater = i + 1 == events.Count || events[i + 1].At > start || events[i].At >= start;
            if (events[i].At < end && isLater) yield return StateOf([.. events.Take(i + 1)]);
        }
    }

    private State StateOf(IReadOnlyList<ApprovalEvent> events)
    {
        RequestModel model = RequestModel.Of(events)!;
        if (model.State is not (RequestState.Approved or RequestState.Posted)) return new State(model, 0, Standing.Without);
        int voided = events.ToList().FindLastIndex(one => one.Kind is ApprovalEventKind.Amended or ApprovalEventKind.Returned);
        Given[] standing = [.. events.Skip(voided + 1).Where(one => one.Kind == ApprovalEventKind.Approved).Select(Of)];
        int? required = standing[^1].Required;
        int may = standing.Count(one => one.May == true), perhaps = standing.Count(one => one.May is null);
        Standing by = may >= required ? Standing.Inside : may + perhaps >= (required ?? 1) ? Standing.NotJudged : Standing.Beyond;
        return new State(model, (model.State == RequestState.Posted ? model.Left : model.Granted!.Value).MinorUnits, by);
    }

    private sealed record State(RequestModel Model, long Allowed, Standing By);
}
