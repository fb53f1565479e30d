using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Write-offs against the requests that they name, and the summary of both. Managers approve up to 1,000, officers up to 30; requests are
/// for the document D-1 of the account C-1.
/// </summary>
public sealed class PostingControlTests
{
    private static readonly ApprovalPolicy Policy = ApprovalPolicy.FromTables(
        Usd, (At(2026, 1, 1), [Authority.UpTo(30m, "Officer"), Authority.UpTo(1_000m, "Manager"), Authority.Above(1_000m, "Board")]));

    private static readonly WriteOffSubject Subject = new() { Account = "C-1", Document = "D-1" };

    [Fact]
    public void Every_reason_why_a_write_off_is_without_approval_has_its_words()
    {
        RequestLog log = Log(
            Asked(100m, "good").Approved(Manager, At(10), 80m), Asked(100m, "waits"), Asked(100m, "late").Approved(Manager, At(12), 100m),
            Asked(100m, "gone").Approved(Manager, At(5), 100m).Apply(ApprovalEvent.Withdrawn("gone", Clerk, At(6))),
            Asked(100m, "other").Approved(Manager, At(5), 100m), Asked(100m, "half").Apply(
                ApprovalEvent.Approved("half", Manager, At(5), Dollars(100m)) with { RequiredApprovals = 2 }));
        LedgerEntry[] entries =
        [
            Entry(50m, 10, "good"), Entry(50m, 11, "good"), Entry(10m, 11, null), Entry(10m, 11, "unknown"), Entry(10m, 11, "waits"),
            Entry(10m, 11, "late"), Entry(10m, 11, "gone"), Entry(10m, 11, "other") with { Account = "C-2" },
            Entry(10m, 11, "other") with { Document = "D-2" }, Entry(10m, 11, "other") with { Category = EntryCategory.CreditBalance },
            Entry(10m, 11, "other") with { Account = null, Document = null }, Entry(10m, 12, "late"), Entry(10m, 12, "half"),
        ];
        ControlResult result = Run(log, entries);
        const string Ask = "Ask who posted it, and have it approved or reversed.", Ten = "Found a write-off of 10.00 USD on 2026-06-11";
        Assert.Equal(
        [
            "Found a write-off of 50.00 USD on 2026-06-11, of which its request still allows 30.00 USD; so much is allowed. " + Ask,
            "Found no request of a write-off of 10.00 USD on 2026-06-11; one that is approved is needed. " + Ask,
            Ten + " with a request that the log does not have; one that is approved is needed. " + Ask,
            Ten + " with a request that was not approved then; one that is approved is needed. " + Ask,
            Ten + ", recorded before its request was approved; the same day or a later one is allowed. Ask who posted it, and who knew.",
            Ten + " with a request that was not approved then; one that is approved is needed. " + Ask,
            Ten + " with a request of another account; one of the same is needed. " + Ask,
            Ten + " with a request of another document; one of the same is needed. " + Ask,
            Ten + " with a request of another category; one of the same is needed. " + Ask,
            "Found a write-off of 10.00 USD on 2026-06-12 with a request that was not approved then; one that is approved is needed. "
                + "" + Ask,
        ], result.Findings.Select(finding => finding.Faults[0].Message));
        Assert.Equal([20m, .. Enumerable.Repeat(10m, 9)], result.Findings.Select(finding => finding.AmountAtStake!.Value.ToDecimal()));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 12], result.Groups().Select(group => group[0]));
        Assert.Equal(13, result.LookedAt);
    }

    [Fact]
    public void A_ledger_of_which_no_write_off_names_a_request_has_none_that_is_approved()
    {
        ControlResult result = Run(Log(Asked(100m, "R-1").Approved(Manager, At(2), 100m)), Entry(10m, 3, null), Entry(20m, 4, null));
        Assert.Equal([[0], [1]], result.Groups());
    }

    [Fact]
    public void A_reversal_in_the_ledger_gives_back_and_one_in_the_log_takes_away()
    {
        WriteOffRequest corrected = Asked(100m, "corrected").Approved(Manager, At(2), 100m);
        WriteOffRequest reversed = Asked(100m, "reversed").Approved(Manager, At(2), 100m)
            .Apply(ApprovalEvent.Posted("reversed", Clerk, At(3), Dollars(100m)))
            .Apply(ApprovalEvent.Reversed("reversed", Clerk, At(4), Dollars(40m)));
        ControlResult result = Run(
            Log(corrected, reversed),
            Entry(100m, 3, "corrected"), Undo(100m, 4, "corrected"), Entry(100m, 5, "corrected"),
            Entry(100m, 3, "reversed"), Undo(40m, 4, "reversed"), Entry(40m, 5, "reversed"));
        Assert.Equal([[5]], result.Groups());
        Assert.Equal(Dollars(40m), result.Findings[0].AmountAtStake);
    }

    [Fact]
    public void What_was_reversed_in_the_log_on_the_day_of_its_posting_was_approved_that_day()
    {
        WriteOffRequest request = Asked(100m, "R-1").Approved(Manager, At(2), 100m)
            .Apply(ApprovalEvent.Posted("R-1", Clerk, At(3), Dollars(100m)))
            .Apply(ApprovalEvent.Reversed("R-1", Clerk, At(3) + Duration.FromHours(6), Dollars(100m)));
        Assert.Empty(Run(Log(request), Entry(100m, 3, "R-1"), Undo(100m, 3, "R-1")).Findings);
        Assert.Equal([[0]], Run(Log(request), Entry(100m, 4, "R-1")).Groups());
    }

    [Fact]
    public void Without_a_recorded_date_the_effective_date_counts()
    {
        WriteOffRequest request = Asked(100m, "R-1").Approved(Manager, At(10), 100m)
            .Apply(ApprovalEvent.Posted("R-1", Clerk, At(11), Dollars(100m)))
            .Apply(ApprovalEvent.Reversed("R-1", Clerk, At(20), Dollars(100m)));
        Assert.Empty(Run(Log(request), Entry(100m, 12, "R-1") with { RecordedDate = null }).Findings);
        Assert.Equal([[0]], Run(Log(request), Entry(100m, 9, "R-1") with { RecordedDate = null }).Groups());
    }

    [Fact]
    public void What_is_of_something_else_uses_nothing_up_and_gives_nothing_back()
    {
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, At(2), 100m));
        ControlResult uses = Run(log, Entry(80m, 3, "R-1") with { Account = "C-2" }, Entry(100m, 4, "R-1"));
        Assert.Equal([[0]], uses.Groups());

        ControlResult gives = Run(
            log, Entry(100m, 3, "R-1"), Undo(100m, 4, "R-1") with { Account = "C-9", Document = "D-9" }, Entry(100m, 5, "R-1"));
        Assert.Equal([[2]], gives.Groups());
        Assert.Equal(Dollars(100m), gives.Findings[0].AmountAtStake);
    }

    [Fact]
    public void A_reversal_takes_off_first_what_was_not_approved()
    {
        // 100 before the approval, 100 after it: the reversal is of the first, and nothing is left for another 100.
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, At(5), 100m));
        ControlResult result = Run(log, Entry(100m, 3, "R-1"), Entry(100m, 6, "R-1"), Undo(100m, 7, "R-1"), Entry(100m, 8, "R-1"));
        Assert.Equal([[0], [3]], result.Groups());
    }

    [Fact]
    public void The_order_in_which_entries_of_a_day_were_offered_changes_no_amount()
    {
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, At(2), 100m));
        LedgerEntry first = Entry(100m, 3, "R-1"), undo = Undo(100m, 5, "R-1"), again = Entry(100m, 5, "R-1");
        LedgerEntry before = Undo(100m, 3, "R-1"), anew = Entry(100m, 3, "R-1");
        foreach (LedgerEntry[] order in (LedgerEntry[][])
            [[first, undo, again], [again, undo, first], [first, before, anew], [before, first, anew], [anew, first, before]])
            Assert.Empty(Run(log, order).Findings);

        // A reversal of what the ledger does not have wins nothing for later days.
        Assert.Equal([[2]], Run(log, Undo(100m, 3, "R-1"), Entry(100m, 4, "R-1"), Entry(100m, 5, "R-1")).Groups());
    }

    [Fact]
    public void A_reversal_of_the_day_makes_no_write_off_larger_than_what_was_granted()
    {
        // 60 are granted. What was reversed on the day of its write-off was written off all the same, 40 of it beyond the grant.
        RequestLog log = Log(Asked(60m, "R-1").Approved(Manager, At(2), 60m));
        LedgerEntry first = Entry(100m, 3, "R-1"), undo = Undo(100m, 3, "R-1"), anew = Entry(60m, 3, "R-1");
        foreach (LedgerEntry[] order in (LedgerEntry[][])[[first, undo, anew], [undo, anew, first], [anew, first, undo]])
            Assert.Equal([40m], Run(log, order).Findings.Select(finding => finding.AmountAtStake!.Value.ToDecimal()));
    }

    [Fact]
    public void What_was_reversed_on_its_day_is_not_reversed_once_more()
    {
        // 100 before the approval are put right on their day, and 100 after it later: what is written off last is within the grant.
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, At(5), 100m));
        ControlResult result = Run(log, Entry(100m, 3, "R-1"), Undo(100m, 3, "R-1"), Entry(100m, 6, "R-1"), Undo(100m, 7, "R-1"),
            Entry(100m, 8, "R-1"));
        Assert.Equal([[0]], result.Groups());
    }

    [Fact]
    public void What_was_reversed_before_the_request_was_drafted_is_not_reversed_once_more()
    {
        // Requests are drafted on 1 June. Without recorded dates both entries count in May.
        LocalDate may = new(2026, 5, 20);
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, At(5), 100m));
        LedgerEntry early = Complete(LedgerEntry.WriteOff(may, Dollars(100m)), "R-1"),
            undone = Complete(LedgerEntry.Reversal(may.PlusDays(1), Dollars(100m)), "R-1");
        ControlResult result = Run(log, early, undone, Entry(100m, 6, "R-1"), Undo(100m, 7, "R-1"), Entry(100m, 8, "R-1"));
        Assert.Equal([[0]], result.Groups());
    }

    [Fact]
    public void Of_a_day_on_which_a_request_changed_the_order_of_entries_changes_no_amount()
    {
        // 100 of one account are granted in the morning, and 50 of another one later on the day: 50 are used, and 50 of the 80 are left.
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, At(2), 100m)
            .Apply(ApprovalEvent.Amended("R-1", Clerk, At(2), Dollars(50m), new WriteOffSubject { Account = "C-2" }))
            .Approved(Manager, At(2), 50m));
        LedgerEntry one = Entry(80m, 2, "R-1"), other = Entry(50m, 2, "R-1") with { Account = "C-2" };
        foreach (LedgerEntry[] order in (LedgerEntry[][])[[one, other], [other, one]])
        {
            Finding finding = Assert.Single(Run(log, order).Findings);
            Assert.Equal((Dollars(30m), one.Account),
                (finding.AmountAtStake, Assert.Single(((EntryEvidence)finding.Evidence).Entries).Account));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void What_was_approved_and_withdrawn_at_one_instant_was_approved_that_day(int hour)
    {
        Instant at = Instant.FromUtc(2026, 6, 3, hour, 0);
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, at, 100m).Apply(ApprovalEvent.Withdrawn("R-1", Clerk, at)));
        Assert.Empty(Run(log, Entry(100m, 3, "R-1")).Findings);
        Assert.Equal([[0]], Run(log, Entry(100m, 4, "R-1")).Groups());
    }

    [Theory]
    [InlineData(-5, false)]
    [InlineData(13, true)]
    public void The_day_of_an_approval_is_that_of_the_zone(int hours, bool isFound)
    {
        // Approved at noon UTC of the 10th: in a zone 13 hours ahead it is the 11th, and the write-off was recorded on the 10th.
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, At(10), 100m));
        ControlResult result = ControlTest.PostedWithoutApproval().Run(new ControlInputs
        {
            Ledger = Generate.Ledger([Entry(100m, 10, "R-1")]),
            Requests = log,
            Zone = DateTimeZone.ForOffset(Offset.FromHours(hours)),
        });
        Assert.Equal(isFound, result.Findings.Count == 1);
    }

    [Fact]
    public void The_summary_adds_up_to_all_write_offs()
    {
        // 80 of 100 inside (a manager), 40 beyond (an officer), 10 by who asked, 20 more than granted and 60 without a request: 210 in all.
        RequestLog log = Log(
            Asked(100m, "inside").Approved(Manager, At(2), 80m), Asked(40m, "beyond").Approved(Officer, At(2), 40m),
            Asked(10m, "self").Approved(ApprovalActor.FromRole("Ada", "Manager"), At(2), 10m));
        GovernanceSummary summary = Summary(
            log, Policy, Entry(100m, 3, "inside"), Entry(40m, 3, "beyond"), Entry(10m, 3, "self"), Entry(60m, 3, null));
        Assert.Equal(
            (Dollars(210m), Dollars(80m), Dollars(50m), Dollars(0m), Dollars(80m)),
            (summary.WriteOffs!.Value, summary.InsideAuthority!.Value, summary.BeyondAuthority!.Value, summary.NotJudged!.Value,
                summary.WithoutApproval!.Value));
        Assert.Equal((1L, 3L), (summary.SelfApprovals, summary.Approvals));
        Assert.Equal(0.38095238m, decimal.Round(summary.ShareInsideAuthority!.Value.ToDecimal(), 8));
        Assert.Empty(summary.Notes);
        Assert.Equal(
            "210.00 USD written off, 38.10 % of it inside authority, 50.00 USD beyond it, 80.00 USD without approval; 1 "
                + "self-approval", summary.ToString());
    }

    [Fact]
    public void Whoever_signs_besides_enough_who_may_takes_nothing_away()
    {
        // The log wants two signatures, the policy one: the officer's is beyond authority, the Board's is enough.
        WriteOffRequest request = Asked(20_000m, "R-1")
            .Apply(ApprovalEvent.Approved("R-1", Officer, At(2), Dollars(20_000m)) with { RequiredApprovals = 2 })
            .Apply(ApprovalEvent.Approved("R-1", Board, At(3), Dollars(20_000m)) with { RequiredApprovals = 2 });
        Assert.Equal(Dollars(20_000m), Summary(Log(request), Policy, Entry(20_000m, 4, "R-1")).InsideAuthority);
        Assert.Equal(Dollars(20_000m), Summary(Log(request), Policy.RequiringTwoPeople(), Entry(20_000m, 4, "R-1")).BeyondAuthority);
    }

    [Fact]
    public void Who_is_kept_apart_from_approving_may_not_and_a_request_by_somebody_kept_apart_takes_nothing_away()
    {
        ApprovalPolicy policy = Policy.Separating("Cashier", ApprovalDuty.Approving).Separating("Clerk", ApprovalDuty.Requesting);
        ApprovalActor both = Manager with { OtherRoles = ["Cashier"] };
        Assert.Equal(
            Dollars(100m), Summary(Log(Asked(100m, "R-1").Approved(both, At(2), 100m)), policy, Entry(100m, 3, "R-1")).BeyondAuthority);
        Assert.Equal(
            Dollars(100m), Summary(Log(Asked(100m, "R-1").Approved(Manager, At(2), 100m)), policy, Entry(100m, 3, "R-1")).InsideAuthority);
    }

    [Fact]
    public void What_the_policy_cannot_tell_is_not_judged()
    {
        ApprovalPolicy later = ApprovalPolicy.FromTables(Usd, (At(20), [Authority.UpTo(1_000m, "Manager")]));
        GovernanceSummary summary = Summary(Log(Asked(100m, "R-1").Approved(Manager, At(2), 100m)), later, Entry(100m, 3, "R-1"));
        Assert.Equal((Dollars(0m), Dollars(100m)), (summary.BeyondAuthority!.Value, summary.NotJudged!.Value));
    }

    [Fact]
    public void Who_asked_for_it_is_beyond_authority_though_the_policy_begins_later()
    {
        ApprovalPolicy later = ApprovalPolicy.FromTables(Usd, (At(20), [Authority.UpTo(1_000m, "Manager")]));
        RequestLog log = Log(Asked(100m, "R-1").Approved(ApprovalActor.FromRole("Ada", "Manager"), At(2), 100m));
        GovernanceSummary summary = Summary(log, later, Entry(100m, 3, "R-1"));
        Assert.Equal((Dollars(100m), Dollars(0m)), (summary.BeyondAuthority!.Value, summary.NotJudged!.Value));
    }

    [Fact]
    public void Where_the_last_approval_has_no_rate_nobody_knows_whether_two_people_were_enough()
    {
        // 3,000 euros; three people are wanted from 2,000 dollars on. There is a rate for the 2nd of June, and none for the 3rd.
        Currency eur = Currency.FromCode("EUR");
        Money amount = Money.FromDecimal(3_000m, eur);
        RequestLog log = RequestLog.FromEvents(
        [
            ApprovalEvent.Drafted("R-1", Clerk, At(1), amount, Subject), ApprovalEvent.Submitted("R-1", Clerk, At(1)),
            ApprovalEvent.Approved("R-1", Board, At(2), amount) with { RequiredApprovals = 2 },
            ApprovalEvent.Approved("R-1", ApprovalActor.FromRole("Eve", "Board"), At(3), amount) with { RequiredApprovals = 2 },
        ]);
        ApprovalPolicy policy = Policy.RequiringPeople(AmountRange.From(2_000m), 3).WithRates(
            ExchangeRates.FromRates([(new LocalDate(2026, 6, 2), eur, Usd, 1.16m)]), DateTimeZone.Utc);
        LedgerEntry entry = LedgerEntry.WriteOff(new LocalDate(2026, 6, 4), amount) with { Request = "R-1" };
        GovernanceSummary summary = Suite.Run(new ControlInputs
        {
            Ledger = WriteOffLedger.FromEntries(eur, [entry]),
            Requests = log,
            Policy = policy,
            Zone = DateTimeZone.Utc,
        }).Governance;
        Assert.Equal((Money.FromDecimal(0m, eur), amount), (summary.InsideAuthority!.Value, summary.NotJudged!.Value));
    }

    [Fact]
    public void An_approval_in_the_stead_of_who_set_the_credit_limit_is_no_authority()
    {
        ApprovalPolicy policy = Policy.WithDelegations(Delegation.InWriting(
            Board, "Cleo", At(1), At(20), ApprovalEvidence.FromReference("letter", "L-1")));
        RequestLog log = Log(Submitted(100m, At(1), "R-1", Subject with { CreditLimitSetBy = "Dov" })
            .Apply(ApprovalEvent.Approved("R-1", Manager, At(2), Dollars(100m)) with { OnBehalfOf = "Dov" }));
        GovernanceSummary summary = Summary(log, policy, Entry(100m, 3, "R-1"));
        Assert.Equal((Dollars(0m), Dollars(100m)), (summary.InsideAuthority!.Value, summary.BeyondAuthority!.Value));
    }

    [Fact]
    public void What_the_summary_cannot_know_is_null_and_noted()
    {
        LedgerEntry[] entries = [Entry(100m, 3, "R-1")];
        RequestLog log = Log(Asked(100m, "R-1").Approved(Manager, At(2), 100m));
        GovernanceSummary without = Suite.Run(new ControlInputs { Ledger = Generate.Ledger(entries) }).Governance;
        Assert.Equal((null, null), (without.InsideAuthority, without.WithoutApproval));
        Assert.Equal((null, null), (without.SelfApprovals, without.Approvals));
        Assert.Equal(["No requests were given. Set ControlInputs.Requests."], without.Notes);

        GovernanceSummary noPolicy = Summary(log, null, entries);
        Assert.Equal((null, Dollars(0m), 0L), (noPolicy.InsideAuthority, noPolicy.WithoutApproval!.Value, noPolicy.SelfApprovals));
        Assert.Equal(["No policy was given. Set ControlInputs.Policy."], noPolicy.Notes);

        GovernanceSummary nothing = Summary(log, Policy);
        Assert.Equal(
            (Dollars(0m), Dollars(0m), null), (nothing.WriteOffs!.Value, nothing.InsideAuthority!.Value, nothing.ShareInsideAuthority));

        Money most = Money.FromMinorUnits(long.MaxValue, Usd);
        GovernanceSummary tooMuch = Suite.Run(new ControlInputs
        {
            Ledger = Generate.Ledger(
                [LedgerEntry.WriteOff(new LocalDate(2026, 1, 1), most), LedgerEntry.WriteOff(new LocalDate(2026, 1, 2), most)]),
        }).Governance;
        Assert.Null(tooMuch.WriteOffs);
        Assert.StartsWith("The write-offs exceed 64 bits of minor units.", tooMuch.Notes[0], StringComparison.Ordinal);
    }

    private static readonly ControlSuite Suite = ControlSuite.FromTests(ControlTest.PostedWithoutApproval());

    private static GovernanceSummary Summary(RequestLog log, ApprovalPolicy? policy, params LedgerEntry[] entries) =>
        Suite.Run(new ControlInputs
        {
            Ledger = Generate.Ledger(entries),
            Requests = log,
            Policy = policy,
            Zone = DateTimeZone.Utc,
        }).Governance;

    private static ControlResult Run(RequestLog log, params LedgerEntry[] entries) =>
        ControlTest.PostedWithoutApproval().Run(new ControlInputs
        {
            Ledger = Generate.Ledger(entries),
            Requests = log,
            Zone = DateTimeZone.Utc,
        });

    private static WriteOffRequest Asked(decimal amount, string id) => Submitted(amount, At(1), id, Subject);

    private static LedgerEntry Entry(decimal amount, int recorded, string? request) =>
        Complete(LedgerEntry.WriteOff(new LocalDate(2026, 6, recorded), Dollars(amount)), request);

    private static LedgerEntry Undo(decimal amount, int recorded, string request) =>
        Complete(LedgerEntry.Reversal(new LocalDate(2026, 6, recorded), Dollars(amount)), request);

    private static LedgerEntry Complete(LedgerEntry entry, string? request) => entry with
    {
        RecordedDate = entry.EffectiveDate,
        Account = "C-1",
        Document = "D-1",
        Request = request,
    };
}
