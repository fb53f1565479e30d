using System.Globalization;
using WriteOffMetrics.Approvals;
using WriteOffMetrics.Controls;

namespace WriteOffMetrics.Testing.Tests;

/// <summary>What the books are; that their faults are found, and nothing else, is a law of the control tests.</summary>
public sealed class SyntheticBooksTests
{
    private static readonly SyntheticBooks Books = SyntheticBooks.FromSeed(5);

    /// <summary>
    /// As the parts are counted: 20 plain write-offs, 4 of a part, 2 amended, 3 recovered, 3 reversed, and two each of 8 accounts, of which
    /// 2 and 8 more requests wait, are approved, were rejected or withdrawn.
    /// </summary>
    [Fact]
    public void Clean_books_have_write_offs_requests_in_every_state_and_open_items()
    {
        ControlInputs inputs = Books.Inputs;
        Assert.Equal(20 + 4 + 2 + 3 + 3 + 16, inputs.Ledger.Where(EntryKind.WriteOff).Count);
        Assert.Equal((3, 3), (inputs.Ledger.Where(EntryKind.Recovery).Count, inputs.Ledger.Where(EntryKind.Reversal).Count));
        Assert.Equal(48 + 3 + 2 + 3 + 2, inputs.Requests!.Count);
        Assert.Equal(
            (3, 2, 3, 2),
            (InState(RequestState.Rejected), InState(RequestState.Withdrawn),
                InState(RequestState.Submitted) + InState(RequestState.InResearch), InState(RequestState.Approved)));
        Assert.All(inputs.Ledger.Where(EntryKind.WriteOff).Entries, entry => Assert.True(inputs.Requests.Contains(entry.Request!)));
        Assert.InRange(inputs.OpenItems!.Count, 3 + 2 + 6 + 3, 3 + 2 + 18 + 3);
        Assert.Empty(Books.Planted);
        Assert.Contains(inputs.Requests, request => request.Events.Any(step => step.Kind == ApprovalEventKind.Returned));
        Assert.Contains(inputs.Requests, request => request.Approvers.Count == 2);
        Assert.Equal(4, inputs.Requests.Count(request => request.Posted < request.Requested));

        int InState(RequestState state) => inputs.Requests!.Count(request => request.State == state);
    }

