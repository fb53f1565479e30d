using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Approvals;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>
/// Random walks over requests of a few accounts and people: every step is tried, possible or not, and a model of plain lists says what the
/// log must hold.
/// </summary>
public sealed class ApprovalLaws
{
    private static readonly ApprovalActor[] People =
        [Clerk, Officer, Manager, Board, ApprovalActor.FromRole("Eve", "Manager"), ApprovalActor.FromRole("Ada", "Officer")];

    private static readonly Instant First = At(1);

    private static readonly ApprovalPolicy Policy = ApprovalPolicy.FromTables(Usd,
            (First, [Authority.UpTo(30m, "Officer"), Authority.UpTo(100m, "Manager"), Authority.Above(100m, "Board")]),
            (First + Duration.FromDays(20),
                [Authority.UpTo(10m, "Officer"), Authority.UpTo(50m, "Manager"), Authority.Above(50m, "Board")]))
        .RequiringPeople(AmountRange.Above(60m), 2).Cumulative(10, Dimension.Account);

    /// <summary>Only approvals that the policy allows are given; then every posted request was allowed at each of its approvals.</summary>
    [Fact]
    public void Nothing_is_posted_without_authority_in_force_at_the_decision()
    {
        int posted = 0;
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            RequestLog log = Walk(seed, usesPolicy: true);
            foreach (WriteOffRequest request in log.Where(one => one.Posted is not null))
            {
                posted++;
                ApprovalEvent[] approvals = [.. request.Events.Where(step => step.Kind == ApprovalEventKind.Approved)
                    .Where(step => step.At > LastVoided(request))];
                Assert.Equal(approvals.Length, approvals.Select(one => one.Actor.Person).Distinct().Count());
                Assert.DoesNotContain(approvals, one => request.Events.Any(step =>
                    step.Kind is ApprovalEventKind.Drafted or ApprovalEventKind.Amended or ApprovalEventKind.Submitted
                        or ApprovalEventKind.Answered && step.At < one.At && step.Actor.Person == one.Actor.Person));
                foreach (ApprovalEvent approval in approvals)
                {
                    decimal counted = Counted(log, request, approval), limit = LimitOf(approval.Actor.Role, approval.At);
                    Assert.True(counted <= limit, $"{seed}: {approval} with {counted} of {limit}");
                    Assert.True(approvals.Length >= (counted > 60m ? 2 : 1), $"{seed}: {request}");
                }

                Assert.Equal(approvals.Min(one => one.Amount!.Value.ToDecimal()), request.Posted!.Value.ToDecimal());
            }
        }

