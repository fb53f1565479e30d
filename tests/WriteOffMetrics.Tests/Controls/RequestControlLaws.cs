using System.Text.Json;
using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Tests.Approvals;
using Xunit.Abstractions;
using static WriteOffMetrics.Tests.Controls.RequestControlModel;

namespace WriteOffMetrics.Tests.Controls;

/// <summary>
/// Random policies, logs and ledgers, of which every control test of requests finds what a model of plain loops finds: whoever changes the
/// one asks the other.
/// </summary>
public sealed class RequestControlLaws(ITestOutputHelper output)
{
    private static readonly Duration Time = Duration.FromHours(20);

    private static readonly DateTimeZone[] Zones =
        [DateTimeZone.Utc, DateTimeZone.ForOffset(Offset.FromHours(13)), DateTimeZone.ForOffset(Offset.FromHours(-13))];

    private static readonly ControlTest[] Tests =
    [
        ControlTest.BeyondAuthority(), ControlTest.SelfApproved(), ControlTest.DutiesNotSeparated(), ControlTest.EvidenceMissing(),
        ControlTest.ApprovedBeforeOverdue(), ControlTest.ApprovalRecordedLate(Time), ControlTest.PendingLongerThan(Time),
        ControlTest.PostedWithoutApproval(),
    ];

    [Fact]
    public void Every_test_of_requests_finds_what_is_written_down()
    {
        int[] counts = new int[Tests.Length];
        Hold(nameof(Every_test_of_requests_finds_what_is_written_down), isOneCurrency: false, one =>
        {
            RequestControlModel model = one.Model;
            (Given[] judged, Given[] converted) = ([.. model.Approvals.Where(given => given.IsBeyond is not null)],
                [.. model.Approvals.Where(given => given.LacksEvidence is not null)]);
            (string, Money)[][] expected =
            [
                [.. AtStake(judged.Where(given => given.IsBeyond!.Value))], [.. AtStake(model.Approvals.Where(given => given.IsSelf))],
                [.. model.DutiesNotSeparated()], [.. AtStake(converted.Where(given => given.LacksEvidence!.Value))],
                [.. AtStake(converted.Where(given => given.IsEarly!.Value))],
                [.. AtStake(model.Approvals.Where(given => given.Event.RecordedAt - given.Event.At > Time))],
                [.. model.PendingLongerThan(Time, one.Inputs.At!.Value)],
            ];
            for (int i = 0; i < expected.Length; i++)
            {
                ControlResult result = Tests[i].Run(one.Inputs);
                bool isTested = result.Status == ControlStatus.Tested;
                (string, Money)[] found = [.. result.Findings.Select(finding => (finding.Faults[0].FoundText!, finding.AmountAtStake!.Value))];
                if (isTested ? !expected[i].SequenceEqual(found) : expected[i].Length > 0)
                    Assert.Fail($"{result}\nexpected {string.Join(", ", expected[i])}\nfound    {string.Join(", ", found)}\n{string.Join("\n", result.Findings.SelectMany(f => f.Faults))}\n{one}");
                counts[i] += found.Length;
                int[] all = [judged.Length, model.Approvals.Count, one.Log.Length, converted.Length, converted.Length, model.Approvals.Count];
                if (isTested && i < all.Length) Assert.Equal(all[i], result.LookedAt);
            }
        });
        output.WriteLine(string.Join(", ", Tests.Zip(counts, (test, count) => $"{test} {count}")));
    }

