using NodaTime;
using WriteOffMetrics.Approvals;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>What must hold beside the tables of authority.</summary>
public sealed class PolicyTests
{
    private static readonly Instant Long = Instant.FromUtc(2000, 1, 1, 0, 0);

    private static readonly ApprovalPolicy Plain = ApprovalPolicy.FromTables(Usd,
        (Long, [Authority.UpTo(30m, "Officer"), Authority.UpTo(1_000m, "Manager"), Authority.Above(1_000m, "Board")]));

    /// <summary>
    /// Resolution 2587 of a water district: more than 90 days overdue; the general manager up to 1,000, the Board above.
    /// </summary>
    [Theory]
    [InlineData(90, 1_000, "Manager", "DaysOverdue")]
    [InlineData(91, 1_000, "Manager", "")]
    [InlineData(91, 1_000.01, "Manager", "Authority")]
    [InlineData(91, 1_000.01, "Board", "")]
    [InlineData(90, 1_000.01, "Manager", "Authority, DaysOverdue")]
    public void Eligibility_counts_days_from_the_due_date(int days, decimal amount, string role, string violated)
    {
        ApprovalPolicy policy = ApprovalPolicy.FromTables(Usd,
            (Long, [Authority.UpTo(1_000m, "Manager"), Authority.Above(1_000m, "Board")]))
            .RequiringDaysOverdue(AmountRange.All, 90, DateTimeZone.Utc);
        LocalDate due = new LocalDate(2026, 6, 30).PlusDays(-days);
        WriteOffRequest request = Submitted(amount, At(29), subject: new WriteOffSubject { DueDate = due });
        Assert.Equal(violated, Violated(policy.Decide(request, None, ApprovalActor.FromRole("Eve", role), At(30), Dollars(amount))));
    }

    [Fact]
    public void Without_a_due_date_nothing_is_overdue() => Assert.Equal("DaysOverdue", Violated(
        Plain.RequiringDaysOverdue(AmountRange.All, 90, DateTimeZone.Utc).Ask(1m, "Board", At(1))));

    /// <summary>
    /// Rule 20.15 of a university: below 50 three contacts, one of them written; from 50.01 to 99.99 four, two of them written; from 100
    /// the same, and the controller is consulted. What it says of 50.00 is nothing, and then nothing is wanted.
    /// </summary>
    [Theory]
    [InlineData(49.99, 3, 1, false, true)]
    [InlineData(49.99, 2, 1, false, false)]
    [InlineData(49.99, 3, 0, false, false)]
    [InlineData(50.00, 0, 0, false, true)]
    [InlineData(50.01, 3, 2, false, false)]
    [InlineData(50.01, 4, 1, false, false)]
    [InlineData(50.01, 4, 2, false, true)]
    [InlineData(99.99, 4, 2, false, true)]
    [InlineData(100.00, 4, 2, false, false)]
    [InlineData(100.00, 4, 2, true, true)]
    public void Evidence_is_wanted_by_amount(decimal amount, int contacts, int written, bool consulted, bool isAllowed)
    {
        ApprovalPolicy policy = Plain
            .RequiringEvidence(AmountRange.Below(50m), "contact", 3).RequiringEvidence(AmountRange.Below(50m), "written contact", 1)
            .RequiringEvidence(AmountRange.Between(50.01m, 99.99m), "contact", 4)
            .RequiringEvidence(AmountRange.Between(50.01m, 99.99m), "written contact", 2)
            .RequiringEvidence(AmountRange.From(100m), "contact", 4).RequiringEvidence(AmountRange.From(100m), "written contact", 2)
            .RequiringEvidence(100m, "controller consulted");
        ApprovalEvidence[] evidence =
        [
            .. Enumerable.Range(0, contacts).Select(i => ApprovalEvidence.FromReference("contact", $"call {i}")),
            .. Enumerable.Range(0, written).Select(i => ApprovalEvidence.FromReference("written contact", $"letter {i}")),
            .. consulted ? [ApprovalEvidence.FromReference("controller consulted", "mail")] : Array.Empty<ApprovalEvidence>(),
        ];
        Assert.Equal(isAllowed, policy.Decide(
            Submitted(amount, At(1), evidence: evidence), None, Board, At(2), Dollars(amount)).IsAllowed);
    }

