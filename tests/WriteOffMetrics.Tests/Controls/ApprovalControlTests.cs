using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Control tests of requests: officers approve up to 30, managers up to 1,000, the Board above; two people from 5,000 on, an agency's
/// report from 1,000 on, more than 90 days overdue from 500 on; amounts of an account add up within 90 days; cashiers do not request.
/// </summary>
public sealed class ApprovalControlTests
{
    private static readonly ApprovalPolicy Policy = ApprovalPolicy.FromTables(
            Usd, (At(2026, 1, 1), [Authority.UpTo(30m, "Officer"), Authority.UpTo(1_000m, "Manager"), Authority.Above(1_000m, "Board")]))
        .RequiringPeople(AmountRange.From(5_000m), 2)
        .RequiringEvidence(1_000m, "agency report")
        .RequiringDaysOverdue(AmountRange.From(500m), 90, DateTimeZone.Utc)
        .Cumulative(90, Dimension.Account)
        .Separating("Cashier", ApprovalDuty.Requesting);

    private static readonly Currency Eur = Currency.FromCode("EUR");

    private static readonly WriteOffSubject Old = new() { Account = "C-1", Document = "D-1", DueDate = new LocalDate(2026, 1, 31) };

    [Fact]
    public void An_amount_inside_authority_with_all_that_the_policy_wants_is_no_finding_of_any_test()
    {
        RequestLog log = Log(Submitted(1_200m, At(1), "R-1", Old, Report("A-1")).Approved(Board, At(2), 1_200m));
        foreach (ControlTest test in All)
        {
            ControlResult result = Run(test, log);
            Assert.Equal((ControlStatus.Tested, 1L, 0L), (result.Status, result.LookedAt, result.LeftOut));
            Assert.Empty(result.Findings);
        }
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(30.01, false)]
    public void An_officer_may_approve_30_and_no_cent_more(decimal amount, bool isInside)
    {
        RequestLog log = Log(Submitted(amount, At(1), "R-1", Old).Approved(Officer, At(2), amount));
        ControlResult result = Run(ControlTest.BeyondAuthority(), log);
        Assert.Equal(isInside, result.Findings.Count == 0);
    }

    [Fact]
    public void A_finding_names_request_role_and_amounts_and_neither_account_nor_person()
    {
        RequestLog log = Log(Submitted(800m, At(1), "R-1", Old).Approved(Manager, At(2), 800m),
            Submitted(900m, At(3), "R-2", Old).Approved(Manager, At(4), 900m));
        Finding finding = Assert.Single(Run(ControlTest.BeyondAuthority(), log).Findings);
        Assert.Equal(
            (FindingSeverity.Error, Dollars(900m), "R-2", "beyond-authority"),
            (finding.Severity, finding.AmountAtStake!.Value, finding.Faults[0].FoundText, finding.Rule.Id));
        Assert.Equal(
            "Found 1,700.00 USD with 1 other request approved as 'Manager', which may approve up to 1,000; Board may approve it. Have it "
            + "approved by a role that may, or reverse it.",
            finding.Faults[0].Message);
        var evidence = (ControlEvidence)finding.Evidence;
        Assert.Equal(
            [("R-1", ApprovalEventKind.Approved), ("R-2", ApprovalEventKind.Approved)],
            evidence.Steps.Select(step => (step.Request, step.Kind)));
        Assert.Empty(finding.Positions);
    }

    [Fact]
    public void Others_count_as_they_were_known_at_the_approval_and_not_what_came_later()
    {
        // R-1 was approved when nothing else was known; R-2 adds to it and is a manager's no longer.
        RequestLog log = Log(Submitted(800m, At(1), "R-1", Old).Approved(Manager, At(2), 800m),
            Submitted(300m, At(3), "R-2", Old).Approved(Board, At(4), 300m));
        Assert.Empty(Run(ControlTest.BeyondAuthority(), log).Findings);
    }

