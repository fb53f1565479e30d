using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class CheckTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);

    private static Money Amount(decimal amount) => Money.FromDecimal(amount, Usd);

    private static IReadOnlyList<Finding> Check(params LedgerEntry[] entries) => WriteOffLedger.FromEntries(Usd, entries).Check();

    [Fact]
    public void A_document_that_adds_up_has_no_findings() => Assert.Empty(Check(
        LedgerEntry.WriteOff(Day, Amount(100m)) with { Account = "a", Document = "1", OriginDate = Day.PlusDays(-90), DueDate = Day.PlusDays(-60), RecordedDate = Day.PlusDays(2) },
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
        Assert.Equal(LedgerRule.RecoveryExceedsWriteOff, finding.Rule);
        Assert.Equal([0L, 2L], finding.Ordinals);
        Assert.Equal("Rows 0 and 2, amount: Found recoveries of 101.00 USD for document '1', of which 100.00 USD is written off; recoveries up to that are usual. Correct the document or the amounts, or treat the excess as income.", finding.ToString());
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
        Assert.Equal([LedgerRule.ReversalWithoutWriteOff, LedgerRule.ReturnWithoutRecovery], findings.Select(finding => finding.Rule));
        Assert.Equal([0L, 2L], findings.Select(finding => Assert.Single(finding.Ordinals)));
        Assert.All(findings, finding => Assert.Equal("document", finding.Field));
    }

    [Fact]
    public void Reversals_beyond_the_write_off_and_returns_beyond_the_recovery_are_found()
    {
        IReadOnlyList<Finding> findings = Check(
            LedgerEntry.WriteOff(Day, Amount(5m)) with { Document = "1" }, LedgerEntry.Reversal(Day, Amount(5.01m)) with { Document = "1" },
            LedgerEntry.WriteOff(Day, Amount(5m)) with { Document = "2" }, LedgerEntry.Recovery(Day, Amount(2m)) with { Document = "2" }, LedgerEntry.RecoveryReturned(Day, Amount(2.01m)) with { Document = "2" });
        Assert.Equal([(LedgerRule.ReversalExceedsWriteOff, 1L), (LedgerRule.ReturnExceedsRecovery, 4L)], findings.Select(finding => (finding.Rule, Assert.Single(finding.Ordinals))));
        Assert.Contains("Found reversals of 5.01 USD for document '1', beside write-offs of 5.00 USD", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_of_the_same_document_account_kind_amount_and_day_are_duplicates()
    {
        LedgerEntry entry = LedgerEntry.WriteOff(Day, Amount(5m)) with { Account = "a", Document = "1" };
        IReadOnlyList<Finding> findings = Check(
            entry, entry with { Reason = "other" }, entry with { Account = "b" }, entry with { Document = "2" }, entry with { Category = EntryCategory.Asset },
            LedgerEntry.WriteOff(Day.PlusDays(1), Amount(5m)) with { Account = "a", Document = "1" }, LedgerEntry.WriteOff(Day, Amount(6m)) with { Account = "a", Document = "1" },
            entry with { Document = null }, entry with { Document = null });
        Finding finding = Assert.Single(findings);
        Assert.Equal(LedgerRule.Duplicate, finding.Rule);
        Assert.Equal([0L, 1L], finding.Ordinals);
        Assert.True(finding == Check(entry, entry)[0]);
        Assert.Equal(finding.GetHashCode(), Check(entry, entry)[0].GetHashCode());
        Assert.NotEqual(finding, Check(entry, entry, entry)[0]);
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
            [(LedgerRule.ImpossibleOrder, "due date", 0L), (LedgerRule.ImpossibleOrder, "effective date", 1L), (LedgerRule.RecordedBeforeEffective, "recorded date", 2L)],
            findings.Select(finding => (finding.Rule, finding.Field, finding.Ordinals[0])));
    }
}
