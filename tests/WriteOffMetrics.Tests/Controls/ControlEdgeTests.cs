using System.Diagnostics;
using NodaTime;
using WriteOffMetrics.Controls;
using static WriteOffMetrics.Tests.ControlCases;

namespace WriteOffMetrics.Tests;

/// <summary>No entry, one, and a hundred thousand of one account; ledgers without positions, and filtered ones.</summary>
public sealed class ControlEdgeTests
{
    private static readonly ControlTest[] All =
    [
        ControlTest.Duplicates(3), ControlTest.RecordedLate(3), ControlTest.RecordedAfterClose(ReportingCalendar.Months, 3),
        ControlTest.OnDaysOfWeek(PeriodBasis.EffectiveDate, IsoDayOfWeek.Sunday), ControlTest.Missing(Dimension.Reason),
        ControlTest.CreditBalances(), ControlTest.Splits(Dimension.Account, 30, Dollars(1_000m)), ControlTest.RepeatedAmounts(2),
        ControlTest.RecoveredWithin(60), ControlTest.ReversedWithin(60), ControlTest.RecoveredBeyondWriteOff(),
        ControlTest.RoundAmounts(Dollars(1m), Ratio.FromPercent(1m), 0.99, 2),
        ControlTest.BelowLimit(Dollars(1_000m), Dollars(100m), Ratio.FromPercent(50m), 0.99, 2), ControlTest.Benford(1, 0.99, 2),
        ControlTest.BenfordExcess(2, 0.001, 2),
    ];

    /// <summary>The statistical ones need two; the others looked at none, which they say.</summary>
    [Fact]
    public void Of_no_entry_nothing_is_found_and_none_was_looked_at()
    {
        ControlReport report = ControlSuite.FromTests(All).Run(new ControlInputs { Ledger = Generate.Ledger([]) });
        Assert.Empty(report.Findings);
        Assert.All(report.Results, result => Assert.Equal((0L, 0L), (result.LookedAt, result.LeftOut)));
        Assert.Equal(All[11..], report.NotTested.Select(result => result.Test));
        Assert.All(report.NotTested, result => Assert.Equal(ControlStatus.TooFew, result.Status));
    }

    [Fact]
    public void Of_one_entry_that_is_good_nothing_is_found()
    {
        LedgerEntry entry = WriteOff(First, 123.45m, "A", "1") with { RecordedDate = First };
        ControlReport report = ControlSuite.FromTests(All).Run(new ControlInputs { Ledger = Generate.Ledger([entry]) });
        Assert.Empty(report.Findings);
        Assert.All(report.Results.Take(11), result => Assert.Equal((ControlStatus.Tested, 1L), (result.Status, result.LookedAt)));
        Assert.Equal(4, report.NotTested.Count);
    }

    /// <summary>
    /// All of one account, document and amount, on one day or on many: everything is near everything, which would be ten thousand million
    /// pairs. Five times as many entries take about five times as long, where pairs would take twenty-five times.
    /// </summary>
    [LongTheory(Long.Grows)]
    [InlineData(1)]
    [InlineData(1_000)]
    public void A_hundred_thousand_entries_of_one_account_take_no_quadratic_time(int days)
    {
        ControlSuite suite = ControlSuite.FromTests(
            ControlTest.Duplicates(30), ControlTest.Splits(Dimension.Account, 300, Dollars(1_000m)), ControlTest.RepeatedAmounts(2),
            ControlTest.RecoveredWithin(60), ControlTest.RecoveredBeyondWriteOff());
        Run(1_000);
        TimeSpan few = Run(20_000), many = Run(100_000);
        Assert.True(many < TimeSpan.FromSeconds(2) || many < 15 * few, $"{few} and {many}");

        TimeSpan Run(int count)
        {
            WriteOffLedger ledger = Generate.Ledger(Enumerable.Range(0, count).Select(i => (i % 2 == 0
                ? LedgerEntry.WriteOff(First.PlusDays(i % days), Dollars(7m))
                : LedgerEntry.Recovery(First.PlusDays(i % days), Dollars(8m))) with
            { Account = "A", Document = "1" }));
            var watch = Stopwatch.StartNew();
            ControlReport report = suite.Run(new ControlInputs { Ledger = ledger });
            TimeSpan elapsed = watch.Elapsed;
            Assert.Equal(
                [count / 2L, count / 2L, count / 2L, (long)count, count],
                report.Results.Select(result => Assert.Single(result.Findings).Evidence.Count!.Value));
            return elapsed;
        }
    }

