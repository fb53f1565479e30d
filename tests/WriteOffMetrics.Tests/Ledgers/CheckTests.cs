using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class CheckTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);

    private static Money Amount(decimal amount) => Money.FromDecimal(amount, Usd);

    private static IEnumerable<long> Rows(Finding finding) => finding.Positions.Select(position => position.Row!.Value);

    private static IReadOnlyCollection<LedgerEntry> EntriesOf(Finding finding) => Assert.IsType<EntryEvidence>(finding.Evidence).Entries;

    private static IReadOnlyList<Finding> Check(params LedgerEntry[] entries) => WriteOffLedger.FromEntries(Usd, entries).Check();

    [Fact]
    public void A_document_that_adds_up_has_no_findings() => Assert.Empty(Check(
        LedgerEntry.WriteOff(Day, Amount(100m)) with
        {
            Account = "a",
            Document = "1",
            OriginDate = Day.PlusDays(-90),
            DueDate = Day.PlusDays(-60),
            RecordedDate = Day.PlusDays(2)
        },
        LedgerEntry.Reversal(Day.PlusDays(1), Amount(20m)) with { Account = "a", Document = "1" },
        LedgerEntry.Recovery(Day.PlusDays(2), Amount(100m)) with { Account = "a", Document = "1" },
        LedgerEntry.RecoveryReturned(Day.PlusDays(3), Amount(20m)) with { Account = "a", Document = "1" }));

    [Fact]
    public void A_recovery_beyond_the_write_off_is_found_with_its_rows()
    {
        Finding finding = Assert.Single(Check(
            LedgerEntry.Recovery(Day, Amount(60m)) with { Document = "1" },
            LedgerEntry.WriteOff(Day, Amount(100m)) with { Document = "1" },
            LedgerEntry.Recovery(Day.PlusDays(1), Amount(41m)) with { Document = "1" },
            LedgerEntry.Recovery(Day, Amount(100m)) with { Document = "1", Account = "another's document of the same number" },
            LedgerEntry.WriteOff(Day, Amount(100m)) with { Document = "1", Account = "another's document of the same number" }));
        Assert.Equal((LedgerRules.RecoveryExceedsWriteOff, FindingSeverity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal([1L, 3L], Rows(finding));
        Assert.Equal(
            "Rows 1 and 3, amount: Found recoveries less returned of 101.00 USD for document '1', of which 100.00 USD is "
            + "written off; recoveries up to "
            + "that are usual. Correct the document or the amounts, or treat the excess as income.",
            finding.ToString());

        // 60 + 41 recovered of 100 written off: 1 too much.
        Assert.Equal((Amount(1m), "101.00 USD"), (finding.AmountAtStake, Assert.Single(finding.Faults).FoundText));
        Assert.Equal([Amount(60m), Amount(41m)], EntriesOf(finding).Select(entry => entry.Amount));
        Assert.Equal(
            ["2026-03-14 recovery 60.00 USD receivable, document 1", "2026-03-15 recovery 41.00 USD receivable, document 1"],
            finding.Evidence.Lines);
    }

    [Fact]
    public void A_reversal_or_a_return_needs_its_original_by_its_day()
    {
        IReadOnlyList<Finding> findings = Check(
            LedgerEntry.Reversal(Day, Amount(1m)) with { Document = "1" },
            LedgerEntry.WriteOff(Day.PlusDays(1), Amount(1m)) with { Document = "1" },
            LedgerEntry.RecoveryReturned(Day, Amount(1m)) with { Document = "2" },
            LedgerEntry.WriteOff(Day, Amount(9m)) with { Document = "2" },
            LedgerEntry.Reversal(Day, Amount(1m)));
        Assert.Equal([LedgerRules.ReversalWithoutWriteOff, LedgerRules.ReturnWithoutRecovery], findings.Select(finding => finding.Rule));
        Assert.Equal([1L, 3L], findings.Select(finding => Assert.Single(Rows(finding))));
        Assert.Equal(
            [("document", "1"), ("document", "2")], findings.Select(finding => (finding.Faults[0].Field, finding.Faults[0].FoundText)));
        Assert.All(findings, finding => Assert.Equal((FindingSeverity.Warning, Amount(1m)), (finding.Severity, finding.AmountAtStake)));
    }

    [Fact]
    public void Reversals_beyond_the_write_off_and_returns_beyond_the_recovery_are_found()
    {
        IReadOnlyList<Finding> findings = Check(
            LedgerEntry.WriteOff(Day, Amount(5m)) with { Document = "1" }, LedgerEntry.Reversal(Day, Amount(5.01m)) with { Document = "1" },
            LedgerEntry.WriteOff(Day, Amount(5m)) with { Document = "2" }, LedgerEntry.Recovery(Day, Amount(2m)) with { Document = "2" },
            LedgerEntry.RecoveryReturned(Day, Amount(2.01m)) with { Document = "2" });
        Assert.Equal(
            [(LedgerRules.ReversalExceedsWriteOff, 2L), (LedgerRules.ReturnExceedsRecovery, 5L)],
            findings.Select(finding => (finding.Rule, Assert.Single(Rows(finding)))));
        Assert.Contains(
            "Found reversals of 5.01 USD for document '1', beside write-offs of 5.00 USD", findings[0].Faults[0].Message,
            StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.Equal((FindingSeverity.Warning, Amount(0.01m)), (finding.Severity, finding.AmountAtStake)));
    }

    [Fact]
    public void Entries_of_the_same_document_account_kind_amount_and_day_are_duplicates()
    {
        LedgerEntry entry = LedgerEntry.WriteOff(Day, Amount(5m)) with { Account = "a", Document = "1" };
        IReadOnlyList<Finding> findings = Check(
            entry, entry with { Reason = "other" }, entry with { Account = "b" }, entry with { Document = "2" },
            entry with { Category = EntryCategory.Asset },
            LedgerEntry.WriteOff(Day.PlusDays(1), Amount(5m)) with { Account = "a", Document = "1" },
            LedgerEntry.WriteOff(Day, Amount(6m)) with { Account = "a", Document = "1" },
            entry with { Document = null }, entry with { Document = null });
        Finding finding = Assert.Single(findings);
        Assert.Equal((LedgerRules.Duplicate, FindingSeverity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal([1L, 2L], Rows(finding));
        Assert.Equal([entry, entry with { Reason = "other" }], EntriesOf(finding));

        // Evidence is compared by kind and number, so the reason of the second entry does not matter.
        Assert.True(finding == Check(entry, entry)[0]);
        Assert.Equal(finding.GetHashCode(), Check(entry, entry)[0].GetHashCode());
        Assert.NotEqual(finding, Check(entry, entry, entry)[0]);

        // Of three entries of 5, one is right: 10 is counted too often.
        Assert.Equal((Amount(5m), Amount(10m)), (finding.AmountAtStake, Check(entry, entry, entry)[0].AmountAtStake));
        Assert.Equal("3 write-off entries of 5.00 USD on 2026-03-14", Check(entry, entry, entry)[0].Faults[0].FoundText);
    }

    [Fact]
    public void Dates_in_an_order_that_cannot_be_are_found()
    {
        LedgerEntry entry = LedgerEntry.WriteOff(Day, Amount(5m));
        IReadOnlyList<Finding> findings = Check(
            entry with { OriginDate = Day, DueDate = Day.PlusDays(-1) },
            entry with { OriginDate = Day.PlusDays(1), DueDate = Day.PlusDays(1) },
            entry with { RecordedDate = Day.PlusDays(-1) },
            entry with { OriginDate = Day, DueDate = Day, RecordedDate = Day });
        Assert.Equal(
            [
                (LedgerRules.ImpossibleOrder, "due date", "2026-03-13", 1L),
                (LedgerRules.ImpossibleOrder, "effective date", "2026-03-14", 2L),
                (LedgerRules.RecordedBeforeEffective, "recorded date", "2026-03-13", 3L),
            ],
            findings.Select(
                finding => (finding.Rule, finding.Faults[0].Field, finding.Faults[0].FoundText!, Assert.Single(Rows(finding)))));
        Assert.Equal(
            [FindingSeverity.Error, FindingSeverity.Error, FindingSeverity.Information], findings.Select(finding => finding.Severity));
        Assert.All(findings, finding => Assert.Equal((Amount(5m), "1 entry"), (finding.AmountAtStake, finding.Evidence.ToString())));
    }

    [Fact]
    public void What_is_found_in_one_row_comes_in_the_order_of_the_rules()
    {
        LedgerEntry reversal = LedgerEntry.Reversal(Day, Amount(5m)) with
        {
            Document = "1",
            OriginDate = Day.PlusDays(1),
            DueDate = Day,
            RecordedDate = Day.PlusDays(-1),
        };
        IReadOnlyList<Finding> findings = Check(reversal, reversal);
        Assert.Equal(
            [
                "reversal-without-write-off 1", "duplicate 1+2", "impossible-order 1", "recorded-before-effective 1",
                "reversal-without-write-off 2", "impossible-order 2", "recorded-before-effective 2",
            ],
            findings.Select(finding => $"{finding.Rule.Id} {string.Join('+', Rows(finding))}"));
    }

    /// <summary>Four of the largest amounts: what three of them add up to exceeds 64 bits.</summary>
    [Fact]
    public void An_amount_at_stake_that_64_bits_do_not_hold_is_none()
    {
        LedgerEntry largest = LedgerEntry.WriteOff(Day, Money.FromMinorUnits(long.MaxValue, Usd)) with { Document = "1" };
        Assert.Null(Assert.Single(Check(largest, largest, largest, largest)).AmountAtStake);
        Assert.Equal(largest.Amount, Assert.Single(Check(largest, largest)).AmountAtStake);
    }

    [Fact]
    public void The_rules_have_ids_of_their_own_and_say_what_they_look_for()
    {
        Assert.Equal(
            [
                "rejected-row", "recovery-exceeds-write-off", "reversal-exceeds-write-off", "return-exceeds-recovery",
                "reversal-without-write-off", "return-without-recovery", "duplicate", "impossible-order", "recorded-before-effective",
                "similar-values", "similar-dimensions",
            ],
            LedgerRules.All.Select(rule => rule.Id));
        Assert.All(LedgerRules.All, rule => Assert.Equal("WriteOffMetrics", rule.Source));
        Assert.Equal(
            "recovery-exceeds-write-off: recoveries of a document beyond what of it is written off",
            LedgerRules.RecoveryExceedsWriteOff.ToString());
    }
}