    /// <summary>Ordinance 6060R of a city: from 1,000 only after a collection agency and a year.</summary>
    [Theory]
    [InlineData(999.99, false, 0, true)]
    [InlineData(1_000, false, 366, false)]
    [InlineData(1_000, true, 365, false)]
    [InlineData(1_000, true, 366, true)]
    public void An_agency_and_a_year_are_wanted_from_an_amount_on(decimal amount, bool hasAgency, int days, bool isAllowed)
    {
        ApprovalPolicy policy = Plain.RequiringEvidence(1_000m, "collection agency report")
            .RequiringDaysOverdue(AmountRange.From(1_000m), 365, DateTimeZone.Utc);
        WriteOffRequest request = Submitted(
            amount, At(1), subject: new WriteOffSubject { DueDate = new LocalDate(2026, 6, 2).PlusDays(-days) },
            evidence: hasAgency ? [ApprovalEvidence.FromReference("collection agency report", "A-7")] : []);
        Assert.Equal(isAllowed, policy.Decide(request, None, Board, At(2), Dollars(amount)).IsAllowed);
    }

    [Fact]
    public void The_same_letter_twice_is_one() => Assert.False(Plain.RequiringEvidence(AmountRange.All, "letter", 2).Decide(
        Submitted(5m, At(1), evidence:
            [ApprovalEvidence.FromReference("letter", "1"), ApprovalEvidence.FromReference("letter", "1")]),
        None, Board, At(2), Dollars(5m)).IsAllowed);

    /// <summary>
    /// 20 pending and 5 granted beside 5.01 are 30.01, which is above 30; 90 days later the 5 count no more, and the 20 that wait still do.
    /// </summary>
    [Fact]
    public void Requests_of_an_account_add_up_within_the_window()
    {
        ApprovalPolicy policy = Plain.Cumulative(90, Dimension.Account);
        Instant first = At(2026, 1, 1);
        RequestLog history = Log(
            Submitted(20m, first, "R-2"), Submitted(25m, first, "R-3").Approved(Officer, first, 5m),
            Submitted(400m, first, "R-4", new WriteOffSubject { Account = "C-2" }),
            Submitted(400m, first, "R-5").Apply(ApprovalEvent.Rejected("R-5", Officer, first)),
            WriteOffRequest.FromLog([Draft("R-6", 400m, first)]));
        WriteOffRequest request = Submitted(10m, first);
        ApprovalDecision over = policy.Decide(request, history, Officer, first + Duration.FromDays(89), Dollars(5.01m)),
            at = policy.Decide(request, history, Officer, first + Duration.FromDays(89), Dollars(5m)),
            late = policy.Decide(request, history, Officer, first + Duration.FromDays(90), Dollars(5.01m));
        Assert.Equal(("Authority", Dollars(30.01m)), (Violated(over), over.Counted));
        Assert.Equal(["R-2", "R-3"], over.CountedRequests);
        Assert.Contains("30.01 USD with R-2 and R-3, of account 'C-1' within 90 days, by Ben", over.ToString(), StringComparison.Ordinal);
        Assert.Equal((true, Dollars(30m)), (at.IsAllowed, at.Counted));
        Assert.Equal((true, Dollars(25.01m)), (late.IsAllowed, late.Counted));
        Assert.Equal(["R-2"], late.CountedRequests);
    }

