using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class LedgerLaws
{
    [Law]
    public Property Entries_read_back_are_the_entries_given() => Law.ForAll(Generate.Entries, entries =>
    {
        WriteOffLedger ledger = Generate.Ledger(entries);
        Assert.Equal(entries.Length, ledger.Count);
        Assert.Equal(entries.OrderBy(entry => entry.EffectiveDate), ledger.Entries);
        Assert.All(ledger.Entries, entry => Assert.Equal(entries[(int)entry.Ordinal!.Value], entry));
    });

    [Law]
    public Property A_ledger_of_rows_is_the_ledger_of_their_entries() => Law.ForAll(Generate.Entries, entries =>
    {
        var ledger = WriteOffLedger.FromRows(Generate.Usd, entries, new EntrySelectors<LedgerEntry>
        {
            EffectiveDate = entry => entry.EffectiveDate,
            Amount = entry => entry.Amount.ToDecimal(),
            Kind = entry => entry.Kind,
            Category = entry => entry.Category,
            Account = entry => entry.Account,
            Document = entry => entry.Document,
            Reason = entry => entry.Reason,
            Request = entry => entry.Request,
            RecordedDate = entry => entry.RecordedDate,
            OriginDate = entry => entry.OriginDate,
            DueDate = entry => entry.DueDate,
            Dimensions = { ["sector"] = entry => entry["sector"] },
        });
        Assert.Equal(Generate.Ledger(entries).Entries, ledger.Entries);
    });

    [Law]
    public Property A_ledger_as_known_on_a_day_grows_with_the_day_and_the_bridge_is_exactly_what_it_grew_by() => Law.ForAll(
        Generate.With(from a in Generate.Day
                      from days in Gen
        .Choose(0, 500)
                      from axis in Generate.Axis
                      select (a, b: a.PlusDays(days), axis)),
        c =>
        {
            (LedgerEntry[] entries, var (a, b, axis)) = c;
            WriteOffLedger ledger = Generate.Ledger(entries);
            Assert.Equal(entries.Count(entry => (entry.RecordedDate ?? entry.EffectiveDate) <= a), ledger.AsKnownOn(a).Count);
            Assert.Equal(ledger.Entries, ledger.AsKnownOn(new LocalDate(9999, 12, 31)).Entries);
            Assert.Equal(ledger.AsKnownOn(a).Entries, ledger.AsKnownOn(b).AsKnownOn(a).Entries);
            Assert.Equal(
                ledger.AsKnownOn(b).SummarizeBy(axis),
                ledger.AsKnownOn(a).CompleteThrough(b).SummarizeBy(axis)
                .Merge(ledger.BecameKnownBetween(a, b).SummarizeBy(axis)));
            Assert.Equal(ledger.AsKnownOn(b).Count - ledger.AsKnownOn(a).Count, ledger.BecameKnownBetween(a, b).Count);
            Assert.Equal(entries.Count(entry => entry.RecordedDate is null), ledger.CountWithoutRecordedDate);
        });

    [Law]
    public Property Another_period_basis_moves_entries_between_periods_and_loses_none() => Law.ForAll(
        Generate.With(from axis in Generate.Axis
                      from known in Generate.Day
                      from basis in Gen
        .Elements(Enum.GetValues<PeriodBasis>())
                      select (axis, known, basis)),
        c =>
        {
            WriteOffLedger ledger = Generate.Ledger(c.Entries).AsKnownOn(c.Other.known);
            LedgerEntry[] known = [.. ledger.Entries];
            WriteOffLedger moved = ledger.WithPeriodBasis(c.Other.basis);
            Assert.Equal(known.OrderBy(entry => entry.Ordinal), moved.Entries.OrderBy(entry => entry.Ordinal));
            Assert.Equal(ledger.Entries, moved.WithPeriodBasis(PeriodBasis.EffectiveDate).Entries);
            foreach (AmountPoint point in moved.SummarizeBy(c.Other.axis).AllLosses.Gross)
            {
                LedgerEntry[] expected = [
                    .. known.Where(entry => entry.Kind == EntryKind.WriteOff && entry.Category <= EntryCategory.Vendor
                    && BasisOf(entry) is { } day && point.Period.Contains(day))];
                Assert.Equal(expected.Sum(entry => (decimal)entry.Amount.MinorUnits), point.Amount.MinorUnits);
                Assert.Equal(expected.OrderBy(entry => entry.Ordinal), point.Entries.OrderBy(entry => entry.Ordinal));
            }

            Assert.Equal(
                known.Count(entry => entry.Category == EntryCategory.Receivable
                && !(BasisOf(entry) is { } day && c.Other.axis.IndexOf(day) >= 0)),
                moved.SummarizeBy(c.Other.axis).OutsideEntries.Count);

            LocalDate? BasisOf(LedgerEntry entry) => c.Other.basis switch
            {
                PeriodBasis.RecordedDate => entry.RecordedDate ?? entry.EffectiveDate,
                PeriodBasis.OriginDate => entry.OriginDate,
                _ => entry.EffectiveDate,
            };
        });

    [Law]
    public Property A_filtered_ledger_holds_what_the_filters_say() => Law.ForAll(
        Generate.With(
            from reason in Generate.Value
            from sector in Generate.Value
            from kind in Gen.Elements(Enum.GetValues<EntryKind>())
            from category in Gen.Elements(Enum.GetValues<EntryCategory>())
            from day in Generate.Day
            from days in Gen.Choose(0, 2000)
            from use in Gen.Choose(0, 31)
            select (reason, sector, kind, category, period: ReportingPeriod.FromDates(day, day.PlusDays(days)), use)),
        c =>
        {
            (LedgerEntry[] entries, var f) = c;
            WriteOffLedger ledger = Generate.Ledger(entries);
            IEnumerable<LedgerEntry> expected = entries.OrderBy(entry => entry.EffectiveDate);
            bool hasSector = ledger.Dimensions.Contains("sector") || ledger.Count == 0;
            if ((f.use & 1) != 0)
                (ledger, expected) = (
                    ledger.Where(Dimension.Reason, value => value == f.reason), expected.Where(entry => entry.Reason == f.reason));
            if ((f.use & 2) != 0 && hasSector)
                (ledger, expected) = (
                    ledger.Where("sector", value => value != f.sector), expected.Where(entry => entry["sector"] != f.sector));
            if ((f.use & 4) != 0) (ledger, expected) = (ledger.Where(f.kind), expected.Where(entry => entry.Kind == f.kind));
            if ((f.use & 8) != 0) (ledger, expected) = (ledger.Where(f.category), expected.Where(entry => entry.Category == f.category));
            if ((f.use & 16) != 0)
                (ledger, expected) = (ledger.Where(f.period), expected.Where(entry => f.period.Contains(entry.EffectiveDate)));
            Assert.Equal(expected, ledger.Entries);
            Assert.Equal(expected.Count(), ledger.Count);

            // A filtered ledger is a ledger: it sums like one built from its entries.
            PeriodAxis axis = ReportingCalendar.Quarters.Between(f.period.Start, f.period.End);
            Assert.Equal(Generate.Ledger(ledger.Entries).SummarizeBy(axis, Dimension.Account).AllLosses,
                ledger.SummarizeBy(axis, Dimension.Account).AllLosses);
        });
}