    [Fact]
    public void Every_write_off_without_approval_is_found_and_the_summary_adds_up()
    {
        Dictionary<Standing, int> seen = [];
        int parts = 0;
        Hold(nameof(Every_write_off_without_approval_is_found_and_the_summary_adds_up), isOneCurrency: false, one =>
        {
            (LedgerEntry Entry, Money Approved, Standing By)[] posted = [.. one.Model.Posted(one.Entries, one.Inputs.Zone!)];
            (int, Money)[] expected = [.. posted.Where(row => row.Approved != row.Entry.Amount)
                .Select(row => (Array.FindIndex(one.Entries, entry => ReferenceEquals(entry, row.Entry)), row.Entry.Amount - row.Approved))];
            ControlReport report = ControlSuite.FromTests(Tests).Run(one.Inputs);
            ControlResult result = report.Results[^1];
            (int, Money)[] found = [.. result.Findings.Select(finding => (
                (int)Assert.Single(((EntryEvidence)finding.Evidence).Entries).Ordinal!.Value, finding.AmountAtStake!.Value))];
            GovernanceSummary summary = report.Governance;
            Compare(expected, found);
            Assert.Equal(posted.Length, result.LookedAt);
            Compare(
                [
                    Sum(row => row.Entry.Amount), Sum(row => row.Entry.Amount - row.Approved), .. new[] { Standing.Inside, Standing.Beyond,
                        Standing.NotJudged }.Select(by => Sum(row => row.By == by ? row.Approved : Money.FromMinorUnits(0, one.Currency))),
                ],
                [
                    summary.WriteOffs!.Value, summary.WithoutApproval!.Value, summary.InsideAuthority!.Value,
                    summary.BeyondAuthority!.Value, summary.NotJudged!.Value,
                ]);
            Assert.Equal(
                (one.Model.Approvals.Count(given => given.IsSelf), one.Model.Approvals.Count),
                ((int)summary.SelfApprovals!.Value, (int)summary.Approvals!.Value));
            parts += posted.Count(row => row.Approved.MinorUnits > 0 && row.Approved != row.Entry.Amount);
            foreach (Standing by in posted.Where(row => row.Approved.MinorUnits > 0).Select(row => row.By))
                seen[by] = seen.GetValueOrDefault(by) + 1;

            Money Sum(Func<(LedgerEntry Entry, Money Approved, Standing By), Money> of) =>
                posted.Aggregate(Money.FromMinorUnits(0, one.Currency), (sum, row) => sum + of(row));

            void Compare<T>(T[] expected, T[] found)
            {
                if (!expected.SequenceEqual(found))
                    Assert.Fail($"expected {string.Join(", ", expected)}\nfound    {string.Join(", ", found)}\n{summary}\n{one}");
            }
        });
        output.WriteLine($"{string.Join(", ", seen)}, {parts} in part");
    }

    private void Hold(string name, bool isOneCurrency, Action<Case> law) =>
        ApprovalModelWalk.Hold(output, name, isOneCurrency, walk => law(new Case(walk)));

    /// <summary>A log of a walk, and write-offs and reversals of what it asks for, or of something else now and then.</summary>
    private sealed class Case
    {
        private readonly ApprovalModelWalk walk;

        public Case(ApprovalModelWalk walk)
        {
            this.walk = walk;
            int steps = walk.OneOf([20, 40, 60]);
            for (int i = 0; i < steps; i++) walk.Step();

            // Subjects of a walk state no document.
            Log = [.. walk.Log.Select(events => (ApprovalEvent[])[.. events.Select(WithDocument)])];
            Currency = walk.Policy.Currency;
            DateTimeZone zone = walk.OneOf(Zones);
            Entries = [.. Enumerable.Range(0, walk.OneOf([0, 5, 10, 15])).Select(_ => OneEntry(zone))];
            Model = new RequestControlModel(walk.Policy, Log);
            Inputs = new ControlInputs
            {
                Ledger = WriteOffLedger.FromEntries(Currency, Entries),
                Requests = RequestLog.FromEvents(Log.SelectMany(events => events)),
                Policy = walk.Policy.ToPolicy(),
                Zone = zone,
                At = walk.OneInstant(),
            };
        }

        public ApprovalEvent[][] Log { get; }

        public Currency Currency { get; }

        public LedgerEntry[] Entries { get; }

        public RequestControlModel Model { get; }

        public ControlInputs Inputs { get; }

        public override string ToString() => $"in {Inputs.Zone}\n{string.Join('\n', Entries.Select((entry, i) => $"{i}: {entry}"))}\n"
            + $"{string.Join('\n', Log.SelectMany(events => events).Select(Line))}\n{walk.Policy}";

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

        private LedgerEntry OneEntry(DateTimeZone zone)
        {
            RequestModel request = RequestModel.Of(walk.OneOf(Log))!;
            ApprovalEvent[] approvals = [.. request.Events.Where(step => step.Kind == ApprovalEventKind.Approved)];
            ApprovalEvent near = approvals.Length > 0 && walk.Often() ? walk.OneOf(approvals) : walk.OneOf(request.Events);
            long most = Math.Min((near.Amount ?? request.Requested).MinorUnits, 2_000_000);
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
}
