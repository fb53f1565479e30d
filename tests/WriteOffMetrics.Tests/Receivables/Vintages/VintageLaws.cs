using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Tests;

public sealed class VintageLaws
{
    /// <summary>Any cohorts, ages in their own calendar or in days, which both begin with every cohort, and any last day.</summary>
    private static readonly Gen<(PeriodAxis Cohorts, ReportingCalendar Ages, LocalDate Complete)> Cut =
        from cohorts in Generate.Axis
        from isByDay in Gen.Elements(true, false)
        from complete in Generate.Day
        select (cohorts, isByDay && cohorts.Count < 40 ? ReportingCalendar.Days : cohorts.Calendar, complete);

    [Law]
    public Property A_cell_is_what_the_ledger_filtered_by_its_origin_has_of_its_days() => Law.ForAll(Generate.With(Cut), c =>
    {
        WriteOffLedger ledger = Generate.Ledger(c.Entries).CompleteThrough(c.Other.Complete);
        WriteOffLedger byOrigin = ledger.WithPeriodBasis(PeriodBasis.OriginDate);
        VintageTable table = Table(ledger, c.Other);
        for (int cohort = 0; cohort < table.Cohorts.Count; cohort++)
        {
            ReportingPeriod period = table.Cohorts[cohort];
            WriteOffLedger own = byOrigin.Where(period).WithPeriodBasis(PeriodBasis.EffectiveDate);
            LocalDate end = period.Start.PlusDays(-1);
            int reached = table.ReachedAges(cohort);
            for (int age = 1; age <= reached; age++)
            {
                end = c.Other.Ages.PeriodOf(end.PlusDays(1)).End;
                Assert.True(end <= c.Other.Complete && period.End <= c.Other.Complete);
                if (age > 3 && age < reached) continue; // The first and the last ages show as much as all of many.
                AmountPoint expected = own.SummarizeBetween(period.Start, end).Net.Total;
                RatioPoint cell = table[cohort, age]!;
                Assert.Equal((expected.Amount, expected.EntryCount), (cell.Numerator!.Value, cell.EntryCount));
                Assert.Equal(expected.Entries.Select(Read).Order(), cell.Entries.Select(Read).Order());
            }

            Assert.Null(table[cohort, reached + 1]);
            Assert.True(c.Other.Ages.PeriodOf(end.PlusDays(1)).End > c.Other.Complete || period.End > c.Other.Complete);
        }
    });

    [Law]
    public Property The_latest_cells_and_what_is_in_none_are_the_net_write_offs_of_the_ledger() => Law.ForAll(Generate.With(Cut), c =>
    {
        WriteOffLedger ledger = Generate.Ledger(c.Entries).CompleteThrough(c.Other.Complete);
        VintageTable table = Table(ledger, c.Other);
        RatioPoint[] latest = [.. Enumerable.Range(0, table.Cohorts.Count).Where(cohort => table.ReachedAges(cohort) > 0)
            .Select(cohort => table[cohort, table.ReachedAges(cohort)]!)];
        AmountPoint net = ledger.SummarizeBetween(new LocalDate(2000, 1, 1), new LocalDate(2040, 12, 31)).Net.Total;
        Assert.Equal(net.Amount.ToDecimal(), latest.Sum(cell => cell.Numerator!.Value.ToDecimal()) + table.WithoutOrigin.ToDecimal()
            + table.OutsideCohorts.ToDecimal() + table.BeforeCohort.ToDecimal() + table.NotReached.ToDecimal());
        long left = table.WithoutOriginCount + table.OutsideCohortsCount + table.BeforeCohortCount + table.NotReachedCount;
        Assert.Equal(net.EntryCount, latest.Sum(cell => cell.EntryCount) + left);
        Assert.Equal(left, table.NotCounted.Count);

        LedgerEntry[] read = [.. c.Entries.Where(entry => entry.Category == EntryCategory.Receivable)];
        Assert.Equal(read.Count(entry => entry.OriginDate is null), table.WithoutOriginCount);
        Assert.Equal(read.Count(entry => entry.OriginDate is { } day && table.Cohorts.IndexOf(day) < 0), table.OutsideCohortsCount);
        Assert.Equal(
            read.Count(entry => entry.OriginDate is { } day && table.Cohorts.IndexOf(day) is var cohort and >= 0
                && entry.EffectiveDate < table.Cohorts[cohort].Start),
            table.BeforeCohortCount);
    });

    [Law]
    public Property The_order_of_entries_changes_nothing() => Law.ForAll(Generate.With(Cut), c =>
    {
        LedgerEntry[] shuffled = [.. c.Entries];
        new Random(c.Entries.Length).Shuffle(shuffled);
        Assert.Equal(Read(c.Entries), Read(shuffled));

        (string, string) Read(LedgerEntry[] entries)
        {
            VintageTable table = Table(Generate.Ledger(entries).CompleteThrough(c.Other.Complete), c.Other);
            return (table.AgeCount > 60 ? table.Explain().ToString() : JsonSerializer.Serialize(table),
                table.AgeCount > 60 ? "" : JsonSerializer.Serialize(table.ToChainLadder()));
        }
    });

    [Law]
    public Property The_completed_triangle_begins_with_the_cells_that_are_reached() => Law.ForAll(Generate.With(Cut), c =>
    {
        VintageTable table = Table(Generate.Ledger(c.Entries).CompleteThrough(c.Other.Complete), c.Other);
        if (table.AgeCount > 60) return;
        ChainLadderEstimate estimate = table.ToChainLadder();
        for (int cohort = 0; cohort < table.Cohorts.Count; cohort++)
        {
            for (int age = 1; age <= table.AgeCount; age++)
            {
                if (table[cohort, age] is { } cell) Assert.Equal((double)cell.Numerator!.Value.ToDecimal(), estimate[cohort, age]);
            }

            double? last = table.AgeCount == 0 ? null : estimate[cohort, table.AgeCount];
            if (estimate.Ultimates[cohort] is { } ultimate) Assert.Equal(last, ultimate);
            Assert.Equal(estimate.Ultimates[cohort] is null, estimate.Remaining[cohort] is null);
        }

        Assert.Equal(estimate.Status == AnalysisStatus.Defined, estimate.TotalRemaining is not null);
        Assert.Equal(estimate.StandardErrorStatus == AnalysisStatus.Defined, estimate.TotalStandardError is not null);
    });

    private static VintageTable Table(WriteOffLedger ledger, (PeriodAxis Cohorts, ReportingCalendar Ages, LocalDate) cut) =>
        ledger.VintagesBy(Generate.Sales(cut.Cohorts), cut.Ages);

    private static (LocalDate, EntryKind, long, LocalDate?) Read(LedgerEntry entry) =>
        (entry.EffectiveDate, entry.Kind, entry.Amount.MinorUnits, entry.OriginDate);
}