    /// <summary>Posted 25 of which 10 were reversed count with 15; what was recorded after the decision does not count.</summary>
    [Fact]
    public void What_is_left_of_a_posted_request_counts_as_it_was_known()
    {
        ApprovalPolicy policy = Plain.Cumulative(90, Dimension.Account);
        WriteOffRequest posted = Submitted(25m, At(1), "R-2").Approved(Officer, At(2), 25m)
            .Apply(ApprovalEvent.Posted("R-2", Clerk, At(3), Dollars(25m)))
            .Apply(ApprovalEvent.Reversed("R-2", Clerk, At(4), Dollars(10m)) with { RecordedAt = At(10) });
        Assert.Equal(Dollars(26m), Decide(At(9)).Counted);
        Assert.Equal(Dollars(16m), Decide(At(10)).Counted);

        ApprovalDecision Decide(Instant at) => policy.Decide(Submitted(1m, At(5)), Log(posted), Officer, at, Dollars(1m));
    }

    [Fact]
    public void A_request_in_the_history_does_not_count_twice_and_must_state_what_amounts_add_up_by()
    {
        ApprovalPolicy policy = Plain.Cumulative(90, Dimension.Account);
        WriteOffRequest request = Submitted(20m, At(1));
        Assert.Equal(Dollars(20m), policy.Decide(request, Log(request), Officer, At(2), Dollars(20m)).Counted);
        WriteOffRequest nameless = Submitted(20m, At(1), subject: new WriteOffSubject());
        Assert.Equal("Window", Violated(policy.Decide(nameless, None, Officer, At(2), Dollars(20m))));
        Assert.Throws<ArgumentException>(() => policy.Cumulative(90, Dimension.Request));
    }

    /// <summary>Of two windows, the account has 22 and the region 25 with 3 granted: 28 counts.</summary>
    [Fact]
    public void Of_several_windows_the_greatest_amount_counts()
    {
        ApprovalPolicy policy = Plain.Cumulative(90, Dimension.Account).Cumulative(30, "region");
        WriteOffSubject here = new WriteOffSubject { Account = "C-1" }.With("region", "north"),
            there = new WriteOffSubject { Account = "C-2" }.With("region", "north");
        RequestLog history = Log(
            Submitted(22m, At(1), "R-2", new WriteOffSubject { Account = "C-1" }), Submitted(25m, At(1), "R-3", there));
        ApprovalDecision found = policy.Decide(Submitted(3m, At(1), subject: here), history, Officer, At(2), Dollars(3m));
        Assert.Equal(Dollars(28m), found.Counted);
        Assert.Equal(["R-3"], found.CountedRequests);
    }

    [Fact]
    public void What_is_decided_is_the_request_as_it_is_known()
    {
        WriteOffRequest old = Submitted(5m, At(1));
        WriteOffRequest changed = old.Apply(
            ApprovalEvent.Amended("R-1", Clerk, At(2), Dollars(20m), new WriteOffSubject { Account = "C-9" }));
        Assert.Equal("Step", Violated(Plain.Decide(old, Log(changed), Officer, At(3), Dollars(5m))));
        Assert.Equal("", Violated(Plain.Decide(changed, Log(changed), Officer, At(3), Dollars(5m))));
    }

    /// <summary>The history was read once, before the first of two approvals.</summary>
    [Fact]
    public void Two_approvals_in_a_row_are_decided_with_one_history()
    {
        ApprovalPolicy policy = Plain.RequiringTwoPeople().Cumulative(90, Dimension.Account);
        WriteOffRequest request = Submitted(5m, At(1));
        RequestLog history = Log(request, Submitted(7m, At(1), "R-2"));
        WriteOffRequest once = request.Apply(policy.Decide(request, history, Officer, At(2), Dollars(5m)).ToEvent());
        ApprovalDecision second = policy.Decide(once, history, Manager, At(2), Dollars(5m));
        Assert.Equal(("", 0, Dollars(12m)), (Violated(second), second.MissingApprovals, second.Counted));

        // The other way round the request passed is old, though the step by itself would be possible.
        Assert.Equal("Step", Violated(policy.Decide(request, Log(once), Manager, At(3), Dollars(5m))));
        Assert.Contains("which is not what the history knows of it at 2026-06-03T12:00:00Z", policy.Decide(
            request, Log(once), Manager, At(3), Dollars(5m)).Violations.Single().Why, StringComparison.Ordinal);

        // What the history did not know yet at the instant of the decision does not count against it.
        Assert.Equal("", Violated(policy.Decide(request, Log(once), Manager, At(2) - Duration.Epsilon, Dollars(5m))));
    }