    /// <summary>A missing account is not one account, and an empty one is: somebody stated it.</summary>
    [Fact]
    public void Entries_without_an_account_are_not_grouped()
    {
        LedgerEntry[] Of(string? account) => [WriteOff(First, 600m, account, "1"), WriteOff(First, 600m, account, "2")];
        foreach (ControlTest test in new[] { ControlTest.Duplicates(3), ControlTest.Splits(Dimension.Account, 3, Dollars(1_000m)) })
        {
            ControlResult missing = test.Run([.. Of(null), WriteOff(First, 5m, "A", "3")]);
            Assert.Equal((ControlStatus.Tested, 0, 2L), (missing.Status, missing.Findings.Count, missing.LeftOut));
            Assert.Single(test.Run(Of("")).Findings);
        }
    }

    /// <summary>Findings of a filtered ledger are of its own entries, and name them by their positions in the whole.</summary>
    [Fact]
    public void A_filtered_ledger_is_looked_at_by_itself()
    {
        WriteOffLedger ledger = Generate.Ledger([
            WriteOff(First, 5m, "B", "1"), WriteOff(First, 5m, "A", "2"), WriteOff(First, 5m, "A", "3"),
            WriteOff(First.PlusYears(1), 5m, "A", "4"), WriteOff(First.PlusYears(1), 5m, "A", "5"),
        ]);
        ControlResult result = ControlTest.Duplicates(0).Run(
            new ControlInputs { Ledger = ledger.Where(ReportingCalendar.Years.PeriodOf(First)) });
        Assert.Equal([[1, 2]], result.Groups());
        Assert.Equal(3, result.LookedAt);
    }

    [Fact]
    public void A_ledger_without_positions_has_findings_without_them()
    {
        var ledger = WriteOffLedger.FromColumns(Usd, new EntryColumns
        {
            EffectiveDates = new[] { First, First },
            MinorUnits = new[] { 500L, 500L },
            Accounts = new[] { "A", (string?)"A" },
        });
        Finding finding = Assert.Single(ControlTest.Duplicates(0).Run(new ControlInputs { Ledger = ledger }).Findings);
        Assert.Empty(finding.Positions);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Equal(2, finding.Evidence.Lines.Count());
    }

    /// <summary>2^62 minor units twice are 2^63, which 64 bits do not hold; three times, less one, too.</summary>
    [Fact]
    public void Amounts_at_stake_beyond_64_bits_are_not_stated()
    {
        LedgerEntry[] entries =
        [
            .. Enumerable.Range(0, 3).Select(i => LedgerEntry.WriteOff(First, Money.FromMinorUnits(1L << 62, Usd)) with { Account = "A" }),
        ];
        Assert.Null(Assert.Single(ControlTest.Duplicates(0).Run(entries).Findings).AmountAtStake);
        Money limit = Money.FromMinorUnits(long.MaxValue, Usd);
        Assert.Null(Assert.Single(ControlTest.Splits(Dimension.Account, 0, limit).Run(entries).Findings).AmountAtStake);
    }

    /// <summary>The last day that an entry can have, and a close beyond the end of time.</summary>
    [Fact]
    public void Days_at_the_end_of_time_are_looked_at()
    {
        LedgerEntry last = WriteOff(new LocalDate(9999, 12, 30), 5m, "A", "1") with { RecordedDate = new LocalDate(9999, 12, 30) };
        foreach (ControlTest test in new[]
        {
            ControlTest.Duplicates(int.MaxValue), ControlTest.RecordedLate(int.MaxValue),
            ControlTest.RecordedAfterClose(ReportingCalendar.Years, int.MaxValue), ControlTest.Splits("account", int.MaxValue, Dollars(9m)),
            ControlTest.RecoveredWithin(int.MaxValue),
        })
            Assert.Equal((ControlStatus.Tested, 0), (test.Run([last]).Status, test.Run([last]).Findings.Count));
    }

