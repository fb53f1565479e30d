using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>
/// Random policies, logs and decisions, each held against a model of plain loops that was written from the documents: whoever changes the
/// one asks the other.
/// </summary>
public sealed class ApprovalModelLaws(ITestOutputHelper output)
{
    /// <summary>So many walks meet every rule and every state.</summary>
    private const int EnoughForAll = 25;

    [Fact]
    public void Every_decision_is_that_of_the_rules_as_they_are_written_down()
    {
        int decisions = 0, allowed = 0;
        var rules = new HashSet<PolicyRule>();
        ApprovalModelWalk.Hold(output, nameof(Every_decision_is_that_of_the_rules_as_they_are_written_down), isOneCurrency: false, walk =>
        {
            ApprovalPolicy policy = walk.Policy.ToPolicy();
            IReadOnlyList<IReadOnlyList<ApprovalEvent>> old = [];
            for (int i = 0; i < 30; i++)
            {
                walk.Step();
                (IReadOnlyList<ApprovalEvent> passed, IReadOnlyList<IReadOnlyList<ApprovalEvent>> history) = Passed(walk, old);
                Instant at = walk.OneInstant();
                ApprovalActor actor = walk.OneActor();
                Money granted = walk.OneGrant(RequestModel.Of(passed)!);
                ApprovalDecision said = policy.Decide(
                    WriteOffRequest.FromLog(passed), RequestLog.FromEvents(history.SelectMany(one => one)), actor, at, granted);
                string expected = walk.Policy.Decide(passed, history, actor, at, granted), found = ApprovalModel.ToText(said);
                if (expected != found)
                    Assert.Fail($"{i}: {said}\nexpected {expected}\nfound    {found}\nof {string.Join("\n   ", passed)}");
                decisions++;
                if (said.IsAllowed)
                {
                    allowed++;
                    Append(walk, said);
                }

                rules.UnionWith(said.Violations.Select(one => one.Rule));
                if (walk.Seldom()) old = walk.Snapshot();
            }
        });
        output.WriteLine($"{allowed} of {decisions} decisions allowed");
        if (Cases.Count >= EnoughForAll) Assert.True(allowed > decisions / 50, $"{allowed} of {decisions} allowed");
        if (Cases.Count >= EnoughForAll) Assert.Equal(Enum.GetValues<PolicyRule>().ToHashSet(), rules);
    }

    /// <summary>An allowed decision becomes an event, as far as the log is still the one that was decided on.</summary>
    private static void Append(ApprovalModelWalk walk, ApprovalDecision said)
    {
        ApprovalEvent made = said.ToEvent();
        List<ApprovalEvent> events = walk.Log.Find(one => one[0].Request == made.Request)!;
        if (RequestModel.Of(events)!.CanTake(made) && walk.Often()) events.Add(made);
    }

    /// <summary>
    /// Mostly the request as it stands with all that is known. Else the request or the history is older, cut off, or of another course.
    /// </summary>
    private static (IReadOnlyList<ApprovalEvent> Request, IReadOnlyList<IReadOnlyList<ApprovalEvent>> History) Passed(
        ApprovalModelWalk walk, IReadOnlyList<IReadOnlyList<ApprovalEvent>> old)
    {
        ApprovalEvent[] request = [.. walk.OneRequest()];
        IReadOnlyList<IReadOnlyList<ApprovalEvent>> now = walk.Snapshot();
        if (walk.Seldom()) request = [.. request.Take(walk.OneOf([.. Enumerable.Range(1, request.Length)]))];
        if (walk.Seldom()) return (request, old);
        if (walk.Seldom()) return (request, [.. now.Where(_ => walk.Often())]);
        if (!walk.Seldom()) return (request, now);
        ApprovalEvent[] other = [.. request.SkipLast(1).DefaultIfEmpty(request[0]), .. request.TakeLast(1).Where(_ => request.Length > 1)
            .Select(one => one with { Reason = "another course" })];
        return (other, now);
    }