    [Fact]
    public void A_log_that_parts_from_the_history_is_not_decided()
    {
        WriteOffRequest request = Submitted(5m, At(1)),
            here = request.Apply(ApprovalEvent.Amended("R-1", Clerk, At(2), Dollars(5m), request.Subject)),
            there = request.Apply(ApprovalEvent.Amended("R-1", Clerk, At(2), Dollars(6m), request.Subject));
        Assert.Equal("Step", Violated(Plain.Decide(here, Log(there), Officer, At(3), Dollars(5m))));
        WriteOffRequest further = here.Apply(ApprovalEvent.Amended("R-1", Clerk, At(3), Dollars(6m), request.Subject));
        Assert.Equal("Step", Violated(Plain.Decide(further, Log(there), Officer, At(3), Dollars(5m))));
        Assert.Equal("", Violated(Plain.Decide(further, Log(here), Officer, At(3), Dollars(5m))));

        // A log with the same id and another draft is another request.
        Assert.Equal("Step", Violated(Plain.Decide(further, Log(Submitted(5m, At(1), evidence: ApprovalEvidence.FromReference("a", "b"))),
            Officer, At(3), Dollars(5m))));
    }

    /// <summary>Sent back, it is decided anew: who approved before has no part in it, and who answers does not approve.</summary>
    [Fact]
    public void Who_answers_is_no_approver()
    {
        ApprovalPolicy policy = Plain.RequiringTwoPeople();
        WriteOffRequest once = Submitted(5m, At(1)).Apply(
            ApprovalEvent.Approved("R-1", Officer, At(2), Dollars(5m)) with { RequiredApprovals = 2 });
        WriteOffRequest answered = once.Apply(ApprovalEvent.Returned("R-1", Manager, At(3)))
            .Apply(ApprovalEvent.Answered("R-1", Officer, At(4)));
        Assert.Empty(answered.Approvers);
        Assert.Equal("SelfApproval", Violated(policy.Decide(answered, None, Officer, At(5), Dollars(5m))));
        Assert.Equal(1, policy.Decide(answered, None, Board, At(5), Dollars(5m)).MissingApprovals);
    }

    [Fact]
    public void The_authority_of_a_person_counts_once_whoever_uses_it()
    {
        ApprovalEvidence letter = ApprovalEvidence.FromReference("letter", "L-1");
        ApprovalPolicy policy = Plain.RequiringTwoPeople().WithDelegations(
            Delegation.InWriting(Manager, "Ben", At(1), At(30), letter), Delegation.InWriting(Manager, "Eve", At(1), At(30), letter));
        ApprovalActor eve = ApprovalActor.FromRole("Eve", "Officer");
        WriteOffRequest request = Submitted(500m, At(1));
        WriteOffRequest byBen = request.Apply(policy.Decide(request, None, Officer, At(2), Dollars(500m)).ToEvent());
        Assert.Equal("Cleo", byBen.Events[^1].OnBehalfOf);
        Assert.Equal("Step", Violated(policy.Decide(byBen, None, eve, At(3), Dollars(500m))));
        Assert.Equal("Step", Violated(policy.Decide(byBen, None, Manager, At(3), Dollars(500m))));
        Assert.Equal("", Violated(policy.Decide(byBen, None, Board, At(3), Dollars(500m))));
        WriteOffRequest byCleo = request.Apply(policy.Decide(request, None, Manager, At(2), Dollars(500m)).ToEvent());
        Assert.Equal("Step", Violated(policy.Decide(byCleo, None, Officer, At(3), Dollars(500m))));
    }

