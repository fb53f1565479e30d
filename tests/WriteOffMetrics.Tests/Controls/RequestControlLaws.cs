using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Tests.Approvals;
using static WriteOffMetrics.Tests.Controls.RequestControlModel;

namespace WriteOffMetrics.Tests.Controls;

/// <summary>
/// Random policies, logs and ledgers, of which every control test of requests finds what a model of plain loops finds: whoever changes the
/// one asks the other.
/// </summary>
public sealed class RequestControlLaws(ITestOutputHelper output)
{
    private static readonly Duration Time = Duration.FromHours(20);

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
                (string, Money)[] found =
                    [.. result.Findings.Select(finding => (finding.Faults[0].FoundText!, finding.AmountAtStake!.Value))];
                if (isTested ? !expected[i].SequenceEqual(found) : expected[i].Length > 0)
                    Assert.Fail($"{result}\nexpected {string.Join(", ", expected[i])}\nfound    {string.Join(", ", found)}\n{one}");
                counts[i] += found.Length;
                int given = model.Approvals.Count;
                int[] all = [judged.Length, given, one.Log.Length, converted.Length, converted.Length, given];
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
            (int, Money)[] expected = [.. posted.Where(row => row.Approved != row.Entry.Amount).Select(row =>
                (Array.FindIndex(one.Entries, entry => ReferenceEquals(entry, row.Entry)), row.Entry.Amount - row.Approved))];
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

    [Fact]
    public void The_order_of_entries_changes_no_amount_of_a_request_and_day()
    {
        Hold(nameof(The_order_of_entries_changes_no_amount_of_a_request_and_day), isOneCurrency: false, one =>
        {
            LedgerEntry[] shuffled = [.. one.Entries];
            new Random(one.Entries.Length).Shuffle(shuffled);
            Assert.Equal(Sums(one.Entries), Sums(shuffled));

            IEnumerable<(string?, LocalDate, decimal)> Sums(LedgerEntry[] entries) => Tests[^1].Run(one.With(entries)).Findings
                .Select(finding => (Entry: Assert.Single(((EntryEvidence)finding.Evidence).Entries), finding.AmountAtStake))
                .GroupBy(row => (row.Entry.Request, row.Entry.RecordedDate ?? row.Entry.EffectiveDate))
                .Select(group => (group.Key.Request, group.Key.Item2, group.Sum(row => row.AmountAtStake!.Value.ToDecimal()))).Order();
        });
    }

    [Fact]
    public void An_unrelated_entry_takes_no_finding_away_and_events_of_other_requests_may_stand_between()
    {
        Hold(nameof(An_unrelated_entry_takes_no_finding_away_and_events_of_other_requests_may_stand_between), isOneCurrency: false, one =>
        {
            LedgerEntry unrelated = LedgerEntry.WriteOff(new LocalDate(2026, 6, 7), Money.FromMinorUnits(77, one.Currency)) with
            {
                Account = "elsewhere",
                Request = "no such request",
            };
            ApprovalEvent[] mixed = Mixed(one.Log, new Random(one.Log.Sum(events => events.Length)));
            foreach (ControlTest test in Tests)
            {
                string[] found = Found(one.Inputs), more = Found(one.With([unrelated, .. one.Entries]));
                Assert.Empty(found.Except(more));
                Assert.Equal(ReferenceEquals(test, Tests[^1]) ? found.Length + 1 : found.Length, more.Length);
                Assert.Equal(found.Order(StringComparer.Ordinal), Found(one.With(mixed)).Order(StringComparer.Ordinal));

                string[] Found(ControlInputs inputs) => [.. test.Run(inputs).Findings.Select(finding =>
                    $"{finding.AmountAtStake} {string.Join('\n', finding.Evidence.Lines.Order(StringComparer.Ordinal))}")];
            }
        });
    }

    /// <summary>The events of several requests in any order among each other, those of one in theirs.</summary>
    private static ApprovalEvent[] Mixed(ApprovalEvent[][] log, Random random)
    {
        Queue<ApprovalEvent>[] left = [.. log.Select(events => new Queue<ApprovalEvent>(events))];
        List<ApprovalEvent> mixed = [];
        while (Array.FindAll(left, one => one.Count > 0) is { Length: > 0 } some) mixed.Add(some[random.Next(some.Length)].Dequeue());
        return [.. mixed];
    }

    [Fact]
    public void A_suite_is_its_tests_one_by_one_whoever_runs_it_and_names_nobody()
    {
        var names = new Regex(@"\b(Ada|Ben|Cleo|Dov|Eve|[Cc]-[12]|retail|D-2)\b");
        ControlSuite suite = ControlSuite.FromTests(Tests);
        Hold(nameof(A_suite_is_its_tests_one_by_one_whoever_runs_it_and_names_nobody), isOneCurrency: false, one =>
        {
            ControlReport report = suite.Run(one.Inputs);
            string text = JsonSerializer.Serialize(report);
            Assert.Equal(Tests.Select(test => JsonSerializer.Serialize(test.Run(one.Inputs))),
                report.Results.Select(result => JsonSerializer.Serialize(result)));
            Assert.Equal(
                Tests.SelectMany(test => test.Run(one.Inputs).Findings).Select(finding => string.Join('\n', finding.Evidence.Lines)),
                report.Results.SelectMany(result => result.Findings).Select(finding => string.Join('\n', finding.Evidence.Lines)));
            Assert.DoesNotMatch(names, text);
            if (!one.IsSeldom) return;

            // Two runs over the same log, and one report read, each by eight threads.
            ControlReport shared = suite.Run(one.Inputs);
            Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(
                text, JsonSerializer.Serialize(i % 2 == 0 ? suite.Run(one.Inputs) : shared)));
        });
    }

    [Fact]
    public void What_waits_at_the_end_of_a_period_is_what_its_metric_counts()
    {
        int found = 0;
        Hold(nameof(What_waits_at_the_end_of_a_period_is_what_its_metric_counts), isOneCurrency: true, one =>
        {
            PeriodAxis axis = ReportingCalendar.Days.Between(new LocalDate(2026, 6, 3), new LocalDate(2026, 6, 14));
            RequestStatus status = one.Inputs.Requests!.StatusBy(ApprovalModelWalk.Usd, axis, one.Inputs.Zone!);
            (CountSeries counts, AmountSeries amounts) = (status.CountPendingLongerThan(Time), status.AmountPendingLongerThan(Time));
            for (int i = 0; i < axis.Count; i++)
            {
                ControlResult result = ControlTest.PendingLongerThan(Time).Run(
                    one.At(one.Inputs.Zone!.AtStartOfDay(axis[i].End.PlusDays(1)).ToInstant()));
                Assert.Equal(
                    (counts[i].Value!.Value.ToDecimal(), amounts[i].Amount.ToDecimal()),
                    (result.Findings.Count, result.Findings.Sum(finding => finding.AmountAtStake!.Value.ToDecimal())));
                found += result.Findings.Count;
            }
        });
        Assert.True(found > 0, "nothing waits");
    }

    private void Hold(string name, bool isOneCurrency, Action<RequestControlCase> law) =>
        ApprovalModelWalk.Hold(output, name, isOneCurrency, walk => law(new RequestControlCase(walk)));
}