    [Fact]
    public void A_request_is_the_fold_of_its_log_whatever_is_tried()
    {
        var states = new HashSet<RequestState>();
        ApprovalModelWalk.Hold(output, nameof(A_request_is_the_fold_of_its_log_whatever_is_tried), isOneCurrency: false, walk =>
        {
            for (int i = 0; i < 60; i++)
            {
                (List<ApprovalEvent>? of, ApprovalEvent step) = walk.Next();
                WriteOffRequest? before = of is null ? null : WriteOffRequest.FromLog(of);
                bool isPossible = of is null || (RequestModel.Of(of)!.CanTake(step) && step != of[^1]);
                WriteOffRequest? after = null;
                Exception? refused = Record.Exception(() => after = before?.Apply(step) ?? WriteOffRequest.FromLog([step]));
                Assert.True(isPossible == refused is null, $"{i}: {step} {refused?.Message}");
                if (!isPossible)
                {
                    Assert.IsType<ArgumentException>(refused);
                    continue;
                }

                if (of is null) walk.Log.Add([step]);
                else of.Add(step);
                IReadOnlyList<ApprovalEvent> events = of ?? walk.Log[^1];
                Compare(RequestModel.Of(events)!, after!);
                states.Add(after!.State);

                Instant at = walk.OneInstant();
                ApprovalEvent[] known = [.. events.TakeWhile(one => one.RecordedAt <= at)];
                Assert.Equal(known.Length == 0 ? null : WriteOffRequest.FromLog(known), after.AsKnownAt(at));
            }

            CompareLogs(walk);
        });
        if (Cases.Count >= EnoughForAll) Assert.Equal(Enum.GetValues<RequestState>().ToHashSet(), states);
    }

    private static void Compare(RequestModel model, WriteOffRequest request)
    {
        Assert.Equal(
            (model.State, model.Requested, model.Granted, model.Posted, model.Reversed, model.IsPending),
            (request.State, request.Requested, request.Granted, request.Posted, request.Reversed, request.IsPending));
        Assert.Equal((model.SubmittedAt, model.ApprovedAt, model.Subject), (request.SubmittedAt, request.ApprovedAt, request.Subject));
        Assert.Equal(model.Approvers, request.Approvers);
        Assert.Equal(model.AllowedSteps, request.AllowedSteps);
        Assert.Equal(model.Events, request.Events);

        // The books get what was granted and lose what was reversed, each step once.
        LocalDate day = new(2026, 7, 1);
        LedgerEntry[] entries = [.. request.ToEntries(day, day), .. Enumerable.Range(1, model.Events.Count)
            .SelectMany(count => WriteOffRequest.FromLog(model.Events.Take(count)).ToReversals(day, day))];
        long expected = model.State switch
        {
            RequestState.Approved => model.Granted!.Value.MinorUnits,
            RequestState.Posted => model.Left.MinorUnits,
            _ => 0,
        };
        Assert.Equal(expected, entries.Sum(one => one.SignedAmount.MinorUnits));
        Assert.All(entries, one => Assert.Equal(
            (request.Id, model.Subject.Category, model.Subject.Account, model.Subject.DueDate, model.Subject["region"]),
            (one.Request, one.Category, one.Account, one.DueDate, one["region"])));
    }

    /// <summary>A log is the same in any order of requests, as JSON, and with events that are delivered again.</summary>
    private static void CompareLogs(ApprovalModelWalk walk)
    {
        ApprovalEvent[] all = [.. walk.Log.SelectMany(one => one)];
        ApprovalEvent[] read = JsonSerializer.Deserialize<ApprovalEvent[]>(JsonSerializer.Serialize(all))!;
        Assert.Equal(all, read);
        RequestLog log = RequestLog.FromEvents(read);
        Assert.Equal(walk.Log.Select(WriteOffRequest.FromLog), log);
        Instant at = walk.OneInstant();
        Assert.Equal(
            walk.Log.Select(one => one.TakeWhile(step => step.RecordedAt <= at).ToArray()).Where(one => one.Length > 0)
                .Select(WriteOffRequest.FromLog),
            log.AsKnownAt(at));

        // Delivered again, at once or later, an event changes nothing; where the state allows it once more, it is another one.
        int first = walk.OneOf([.. Enumerable.Range(0, all.Length)]),
            second = walk.OneOf([.. Enumerable.Range(first + 1, all.Length - first)]);
        ApprovalEvent again = all[first];
        RequestModel then = RequestModel.Of(all.Take(second).Where(one => one.Request == again.Request))!;
        if (again != then.Events[^1] && then.CanTake(again)) return;
        RequestLogImport import = RequestLog.Import([.. all[..second], again, .. all[second..]]);
        Assert.Equal(log, import.Log);
        Assert.Equal(FindingPosition.FromOrdinal(second), Assert.Single(Assert.Single(import.Rejections).Positions));
    }
}