    [Fact]
    public void Evidence_is_for_what_is_requested_now()
    {
        ApprovalPolicy policy = Plain.RequiringEvidence(AmountRange.All, "report", 1);
        WriteOffRequest request = Submitted(5m, At(1), evidence: ApprovalEvidence.FromReference("report", "A-7"));
        WriteOffRequest more = request.Apply(ApprovalEvent.Amended("R-1", Clerk, At(2), Dollars(6m), request.Subject)),
            other = request.Apply(ApprovalEvent.Amended("R-1", Clerk, At(2), Dollars(6m), new WriteOffSubject { Account = "C-2" }));
        Assert.Equal("", Violated(policy.Decide(more, None, Officer, At(3), Dollars(6m))));
        Assert.Equal("Evidence", Violated(policy.Decide(other, None, Officer, At(3), Dollars(6m))));
    }

    /// <summary>Cleo set the limit, Fay did not: of two delegations the one without an objection is used.</summary>
    [Fact]
    public void A_delegator_is_barred_as_they_would_be_themselves()
    {
        ApprovalEvidence letter = ApprovalEvidence.FromReference("letter", "L-1");
        var fay = ApprovalActor.FromRole("Fay", "Manager");
        WriteOffRequest request = Submitted(500m, At(1), subject: new WriteOffSubject { CreditLimitSetBy = "Cleo" });
        ApprovalPolicy one = Plain.WithDelegations(Delegation.InWriting(Manager, "Ben", At(1), At(30), letter)),
            two = one.WithDelegations(Delegation.InWriting(fay, "Ben", At(1), At(30), letter));
        Assert.Equal("CreditLimit", Violated(one.Decide(request, None, Officer, At(2), Dollars(500m))));
        ApprovalDecision byFay = two.Decide(request, None, Officer, At(2), Dollars(500m));
        Assert.Equal(("", "Fay"), (Violated(byFay), byFay.Delegation!.From.Person));
    }

    /// <summary>Cleo approved already, so that her authority is used up; Fay's is not.</summary>
    [Fact]
    public void Of_two_delegations_the_one_that_is_not_used_up_is_used()
    {
        ApprovalEvidence letter = ApprovalEvidence.FromReference("letter", "L-1");
        var fay = ApprovalActor.FromRole("Fay", "Manager");
        ApprovalPolicy policy = Plain.RequiringTwoPeople().WithDelegations(
            Delegation.InWriting(Manager, "Ben", At(1), At(30), letter), Delegation.InWriting(fay, "Ben", At(1), At(30), letter));
        WriteOffRequest request = Submitted(500m, At(1)),
            once = request.Apply(policy.Decide(request, None, Manager, At(2), Dollars(500m)).ToEvent());
        ApprovalDecision second = policy.Decide(once, None, Officer, At(3), Dollars(500m));
        Assert.Equal(("", "Fay"), (Violated(second), second.Delegation!.From.Person));
    }

    [Fact]
    public void Nobody_approves_what_they_requested_changed_or_handed_in()
    {
        WriteOffRequest request = WriteOffRequest.FromLog(
        [
            Draft("R-1", 5m, At(1)), ApprovalEvent.Amended("R-1", Officer, At(1), Dollars(6m), new WriteOffSubject()),
            ApprovalEvent.Submitted("R-1", Manager, At(1)),
        ]);
        Assert.Equal("SelfApproval", Violated(Plain.Decide(request, None, Officer, At(2), Dollars(6m))));
        Assert.Equal("SelfApproval", Violated(Plain.Decide(request, None, Manager, At(2), Dollars(6m))));
        Assert.Equal("", Violated(Plain.Decide(request, None, Board, At(2), Dollars(6m))));
    }

