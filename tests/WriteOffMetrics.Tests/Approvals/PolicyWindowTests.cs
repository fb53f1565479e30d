using NodaTime;
using WriteOffMetrics.Approvals;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>What counts in a window where accounts, ids, amounts and instants are not the usual ones.</summary>
public sealed class PolicyWindowTests
{
    private static readonly ApprovalPolicy Plain = ApprovalPolicy.FromTables(Usd,
        (At(1), [Authority.UpTo(30m, "Officer"), Authority.UpTo(1_000m, "Manager"), Authority.Above(1_000m, "Board")]));

    /// <summary>
    /// An approved request that is changed to another account counts there: of C-1 nothing is left, and C-2 has 25 and 6.
    /// </summary>
    [Fact]
    public void A_request_that_is_changed_to_another_account_counts_there()
    {
        ApprovalPolicy policy = Plain.Cumulative(90, Dimension.Account);
        RequestLog history = Log(Submitted(25m, At(1), "R-2").Approved(Officer, At(2), 20m)
            .Apply(ApprovalEvent.Amended("R-2", Clerk, At(3), Dollars(25m), new WriteOffSubject { Account = "C-2" })));
        Assert.Equal(Dollars(26m), Of("C-1", At(3) - Duration.Epsilon));
        Assert.Equal((Dollars(6m), Dollars(31m)), (Of("C-1", At(3)), Of("C-2", At(3))));

        Money? Of(string account, Instant at) => policy.Decide(
            Submitted(6m, At(2), subject: new WriteOffSubject { Account = account }), history, Officer, at, Dollars(6m)).Counted;
    }

    [Fact]
    public void Ids_that_differ_in_case_are_two_requests()
    {
        ApprovalDecision decision = Plain.Cumulative(90, Dimension.Account).Decide(
            Submitted(5m, At(1), "r-1"), Log(Submitted(6m, At(1), "R-1")), Officer, At(2), Dollars(5m));
        Assert.Equal(("", Dollars(11m), "R-1"), (Violated(decision), decision.Counted, decision.CountedRequests.Single()));
    }

    /// <summary>Three requests of 2⁶³ − 1 cents exceed what an amount holds: they are compared all the same.</summary>
    [Fact]
    public void Amounts_that_no_number_of_64_bits_holds_are_compared()
    {
        ApprovalPolicy policy = Plain.Cumulative(90, Dimension.Account);
        Money most = Money.FromMinorUnits(long.MaxValue, Usd);
        WriteOffRequest[] all = [.. Enumerable.Range(1, 3).Select(i => WriteOffRequest.FromLog(
        [
            ApprovalEvent.Drafted($"R-{i}", Clerk, At(1), most, new WriteOffSubject { Account = "C-1" }),
            ApprovalEvent.Submitted($"R-{i}", Clerk, At(1)),
        ]))];
        ApprovalDecision board = policy.Decide(all[0], Log(all), Board, At(2), most), manager = policy.Decide(
            all[0], Log(all), Manager, At(2), most);
        Assert.Equal(("", (Money?)null, 2), (Violated(board), board.Counted, board.CountedRequests.Count));
        Assert.Equal("Authority", Violated(manager));
    }

    [Fact]
    public void Windows_reach_to_the_first_and_the_last_instant()
    {
        ApprovalPolicy policy = ApprovalPolicy.FromTables(Usd, (Instant.MinValue, [Authority.UpTo(30m, "Officer")]))
            .Cumulative(36_500, Dimension.Account);
        RequestLog history = Log(Submitted(6m, Instant.MinValue, "R-2").Approved(Officer, Instant.MinValue, 6m));
        Assert.Equal(Dollars(11m), Of(Instant.MinValue));
        Assert.Equal(Dollars(5m), Of(Instant.MaxValue));

        Money? Of(Instant at) => policy.Decide(Submitted(5m, at), history, Officer, at, Dollars(5m)).Counted;
    }

    private static string Violated(ApprovalDecision decision) => string.Join(", ", decision.Violations.Select(one => one.Rule));
}
