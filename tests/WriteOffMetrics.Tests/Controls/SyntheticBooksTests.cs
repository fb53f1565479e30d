using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;
using WriteOffMetrics.Testing;

namespace WriteOffMetrics.Tests;

/// <summary>
/// Into books in which nothing is wrong violations of every kind are planted. The test of the kind finds each of them with exactly the
/// planted evidence, and no other test finds anything.
/// </summary>
public sealed class SyntheticBooksTests
{
    private static readonly PlantedFault[] Faults = Enum.GetValues<PlantedFault>();

    public static TheoryData<PlantedFault> All => [.. Faults];

    /// <summary>How many books there are of each of the 25 kinds: of many cases a quarter of them.</summary>
    private static int Seeds => Math.Max(Math.Min(Cases.Count, 2), Cases.Count / 4);

    [Fact]
    public void In_clean_books_every_test_looks_at_something_and_finds_nothing()
    {
        for (int seed = 1; seed <= Cases.Count; seed++)
        {
            ControlInputs inputs = SyntheticBooks.FromSeed((ulong)seed).Inputs;
            ControlReport report = SyntheticBooks.Suite.Run(inputs);
            Assert.Equal((Faults.Length, 0), (report.Results.Count, report.NotTested.Count));
            Assert.All(report.Results, result => Assert.True(result.LookedAt >= 10, result.ToString()));
            Assert.True(report.Findings.Count == 0, $"Seed {seed}\n{Describe(report)}");
            Assert.Empty(inputs.Ledger.Check());
            Assert.Empty(inputs.OpenItems!.Source.Check());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_test_of_a_fault_finds_each_with_exactly_its_evidence_and_no_other_test_finds_one(PlantedFault fault)
    {
        for (int seed = 1; seed <= Seeds; seed++)
            RequireExactly(SyntheticBooks.FromSeed((ulong)seed).Planting(fault, 1 + seed % 4), seed);
    }

    /// <summary>Several kinds in any order, some of them twice.</summary>
    [Fact]
    public void Of_many_faults_at_once_each_test_finds_its_own()
    {
        for (int seed = 1; seed <= Cases.Count; seed++)
        {
            var random = new Random(seed);
            SyntheticBooks books = SyntheticBooks.FromSeed((ulong)seed);
            for (int steps = random.Next(2, 12); steps > 0; steps--)
                books = books.Planting(Faults[random.Next(Faults.Length)], random.Next(1, 4));
            RequireExactly(books, seed);
        }
    }

    [Fact]
    public void All_faults_at_once_are_found_where_there_are_many_of_each()
    {
        SyntheticBooks books = Faults.Aggregate(SyntheticBooks.FromSeed(1), (books, fault) => books.Planting(fault, 12));
        Assert.Equal(12 * Faults.Length, books.Planted.Count);
        RequireExactly(books, 1);
    }

    [Fact]
    public void The_summary_of_how_was_decided_is_that_of_the_plan()
    {
        for (int seed = 1; seed <= Cases.Count; seed++)
        {
            SyntheticBooks books = SyntheticBooks.FromSeed((ulong)seed).Planting(PlantedFault.BeyondAuthority, 1 + seed % 5)
                .Planting(PlantedFault.PostedWithoutApproval, 1 + seed % 7).Planting(PlantedFault.SelfApproved, 1 + seed % 3)
                .Planting(PlantedFault.DutiesNotSeparated, 1 + seed % 4).Planting(PlantedFault.MissingEvidence, 1)
                .Planting(PlantedFault.Duplicate, 1).Planting(PlantedFault.ReversedSoon, 1);
            GovernanceSummary summary = SyntheticBooks.Suite.Run(books.Inputs).Governance;
            long all = books.Inputs.Ledger.Where(EntryKind.WriteOff).Entries.Sum(entry => entry.Amount.MinorUnits);

            // Whoever may not approve is beyond authority, for whichever reason; who may not request is not.
            long beyond = new[] { PlantedFault.BeyondAuthority, PlantedFault.SelfApproved, PlantedFault.DutiesNotSeparated }
                .SelectMany(fault => Of(books, fault))
                .Where(one => one.Steps.Any(step => step.Kind == ApprovalEventKind.Approved))
                .Sum(one => one.Entries.Sum(entry => entry.Amount.MinorUnits));
            long without = Of(books, PlantedFault.PostedWithoutApproval).Sum(one => one.AmountAtStake.MinorUnits);
            Assert.Equal(
                (all, all - beyond - without, beyond, without),
                (summary.WriteOffs!.Value.MinorUnits, summary.InsideAuthority!.Value.MinorUnits, summary.BeyondAuthority!.Value.MinorUnits,
                    summary.WithoutApproval!.Value.MinorUnits));
            Assert.Equal((0L, 1 + seed % 3), (summary.NotJudged!.Value.MinorUnits, summary.SelfApprovals));
            Assert.Equal(
                books.Inputs.Requests!.Sum(request => request.Events.Count(step => step.Kind == ApprovalEventKind.Approved)),
                summary.Approvals);
        }
    }

    /// <summary>A suite that allows too much misses what was planted at its edge: a law above would fail.</summary>
    [Fact]
    public void A_test_that_allows_more_misses_some_and_one_that_allows_less_finds_more()
    {
        SyntheticBooks books = SyntheticBooks.FromSeed(1).Planting(PlantedFault.Duplicate, 40);
        Assert.Equal(40, SyntheticBooks.TestOf(PlantedFault.Duplicate).Run(books.Inputs).Findings.Count);
        Assert.InRange(ControlTest.Duplicates(2).Run(books.Inputs).Findings.Count, 1, 39);
        Assert.NotEmpty(ControlTest.RecoveredWithin(120).Run(books.Inputs).Findings);
    }

    private static IEnumerable<PlantedViolation> Of(SyntheticBooks books, PlantedFault fault) =>
        books.Planted.Where(one => one.Fault == fault);

    private static void RequireExactly(SyntheticBooks books, int seed)
    {
        ControlReport report = SyntheticBooks.Suite.Run(books.Inputs);
        Assert.Empty(report.NotTested);
        for (int i = 0; i < Faults.Length; i++)
        {
            string[] planted =
            [
                .. Of(books, Faults[i]).Select(one => Text(one.AmountAtStake, one.Entries, one.Steps, one.Documents))
                    .Order(StringComparer.Ordinal),
            ];
            string[] found = [.. report.Results[i].Findings.Select(Text).Order(StringComparer.Ordinal)];
            Assert.True(
                planted.SequenceEqual(found),
                $"Seed {seed}, {Faults[i]}\nplanted and not found\n{string.Join('\n', planted.Except(found))}\nfound and not planted\n"
                + string.Join('\n', found.Except(planted)));
        }
    }

    private static string Text(Finding finding) => finding.Evidence switch
    {
        EntryEvidence evidence => Text(finding.AmountAtStake!.Value, evidence.Entries, [], []),
        ControlEvidence evidence => Text(
            finding.AmountAtStake!.Value, evidence.Entries, evidence.Steps, evidence.Items.Select(item => item.Document!)),
        _ => finding.ToString()!,
    };

    private static string Text(
        Money atStake, IEnumerable<LedgerEntry> entries, IEnumerable<ApprovalEvent> steps, IEnumerable<string> documents) =>
        $"{atStake}\n  {string.Join("\n  ", entries)}\n  {string.Join("\n  ", steps)}\n  {string.Join(' ', documents)}";

    private static string Describe(ControlReport report) =>
        string.Join('\n', report.Findings.Select(finding => $"{finding.Rule.Id}: {finding.Faults[0].Message}\n{Text(finding)}"));
}