    [Fact]
    public void Two_approvals_are_two_people()
    {
        ApprovalPolicy policy = Plain.RequiringTwoPeople();
        WriteOffRequest request = Submitted(5m, At(1));
        ApprovalDecision first = policy.Decide(request, None, Officer, At(2), Dollars(5m));
        Assert.Equal((true, 2, 1), (first.IsAllowed, first.RequiredApprovals, first.MissingApprovals));
        WriteOffRequest once = request.Apply(first.ToEvent());
        Assert.Equal(RequestState.Submitted, once.State);
        Assert.Equal("Step", Violated(policy.Decide(once, None, Officer, At(3), Dollars(5m))));
        ApprovalDecision second = policy.Decide(once, None, Manager, At(3), Dollars(4m));
        WriteOffRequest twice = once.Apply(second.ToEvent());
        Assert.Equal((RequestState.Approved, Dollars(4m), 0), (twice.State, twice.Granted!.Value, second.MissingApprovals));
        Assert.Equal(["Ben", "Cleo"], twice.Approvers);
    }

    [Fact]
    public void Many_people_are_wanted_by_amount()
    {
        ApprovalPolicy policy = Plain.RequiringPeople(AmountRange.Above(1_000m), 3).RequiringPeople(AmountRange.From(500m), 2);
        Assert.Equal(1, policy.Ask(499.99m, "Board", At(1)).RequiredApprovals);
        Assert.Equal(2, policy.Ask(1_000m, "Board", At(1)).RequiredApprovals);
        Assert.Equal(3, policy.Ask(1_000.01m, "Board", At(1)).RequiredApprovals);
    }

    [Fact]
    public void Duties_are_kept_apart()
    {
        ApprovalPolicy policy = Plain.Separating("cash application", ApprovalDuty.Requesting).Separating("sales", ApprovalDuty.Approving);
        ApprovalActor cashier = Clerk with { OtherRoles = ["cash application"] };
        var request = WriteOffRequest.FromLog(
        [
            ApprovalEvent.Drafted("R-1", cashier, At(1), Dollars(5m), new WriteOffSubject { CreditLimitSetBy = "Cleo" }),
            ApprovalEvent.Submitted("R-1", Clerk, At(1)),
        ]);
        Assert.Equal("SeparatedDuties", Violated(policy.Decide(request, None, Board, At(2), Dollars(5m))));
        Assert.Equal("SeparatedDuties, CreditLimit", Violated(policy.Decide(request, None, Manager, At(2), Dollars(5m))));
        Assert.Contains("'cash application' has no part in requesting", policy.ToString(), StringComparison.Ordinal);
        Assert.Equal("SeparatedDuties", Violated(policy.Decide(
            Submitted(5m, At(1)), None, Board with { OtherRoles = ["sales"] }, At(2), Dollars(5m))));
    }

    /// <summary>The term is from the 10th to the 20th, whose instants are noon: then it is over.</summary>
    [Fact]
    public void A_delegation_holds_for_its_term()
    {
        ApprovalEvidence letter = ApprovalEvidence.FromReference("letter", "L-1");
        ApprovalPolicy policy = Plain.WithDelegations(Delegation.InWriting(Manager, "Ben", At(10), At(20), letter));
        Assert.Equal("Authority, Delegation", Violated(Decide(At(10) - Duration.Epsilon)));
        Assert.Equal(("", letter), (Violated(Decide(At(10))), Decide(At(10)).Delegation!.Writing));
        Assert.Equal([letter], Decide(At(10)).ToEvent().Evidence);
        Assert.Equal(Dollars(1_000m), Decide(At(10)).Limit);
        Assert.Equal("Authority, Delegation", Violated(Decide(At(20))));

        // What the officer may approve as an officer needs no delegation.
        Assert.Equal("", Violated(policy.Decide(Submitted(30m, At(1)), None, Officer, At(25), Dollars(30m))));

        // Authority of somebody who requested is none.
        var own = WriteOffRequest.FromLog([ApprovalEvent.Drafted("R-1", Manager, At(1), Dollars(500m), new WriteOffSubject()),
            ApprovalEvent.Submitted("R-1", Clerk, At(1))]);
        Assert.Equal("Delegation", Violated(policy.Decide(own, None, Officer, At(15), Dollars(500m))));

        ApprovalDecision Decide(Instant at) => policy.Decide(Submitted(500m, At(1)), None, Officer, at, Dollars(500m));
    }

