using NodaTime;
using WriteOffMetrics.Approvals;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>Requests as their logs tell them.</summary>
public sealed class WriteOffRequestTests
{
    private static readonly ApprovalEventKind[] Ending =
        [ApprovalEventKind.Rejected, ApprovalEventKind.Withdrawn, ApprovalEventKind.Expired];

    /// <summary>Asked 40,000, granted and posted 25,000, reversed 5,000 and then the rest.</summary>
    [Fact]
    public void Of_a_part_grant_the_granted_amount_is_posted_and_reversed()
    {
        WriteOffRequest request = Submitted(40_000m, At(1), subject: new WriteOffSubject
        {
            Account = "C-17",
            Document = "1001",
            Reason = "insolvency",
            DueDate = new LocalDate(2026, 1, 31),
        }.With("region", "north"));
        LocalDate effective = new(2026, 6, 5), recorded = new(2026, 6, 8);
        Assert.Empty(request.ToEntries(effective, recorded));

        WriteOffRequest approved = request.Approved(Board, At(3), 25_000m);
        LedgerEntry entry = Assert.Single(approved.ToEntries(effective, recorded));
        LedgerEntry expected = LedgerEntry.WriteOff(effective, Dollars(25_000m)) with
        {
            RecordedDate = recorded,
            Account = "C-17",
            Document = "1001",
            Reason = "insolvency",
            DueDate = new LocalDate(2026, 1, 31),
            Request = "R-1",
        };
        Assert.Equal(expected.With("region", "north"), entry);

        WriteOffRequest posted = approved.Apply(ApprovalEvent.Posted("R-1", Clerk, At(5), Dollars(25_000m)));
        WriteOffRequest part = posted.Apply(ApprovalEvent.Reversed("R-1", Clerk, At(6), Dollars(5_000m)));
        WriteOffRequest all = part.Apply(ApprovalEvent.Reversed("R-1", Clerk, At(7), Dollars(20_000m)));
        Assert.Equal(
            [RequestState.Submitted, RequestState.Approved, RequestState.Posted, RequestState.Posted, RequestState.Reversed],
            new[] { request, approved, posted, part, all }.Select(one => one.State));
        Assert.Equal(Dollars(5_000m), Assert.Single(part.ToReversals(effective, recorded)).Amount);
        Assert.Equal(Dollars(20_000m), Assert.Single(all.ToReversals(effective, recorded)).Amount);
        Assert.Empty(posted.ToReversals(effective, recorded));
        Assert.Equal(
            0m,
            posted.ToEntries(effective, recorded).Concat(part.ToReversals(effective, recorded)).Concat(all.ToReversals(effective, recorded))
                .Sum(one => one.SignedAmount.ToDecimal()));
        Assert.Empty(all.AllowedSteps);
        Assert.Equal("R-1 reversed, requested 40,000.00 USD, granted 25,000.00 USD, reversed 25,000.00 USD", all.ToString());
    }