    [Fact]
    public void The_table_in_force_at_the_approval_counts()
    {
        ApprovalPolicy policy = ApprovalPolicy.FromTables(Usd,
            (At(1), [Authority.UpTo(100m, "Officer"), Authority.Above(100m, "Board")]),
            (At(10), [Authority.UpTo(50m, "Officer"), Authority.Above(50m, "Board")]));
        RequestLog log = Log(
            Submitted(100m, At(1), "before").Approved(Officer, At(9), 100m),
            Submitted(100m, At(1), "after").Approved(Officer, At(10), 100m),
            Submitted(100m, At(2026, 5, 1), "no table").Approved(Officer, At(2026, 5, 2), 100m));
        ControlResult result = ControlTest.BeyondAuthority().Run(Inputs(log, policy, null));
        Assert.Equal(["after"], RequestsOf(result));
        Assert.Equal((2L, 1L), (result.LookedAt, result.LeftOut));
        Assert.Equal("1 approval left out: given before the first table of the policy.", result.Note);
    }

    [Fact]
    public void Fewer_people_than_required_are_beyond_authority_where_the_request_counted_as_approved()
    {
        WriteOffRequest one = Submitted(5_000m, At(1), "R-1", Old, Report("A-1")).Approved(Board, At(2), 5_000m);
        Finding finding = Assert.Single(Run(ControlTest.BeyondAuthority(), Log(one)).Findings);
        Assert.Equal(
            "Found approvals by 1 person of an amount that needs 2 people. Ask the others, or reverse it.", finding.Faults[0].Message);

        WriteOffRequest two = Submitted(5_000m, At(1), "R-1", Old, Report("A-1"))
            .Apply(ApprovalEvent.Approved("R-1", Board, At(2), Dollars(5_000m)) with { RequiredApprovals = 2 })
            .Apply(ApprovalEvent.Approved("R-1", ApprovalActor.FromRole("Eve", "Board"), At(3), Dollars(5_000m)) with
            {
                RequiredApprovals = 2,
            });
        Assert.Empty(Run(ControlTest.BeyondAuthority(), Log(two)).Findings);
    }

    [Fact]
    public void A_voided_approval_beyond_authority_was_given_all_the_same()
    {
        WriteOffRequest request = Submitted(5_00m, At(1), "R-1", Old).Approved(Officer, At(2), 500m)
            .Apply(ApprovalEvent.Amended("R-1", Clerk, At(3), Dollars(600m), Old)).Approved(Manager, At(4), 600m);
        Finding finding = Assert.Single(Run(ControlTest.BeyondAuthority(), Log(request)).Findings);
        Assert.Equal(Dollars(500m), finding.AmountAtStake);
        Assert.Equal([At(2)], ((ControlEvidence)finding.Evidence).Steps.Select(step => step.At));
    }

    [Fact]
    public void Who_drafted_changed_handed_in_or_answered_does_not_approve()
    {
        WriteOffRequest drafted = Submitted(10m, At(1), "drafted", Old).Approved(ApprovalActor.FromRole("Ada", "Officer"), At(2), 10m);
        WriteOffRequest amended = Submitted(10m, At(1), "amended", Old)
            .Apply(ApprovalEvent.Amended("amended", Officer, At(2), Dollars(9m), Old)).Approved(Officer, At(4), 9m);
        WriteOffRequest answered = Submitted(10m, At(1), "answered", Old).Apply(ApprovalEvent.Returned("answered", Manager, At(2)))
            .Apply(ApprovalEvent.Answered("answered", Officer, At(3))).Approved(Officer, At(4), 10m);
        WriteOffRequest returned = Submitted(10m, At(1), "returned", Old).Apply(ApprovalEvent.Returned("returned", Officer, At(2)))
            .Apply(ApprovalEvent.Answered("returned", Clerk, At(3))).Approved(Officer, At(4), 10m);
        ControlResult result = ControlTest.SelfApproved().Run(Inputs(Log(drafted, amended, answered, returned), policy: null, zone: null));
        Assert.Equal(["drafted", "amended", "answered"], RequestsOf(result));
        var evidence = (ControlEvidence)result.Findings[2].Evidence;
        Assert.Equal(
            [ApprovalEventKind.Answered, ApprovalEventKind.Approved], evidence.Steps.Select(step => step.Kind));
        Assert.Equal(
            [ApprovalEventKind.Drafted, ApprovalEventKind.Submitted, ApprovalEventKind.Approved],
            ((ControlEvidence)result.Findings[0].Evidence).Steps.Select(step => step.Kind));
    }