    [Fact]
    public void Small_balances_are_approved_by_a_rule_and_by_people()
    {
        ApprovalPolicy policy = Plain.RequiringTwoPeople().ApprovingSmallBalances(5m, "small balances");
        ApprovalActor batch = ApprovalActor.FromRole("batch 7", "small balances");
        ApprovalDecision at = policy.Decide(Submitted(5m, At(1)), None, batch, At(2), Dollars(5m)),
            above = policy.Decide(Submitted(5.01m, At(1)), None, batch, At(2), Dollars(5.01m));
        Assert.Equal(("", 1), (Violated(at), at.RequiredApprovals));
        Assert.Equal("SmallBalance", Violated(above));
        Assert.Equal("SmallBalance", Violated(policy.Decide(Submitted(40_000m, At(1)), None, batch, At(2), Dollars(5m))));
        Assert.Equal(Dollars(5m), at.Limit);
        Assert.Equal(["Officer", "Manager", "Board"], above.Violations[0].SufficientRoles);
        Assert.Equal(2, policy.Ask(5m, "Officer", At(1)).RequiredApprovals);
        Assert.Throws<ArgumentException>(() => Plain.ApprovingSmallBalances(5m, "Officer"));
    }

    /// <summary>25.86 EUR at 1.16 are 29.9976 USD, and 25.87 are 30.0092, which is above 30.</summary>
    [Fact]
    public void Other_currencies_are_compared_by_the_rate_of_the_day_only()
    {
        var eur = Currency.FromCode("EUR");
        ApprovalPolicy policy = Plain.WithRates(
            ExchangeRates.FromRates([(new LocalDate(2026, 6, 2), eur, Usd, 1.16m)]).WithSource("the bank"), DateTimeZone.Utc);
        ApprovalDecision below = Decide(policy, 25.86m, At(2)), above = Decide(policy, 25.87m, At(2));
        Assert.Equal(("", Dollars(30m)), (Violated(below), below.Counted));
        Assert.Equal("EUR in USD at 1.16, the rate for 2026-06-02; the bank", below.Rate);
        Assert.Equal("Authority", Violated(above));
        Assert.Equal("Currency", Violated(Decide(policy, 1m, At(3))));
        Assert.Equal("Currency", Violated(Decide(Plain, 1m, At(2))));

        // Without a rate the amount is not known; what the officer may approve is.
        Assert.Equal((null, Dollars(30m)), (Decide(policy, 1m, At(3)).Counted, Decide(policy, 1m, At(3)).Limit));

        ApprovalDecision Decide(ApprovalPolicy by, decimal amount, Instant at)
        {
            var request = WriteOffRequest.FromLog(
            [
                ApprovalEvent.Drafted("R-1", Clerk, At(1), Money.FromDecimal(amount, eur), new WriteOffSubject()),
                ApprovalEvent.Submitted("R-1", Clerk, At(1)),
            ]);
            return by.Decide(request, None, Officer, at, Money.FromDecimal(amount, eur));
        }
    }

    [Fact]
    public void More_than_is_requested_and_what_is_not_handed_in_cannot_be_approved()
    {
        Assert.Equal("Step", Violated(Plain.Decide(Submitted(5m, At(1)), None, Officer, At(2), Dollars(5.01m))));
        Assert.Equal("Step", Violated(Plain.Decide(WriteOffRequest.FromLog([Draft("R-1", 5m, At(1))]), None, Officer, At(2), Dollars(5m))));
    }

    private static string Violated(ApprovalDecision decision) => string.Join(", ", decision.Violations.Select(one => one.Rule));
}
