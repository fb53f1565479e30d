using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class AggregationLaws
{
    [Law]
    public Property The_order_of_entries_never_matters() => Law.ForAll(
        Generate.With(from axis in Generate.Axis from seed in Gen.Choose(0, int.MaxValue) select (axis, seed)),
        c =>
        {
            LedgerEntry[] shuffled = [.. c.Entries];
            new Random(c.Other.seed).Shuffle(shuffled);
            Assert.Equal(
                Generate.Ledger(c.Entries).SummarizeBy(c.Other.axis, "reason"),
                Generate.Ledger(shuffled).SummarizeBy(c.Other.axis, "reason"));
        });

    [Law]
    public Property Any_axis_partitions_its_span() => Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        PeriodTotals totals = Generate.Ledger(c.Entries).SummarizeBy(c.Axis);
        foreach (PeriodTotals scope in Figures.Scopes(totals))
        {
            foreach ((string name, Func<PeriodTotals, AmountSeries> read) in Figures.Measures)
            {
                AmountSeries series = read(scope);
                LedgerEntry[] all = [.. c.Entries.Where(entry => InScope(entry, scope.Scope) && InMeasure(entry, name))];
                LedgerEntry[] inside = [.. all.Where(entry => entry.EffectiveDate >= c.Axis.Start && entry.EffectiveDate <= c.Axis.End)];
                Assert.Equal(Sum(inside, name), series.Sum(point => (decimal)point.Amount.MinorUnits));
                Assert.Equal(Sum(all, name), series.Sum(point => (decimal)point.Amount.MinorUnits) + series.Outside!.Value.MinorUnits);
                Assert.Equal(all.Length, series.Sum(point => point.EntryCount!.Value) + series.OutsideCount);
                Assert.Equal(Sum(inside, name), series.Total.Amount.MinorUnits);
            }

            Assert.Equal(
                c.Entries.Count(entry => InScope(entry, scope.Scope) && c.Axis.IndexOf(entry.EffectiveDate) < 0),
                scope.OutsideEntries.Count);
        }
    });

    [Law]
    public Property The_coarse_is_the_sum_of_the_fine() => Law.ForAll(
        Generate.With(from start in Generate.Day
                      from years in Gen.Choose(1, 4)
                      from month in Gen
        .Choose(1, 12)
                      select (start, years, month)),
        c =>
        {
            WriteOffLedger ledger = Generate.Ledger(c.Entries);
            (LocalDate start, int years, int month) = c.Other;
            PeriodAxis coarse = ReportingCalendar.FiscalYears(month, FiscalYearNaming.EndYear).Between(start, start.PlusYears(years));
            ReportingCalendar[] finer =
            [
                ReportingCalendar.FiscalHalfYears(month, FiscalYearNaming.EndYear),
                ReportingCalendar.FiscalQuarters(month, FiscalYearNaming.StartYear),
                ReportingCalendar.FiscalMonths(month, FiscalYearNaming.StartYear),
                ReportingCalendar.Months,
            ];
            foreach (ReportingCalendar calendar in finer)
            {
                PeriodAxis fine = calendar.Between(coarse.Start, coarse.End);
                Assert.Equal((coarse.Start, coarse.End), (fine.Start, fine.End));
                foreach ((_, Func<PeriodTotals, AmountSeries> read) in Figures.Measures)
                {
                    AmountSeries fineSeries = read(ledger.SummarizeBy(fine).AllLosses),
                        coarseSeries = read(ledger.SummarizeBy(coarse).AllLosses);
                    var sums = new decimal[coarse.Count];
                    foreach (AmountPoint point in fineSeries) sums[coarse.IndexOf(point.Period.Start)] += point.Amount.MinorUnits;
                    Assert.Equal(sums, coarseSeries.Select(point => (decimal)point.Amount.MinorUnits));
                }
            }
        });

    [Law]
    public Property Net_is_gross_less_reversed_less_what_stayed_recovered() => Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        foreach (PeriodTotals totals in Figures.Scopes(Generate.Ledger(c.Entries).SummarizeBy(c.Axis)))
        {
            for (int i = 0; i < c.Axis.Count; i++)
            {
                Assert.Equal(
                    totals.Gross[i].Amount - totals.Reversals[i].Amount
                    - (totals.Recoveries[i].Amount - totals.RecoveriesReturned[i].Amount),
                    totals.Net[i].Amount);
            }
        }
    });

    [Law]
    public Property Scaling_amounts_scales_money_and_leaves_ratios() => Law.ForAll(
        Generate.With(from axis in Generate.Axis from factor in Gen.Choose(2, 50) select (axis, factor)),
        c =>
        {
            // A hundred of these, fifty times as large, still fit 64 bits.
            LedgerEntry[] entries = [.. c.Entries.Where(entry => entry.Amount.MinorUnits < 1_000_000_000_000_000)];
            PeriodTotals once = Generate.Ledger(entries).SummarizeBy(c.Other.axis);
            PeriodTotals scaled = Generate.Ledger(entries.Select(entry => Scaled(entry, c.Other.factor))).SummarizeBy(c.Other.axis);
            Assert.Equal(once.Net.Select(point => point.Amount * c.Other.factor), scaled.Net.Select(point => point.Amount));
            Assert.Equal(
                once.Net.ToSales(Generate.Sales(c.Other.axis)).Append(once.Net.ToSales(Generate.Sales(c.Other.axis)).Overall)
                .Select(point => point.Value),
                scaled.Net.ToSales(Generate.Sales(c.Other.axis, c.Other.factor))
                .Append(scaled.Net.ToSales(Generate.Sales(c.Other.axis, c.Other.factor)).Overall).Select(point => point.Value));
        });

    [Law]
    public Property A_breakdown_adds_up_to_its_total_also_rounded() => Law.ForAll(
        Generate.With(
            from axis in Generate.Axis
            from dimension in Gen.Elements(Dimension.Account, Dimension.Reason, "sector", Dimension.Document, Dimension.Request)
            from rule in Gen.Elements(Enum.GetValues<MidpointRounding>())
            from unit in Gen.Elements(1L, 100L, 3L, 100_000L)
            select (axis, dimension, rule, unit)),
        c =>
        {
            (PeriodAxis axis, string dimension, MidpointRounding rule, long unitSize) = c.Other;
            if (c.Entries.Length == 0) return;
            WriteOffLedger ledger = Generate.Ledger(c.Entries.Select(entry => entry.With("sector", entry["sector"] ?? "x")));
            PeriodBreakdown breakdown = ledger.SummarizeBy(axis, dimension);
            Assert.Equal(ledger.SummarizeBy(axis), breakdown.Total);
            Money unit = Money.FromMinorUnits(unitSize, Generate.Usd);
            AmountSeries[] nets = [.. breakdown.Values.Select(value => breakdown[value].Net)];
            for (int i = 0; i < axis.Count; i++)
            {
                Money[] parts = [.. nets.Select(net => net[i].Amount)];
                Money total = parts.Aggregate((left, right) => left + right);
                Assert.Equal(breakdown.Total.Net[i].Amount, total);
                IReadOnlyList<Money> rounded = Money.RoundBreakdown(parts, unit, rule);
                Assert.Equal(total.RoundTo(unit, rule), rounded.Aggregate((left, right) => left + right));
                Assert.All(rounded.Zip(parts), pair => Assert.True(Math.Abs(pair.First.MinorUnits - pair.Second.MinorUnits) < unitSize));
            }
        });

    [Law]
    public Property Totals_are_what_ten_lines_of_LINQ_say() => Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        PeriodBreakdown breakdown = Generate.Ledger(c.Entries).SummarizeBy(c.Axis, Dimension.Reason);
        var expected = from entry in c.Entries
                       where entry.Category == EntryCategory.Receivable && entry.Kind == EntryKind.WriteOff
                       from period in c.Axis
                       where entry.EffectiveDate >= period.Start && entry.EffectiveDate <= period.End
                       group entry by (entry.Reason, period.Start) into cell
                       select (cell.Key.Reason, cell.Key.Start, Sum: cell.Sum(entry => entry.Amount.ToDecimal()),
                           Count: (long?)cell.Count());
        var actual = from value in breakdown.Values
                     from point in breakdown[value].Gross
                     where point.EntryCount > 0
                     select (value, point.Period.Start, point.Amount.ToDecimal(), point.EntryCount);

        // Letter by letter: the default order of strings takes a composed and a decomposed letter for the same.
        Assert.Equal(
            expected.OrderBy(cell => cell.Reason, StringComparer.Ordinal).ThenBy(cell => cell.Start),
            actual.OrderBy(cell => cell.value, StringComparer.Ordinal).ThenBy(cell => cell.Start));
    });

    private static bool InScope(LedgerEntry entry, string scope) =>
        scope == "all losses" ? entry.Category <= EntryCategory.Vendor
            : scope.Replace(" ", "", StringComparison.Ordinal).Equals(entry.Category.ToString(), StringComparison.OrdinalIgnoreCase);

    private static bool InMeasure(LedgerEntry entry, string measure) => measure == "net" || entry.Kind == measure switch
    {
        "gross" => EntryKind.WriteOff,
        "reversed" => EntryKind.Reversal,
        "recovered" => EntryKind.Recovery,
        _ => EntryKind.RecoveryReturned,
    };

    private static decimal Sum(IEnumerable<LedgerEntry> entries, string measure) =>
        entries.Sum(entry => (decimal)(measure == "net" ? entry.SignedAmount : entry.Amount).MinorUnits);

    private static LedgerEntry Scaled(LedgerEntry entry, long factor)
    {
        Money amount = entry.Amount * factor;
        LedgerEntry scaled = entry.Kind switch
        {
            EntryKind.WriteOff => LedgerEntry.WriteOff(entry.EffectiveDate, amount),
            EntryKind.Reversal => LedgerEntry.Reversal(entry.EffectiveDate, amount),
            EntryKind.Recovery => LedgerEntry.Recovery(entry.EffectiveDate, amount),
            _ => LedgerEntry.RecoveryReturned(entry.EffectiveDate, amount),
        };
        return scaled with { Category = entry.Category };
    }
}