        Assert.True(posted > Cases.Count / 2, $"{posted} posted");
    }

    [Fact]
    public void Amounts_are_conserved_and_logs_fold_to_themselves_in_any_order_of_requests()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            RequestLog log = Walk(seed, usesPolicy: false);
            foreach (WriteOffRequest request in log)
            {
                LedgerEntry[] entries = [.. request.ToEntries(new(2026, 6, 1), new(2026, 6, 1)),
                    .. Enumerable.Range(1, request.Events.Count).Select(count => WriteOffRequest.FromLog(request.Events.Take(count)))
                        .SelectMany(then => then.ToReversals(new(2026, 6, 1), new(2026, 6, 1)))];
                decimal expected = request.State is RequestState.Approved or RequestState.Posted or RequestState.Reversed
                    ? request.Granted!.Value.ToDecimal() - (request.Reversed?.ToDecimal() ?? 0)
                    : 0;
                Assert.Equal(expected, entries.Sum(one => one.SignedAmount.ToDecimal()));
                Assert.True(request.Granted is not { } granted || granted <= request.Requested);
                Assert.Equal(request, WriteOffRequest.FromLog(request.Events));
            }

            ApprovalEvent[] byRequest = [.. log.SelectMany(one => one.Events)], byTime = [.. byRequest.OrderBy(one => one.At)];
            RequestLog again = RequestLog.FromEvents(byTime);
            Assert.Equal(log.OrderBy(one => one.Id, StringComparer.Ordinal), again.OrderBy(one => one.Id, StringComparer.Ordinal));
            string json = JsonSerializer.Serialize(byTime);
            Assert.Equal(byTime, JsonSerializer.Deserialize<ApprovalEvent[]>(json)!);
        }
    }

    /// <summary>Counts and amounts at the end of each day are those of the logs cut off there.</summary>
    [Fact]
    public void The_status_is_the_fold_of_the_log_at_every_instant()
    {
        PeriodAxis days = ReportingCalendar.Days.Between(new LocalDate(2026, 5, 30), new LocalDate(2026, 7, 20));
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            RequestLog log = Walk(seed, usesPolicy: false);
            RequestStatus status = log.StatusBy(Usd, days, DateTimeZone.Utc);
            Duration level = Duration.FromHours(seed % 90);
            CountSeries late = status.CountPendingLongerThan(level);
            for (int i = 0; i < days.Count; i++)
            {
                Instant end = days[i].End.PlusDays(1).AtMidnight().InUtc().ToInstant();
                WriteOffRequest[] then = [.. log.Select(one => one.AsKnownAt(end - Duration.Epsilon)).OfType<WriteOffRequest>()];
                foreach (RequestState state in Enum.GetValues<RequestState>())
                {
                    WriteOffRequest[] inState = [.. then.Where(one => one.State == state)];
                    Assert.Equal((seed, i, state, (decimal)inState.Length), (seed, i, state, Count(status.CountIn(state), i)));
                    Assert.Equal(inState.Sum(AmountOf), status.AmountIn(state)[i].Amount.ToDecimal());
                }

                Assert.Equal(then.Count(one => one.IsPending && end - one.SubmittedAt!.Value > level), Count(late, i));
            }

            Assert.Equal(
                log.SelectMany(one => one.Events).Count(step => step.Kind is ApprovalEventKind.Approved or ApprovalEventKind.Rejected),
                status.Decisions.Total.Total.Value!.Value.ToDecimal());
        }

        static decimal Count(CountSeries series, int period) => series[period].Value!.Value.ToDecimal();
    }

    private static decimal AmountOf(WriteOffRequest request) => request.State switch
    {
        RequestState.Approved => request.Granted!.Value.ToDecimal(),
        RequestState.Posted => request.Posted!.Value.ToDecimal() - (request.Reversed?.ToDecimal() ?? 0),
        RequestState.Reversed => request.Reversed!.Value.ToDecimal(),
        _ => request.Requested.ToDecimal(),
    };

    /// <summary>The limits of the tables above, written down once more.</summary>
    private static decimal LimitOf(string role, Instant at) => (role, at < First + Duration.FromDays(20)) switch
    {
        ("Officer", true) => 30m,
        ("Officer", false) => 10m,
        ("Manager", true) => 100m,
        ("Manager", false) => 50m,
        ("Board", _) => decimal.MaxValue,
        _ => 0m,
    };

    /// <summary>
    /// What is granted with what else counts, as it was then: requests of the account that wait, and those approved within ten days.
    /// </summary>
    private static decimal Counted(RequestLog log, WriteOffRequest request, ApprovalEvent approval)
    {
        string? account = request.Events.Where(step => step.At <= approval.At).Select(step => step.Subject).OfType<WriteOffSubject>()
            .Last().Account;
        decimal sum = approval.Amount!.Value.ToDecimal();
        Assert.NotNull(account);
        foreach (WriteOffRequest other in log)
        {
            if (other.Id == request.Id) continue;
            ApprovalEvent[] before = [.. other.Events.Where(step => step.At < approval.At)];
            if (before.Length == 0) continue;
            var then = WriteOffRequest.FromLog(before);
            if (then.Subject.Account != account) continue;
            if (then.IsPending)
            {
                sum += then.Requested.ToDecimal();
                continue;
            }

            ApprovalEvent? last = before.LastOrDefault(step => step.Kind == ApprovalEventKind.Approved);
            if (last is null || last.At <= approval.At - Duration.FromDays(10)) continue;
            if (then.State == RequestState.Approved) sum += then.Granted!.Value.ToDecimal();
            else if (then.State == RequestState.Posted) sum += then.Posted!.Value.ToDecimal() - (then.Reversed?.ToDecimal() ?? 0);
        }

        return sum;
    }

    private static Instant LastVoided(WriteOffRequest request) => request.Events.Last(step =>
        step.Kind is ApprovalEventKind.Drafted or ApprovalEventKind.Amended or ApprovalEventKind.Returned).At;

    /// <summary>
    /// Steps of any kind at instants that follow each other; those that are impossible are refused and leave all as it was.
    /// </summary>
    private static RequestLog Walk(int seed, bool usesPolicy)
    {
        var random = new Random(seed);
        var requests = new Dictionary<string, WriteOffRequest>(StringComparer.Ordinal);
        Instant at = First;
        for (int i = 0; i < 100; i++)
        {
            at += Duration.FromMinutes(1 + random.Next(1_200));
            string id = $"R-{random.Next(8)}";
            ApprovalActor actor = People[random.Next(People.Length)];
            var kind = (ApprovalEventKind)random.Next(11);
            Money amount = Dollars((1 + random.Next(random.Next(3) == 0 ? 12_000 : 2_500)) / 100m);
            if (!requests.TryGetValue(id, out WriteOffRequest? request))
            {
                requests.Add(id, WriteOffRequest.FromLog([ApprovalEvent.Drafted(id, actor, at, amount, Subject())]));
                continue;
            }

            IReadOnlyList<ApprovalEventKind> steps = request.AllowedSteps;
            if (steps.Count > 0 && random.Next(4) > 0) kind = steps[random.Next(steps.Count)];
            if (usesPolicy && random.Next(3) > 0) (kind, actor) = Usual(request.State, actor);
            if (kind == ApprovalEventKind.Posted && request.Granted is { } granted) amount = granted;
            if (kind == ApprovalEventKind.Approved && usesPolicy)
            {
                ApprovalDecision decision = Policy.Decide(request, RequestLog.FromEvents(requests.Values.SelectMany(one => one.Events)),
                    actor, at, amount);
                if (decision.IsAllowed) requests[id] = request.Apply(decision.ToEvent());
                else Assert.NotEmpty(decision.Violations);
                continue;
            }

            ApprovalEvent step = Step(kind, id, actor, at, amount, random.Next(3));
            bool isAllowed = request.AllowedSteps.Contains(kind);
            if (Record.Exception(() => requests[id] = request.Apply(step)) is { } refused)
            {
                Assert.IsType<ArgumentException>(refused);
                Assert.Same(request, requests[id]);
            }
            else
            {
                Assert.True(isAllowed);
            }
        }

        return RequestLog.FromEvents(requests.Values.SelectMany(one => one.Events));

        // Most requests go their usual way, handed in by the clerk.
        static (ApprovalEventKind Kind, ApprovalActor Actor) Usual(RequestState state, ApprovalActor actor) => state switch
        {
            RequestState.Draft => (ApprovalEventKind.Submitted, Clerk),
            RequestState.Submitted => (ApprovalEventKind.Approved, actor),
            RequestState.InResearch => (ApprovalEventKind.Answered, Clerk),
            _ => (ApprovalEventKind.Posted, Clerk),
        };

        WriteOffSubject Subject() => new() { Account = random.Next(4) == 0 ? null : $"C-{random.Next(2)}" };

        ApprovalEvent Step(ApprovalEventKind kind, string id, ApprovalActor actor, Instant at, Money amount, int required) => kind switch
        {
            ApprovalEventKind.Drafted => ApprovalEvent.Drafted(id, actor, at, amount, Subject()),
            ApprovalEventKind.Amended => ApprovalEvent.Amended(id, actor, at, amount, Subject()),
            ApprovalEventKind.Submitted => ApprovalEvent.Submitted(id, actor, at),
            ApprovalEventKind.Returned => ApprovalEvent.Returned(id, actor, at),
            ApprovalEventKind.Answered => ApprovalEvent.Answered(id, actor, at),
            ApprovalEventKind.Approved => ApprovalEvent.Approved(id, actor, at, amount) with { RequiredApprovals = 1 + required },
            ApprovalEventKind.Rejected => ApprovalEvent.Rejected(id, actor, at),
            ApprovalEventKind.Withdrawn => ApprovalEvent.Withdrawn(id, actor, at),
            ApprovalEventKind.Expired => ApprovalEvent.Expired(id, actor, at),
            ApprovalEventKind.Posted => ApprovalEvent.Posted(id, actor, at, amount),
            _ => ApprovalEvent.Reversed(id, actor, at, amount),
        };
    }
}
