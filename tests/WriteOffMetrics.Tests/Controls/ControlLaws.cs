using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WriteOffMetrics.Controls;
using static WriteOffMetrics.Tests.ControlCases;

namespace WriteOffMetrics.Tests;

/// <summary>What holds for control tests on any ledger: few accounts, amounts and days, so that entries meet.</summary>
public sealed class ControlLaws
{
    private static readonly Gen<LedgerEntry> Entry =
        from day in Gen.Choose(0, 20)
        from cents in Gen.Choose(1, 6)
        from kind in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
        from account in Gen.Elements<string?>(null, "", "ı", "I")
        from document in Gen.Elements<string?>(null, "d", "D", "")
        from category in Gen.Elements(EntryCategory.Receivable, EntryCategory.Receivable, EntryCategory.CreditBalance)
        from lag in Gen.Choose(-1, 40)
        from reason in Gen.Elements<string?>(null, " ", "fraud")
        let amount = Money.FromMinorUnits(cents, Usd)
        let when = First.PlusDays(day)
        let entry = (EntryKind)kind switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(when, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(when, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(when, amount),
            _ => LedgerEntry.RecoveryReturned(when, amount),
        }
        select entry with
        {
            Account = account,
            Document = document,
            Category = category,
            Reason = reason,
            RecordedDate = lag < 0 ? null : when.PlusDays(lag),
        };

    private static readonly ControlTest[] Hard =
    [
        ControlTest.Duplicates(2), ControlTest.RecordedLate(10), ControlTest.RecordedAfterClose(ReportingCalendar.IsoWeeks, 3),
        ControlTest.OnDaysOfWeek(PeriodBasis.RecordedDate, IsoDayOfWeek.Sunday), ControlTest.Missing(Dimension.Reason),
        ControlTest.Missing(Dimension.Account), ControlTest.CreditBalances(),
        ControlTest.Splits(Dimension.Account, 2, Money.FromMinorUnits(6, Usd)), ControlTest.RepeatedAmounts(2),
        ControlTest.RecoveredWithin(3), ControlTest.ReversedWithin(3), ControlTest.RecoveredBeyondWriteOff(),
    ];

    private static readonly ControlTest[] All =
    [
        .. Hard, ControlTest.RoundAmounts(Money.FromMinorUnits(3, Usd), Ratio.FromPercent(20m), 0.9, 5),
        ControlTest.BelowLimit(Money.FromMinorUnits(6, Usd), Money.FromMinorUnits(2, Usd), Ratio.FromPercent(30m), 0.9, 5),
        ControlTest.Benford(1, 0.9, 5), ControlTest.BenfordExcess(2, 0.001, 5),
    ];

    private static Arbitrary<LedgerEntry[]> Entries => Gen.Sized(size => Entry.ArrayOf(Math.Min(size, 60))).ToArbitrary();

    private static Arbitrary<(LedgerEntry[] Entries, int Days)> EntriesAndDays =>
        (from size in Gen.Choose(0, 60) from entries in Entry.ArrayOf(size) from days in Gen.Choose(0, 6) select (entries, days))
        .ToArbitrary();

    [Law]
    public Property Groups_are_those_of_plain_lists() => Law.ForAll(EntriesAndDays, c =>
    {
        (LedgerEntry[] entries, int days) = c;
        Money limit = Money.FromMinorUnits(3 + days, Usd);
        Assert.Equal(ControlModel.Duplicates(entries, days), ControlTest.Duplicates(days).Run(entries).Groups());
        Assert.Equal(ControlModel.Splits(entries, days, limit), ControlTest.Splits(Dimension.Account, days, limit).Run(entries).Groups());
        Assert.Equal(
            ControlModel.Followed(entries, EntryKind.Recovery, days), ControlTest.RecoveredWithin(days).Run(entries).Groups());
        Assert.Equal(
            ControlModel.Followed(entries, EntryKind.Reversal, days), ControlTest.ReversedWithin(days).Run(entries).Groups());
    });

    /// <summary>Another account, document and amount, years away.</summary>
    [Law]
    public Property An_unrelated_entry_takes_no_finding_away() => Law.ForAll(Entries, entries =>
    {
        LedgerEntry unrelated = WriteOff(new LocalDate(2031, 7, 7), 77.77m, "elsewhere", "elsewhere");
        foreach (ControlTest test in Hard)
        {
            string[] before = test.Run(entries).Evidence(), after = test.Run(entries.Prepend(unrelated)).Evidence();
            Assert.Equal(before, after);
        }
    });

    [Law]
    public Property The_order_of_rows_changes_nothing_but_positions() => Law.ForAll(Entries, entries =>
    {
        LedgerEntry[] shuffled = [.. entries];
        new Random(entries.Length).Shuffle(shuffled);
        foreach (ControlTest test in All)
        {
            (ControlResult one, ControlResult other) = (test.Run(entries), test.Run(shuffled));
            Assert.Equal(one.Evidence(), other.Evidence());
            Assert.Equal(one.ToString(), other.ToString());
            Assert.Equal(Words(one), Words(other));
        }

        static string[] Words(ControlResult result) =>
            [.. result.Findings.Select(finding => $"{finding.AmountAtStake} {finding.Faults[0]}").Order(StringComparer.Ordinal)];
    });

    /// <summary>Every entry that is looked at, or would be if it stated more, is counted once; and what is found was looked at.</summary>
    [Law]
    public Property Every_entry_is_looked_at_or_left_out() => Law.ForAll(Entries, entries =>
    {
        int writeOffs = entries.Count(entry => entry.Kind == EntryKind.WriteOff);
        foreach (ControlTest test in Hard)
        {
            ControlResult result = test.Run(entries);
            long seen = result.LookedAt + result.LeftOut;
            Assert.True(seen == writeOffs || seen == entries.Length, result.ToString());
            Assert.All(result.Findings, finding => Assert.InRange(finding.Evidence.Count!.Value, 1, result.LookedAt));
            Assert.Equal(result.Status == ControlStatus.MissingInput, result.LookedAt == 0 && result.LeftOut > 0);
            Assert.All(result.Findings, finding => Assert.Equal(
                finding.Positions.Select(position => position.Row!.Value - 1),
                ((EntryEvidence)finding.Evidence).Entries.Select(entry => entry.Ordinal!.Value)));
            Assert.Equal(result.Findings.Select(finding => finding.Positions[0].Row),
                result.Findings.Select(finding => finding.Positions[0].Row).Order());
        }
    });
}