    [Fact]
    public void One_seed_is_one_set_of_books_in_any_culture_and_another_is_another()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string once = Everything(Planted(5));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            Assert.Equal(once, Everything(Planted(5)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.NotEqual(once, Everything(Planted(6)));

        static SyntheticBooks Planted(ulong seed) =>
            Enum.GetValues<PlantedFault>().Aggregate(SyntheticBooks.FromSeed(seed), (books, fault) => books.Planting(fault, 2));
    }

    [Fact]
    public void Planting_leaves_the_books_as_they_are_and_adds_to_what_was_planted_before()
    {
        string clean = Everything(Books);
        SyntheticBooks once = Books.Planting(PlantedFault.Split, 2), twice = once.Planting(PlantedFault.Duplicate, 3);
        Assert.Equal(clean, Everything(Books));
        Assert.Equal((2, 5), (once.Planted.Count, twice.Planted.Count));
        Assert.Equal(once.Planted, twice.Planted.Take(2));
        Assert.Subset(twice.Inputs.Ledger.Entries.ToHashSet(), Books.Inputs.Ledger.Entries.ToHashSet());
        Assert.Equal(once.Planted[0].Entries.Sum(entry => entry.Amount.MinorUnits), once.Planted[0].AmountAtStake.MinorUnits);
    }

    /// <summary>No two violations share an entry, a request or a document.</summary>
    [Fact]
    public void Violations_differ_from_each_other()
    {
        SyntheticBooks books = Enum.GetValues<PlantedFault>().Aggregate(Books, (books, fault) => books.Planting(fault, 20));
        Assert.Equal(500, books.Planted.Count);
        AllDiffer(books.Planted.SelectMany(one => one.Entries));
        AllDiffer(books.Planted.Where(one => one.Steps.Count > 0).Select(one => one.Steps[^1].Request));
        AllDiffer(books.Planted.SelectMany(one => one.Documents));

        static void AllDiffer<T>(IEnumerable<T> all) => Assert.Equal(all.Count(), all.Distinct().Count());
    }

    /// <summary>Of every kind: the findings of its test show one violation each, and one that lacks an entry or a step does not.</summary>
    [Fact]
    public void A_violation_is_shown_by_exactly_its_evidence()
    {
        foreach (PlantedFault fault in Enum.GetValues<PlantedFault>())
        {
            SyntheticBooks books = Books.Planting(fault, 3);
            IReadOnlyList<Finding> findings = SyntheticBooks.TestOf(fault).Run(books.Inputs).Findings;
            Assert.Equal(3, findings.Count);
            Assert.All(findings, finding => Assert.Single(books.Planted, one => one.IsShownBy(finding)));
        }

        PlantedViolation split = Books.Planting(PlantedFault.Split, 1).Planted[0];
        Finding all = FindingOf(split.Entries);
        Assert.True(split.IsShownBy(all));
        Assert.True(split.IsShownBy(FindingOf([.. split.Entries.Reverse()])));
        Assert.False(split.IsShownBy(FindingOf([.. split.Entries.Skip(1)])));
        Assert.False(split.IsShownBy(FindingOf([.. split.Entries, split.Entries[0]])));
        PlantedViolation asked = Books.Planting(PlantedFault.SelfApproved, 1).Planted[0];
        Assert.False(asked.IsShownBy(FindingOf(asked.Entries)));
        Assert.Throws<ArgumentNullException>("finding", () => split.IsShownBy(null!));

        static Finding FindingOf(IReadOnlyList<LedgerEntry> entries) => Finding.FromFaults(
            FindingRule.FromDefinition("own", "a rule", "it matters", "tests"), FindingSeverity.Warning, [],
            FindingFault.FromText("amount", "1", "Found 1; 2 is allowed.")) with
        {
            Evidence = EntryEvidence.FromEntries(entries),
        };
    }

    [Fact]
    public void What_is_not_allowed_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Books.Planting(PlantedFault.Split, 0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Books.Planting(PlantedFault.Split, 1_001));
        SyntheticBooks full = Books.Planting(PlantedFault.MissingReason, 999).Planting(PlantedFault.ContactedLate, 1);
        string why = Assert.Throws<ArgumentOutOfRangeException>("count", () => full.Planting(PlantedFault.Split, 1)).Message;
        Assert.StartsWith(
            "Found 1 violations to plant beside 1000; 1 or more are allowed, and up to 1,000 in all.", why, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("fault", () => Books.Planting((PlantedFault)99, 1));
        Assert.Throws<ArgumentOutOfRangeException>("fault", () => SyntheticBooks.TestOf((PlantedFault)(-1)));
    }

    [Fact]
    public void Every_fault_has_a_test_of_its_own_and_the_suite_has_them_all()
    {
        ControlTest[] tests = [.. Enum.GetValues<PlantedFault>().Select(SyntheticBooks.TestOf)];
        Assert.Equal(25, tests.Select(test => test.ToString()).Distinct().Count());
        Assert.Equal(tests.Select(test => test.ToString()), SyntheticBooks.Suite.Tests.Select(test => test.ToString()));
    }

    [Fact]
    public void Books_and_violations_say_what_they_are_on_one_line()
    {
        SyntheticBooks books = Books.Planting(PlantedFault.PendingLong, 1);
        Assert.StartsWith("books of seed 5: ", books.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" items, 1 violations planted", books.ToString(), StringComparison.Ordinal);
        PlantedViolation one = books.Planted[0];
        Assert.Equal(
            $"PendingLong: entries 0, steps {one.Steps.Count}, documents 0, {one.AmountAtStake} at stake", one.ToString());
    }

    private static string Everything(SyntheticBooks books) => string.Join('\n', new[]
    {
        books.Inputs.Ledger.Entries.Select(entry => entry.ToString()),
        books.Inputs.Requests!.SelectMany(request => request.Events).Select(step => $"{step} {string.Join(' ', step.Evidence)}"),
        books.Inputs.OpenItems!.Select(item => $"{item} {item.Facts}"), books.Planted.Select(one => one.ToString()),
    }.SelectMany(lines => lines));
}
