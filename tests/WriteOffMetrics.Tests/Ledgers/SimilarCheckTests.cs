using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Values and names that differ only in case or white space.</summary>
public sealed class SimilarCheckTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);

    private static LedgerEntry Entry(decimal amount) => LedgerEntry.WriteOff(Day, Money.FromDecimal(amount, Usd));

    private static LedgerEntry Of(string? region, decimal amount = 1m) => Entry(amount).With("region", region);

    private static IReadOnlyList<Finding> Check(params LedgerEntry[] entries) => WriteOffLedger.FromEntries(Usd, entries).Check();

    private static IEnumerable<long> Rows(Finding finding) => finding.Positions.Select(position => position.Row!.Value);

    /// <summary>By hand: North of rows 1, 3 and 6 is usual; "North " of 2 (20) and NORTH of 4 and 5 (40 + 5) are not.</summary>
    [Fact]
    public void Spellings_of_one_value_are_one_finding_with_a_fault_for_each_rare_one()
    {
        Finding finding = Assert.Single(Check(
            Of("North", 10m), Of("North ", 20m), Of("North", 1m), Of("NORTH", 40m), Of("NORTH", 5m), Of("North", 2m), Of("South"),
            Of(null)));
        Assert.Equal((LedgerRules.SimilarValues, FindingSeverity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal([2L, 4L, 5L], Rows(finding));
        Assert.Equal(Money.FromDecimal(65m, Usd), finding.AmountAtStake);
        Assert.Equal(
            [20m, 40m, 5m], Assert.IsType<EntryEvidence>(finding.Evidence).Entries.Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal([("region", "NORTH"), ("region", "North ")], finding.Faults.Select(fault => (fault.Field, fault.FoundText!)));
        Assert.Equal(
            "Found 'NORTH' as the region of 2 entries with 45.00 USD in all, beside 'North' of 3 entries with 13.00 USD in all; they "
            + "differ only in case, and one spelling is usual. Correct one of them, unless they are two.",
            finding.Faults[0].Message);
        Assert.Contains("'North ' as the region of 1 entry with 20.00 USD in all", finding.Faults[1].Message, StringComparison.Ordinal);
        Assert.Contains("they differ only in white space,", finding.Faults[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("North Sea", "north  SEA", "case and white space")]
    [InlineData("North Sea", "\tNorth\u00a0\u2007 Sea\u3000", "white space")]
    [InlineData("straße", "STRAßE", "case")]
    [InlineData("Ärzte", "ärzte", "case")]
    [InlineData("", " ", "white space")]
    [InlineData("in", "IN", "case")]
    public void Case_and_white_space_make_no_difference(string left, string right, string difference)
    {
        Finding finding = Assert.Single(Check(Of(left), Of(left), Of(right)));
        Assert.Equal([3L], Rows(finding));
        Assert.Contains($"they differ only in {difference},", finding.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(PlainSimilarCheck.Normal(left), PlainSimilarCheck.Normal(right));
    }

    [Theory]
    [InlineData("North Sea", "NorthSea")]
    [InlineData("\u00e4", "a\u0308")]
    [InlineData("straße", "STRASSE")]
    [InlineData("a\u200bb", "ab")]
    [InlineData("\u0131n", "IN")]
    [InlineData("\u0130n", "in")]
    [InlineData("", null)]
    public void Anything_else_does(string left, string? right) => Assert.Empty(Check(Of(left), Of(right)));

    /// <summary>In Turkish the upper case of i is İ: what is found must not depend on it.</summary>
    [Fact]
    public void The_culture_makes_no_difference()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("IN", Assert.Single(Check(Of("in"), Of("in"), Of("IN"), Of("\u0130N"), Of("\u0131n"))).Faults[0].FoundText);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>
    /// Of equally many entries the spelling of the larger amount is usual, of equal amounts the one earlier by its letters.
    /// </summary>
    [Fact]
    public void The_usual_spelling_is_that_of_most_entries()
    {
        Assert.Equal("x", Assert.Single(Check(Of("X", 1m), Of("x", 9m), Of("X", 1m))).Faults[0].FoundText);
        Assert.Equal("X", Assert.Single(Check(Of("X", 1m), Of("x", 9m))).Faults[0].FoundText);
        Assert.Equal("x", Assert.Single(Check(Of("x"), Of("X"))).Faults[0].FoundText);
    }

    [Fact]
    public void Every_dimension_is_looked_at_and_each_by_itself()
    {
        IReadOnlyList<Finding> findings = Check(
            Entry(1m) with { Account = "a", Document = "d-1", Reason = "fraud", Request = "R" },
            Entry(2m) with { Account = "A", Document = "D-1", Reason = "Fraud", Request = "r" },
            Entry(3m) with { Account = "D-1", Document = "x", Reason = "a", Request = "fraud " });
        Assert.All(findings, finding => Assert.Equal(LedgerRules.SimilarValues, finding.Rule));
        Assert.Equal(
            ["account", "document", "reason", "request"],
            findings.Select(finding => finding.Faults[0].Field).Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.Single(finding.Faults));
    }

    /// <summary>A dictionary that is shared, and a ledger before its filter, have values that no entry of this ledger states.</summary>
    [Fact]
    public void Only_values_that_entries_of_this_ledger_state_count()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [
            Of("north") with { Reason = "a" }, Of("North") with { Reason = "b" }, Of("north") with { Reason = "c" },
            Of("NORTH") with { Reason = "c" }]);
        Assert.Equal(2, Assert.Single(ledger.Check()).Faults.Count);
        Assert.Empty(ledger.Where(Dimension.Reason, "a").Check());
        Assert.Equal([4L], Rows(Assert.Single(ledger.Where(Dimension.Reason, value => value is "a" or "c").Check())));

        var shared = new DimensionDictionary();
        shared.GetOrAdd("North");
        int north = shared.GetOrAdd("north");
        var columns = new EntryColumns { EffectiveDates = new[] { Day }, MinorUnits = new[] { 1L }, KeepOrdinals = true };
        columns.Codes["region"] = DimensionCodes.From(shared, new[] { north });
        Assert.Empty(WriteOffLedger.FromColumns(Usd, columns).Check());
    }

    /// <summary>By hand: region is stated three times, Region once (7); one entry states " sector" (8) and none "Sector".</summary>
    [Fact]
    public void Names_of_dimensions_that_differ_only_in_case_or_white_space_are_found()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(
            Usd,
            [
                Of("north"), Entry(7m).With("Region", "south"), Of("south"), Of("west"), Entry(8m).With(" sector", "retail"),
                Entry(9m).With("reason ", "fraud"), Entry(1m) with { Reason = "fraud" },
            ],
            "Sector");
        IReadOnlyList<Finding> findings = ledger.Check();
        Assert.All(findings, finding => Assert.Equal(
            (LedgerRules.SimilarDimensions, FindingSeverity.Warning), (finding.Rule, finding.Severity)));
        Assert.Equal(
            [("Region", 2L, 7m), ("reason ", 6L, 9m)],
            findings.Select(one => (one.Faults.Single().FoundText!, Rows(one).Single(), one.AmountAtStake!.Value.ToDecimal())));
        Assert.Equal(
            "Found the dimension 'Region', stated by 1 entry with 7.00 USD in all, beside 'region', stated by 3 entries with 3.00 USD in "
            + "all; the names differ only in case, and figures by either leave out the other. State both under one name.",
            findings[0].Faults[0].Message);
    }

    /// <summary>An entry that states a value under two names beside the usual one is one entry, with its amount once.</summary>
    [Fact]
    public void An_entry_under_two_other_names_counts_once()
    {
        Finding finding = Assert.Single(Check(
            Of("a"), Of("b"), Of("c"), Entry(5m).With("Region", "a").With("REGION", "a"), Entry(6m).With("Region", "b")));
        Assert.Equal([4L, 5L], Rows(finding));
        Assert.Equal((2, Money.FromDecimal(11m, Usd)), (finding.Faults.Count, finding.AmountAtStake));
    }

    [Fact]
    public void An_amount_at_stake_that_64_bits_do_not_hold_is_none()
    {
        LedgerEntry Largest(string region) => LedgerEntry.WriteOff(Day, Money.FromMinorUnits(long.MaxValue, Usd)).With("region", region);
        Finding finding = Assert.Single(Check(Largest("a"), Largest("a"), Largest("a"), Largest("A"), Largest("A")));
        Assert.Null(finding.AmountAtStake);
        Assert.Contains(
            "2 entries with 18,446,744,073,709,551,614 minor units of USD in all", finding.Faults[0].Message, StringComparison.Ordinal);
    }
}
