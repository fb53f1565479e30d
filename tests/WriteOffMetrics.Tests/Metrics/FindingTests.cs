using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class FindingTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly Money Ten = Money.FromDecimal(10m, Usd);

    /// <summary>A rule as the user of a policy would write it.</summary>
    private static readonly FindingRule NoRequest = FindingRule.FromDefinition(
        "no-request", "write-offs above 1,000 without an approval request", "nobody answers for them", "Policy 4.2");

    private static readonly FindingFault Missing = FindingFault.FromText("request", null, "Found no request; one is needed. Ask for it.");

    private static readonly FindingFault Blank = FindingFault.FromText("account", " ", "Found ' '; an account is needed. Supply it.");

    private static Finding Found(params IReadOnlyList<FindingFault> faults) =>
        Finding.FromFaults(NoRequest, FindingSeverity.Warning, [FindingPosition.FromRowAndLine(3, 5)], faults);

    [Fact]
    public void A_finding_of_ones_own_says_by_which_rule_how_bad_where_and_what()
    {
        LedgerEntry entry = LedgerEntry.WriteOff(new LocalDate(2026, 3, 14), Ten) with { Document = "1" };
        Evidence twoEntries = WriteOffLedger.FromEntries(Usd, [entry, entry]).Check()[0].Evidence;
        Finding finding = Found(Missing, Blank) with { AmountAtStake = Ten, Evidence = twoEntries };
        Assert.Equal(
            (NoRequest, FindingSeverity.Warning, Ten, "2 entries"),
            (finding.Rule, finding.Severity, finding.AmountAtStake!.Value, finding.Evidence.ToString()));
        Assert.Equal([FindingPosition.FromRowAndLine(3, 5)], finding.Positions);
        Assert.Equal([Missing, Blank], finding.Faults);
        Assert.Equal((null, Evidence.None), (Found(Missing).AmountAtStake, Found(Missing).Evidence));
    }

    [Fact]
    public void A_finding_is_told_on_one_line_with_all_its_faults()
    {
        Assert.Equal("Row 3 (line 5), request: Found no request; one is needed. Ask for it.", Found(Missing).ToString());
        Assert.Equal(
            "Row 3 (line 5), request: Found no request; one is needed. Ask for it. "
            + "Also account: Found ' '; an account is needed. Supply it.",
            Found(Missing, Blank).ToString());
        Assert.StartsWith("no-request, request: Found", At().ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Rows 1, 2 and 12, request", At(1, 2, 12).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Line 1, request", OfPositions(FindingPosition.FromLine(1)).ToString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "Row 1 and line 4, request", OfPositions(FindingPosition.FromRow(1), FindingPosition.FromLine(4)).ToString(),
            StringComparison.Ordinal);
        Assert.Equal(
            "Row 3 (line 5), a\\u000ab: Found\\u0009it.", Found(FindingFault.FromText("a\nb", "x\ny", "Found\tit.")).ToString());
        Assert.Equal("no-request: write-offs above 1,000 without an approval request", NoRequest.ToString());

        static Finding At(params long[] rows) => OfPositions([.. rows.Select(FindingPosition.FromRow)]);

        static Finding OfPositions(params FindingPosition[] positions) =>
            Finding.FromFaults(NoRequest, FindingSeverity.Warning, positions, Missing);
    }

    [Fact]
    public void Findings_are_equal_when_they_say_the_same_and_evidence_is_not_read_for_it()
    {
        Finding finding = Found(Missing, Blank) with { AmountAtStake = Ten };
        Finding same = Of(
            FindingFault.FromText("request", null, "Found no request; one is needed. Ask for it."),
            FindingFault.FromText("account", " ", "Found ' '; an account is needed. Supply it."));
        Assert.True(finding == same);
        Assert.Equal(finding.GetHashCode(), same.GetHashCode());
        (FindingRule rule, FindingSeverity severity) = (finding.Rule, finding.Severity);
        Finding[] different =
        [
            finding, finding with { AmountAtStake = null }, finding with { AmountAtStake = Ten + Ten },
            finding with { Evidence = Behind(1) }, finding with { Evidence = Behind(2) }, Of(Missing), Of(Blank, Missing),
            Of(Missing, FindingFault.FromText("account", null, "Found ' '; an account is needed. Supply it.")),
            Finding.FromFaults(rule, FindingSeverity.Error, finding.Positions, finding.Faults) with { AmountAtStake = Ten },
            Finding.FromFaults(LedgerRules.Duplicate, severity, finding.Positions, finding.Faults) with { AmountAtStake = Ten },
            Finding.FromFaults(rule, severity, [], finding.Faults) with { AmountAtStake = Ten },
            Finding.FromFaults(rule, severity, [FindingPosition.FromRow(3)], finding.Faults) with { AmountAtStake = Ten },
        ];
        Assert.Equal(different.Length, different.Distinct().Count());
        Assert.Equal(finding with { Evidence = Behind(2) }, same with { Evidence = Behind(2) });
        Assert.False(finding.Equals(null));

        static Finding Of(params FindingFault[] faults) => Found(faults) with { AmountAtStake = Ten };

        static EntryEvidence Behind(long count) => new(count, () => throw new InvalidOperationException("Read."));
    }

    /// <summary>The list that was passed in may be changed afterwards: the finding is not.</summary>
    [Fact]
    public void A_finding_keeps_what_it_was_given()
    {
        List<FindingFault> faults = [Missing];
        Finding finding = Finding.FromFaults(NoRequest, FindingSeverity.Error, [], faults);
        faults.Add(Blank);
        Assert.Equal([Missing], finding.Faults);
        Assert.Throws<NotSupportedException>(() => ((IList<FindingFault>)finding.Faults)[0] = Blank);
    }

    [Fact]
    public void Rows_and_lines_count_from_one_and_ordinals_from_zero()
    {
        Assert.Equal(FindingPosition.FromRow(1), FindingPosition.FromOrdinal(0));
        Assert.Equal((3L, null), (FindingPosition.FromRow(3).Row, FindingPosition.FromRow(3).Line));
        Assert.Equal((null, 3L), (FindingPosition.FromLine(3).Row, FindingPosition.FromLine(3).Line));
        Assert.NotEqual(FindingPosition.FromRowAndLine(3, 4), FindingPosition.FromRowAndLine(3, 5));
        Assert.Equal(
            ["row 1", "line 2", "row 1234567 (line 1234568)"],
            new[] { FindingPosition.FromOrdinal(0), FindingPosition.FromLine(2), FindingPosition.FromRowAndLine(1234567, 1234568) }
                .Select(position => position.ToString()));
        Refused("Found the ordinal -1; ordinals from 0", () => FindingPosition.FromOrdinal(-1));
        Refused("Found the ordinal 9223372036854775807", () => FindingPosition.FromOrdinal(long.MaxValue));
        Refused("Found the row 0; numbers from 1", () => FindingPosition.FromRow(0));
        Refused("Found the line 0; numbers from 1", () => FindingPosition.FromLine(0));
        Refused("Found the line -2; numbers from 1", () => FindingPosition.FromRowAndLine(1, -2));
    }

    [Fact]
    public void Blank_words_and_findings_without_a_fault_are_refused()
    {
        Refused("Found ' '; a text that is not blank", () => FindingRule.FromDefinition(" ", "a", "b", "c"));
        string[][] blanks = [["", "a", "b", "c"], ["a", "", "b", "c"], ["a", "b", "\t", "c"], ["a", "b", "c", ""]];
        Assert.All(
            blanks, words => Assert.Throws<ArgumentException>(
                () => FindingRule.FromDefinition(words[0], words[1], words[2], words[3])));
        Refused("Found the field ''", () => FindingFault.FromText("", null, "x"));
        Refused("Found the message ' '", () => FindingFault.FromText("x", null, " "));
        Refused("Found a finding without a fault", () => Found());
        Refused("Found a fault of null", () => Found(Missing, null!));
        Refused("Found a position of null", () => Finding.FromFaults(NoRequest, FindingSeverity.Error, [null!], Missing));
        Refused("Found the severity 3; a member of FindingSeverity", () => Finding.FromFaults(NoRequest, (FindingSeverity)3, [], Missing));
        Refused("Found an amount at stake without a currency", () => Found(Missing) with { AmountAtStake = default(Money) });
        Assert.Throws<ArgumentNullException>(() => Found(Missing) with { Evidence = null! });
    }

    /// <summary>In Turkish the capital of i has a dot, in Persian a decimal point is a slash and the calendar another.</summary>
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void A_finding_reads_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.StartsWith(
                "Line 1 and row 1234567, i: Found", Finding.FromFaults(
                    NoRequest, FindingSeverity.Error, [FindingPosition.FromLine(1), FindingPosition.FromRow(1234567)],
                    FindingFault.FromText("i", null, "Found i.")).ToString(), StringComparison.Ordinal);
            LedgerImport import = WriteOffLedger.Import(Usd, [-1234.5m], new EntrySelectors<decimal>
            {
                EffectiveDate = _ => new LocalDate(0, 12, 31),
                Amount = amount => amount,
                Kind = _ => (EntryKind)(-9),
            });
            Assert.Equal(["0000-12-31", "-1234.5", "-9"], import.Rejections[0].Faults.Select(fault => fault.FoundText));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Refused(string message, Func<object> act) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
}