    [Fact]
    public void Roles_kept_apart_and_who_set_the_credit_limit_are_found()
    {
        ApprovalActor cashier = ApprovalActor.FromRole("Ada", "Clerk") with { OtherRoles = ["Cashier"] };
        WriteOffRequest byCashier = WriteOffRequest.FromLog(
            [ApprovalEvent.Drafted("cashier", cashier, At(1), Dollars(10m), Old), ApprovalEvent.Submitted("cashier", cashier, At(1))])
            .Approved(Officer, At(2), 10m);
        WriteOffRequest byLimit = Submitted(10m, At(1), "limit", Old with { CreditLimitSetBy = "Ben" }).Approved(Officer, At(2), 10m);
        ControlResult result = Run(ControlTest.DutiesNotSeparated(), Log(byCashier, byLimit));
        Assert.Equal(["cashier", "limit"], RequestsOf(result));
        Assert.StartsWith("Found 10.00 USD requested or approved by somebody in a role", result.Findings[0].Faults[0].Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Found 10.00 USD requested or approved by who set the credit limit", result.Findings[1].Faults[0].Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_is_missing_from_1000_on_and_days_overdue_from_500_on()
    {
        WriteOffSubject young = Old with { DueDate = new LocalDate(2026, 3, 31) };
        RequestLog log = Log(
            Submitted(999.99m, At(1), "999.99", Old with { Account = "1" }).Approved(Manager, At(2), 999.99m),
            Submitted(1_000m, At(1), "1000", Old with { Account = "2" }).Approved(Manager, At(2), 1_000m),
            Submitted(499.99m, At(1), "499.99", young with { Account = "3" }).Approved(Manager, At(2), 499.99m),
            Submitted(500m, At(1), "500", young with { Account = "4" }).Approved(Manager, At(2), 500m));
        Assert.Equal(["1000"], RequestsOf(Run(ControlTest.EvidenceMissing(), log)));
        Assert.Equal(["500"], RequestsOf(Run(ControlTest.ApprovedBeforeOverdue(), log)));
    }

    [Fact]
    public void A_missing_input_is_named_and_is_no_clean_result()
    {
        RequestLog log = Log(Submitted(10m, At(1)).Approved(Officer, At(2), 10m));
        ApprovalPolicy plain = ApprovalPolicy.FromTables(
            Usd, (At(2026, 1, 1), [Authority.UpTo(1m, "Officer"), Authority.Above(1m, "Board")]));
        string[] why =
        [
            Missing(ControlTest.BeyondAuthority(), new ControlInputs { Ledger = NoEntries, Policy = Policy }),
            Missing(ControlTest.BeyondAuthority(), new ControlInputs { Ledger = NoEntries, Requests = log }),
            Missing(ControlTest.EvidenceMissing(), new ControlInputs { Ledger = NoEntries, Requests = log, Policy = plain }),
            Missing(ControlTest.ApprovedBeforeOverdue(), new ControlInputs { Ledger = NoEntries, Requests = log, Policy = plain }),
            Missing(ControlTest.PendingLongerThan(Duration.FromDays(1)), new ControlInputs { Ledger = NoEntries, Requests = log }),
            Missing(ControlTest.PostedWithoutApproval(), new ControlInputs { Ledger = NoEntries, Requests = log }),
            Missing(ControlTest.DutiesNotSeparated(), new ControlInputs { Ledger = NoEntries, Requests = log, Policy = plain }),
        ];
        Assert.Equal(
        [
            "No requests were given. Set ControlInputs.Requests.", "No policy was given. Set ControlInputs.Policy.",
            "The policy wants no evidence. State it with RequiringEvidence, or leave the test out.",
            "The policy wants no days overdue. State them with RequiringDaysOverdue, or leave the test out.",
            "No instant of the review was given. Set ControlInputs.At.",
            "No time zone was given, in which recorded dates are days. Set ControlInputs.Zone.",
            "The policy keeps no duties apart, and no request states who set the credit limit. State one with Separating, or leave the "
                + "test out.",
        ], why);
    }

    [Theory]
    [InlineData(48 * 60, false)]
    [InlineData(48 * 60 - 1, true)]
    public void A_request_waits_from_when_it_was_last_handed_in_until_the_review(int minutesAllowed, bool isFound)
    {
        // Handed in at noon of the 1st, returned and answered on the 2nd: it waits since the 1st. The review is at noon of the 3rd.
        WriteOffRequest waiting = Submitted(10m, At(1), "R-1", Old).Apply(ApprovalEvent.Returned("R-1", Manager, At(2)))
            .Apply(ApprovalEvent.Answered("R-1", Clerk, At(2))).Apply(ApprovalEvent.Approved("R-1", Officer, At(3), Dollars(10m)));
        WriteOffRequest later = Submitted(10m, At(4), "R-2", Old);
        ControlResult result = ControlTest.PendingLongerThan(Duration.FromMinutes(minutesAllowed))
            .Run(Inputs(Log(waiting, later)));
        Assert.Equal((1L, isFound), (result.LookedAt, result.Findings.Count == 1));
        if (isFound)
        {
            Assert.Equal(4, result.Findings[0].Evidence.Count);
            Assert.Equal(
                "Found 10.00 USD submitted for 2 days; up to 47.9833 hours are allowed. Ask who has it, and whether it is provided for.",
                result.Findings[0].Faults[0].Message);
        }
    }

    [Fact]
    public void An_amendment_into_another_currency_is_at_stake_in_the_last_one()
    {
        WriteOffRequest request = Submitted(500m, At(1), "R-1", Old).Approved(Officer, At(2), 500m)
            .Apply(ApprovalEvent.Amended("R-1", Clerk, At(3), Money.FromDecimal(40m, Eur), Old))
            .Apply(ApprovalEvent.Approved("R-1", Officer, At(4), Money.FromDecimal(40m, Eur)));
        ApprovalPolicy policy = Policy.WithRates(
            ExchangeRates.FromRates([(new LocalDate(2026, 6, 4), Eur, Usd, 1.16m)]).WithSource("the bank"), DateTimeZone.Utc);
        Finding finding = Assert.Single(ControlTest.BeyondAuthority().Run(Inputs(Log(request), policy, null)).Findings);
        Assert.Equal((Money.FromDecimal(40m, Eur), 2), (finding.AmountAtStake!.Value, finding.Faults.Count));
    }

    [Fact]
    public void Without_a_rate_an_approval_is_left_out_of_every_test_of_amounts()
    {
        WriteOffRequest request = WriteOffRequest.FromLog(
        [
            ApprovalEvent.Drafted("R-1", Clerk, At(1), Money.FromDecimal(50_000m, Eur), Old), ApprovalEvent.Submitted("R-1", Clerk, At(1)),
            ApprovalEvent.Approved("R-1", Board, At(2), Money.FromDecimal(50_000m, Eur)),
        ]);
        foreach (ControlTest test in (ControlTest[])
            [ControlTest.BeyondAuthority(), ControlTest.EvidenceMissing(), ControlTest.ApprovedBeforeOverdue()])
        {
            ControlResult result = Run(test, Log(request));
            Assert.Equal((ControlStatus.MissingInput, 1L), (result.Status, result.LeftOut));
            Assert.Equal("No approval could be looked at. 1 approval left out: no rate of exchange given for it.", result.Note);
        }
    }

    [Fact]
    public void Others_count_as_they_were_though_the_whole_month_was_recorded_at_its_end()
    {
        static WriteOffRequest At30(WriteOffRequest request) =>
            WriteOffRequest.FromLog(request.Events.Select(step => step with { RecordedAt = At(30) }));
        RequestLog log = Log(
            At30(Submitted(800m, At(1), "R-1", Old).Approved(Manager, At(2), 800m)),
            At30(Submitted(900m, At(3), "R-2", Old).Approved(Manager, At(4), 900m)));
        Assert.Equal(["R-2"], RequestsOf(Run(ControlTest.BeyondAuthority(), log)));
        ControlResult late = ControlTest.ApprovalRecordedLate(Duration.FromDays(26)).Run(Inputs(log, policy: null, zone: null));
        Assert.Equal(["R-1"], RequestsOf(late));
        Assert.Equal(
            "Found 800.00 USD approved, and recorded 28 days later; up to 26 days are allowed. Ask for the paper of that day, and "
                + "whether the write-off was posted before.", late.Findings[0].Faults[0].Message);
    }

    [Fact]
    public void Authority_used_by_its_owner_and_in_their_stead_is_used_twice()
    {
        ApprovalPolicy policy = Policy.WithDelegations(Delegation.InWriting(
            Board, "Cleo", At(1), At(20), ApprovalEvidence.FromReference("letter", "L-1")));
        WriteOffRequest request = Submitted(6_000m, At(1), "R-1", Old, Report("A-1"))
            .Apply(ApprovalEvent.Approved("R-1", Board, At(2), Dollars(6_000m)) with { RequiredApprovals = 2 })
            .Apply(ApprovalEvent.Approved("R-1", Manager, At(3), Dollars(6_000m)) with { RequiredApprovals = 2 });
        Finding finding = Assert.Single(ControlTest.BeyondAuthority().Run(Inputs(Log(request), policy, null)).Findings);
        Assert.Contains(finding.Faults, fault => fault.Message.StartsWith(
            "Found the authority of one person used twice", StringComparison.Ordinal));

        // A return voids what was approved, and so frees it.
        WriteOffRequest anew = Submitted(4_000m, At(1), "R-1", Old, Report("A-1"))
            .Apply(ApprovalEvent.Approved("R-1", Board, At(2), Dollars(4_000m)) with { RequiredApprovals = 2 })
            .Apply(ApprovalEvent.Returned("R-1", Board, At(3))).Apply(ApprovalEvent.Answered("R-1", Clerk, At(4)))
            .Apply(ApprovalEvent.Approved("R-1", Manager, At(5), Dollars(4_000m)) with { OnBehalfOf = "Dov" });
        Assert.Empty(ControlTest.BeyondAuthority().Run(Inputs(Log(anew), policy, null)).Findings);
    }

    [Fact]
    public void In_the_stead_of_somebody_needs_a_delegation_in_force_and_of_a_requester_is_self_approval()
    {
        ApprovalPolicy policy = Policy.WithDelegations(Delegation.InWriting(
            Board, "Cleo", At(2026, 5, 1), At(3), ApprovalEvidence.FromReference("letter", "L-1")));
        WriteOffRequest over = Submitted(2_000m, At(1), "over", Old, Report("A-1"))
            .Apply(ApprovalEvent.Approved("over", ApprovalActor.FromRole("Cleo", "Board"), At(4), Dollars(2_000m)) with
            {
                OnBehalfOf = "Dov",
            });
        Finding finding = Assert.Single(ControlTest.BeyondAuthority().Run(Inputs(Log(over), policy, null)).Findings);
        Assert.StartsWith(
            "Found an approval in the stead of somebody without a delegation in force", Assert.Single(finding.Faults).Message,
            StringComparison.Ordinal);

        WriteOffRequest self = Submitted(10m, At(1), "self", Old)
            .Apply(ApprovalEvent.Approved("self", Officer, At(4), Dollars(10m)) with { OnBehalfOf = "Ada" });
        Assert.Equal(["self"], RequestsOf(Run(ControlTest.SelfApproved(), Log(self))));
    }

    [Fact]
    public void Of_approvals_of_different_amounts_the_people_required_are_those_of_what_is_granted()
    {
        // 8,000 and 12,000 grant 8,000, for which two people are enough; from 10,000 on it would be three.
        ApprovalPolicy policy = Policy.RequiringPeople(AmountRange.From(10_000m), 3);
        WriteOffRequest request = Submitted(12_000m, At(1), "R-1", Old, Report("A-1"))
            .Apply(ApprovalEvent.Approved("R-1", Board, At(2), Dollars(8_000m)) with { RequiredApprovals = 2 })
            .Apply(ApprovalEvent.Approved("R-1", ApprovalActor.FromRole("Eve", "Board"), At(3), Dollars(12_000m)) with
            {
                RequiredApprovals = 2,
            });
        Assert.Empty(ControlTest.BeyondAuthority().Run(Inputs(Log(request), policy, null)).Findings);
    }

    [Fact]
    public void A_request_by_a_role_kept_apart_is_found_though_nobody_approved_it()
    {
        ApprovalActor cashier = ApprovalActor.FromRole("Ada", "Cashier");
        ControlResult result = Run(ControlTest.DutiesNotSeparated(), Log(WriteOffRequest.FromLog(
            [ApprovalEvent.Drafted("R-9", cashier, At(1), Dollars(10m), Old), ApprovalEvent.Submitted("R-9", Clerk, At(2))])));
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal(("requests", 1L), (result.LooksAt, finding.Evidence.Count));
        Assert.Equal(Dollars(10m), finding.AmountAtStake);
    }

    [Fact]
    public void Who_set_the_credit_limit_is_found_though_an_amendment_states_it_later_or_no_longer()
    {
        ApprovalPolicy plain = ApprovalPolicy.FromTables(
            Usd, (At(2026, 1, 1), [Authority.UpTo(1m, "Officer"), Authority.Above(1m, "Board")]));
        WriteOffSubject byAda = Old with { CreditLimitSetBy = "Ada" };
        WriteOffRequest later = Submitted(10m, At(1), "later", Old)
                .Apply(ApprovalEvent.Amended("later", Officer, At(2), Dollars(10m), byAda)),
            noLonger = Submitted(10m, At(1), "no longer", byAda)
                .Apply(ApprovalEvent.Amended("no longer", Officer, At(2), Dollars(10m), Old));
        Assert.Equal(["later"], RequestsOf(ControlTest.DutiesNotSeparated().Run(Inputs(Log(later), plain, null))));
        Assert.Equal(["no longer"], RequestsOf(ControlTest.DutiesNotSeparated().Run(Inputs(Log(noLonger), plain, null))));
    }

    [Fact]
    public void An_approval_in_the_stead_of_a_role_kept_apart_is_found_whatever_the_own_role_may()
    {
        // Cleo may approve 10.00 herself, but did so in the stead of Dov, who applies cash.
        ApprovalPolicy policy = Policy.Separating("cash", ApprovalDuty.Approving).WithDelegations(Delegation.InWriting(
            Board with { OtherRoles = ["cash"] }, "Cleo", At(1), At(20), ApprovalEvidence.FromReference("letter", "L-1")));
        WriteOffRequest request = Submitted(10m, At(1), "R-1", Old)
            .Apply(ApprovalEvent.Approved("R-1", Manager, At(2), Dollars(10m)) with { OnBehalfOf = "Dov" });
        Assert.Equal(["R-1"], RequestsOf(ControlTest.DutiesNotSeparated().Run(Inputs(Log(request), policy, null))));
    }

    private static readonly ControlTest[] All =
    [
        ControlTest.BeyondAuthority(), ControlTest.SelfApproved(), ControlTest.DutiesNotSeparated(), ControlTest.EvidenceMissing(),
        ControlTest.ApprovedBeforeOverdue(),
    ];

    private static readonly WriteOffLedger NoEntries = Generate.Ledger([]);

    private static ControlInputs Inputs(RequestLog log, params LedgerEntry[] entries) => Inputs(log, Policy, DateTimeZone.Utc, entries);

    private static ControlInputs Inputs(RequestLog log, ApprovalPolicy? policy, DateTimeZone? zone, params LedgerEntry[] entries) => new()
    {
        Ledger = Generate.Ledger(entries),
        Requests = log,
        Policy = policy,
        Zone = zone,
        At = At(3),
    };

    private static ControlResult Run(ControlTest test, RequestLog log) => test.Run(Inputs(log));

    private static string Missing(ControlTest test, ControlInputs inputs)
    {
        ControlResult result = test.Run(inputs);
        Assert.Equal((ControlStatus.MissingInput, 0), (result.Status, result.Findings.Count));
        return result.Note!;
    }

    private static string[] RequestsOf(ControlResult result) => [.. result.Findings.Select(finding => finding.Faults[0].FoundText!)];

    private static ApprovalEvidence Report(string reference) => ApprovalEvidence.FromReference("agency report", reference);
}
