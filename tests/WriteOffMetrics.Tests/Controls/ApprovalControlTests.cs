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

    private static readonly WriteOffSubject Old = new() { Account = "C-1", Document = "D-1", DueDate = new LocalDate(2026, 1, 31) };

    [Fact]
    public void An_amount_inside_authority_with_all_that_the_policy_wants_is_no_finding_of_any_test()
    {
        RequestLog log = Log(Submitted(1_200m, At(1), "R-1", Old, Report("A-1")).Approved(Board, At(2), 1_200m));
        foreach (ControlTest test in All)
        {
            ControlResult result = Run(test, log);
            Assert.Equal((ControlStatus.Tested, 1L, 0L, "approvals"), (result.Status, result.LookedAt, result.LeftOut, result.LooksAt));
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
        Assert.Equal(("R-2", ApprovalEventKind.Approved, 1L), (evidence.Steps[0].Request, evidence.Steps[0].Kind, evidence.Count));
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
        Assert.Equal(["after", "no table"], RequestsOf(ControlTest.BeyondAuthority().Run(Inputs(log, policy, null))));
    }

    [Fact]
    public void Fewer_people_than_required_are_beyond_authority_where_the_request_counted_as_approved()
    {
        WriteOffRequest one = Submitted(5_000m, At(1), "R-1", Old, Report("A-1")).Approved(Board, At(2), 5_000m);
        Finding finding = Assert.Single(Run(ControlTest.BeyondAuthority(), Log(one)).Findings);
        Assert.Equal(
            "Found approvals by 1 person of an amount that needs 2 people; so many are allowed. Ask the "
                + "others.", finding.Faults[0].Message);

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
            Missing(ControlTest.PostedWithoutApproval(), new ControlInputs
            {
                Ledger = Generate.Ledger([Entry(10m, 2)]), Requests = log, Zone = DateTimeZone.Utc,
            }),
        ];
        Assert.Equal(
        [
            "No requests were given. Set ControlInputs.Requests.", "No policy was given. Set ControlInputs.Policy.",
            "The policy wants no evidence. State it with RequiringEvidence, or leave the test out.",
            "The policy wants no days overdue. State them with RequiringDaysOverdue, or leave the test out.",
            "No instant of the review was given. Set ControlInputs.At.",
            "No time zone was given, in which recorded dates are days. Set ControlInputs.Zone.",
            "No write-off names a request. State it in the dimension 'request'.",
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
                "Found 10.00 USD submitted for 2 days; up to 47.98 hours is allowed. Ask who has it, and whether it is provided for.",
                result.Findings[0].Faults[0].Message);
        }
    }

    [Fact]
    public void Every_reason_why_a_write_off_is_without_approval_has_its_words()
    {
        RequestLog log = Log(
            Submitted(100m, At(1), "good", Old).Approved(Manager, At(10), 80m), Submitted(100m, At(1), "waits", Old),
            Submitted(100m, At(1), "late", Old).Approved(Manager, At(12), 100m),
            Submitted(100m, At(1), "gone", Old).Approved(Manager, At(5), 100m).Apply(ApprovalEvent.Withdrawn("gone", Clerk, At(6))),
            Submitted(100m, At(1), "other", Old).Approved(Manager, At(5), 100m));
        LedgerEntry[] entries =
        [
            Entry(50m, 10, "good"), Entry(50m, 11, "good"), Entry(10m, 11, null), Entry(10m, 11, "unknown"), Entry(10m, 11, "waits"),
            Entry(10m, 11, "late"), Entry(10m, 11, "gone"), Entry(10m, 11, "other") with { Account = "C-2" },
            Entry(10m, 11, "other") with { Document = "D-2" }, Entry(10m, 11, "other") with { Category = EntryCategory.CreditBalance },
            Entry(10m, 11, "other") with { Account = null, Document = null }, Entry(10m, 12, "late"),
        ];
        ControlResult result = ControlTest.PostedWithoutApproval().Run(Inputs(log, entries));
        string[] words = [.. result.Findings.Select(finding => finding.Faults[0].Message)];
        Assert.Equal(
        [
            "Found a write-off of 50.00 USD on 2026-06-11, of which its request still allows 30.00 USD; so much is allowed. Ask who "
                + "posted it, "
                + "and have it approved or reversed.",
            "Found no request of a write-off of 10.00 USD on 2026-06-11; one that is approved is needed. Ask who posted it, and have it "
                + "approved or reversed.",
            "Found a write-off of 10.00 USD on 2026-06-11 with a request that the log does not have; one that is approved is needed. Ask "
                + "who "
                + "posted it, and have it approved or reversed.",
            "Found a write-off of 10.00 USD on 2026-06-11 with a request that was not approved then; one that is approved is needed. Ask "
                + "who "
                + "posted it, and have it approved or reversed.",
            "Found a write-off of 10.00 USD on 2026-06-11, recorded before its request was approved; the same day or a later one is "
                + "allowed. "
                + "Ask who posted it, and who knew.",
            words[3], .. Enumerable.Repeat(
                "Found a write-off of 10.00 USD on 2026-06-11 with a request of another account, document, category or currency; one of "
                    + "the "
                + "same is needed. Ask who posted it, and have it approved or reversed.", 3),
        ], words);
        Assert.Equal([20m, .. Enumerable.Repeat(10m, 8)], result.Findings.Select(finding => finding.AmountAtStake!.Value.ToDecimal()));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], result.Groups().Select(group => group[0]));
        Assert.Equal(12, result.LookedAt);
    }

    [Fact]
    public void A_reversal_in_the_ledger_gives_back_and_one_in_the_log_takes_away()
    {
        WriteOffRequest corrected = Submitted(100m, At(1), "corrected", Old).Approved(Manager, At(2), 100m);
        WriteOffRequest reversed = Submitted(100m, At(1), "reversed", Old).Approved(Manager, At(2), 100m)
            .Apply(ApprovalEvent.Posted("reversed", Clerk, At(3), Dollars(100m)))
            .Apply(ApprovalEvent.Reversed("reversed", Clerk, At(4), Dollars(40m)));
        LedgerEntry[] entries =
        [
            Entry(100m, 3, "corrected"), Undo(100m, 4, "corrected"), Entry(100m, 5, "corrected"),
            Entry(100m, 3, "reversed"), Undo(40m, 4, "reversed"), Entry(40m, 5, "reversed"),
        ];
        ControlResult result = ControlTest.PostedWithoutApproval().Run(Inputs(Log(corrected, reversed), entries));
        Assert.Equal([[5]], result.Groups());
        Assert.Equal(Dollars(40m), result.Findings[0].AmountAtStake);
    }

    /// <summary>
    /// Posted and reversed on the 3rd: what was written off was approved. What is written off after the reversal, on the same day or a
    /// later one, is not. Found by planted reversals.
    /// </summary>
    [Fact]
    public void What_is_reversed_on_the_day_of_the_write_off_was_approved_all_the_same()
    {
        WriteOffRequest once = Reversed("once", 100m), part = Reversed("part", 40m), again = Reversed("again", 100m);
        LedgerEntry[] entries =
        [
            Entry(100m, 3, "once"), Undo(100m, 3, "once"), Entry(100m, 3, "part"), Undo(40m, 3, "part"), Entry(100m, 4, "part"),
            Entry(100m, 3, "again"), Undo(100m, 3, "again"), Entry(100m, 3, "again"),
        ];
        ControlResult result = ControlTest.PostedWithoutApproval().Run(Inputs(Log(once, part, again), entries));
        Assert.Equal([[4], [7]], result.Groups());

        static WriteOffRequest Reversed(string id, decimal amount) => Submitted(100m, At(1), id, Old).Approved(Manager, At(2), 100m)
            .Apply(ApprovalEvent.Posted(id, Clerk, At(3), Dollars(100m)))
            .Apply(ApprovalEvent.Reversed(id, Clerk, At(3), Dollars(amount)));
    }

    [Theory]
    [InlineData(-5, false)]
    [InlineData(13, true)]
    public void The_day_of_an_approval_is_that_of_the_zone(int hours, bool isFound)
    {
        // Approved at noon UTC of the 10th: in a zone 13 hours ahead it is the 11th, and the write-off was recorded on the 10th.
        RequestLog log = Log(Submitted(100m, At(1), "R-1", Old).Approved(Manager, At(10), 100m));
        ControlResult result = ControlTest.PostedWithoutApproval().Run(
            Inputs(log, Policy, DateTimeZone.ForOffset(Offset.FromHours(hours)), Entry(100m, 10, "R-1")));
        Assert.Equal(isFound, result.Findings.Count == 1);
    }

    [Fact]
    public void The_summary_adds_up_to_all_write_offs()
    {
        // 80 of 100 inside (a manager), 40 beyond (an officer's 40), 20 more than granted and 60 without a request: 200 in all.
        RequestLog log = Log(
            Submitted(100m, At(1), "inside", Old).Approved(Manager, At(2), 80m),
            Submitted(40m, At(1), "beyond", Old).Approved(Officer, At(2), 40m),
            Submitted(10m, At(1), "self", Old).Approved(ApprovalActor.FromRole("Ada", "Manager"), At(2), 10m));
        LedgerEntry[] entries = [Entry(100m, 3, "inside"), Entry(40m, 3, "beyond"), Entry(60m, 3, null)];
        GovernanceSummary summary = Suite.Run(Inputs(log, entries)).Governance;
        Assert.Equal(
            (Dollars(200m), Dollars(80m), Dollars(40m), Dollars(80m)),
            (summary.WriteOffs, summary.InsideAuthority!.Value, summary.BeyondAuthority!.Value, summary.WithoutApproval!.Value));
        Assert.Equal((Ratio.FromPercent(40m), 1L, 3L), (summary.ShareInsideAuthority!.Value, summary.SelfApprovals, summary.Approvals));
        Assert.Empty(summary.Notes);
        Assert.Equal(
            "200.00 USD written off, 40.0 % of it inside authority, 80.00 USD without approval; 1 self-approval", summary.ToString());
    }

    [Fact]
    public void What_the_summary_cannot_know_is_null_and_noted()
    {
        LedgerEntry[] entries = [Entry(100m, 3, "R-1")];
        RequestLog log = Log(Submitted(100m, At(1), "R-1", Old).Approved(Manager, At(2), 100m));
        GovernanceSummary without = Suite.Run(new ControlInputs { Ledger = Generate.Ledger(entries) }).Governance;
        Assert.Equal((null, null), (without.InsideAuthority, without.WithoutApproval));
        Assert.Equal((null, null), (without.SelfApprovals, without.Approvals));
        Assert.Equal(["No requests were given. Set ControlInputs.Requests."], without.Notes);

        GovernanceSummary noPolicy = Suite.Run(Inputs(log, null, DateTimeZone.Utc, entries)).Governance;
        Assert.Equal((null, Dollars(0m), 0L), (noPolicy.InsideAuthority, noPolicy.WithoutApproval!.Value, noPolicy.SelfApprovals));
        Assert.Equal(["No policy was given. Set ControlInputs.Policy."], noPolicy.Notes);

        GovernanceSummary nothing = Suite.Run(Inputs(log)).Governance;
        Assert.Equal((Dollars(0m), Dollars(0m), null), (nothing.WriteOffs, nothing.InsideAuthority!.Value, nothing.ShareInsideAuthority));
    }

    private static readonly ControlTest[] All =
    [
        ControlTest.BeyondAuthority(), ControlTest.SelfApproved(), ControlTest.DutiesNotSeparated(), ControlTest.EvidenceMissing(),
        ControlTest.ApprovedBeforeOverdue(),
    ];

    private static readonly ControlSuite Suite = ControlSuite.FromTests(All);

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

    private static LedgerEntry Entry(decimal amount, int recorded, string? request = null) =>
        LedgerEntry.WriteOff(new LocalDate(2026, 6, recorded), Dollars(amount)) with
        {
            RecordedDate = new LocalDate(2026, 6, recorded),
            Account = "C-1",
            Document = "D-1",
            Request = request,
        };

    private static LedgerEntry Undo(decimal amount, int recorded, string request) =>
        LedgerEntry.Reversal(new LocalDate(2026, 6, recorded), Dollars(amount)) with
        {
            RecordedDate = new LocalDate(2026, 6, recorded),
            Account = "C-1",
            Document = "D-1",
            Request = request,
        };
}