    /// <summary>
    /// Of 100 written off and 120 reversed nothing is left: a recovery of 1 is 1 too much, and one that came back is none.
    /// </summary>
    [Fact]
    public void More_reversed_than_written_off_leaves_nothing_to_recover()
    {
        var usd = Currency.FromCode("USD");
        LocalDate day = new(2026, 3, 1);
        LedgerEntry Of(LedgerEntry entry) => entry with { Account = "C-1", Document = "1" };
        LedgerEntry[] entries =
            [Of(LedgerEntry.WriteOff(day, Money.FromDecimal(100m, usd))), Of(LedgerEntry.Reversal(day, Money.FromDecimal(120m, usd)))];
        Finding one = Assert.Single(Run([.. entries, Of(LedgerEntry.Recovery(day, Money.FromDecimal(1m, usd)))]));
        Assert.Equal(Money.FromDecimal(1m, usd), one.AmountAtStake);
        Assert.Empty(Run([.. entries, Of(LedgerEntry.Recovery(day, Money.FromDecimal(10m, usd))),
            Of(LedgerEntry.RecoveryReturned(day, Money.FromDecimal(10m, usd)))]));

        IReadOnlyList<Finding> Run(LedgerEntry[] all) => ControlTest.RecoveredBeyondWriteOff()
            .Run(new ControlInputs { Ledger = WriteOffLedger.FromEntries(usd, all) }).Findings;
    }

    /// <summary>A bank names the document and no account: whose recovery it is nobody knows, and it is counted as left out.</summary>
    [Fact]
    public void A_recovery_without_the_account_that_its_write_off_states_is_left_out_and_counted()
    {
        var usd = Currency.FromCode("USD");
        LocalDate day = new(2026, 3, 1);
        var ledger = WriteOffLedger.FromEntries(usd,
        [
            LedgerEntry.WriteOff(day, Money.FromDecimal(310m, usd)) with { Account = "West", Document = "1005" },
            LedgerEntry.Recovery(day.PlusDays(9), Money.FromDecimal(310m, usd)) with { Document = "1005" },
        ]);
        ControlResult within = ControlTest.RecoveredWithin(60).Run(new ControlInputs { Ledger = ledger }),
            beyond = ControlTest.RecoveredBeyondWriteOff().Run(new ControlInputs { Ledger = ledger });
        Assert.Equal((1L, 1L), (within.LookedAt, within.LeftOut));
        Assert.Contains("no account stated, where others of the document state one", within.Note, StringComparison.Ordinal);
        Assert.Empty(beyond.Findings);
    }

    [Fact]
    public void First_digits_want_as_many_as_their_bounds_need()
    {
        var usd = Currency.FromCode("USD");
        var ledger = WriteOffLedger.FromEntries(usd, Enumerable.Range(0, 109).Select(i =>
            LedgerEntry.WriteOff(new LocalDate(2026, 3, 1), Money.FromDecimal(900m + i / 100m, usd))));
        Assert.Equal(ControlStatus.TooFew, ControlTest.Benford(1, 0.99, 1).Run(new ControlInputs { Ledger = ledger }).Status);
        Assert.Throws<ArgumentOutOfRangeException>(() => ControlTest.BenfordExcess(2, 0.12, 1));
        Assert.NotNull(ControlTest.BenfordExcess(1, 0.12, 1));
    }

    /// <summary>A receivable of 600 and a credit balance of 600 are not one loss of 1,200.</summary>
    [Fact]
    public void Categories_are_not_added_up()
    {
        var usd = Currency.FromCode("USD");
        LedgerEntry loss = LedgerEntry.WriteOff(new LocalDate(2026, 3, 1), Money.FromDecimal(600m, usd)) with { Account = "C-1" };
        ControlTest test = ControlTest.Splits(Dimension.Account, 30, Money.FromDecimal(1_000m, usd));
        Assert.Empty(Run(loss with { Category = EntryCategory.CreditBalance }));
        Assert.Single(Run(loss));

        IReadOnlyList<Finding> Run(LedgerEntry other) => test.Run(
            new ControlInputs { Ledger = WriteOffLedger.FromEntries(usd, [loss, other with { Document = "2" }]) }).Findings;
    }
}