    /// <summary>The states and the steps that lead from them, as they were drawn by hand from the rules.</summary>
    [Fact]
    public void Every_step_leads_where_it_should_or_is_refused_with_the_steps_allowed()
    {
        WriteOffRequest draft = WriteOffRequest.FromLog([Draft("R-1", 10m, At(1))]),
            submitted = draft.Apply(ApprovalEvent.Submitted("R-1", Clerk, At(2))),
            research = submitted.Apply(ApprovalEvent.Returned("R-1", Officer, At(3))),
            approved = submitted.Approved(Officer, At(3), 10m),
            posted = approved.Apply(ApprovalEvent.Posted("R-1", Clerk, At(4), Dollars(10m)));
        (WriteOffRequest From, ApprovalEventKind Step, RequestState To)[] allowed =
        [
            (draft, ApprovalEventKind.Amended, RequestState.Draft), (draft, ApprovalEventKind.Submitted, RequestState.Submitted),
            (draft, ApprovalEventKind.Withdrawn, RequestState.Withdrawn), (draft, ApprovalEventKind.Expired, RequestState.Expired),
            (submitted, ApprovalEventKind.Amended, RequestState.Submitted),
            (submitted, ApprovalEventKind.Returned, RequestState.InResearch),
            (submitted, ApprovalEventKind.Approved, RequestState.Approved), (submitted, ApprovalEventKind.Rejected, RequestState.Rejected),
            (submitted, ApprovalEventKind.Withdrawn, RequestState.Withdrawn), (submitted, ApprovalEventKind.Expired, RequestState.Expired),
            (research, ApprovalEventKind.Amended, RequestState.InResearch), (research, ApprovalEventKind.Answered, RequestState.Submitted),
            (research, ApprovalEventKind.Rejected, RequestState.Rejected), (research, ApprovalEventKind.Withdrawn, RequestState.Withdrawn),
            (research, ApprovalEventKind.Expired, RequestState.Expired),
            (approved, ApprovalEventKind.Amended, RequestState.Submitted), (approved, ApprovalEventKind.Withdrawn, RequestState.Withdrawn),
            (approved, ApprovalEventKind.Expired, RequestState.Expired), (approved, ApprovalEventKind.Posted, RequestState.Posted),
            (posted, ApprovalEventKind.Reversed, RequestState.Reversed),
        ];
        foreach (WriteOffRequest from in (WriteOffRequest[])[draft, submitted, research, approved, posted, .. Ended(submitted)])
        {
            foreach (ApprovalEventKind kind in Enum.GetValues<ApprovalEventKind>())
            {
                int found = Array.FindIndex(allowed, one => ReferenceEquals(one.From, from) && one.Step == kind);
                Assert.Equal(found >= 0, from.AllowedSteps.Contains(kind));
                if (found >= 0)
                {
                    Assert.Equal(allowed[found].To, from.Apply(Step(kind, 9)).State);
                    continue;
                }

                string why = Assert.Throws<ArgumentException>(() => from.Apply(Step(kind, 9))).Message;
                Assert.Contains(
                    from.AllowedSteps.Count == 0 ? "nothing more is allowed" : "allowed", why, StringComparison.Ordinal);
            }
        }

        Assert.Contains(
            "while the request is posted; reversed is allowed.",
            Assert.Throws<ArgumentException>(() => posted.Apply(ApprovalEvent.Rejected("R-1", Board, At(9)))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_voids_the_approvals_it_had()
    {
        WriteOffRequest request = Submitted(10m, At(1)).Apply(
            ApprovalEvent.Approved("R-1", Officer, At(2), Dollars(8m)) with { RequiredApprovals = 2 });
        WriteOffRequest changed = request.Apply(ApprovalEvent.Amended("R-1", Clerk, At(3), Dollars(12m), new WriteOffSubject()));
        Assert.Equal((null, 0, Dollars(12m)), (changed.Granted, changed.Approvers.Count, changed.Requested));
        Assert.Equal(Dollars(12m), changed.Approved(Officer, At(4), 12m).Granted);
    }

    [Theory]
    [InlineData("granted above")]
    [InlineData("same person")]
    [InlineData("posted part")]
    [InlineData("reversed above")]
    [InlineData("other currency")]
    [InlineData("out of order")]
    [InlineData("recorded out of order")]
    [InlineData("other request")]
    [InlineData("no draft")]
    public void What_cannot_be_is_refused(string what)
    {
        WriteOffRequest submitted = Submitted(10m, At(1)), approved = submitted.Approved(Officer, At(2), 8m),
            posted = approved.Apply(ApprovalEvent.Posted("R-1", Clerk, At(3), Dollars(8m)));
        Func<object> act = what switch
        {
            "granted above" => () => submitted.Approved(Officer, At(2), 10.01m),
            "same person" => () => submitted
                .Apply(ApprovalEvent.Approved("R-1", Officer, At(2), Dollars(8m)) with { RequiredApprovals = 2 })
                .Approved(Officer, At(3), 8m),
            "posted part" => () => approved.Apply(ApprovalEvent.Posted("R-1", Clerk, At(3), Dollars(7.99m))),
            "reversed above" => () => posted.Apply(ApprovalEvent.Reversed("R-1", Clerk, At(4), Dollars(8.01m))),
            "other currency" => () => submitted.Apply(
                ApprovalEvent.Approved("R-1", Officer, At(2), Money.FromDecimal(1m, Currency.FromCode("EUR")))),
            "out of order" => () => approved.Apply(ApprovalEvent.Posted("R-1", Clerk, At(2) - Duration.Epsilon, Dollars(8m))),
            "recorded out of order" => () => WriteOffRequest.FromLog(
                [Draft("R-1", 10m, At(1)) with { RecordedAt = At(9) }, ApprovalEvent.Submitted("R-1", Clerk, At(2))]),
            "other request" => () => submitted.Apply(ApprovalEvent.Rejected("R-2", Officer, At(2))),
            _ => () => WriteOffRequest.FromLog([ApprovalEvent.Submitted("R-1", Clerk, At(1))]),
        };
        Assert.StartsWith("Found ", Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_is_what_was_known_then_and_a_log_folds_to_itself()
    {
        WriteOffRequest request = Submitted(10m, At(1)).Apply(
            ApprovalEvent.Approved("R-1", Officer, At(2), Dollars(8m)) with { RecordedAt = At(5) });
        Assert.Null(request.AsKnownAt(At(1) - Duration.Epsilon));
        Assert.Equal(RequestState.Submitted, request.AsKnownAt(At(4))!.State);
        Assert.Equal(RequestState.Approved, request.AsKnownAt(At(5))!.State);
        Assert.Equal(request, WriteOffRequest.FromLog(request.Events));
        Assert.Equal(request.AsKnownAt(At(4)), WriteOffRequest.FromLog(request.Events.Take(2)));
    }

    [Fact]
    public void Events_of_different_requests_stand_in_any_order_among_each_other()
    {
        ApprovalEvent[] events = [Draft("R-1", 1m, At(1)), Draft("R-2", 2m, At(1)), ApprovalEvent.Submitted("R-1", Clerk, At(2)),
            ApprovalEvent.Submitted("R-2", Clerk, At(2))];
        RequestLog log = RequestLog.FromEvents(events), other = RequestLog.FromEvents([events[1], events[3], events[0], events[2]]);
        Assert.Equal(log.OrderBy(one => one.Id), other.OrderBy(one => one.Id));
        Assert.Equal("2 requests: 2 submitted", log.ToString());
        Assert.Equal(RequestState.Draft, log.AsKnownAt(At(1))["R-2"].State);
    }

    [Fact]
    public void Impossible_events_are_found_and_the_rest_is_read()
    {
        ApprovalEvent[] events = [Draft("R-1", 1m, At(1)), ApprovalEvent.Posted("R-1", Clerk, At(2), Dollars(1m)), null!,
            ApprovalEvent.Submitted("R-9", Clerk, At(2)), ApprovalEvent.Submitted("R-1", Clerk, At(3))];
        RequestLogImport import = RequestLog.Import(events);

        // What follows the impossible step may rest on it.
        Assert.Equal((5L, 4, RequestState.Draft), (import.OfferedCount, import.Rejections.Count, import.Log["R-1"].State));
        Assert.Equal([2L, 3L, 4L, 5L], import.Rejections.Select(one => one.Positions[0].Row!.Value));
        Assert.Equal(Dollars(1m), import.Rejections[0].AmountAtStake);
        Assert.Throws<ArgumentException>(() => RequestLog.FromEvents(events));
        Assert.Throws<KeyNotFoundException>(() => import.Log["R-9"]);
    }

    [Fact]
    public void An_event_that_was_delivered_twice_counts_once()
    {
        ApprovalEvent submitted = ApprovalEvent.Submitted("R-1", Clerk, At(2));
        ApprovalEvent amended = ApprovalEvent.Amended("R-1", Clerk, At(3), Dollars(2m), new WriteOffSubject());
        RequestLogImport import = RequestLog.Import([Draft("R-1", 1m, At(1)), submitted, submitted, amended, amended]);
        Assert.Equal((2, Dollars(2m)), (import.Rejections.Count, import.Log["R-1"].Requested));
        Assert.Throws<ArgumentException>(() => import.Log["R-1"].Apply(amended));
        Assert.Throws<ArgumentException>(() => WriteOffRequest.FromLog([Draft("R-1", 1m, At(1)), submitted, submitted]));
    }

    /// <summary>The draft comes again behind the submission: nothing that follows rests on it.</summary>
    [Fact]
    public void An_event_that_is_delivered_again_later_takes_nothing_with_it()
    {
        ApprovalEvent[] events = [.. Submitted(1m, At(1)).Events, ApprovalEvent.Approved("R-1", Officer, At(2), Dollars(1m))];
        RequestLogImport import = RequestLog.Import([events[0], events[1], events[0], events[2], events[1]]);
        Assert.Equal(events, import.Log["R-1"].Events);
        Assert.Equal([3L, 5L], import.Rejections.Select(one => one.Positions[0].Row!.Value));
        Assert.All(import.Rejections, one => Assert.Contains("twice; each event once", one.ToString(), StringComparison.Ordinal));

        // Another draft of the same request is impossible, and what follows may rest on it.
        import = RequestLog.Import([events[0], events[1], Draft("R-1", 2m, At(1)), events[2], events[0]]);
        Assert.Equal((RequestState.Submitted, 3), (import.Log["R-1"].State, import.Rejections.Count));
    }

    [Fact]
    public void A_log_may_be_empty_or_of_one_event()
    {
        Assert.Equal((0, "0 requests", 0), (None.Count, None.ToString(), None.AsKnownAt(At(1)).Count));
        Assert.Equal((0L, 0), (RequestLog.Import([]).OfferedCount, RequestLog.Import([]).Rejections.Count));
        WriteOffRequest one = RequestLog.FromEvents([Draft("R-1", 1m, At(1))]).Single();
        Assert.Equal((RequestState.Draft, 1, 0), (one.State, one.Events.Count, one.ToEntries(new(2026, 6, 1), new(2026, 6, 1)).Count));
        Assert.Null(one.AsKnownAt(At(1) - Duration.Epsilon));
    }

    /// <summary>Two dimensions are asked for in turn by eight threads at once: of an account
    /// each finds 10 and 20, of a region five in turn.</summary>
    [Fact]
    public void A_log_is_asked_for_several_dimensions_by_many_threads()
    {
        ApprovalPolicy policy = ApprovalPolicy.FromTables(Usd, (At(1), [Authority.UpTo(1m, "Officer")]));
        ApprovalPolicy byAccount = policy.Cumulative(9, Dimension.Account), byRegion = policy.Cumulative(9, "region");
        WriteOffRequest[] all = [.. Enumerable.Range(0, 100).Select(i => Submitted(
            i % 2 == 0 ? 10m : 20m, At(1), $"R-{i}", new WriteOffSubject { Account = $"C-{i / 2}" }.With("region", $"{i / 5}")))];
        for (int round = 0; round < 20; round++)
        {
            RequestLog log = Log(all);
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
            {
                for (int i = thread; i < all.Length; i += 8)
                {
                    Assert.Equal(Dollars(30m), byAccount.Decide(all[i], log, Officer, At(2), all[i].Requested).Counted);
                    decimal region = Enumerable.Range(i / 5 * 5, 5).Sum(other => other % 2 == 0 ? 10m : 20m);
                    Assert.Equal(Dollars(region), byRegion.Decide(all[i], log, Officer, At(2), all[i].Requested).Counted);
                }
            });
        }
    }

    private static IEnumerable<WriteOffRequest> Ended(WriteOffRequest from) => Ending.Select(kind => from.Apply(Step(kind, 8)));

    private static ApprovalEvent Step(ApprovalEventKind kind, int day) => kind switch
    {
        ApprovalEventKind.Drafted => Draft("R-1", 10m, At(day)),
        ApprovalEventKind.Amended => ApprovalEvent.Amended("R-1", Clerk, At(day), Dollars(10m), new WriteOffSubject()),
        ApprovalEventKind.Submitted => ApprovalEvent.Submitted("R-1", Clerk, At(day)),
        ApprovalEventKind.Returned => ApprovalEvent.Returned("R-1", Officer, At(day)),
        ApprovalEventKind.Answered => ApprovalEvent.Answered("R-1", Clerk, At(day)),
        ApprovalEventKind.Approved => ApprovalEvent.Approved("R-1", Officer, At(day), Dollars(10m)),
        ApprovalEventKind.Rejected => ApprovalEvent.Rejected("R-1", Officer, At(day)),
        ApprovalEventKind.Withdrawn => ApprovalEvent.Withdrawn("R-1", Clerk, At(day)),
        ApprovalEventKind.Expired => ApprovalEvent.Expired("R-1", Clerk, At(day)),
        ApprovalEventKind.Posted => ApprovalEvent.Posted("R-1", Clerk, At(day), Dollars(10m)),
        _ => ApprovalEvent.Reversed("R-1", Clerk, At(day), Dollars(10m)),
    };
}
