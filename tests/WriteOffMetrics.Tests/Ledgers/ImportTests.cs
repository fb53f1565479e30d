using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>An import made by a reader of one's own, which knows lines of a file.</summary>
public sealed class ImportTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 3, 14);
    private static readonly FindingRule Unreadable = FindingRule.FromDefinition(
        "unreadable", "fields that are no date or number", "what is not read is in no figure", "a reader of files");

    private static WriteOffLedger Ledger(params decimal[] amounts) =>
        WriteOffLedger.FromEntries(Usd, amounts.Select(amount => LedgerEntry.WriteOff(Day, Money.FromDecimal(amount, Usd))));

    private static Finding Rejection(long row) => Finding.FromFaults(
        Unreadable, FindingSeverity.Error, [FindingPosition.FromRowAndLine(row, row + 1)],
        FindingFault.FromText("amount", "x", "Found 'x'; a number is needed. Correct it."));

    /// <summary>
    /// A heading, two good rows, one whose amount is no number, one whose date is none and whose amount is 5: 1.25 + 2 accepted, 5
    /// rejected.
    /// </summary>
    [Fact]
    public void A_reader_of_files_builds_a_ledger_and_keeps_its_own_findings_with_lines()
    {
        string[] lines = ["day;amount", "2026-03-14;1.25", "2026-03-14;abc", "14.3.2026;5", "2026-03-15;2"];
        var builder = new LedgerBuilder(Usd);
        List<Finding> rejections = [];
        decimal accepted = 0, rejected = 0;
        long row = 0;
        foreach (string line in lines.Skip(1))
        {
            row++;
            string[] fields = line.Split(';');
            NodaTime.Text.ParseResult<LocalDate> day = NodaTime.Text.LocalDatePattern.Iso.Parse(fields[0]);
            bool isNumber = decimal.TryParse(fields[1], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount);
            List<FindingFault> faults = [];
            if (!day.Success) faults.Add(FindingFault.FromText("effective date", fields[0], "Found no ISO date. Write it as 2026-03-14."));
            if (!isNumber) faults.Add(FindingFault.FromText("amount", fields[1], "Found no number. Write it as 1.25."));
            if (faults.Count == 0)
            {
                builder.Add(LedgerEntry.WriteOff(day.Value, Money.FromDecimal(amount, Usd)));
                accepted += amount;
            }
            else
            {
                var position = FindingPosition.FromRowAndLine(row, row + 1);
                rejections.Add(Finding.FromFaults(Unreadable, FindingSeverity.Error, [position], faults));
                if (isNumber) rejected += amount;
            }
        }

        var import = LedgerImport.FromRejections(builder.ToLedger(), rejections, row, accepted, rejected);
        Assert.Equal((4L, 3.25m, 5m, 8.25m), (import.OfferedCount, import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
        Assert.Equal("4 rows offered, 2 accepted, 2 rejected", import.ToString());
        Assert.Equal(
            [
                "Row 2 (line 3), amount: Found no number. Write it as 1.25.",
                "Row 3 (line 4), effective date: Found no ISO date. Write it as 2026-03-14.",
            ],
            import.Rejections.Select(finding => finding.ToString()));
        Assert.Equal(2, import.Ledger.Count);
    }

    [Fact]
    public void Nothing_offered_is_an_import_too()
    {
        var import = LedgerImport.FromRejections(Ledger(), [], 0, 0m, 0m);
        Assert.Equal((0L, 0m, 0m, 0m), (import.OfferedCount, import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
    }

    /// <summary>Zeros at the end do not count, kinds do not matter, and a filtered ledger is the ledger of its entries.</summary>
    [Fact]
    public void The_accepted_amount_is_that_of_the_entries_whatever_their_kind()
    {
        Money five = Money.FromDecimal(5m, Usd);
        LedgerEntry later = LedgerEntry.Recovery(Day.PlusYears(1), five);
        var mixed = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day, five), LedgerEntry.Reversal(Day, five), later]);
        decimal accepted = LedgerImport.FromRejections(mixed, [], 3, 15.000m, 0m).AcceptedAmount!.Value;
        Assert.Equal("15", accepted.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(5m, LedgerImport.FromRejections(mixed.Where(EntryKind.Reversal), [], 1, 5m, 0m).AcceptedAmount);

        // Two amounts of the most minor units that 64 bits hold.
        Money largest = Money.FromMinorUnits(long.MaxValue, Usd);
        var large = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day, largest), LedgerEntry.WriteOff(Day, largest)]);
        Assert.Equal(184467440737095516.14m, LedgerImport.FromRejections(large, [], 2, 184467440737095516.14m, 0m).OfferedAmount);
    }

    [Fact]
    public void Rejected_amounts_that_a_decimal_does_not_hold_are_none_and_so_is_what_was_offered()
    {
        var unknown = LedgerImport.FromRejections(Ledger(1m), [Rejection(2)], 2, 1m, null);
        Assert.Equal((1m, null, null), (unknown.AcceptedAmount, unknown.RejectedAmount, unknown.OfferedAmount));
        var beyond = LedgerImport.FromRejections(Ledger(1.25m), [Rejection(2)], 2, 1.25m, decimal.MaxValue);
        Assert.Equal((1.25m, decimal.MaxValue, null), (beyond.AcceptedAmount, beyond.RejectedAmount, beyond.OfferedAmount));
    }

    [Fact]
    public void Counts_and_amounts_that_do_not_fit_are_refused()
    {
        Assert.StartsWith(
            "Found 2 entries in the ledger and 1 rejection of 4 rows offered; as many of both together are allowed.",
            Refused(() => LedgerImport.FromRejections(Ledger(1m, 2m), [Rejection(3)], 4, 3m, 0m)), StringComparison.Ordinal);
        Assert.StartsWith(
            "Found accepted amounts of 3.01 beside a ledger whose entries add up to 3; the same is allowed.",
            Refused(() => LedgerImport.FromRejections(Ledger(1m, 2m), [Rejection(3)], 3, 3.01m, 0m)), StringComparison.Ordinal);
        Assert.StartsWith(
            "Found a rejection of null", Refused(() => LedgerImport.FromRejections(Ledger(1m, 2m), [null!], 3, 3m, 0m)),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LedgerImport.FromRejections(Ledger(), [], -1, 0m, 0m));
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;
}
