using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class FromRowsTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1));

    private static TotalsRow Row(int month, decimal sum, long count) =>
        new() { Period = Months[month], Sum = Money.FromDecimal(sum, Usd), Count = count };

    private static PeriodTotals Read(decimal controlSum, long controlCount, params TotalsRow[] rows) =>
        PeriodTotals.FromRows(Usd, Months, new LocalDate(2026, 1, 31), PeriodBasis.EffectiveDate, rows, Money.FromDecimal(controlSum, Usd),
            controlCount);

    [Fact]
    public void Sums_computed_elsewhere_are_totals_like_others_but_for_their_entries()
    {
        PeriodTotals totals = Read(17m, 4, Row(0, 10m, 2), Row(0, 5m, 1) with { Kind = EntryKind.Recovery }, Row(1, 0m, 0), Row(0, 2m, 1));
        Assert.Equal([12m, 0m], totals.Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal((7m, 4L, true, false), (
            totals.Net[0].Amount.ToDecimal(), totals.Net[0].EntryCount, totals.Net[0].IsComplete, totals.Net[1].IsComplete));
        Assert.Throws<InvalidOperationException>(() => totals.Gross[0].Entries);
        Assert.Throws<InvalidOperationException>(() => totals.OutsideEntries);
        Assert.Equal((null, null), (totals.Gross.Outside, totals.Gross.OutsideCount));
        string explanation = totals.Gross[0].Explain().ToString();
        Assert.Contains("sums computed elsewhere, which met their control totals", explanation, StringComparison.Ordinal);
        Assert.Contains("what lies outside the axis is not known", explanation, StringComparison.Ordinal);

        // Merged with totals of a ledger, their entries are still missing, so none are shown.
        PeriodTotals merged = totals
            .Merge(WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Months.Start, Money.FromDecimal(1m, Usd))]).SummarizeBy(Months));
        Assert.Equal(13m, merged.Gross[0].Amount.ToDecimal());
        Assert.Throws<InvalidOperationException>(() => merged.Gross[0].Entries);
        Assert.Contains("2 parts merged: sums computed elsewhere, which met their control totals; all entries",
            merged.Gross[0].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_computed_elsewhere_say_of_what_they_are_where_the_caller_does()
    {
        PeriodTotals north = Read(10m, 2, Row(0, 10m, 2)).WithSource("write_offs where region = 'north'");
        Assert.Contains("write_offs where region = 'north': sums computed elsewhere, which met their control totals",
            north.Gross[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(Read(10m, 2, Row(0, 10m, 2)), north);
        PeriodTotals south = Read(5m, 1, Row(0, 5m, 1)).WithSource("write_offs where region = 'south'");
        Assert.Contains("2 parts merged: write_offs where region = 'north': sums", north.Merge(south).Gross[0].Explain().ToString(),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => north.WithSource(" "));
        Assert.Throws<ArgumentException>(() => north.WithSource("two\nlines"));
        PeriodTotals ledger = WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Months);
        Assert.Throws<InvalidOperationException>(() => ledger.WithSource("a ledger"));
        Assert.Throws<InvalidOperationException>(() => ledger.Merge(north).WithSource("a ledger and others"));
        Assert.Throws<InvalidOperationException>(() => new LiveTotals(Usd, Months).ToTotals().WithSource("live totals"));
        Assert.Throws<InvalidOperationException>(() => PeriodTotals.FromJson(ledger.ToJson(), Usd, Months).WithSource("a text"));

        TotalsRow row = Row(0, 10m, 2) with { Value = "n", SecondValue = "r" };
        var ten = Money.FromDecimal(10m, Usd);
        Assert.Contains("of the warehouse: sums", PeriodBreakdown
            .FromRows(Usd, Months, "region", null, PeriodBasis.EffectiveDate, [row with { SecondValue = null }], ten, 2)
            .WithSource("of the warehouse")["n"].Gross[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("of the warehouse: sums", CrossBreakdown
            .FromRows(Usd, Months, "region", "reason", null, PeriodBasis.EffectiveDate, [row], ten, 2)
            .WithSource("of the warehouse")["n", "r"].Gross[0].Explain().ToString(), StringComparison.Ordinal);
    }

    [Law]
    public Property The_sums_of_a_ledger_computed_elsewhere_are_its_totals() => Law.ForAll(Generate.EntriesAndAxis, c =>
    {
        LedgerEntry[] inside = [.. c.Entries.Where(entry => c.Axis.IndexOf(entry.EffectiveDate) >= 0)];
        TotalsRow[] rows = [.. from entry in inside
                               group entry by (c.Axis[c.Axis.IndexOf(entry.EffectiveDate)].Start, entry.Account, entry.Category,
                                   entry.Kind) into cell
                               select new TotalsRow
                               {
                                   Period = c.Axis[c.Axis.IndexOf(cell.Key.Start)],
                                   Value = cell.Key.Account,
                                   Category = cell.Key.Category,
                                   Kind = cell.Key.Kind,
                                   Sum = Money.FromMinorUnits(cell.Sum(entry => entry.Amount.MinorUnits), Usd),
                                   Count = cell.Count(),
                               }];
        Int128 sum = inside.Aggregate(Int128.Zero, (total, entry) => total + entry.Amount.MinorUnits);
        if (sum > long.MaxValue) return;
        PeriodBreakdown read = PeriodBreakdown
            .FromRows(Usd, c.Axis, Dimension.Account, null, PeriodBasis.EffectiveDate, rows, Money.FromMinorUnits((long)sum, Usd),
            inside.Length);
        PeriodBreakdown own = Generate.Ledger(inside).SummarizeBy(c.Axis, Dimension.Account);
        Assert.Equal(own.Values, read.Values);
        foreach (string? value in own.Values)
        {
            Assert.Equal(own[value].Net.Select(point => (point.Amount, point.EntryCount)),
                read[value].Net.Select(point => (point.Amount, point.EntryCount)));
            Assert.Equal(own[value].AllLosses.Gross.Select(point => point.Amount),
                read[value].AllLosses.Gross.Select(point => point.Amount));
        }
    });

    [Fact]
    public void Rows_that_cannot_be_are_refused_all_of_them()
    {
        Assert.Contains("control totals of 17.01 USD and 4",
            Assert.Throws<ArgumentException>(() => Read(17.01m, 4, Row(0, 17m, 4))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Read(17m, 5, Row(0, 17m, 4)));
        Assert.StartsWith("Row 2: Found null", Assert.Throws<ArgumentException>(() => Read(1m, 1, Row(0, 1m, 1), null!)).Message,
            StringComparison.Ordinal);
        Assert.Contains("which is none of", Assert
            .Throws<ArgumentException>(() =>
            Read(1m, 1, Row(0, 1m, 1) with { Period = ReportingCalendar.Quarters.PeriodOf(Months.Start) })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            Read(1m, 1, Row(0, 1m, 1) with { Period = ReportingCalendar.Months.PeriodOf(new LocalDate(2027, 1, 1)) }));
        foreach (TotalsRow bad in new[] { Row(0, 1m, 0), Row(0, 0m, 1), Row(0, -1m, 1), Row(0, 1m, -1), Row(0, 0.01m, 2) })
            Assert.Throws<ArgumentException>(() => Read(bad.Sum.ToDecimal(), bad.Count, bad));
        Assert.Throws<ArgumentException>(() => Read(1m, 1, Row(0, 1m, 1) with { Value = "x" }));
        Assert.Throws<ArgumentException>(() => Read(1m, 1, Row(0, 1m, 1) with { Sum = Money.FromDecimal(1m, Currency.FromCode("EUR")) }));
        Assert.StartsWith("Row 1: Found the category 0 and the kind 9",
            Assert.Throws<ArgumentException>(() => Read(1m, 1, Row(0, 1m, 1) with { Kind = (EntryKind)9 })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Read(1m, 1, Row(0, 1m, 1) with { Category = (EntryCategory)9 }));
        Assert.Throws<ArgumentException>(() =>
            PeriodBreakdown.FromRows(Usd, Months, " ", null, PeriodBasis.EffectiveDate, [], Money.Zero(Usd), 0));
        Assert.Throws<ArgumentException>(() =>
            PeriodTotals.FromRows(Usd, Months, null, PeriodBasis.EffectiveDate, [], Money.Zero(Currency.FromCode("EUR")), 0));
        Assert.Throws<ArgumentException>(() => PeriodTotals.FromRows(default, Months, null, PeriodBasis.EffectiveDate, [], default, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PeriodTotals.FromRows(Usd, Months, null, (PeriodBasis)9, [], Money.Zero(Usd), 0));
        Assert.Equal(PeriodBasis.OriginDate, PeriodTotals
            .FromRows(Usd, Months, null, PeriodBasis.OriginDate, [], Money.Zero(Usd), 0).PeriodBasis);
        PeriodBreakdown ghost = PeriodBreakdown
            .FromRows(Usd, Months, "sector", null, PeriodBasis.EffectiveDate,
            [Row(0, 0m, 0) with { Value = "ghost" }, Row(0, 1m, 1) with { Value = "x", Category = EntryCategory.Inventory }],
            Money.FromDecimal(1m, Usd), 1);
        Assert.Equal(["x"], ghost.Values);
        Assert.Equal((0m, 1m, 1m), (
            ghost.Total.Gross[0].Amount.ToDecimal(), ghost.For(EntryCategory.Inventory)["x"].Gross[0].Amount.ToDecimal(),
            ghost.AllLosses.Total.Gross[0].Amount.ToDecimal()));
        Assert.Equal(0m, Read(0m, 0).Gross.Total.Amount.ToDecimal());
        Assert.Equal("2026-01-01/2026-01-31 'x' Receivable WriteOff: 1.00 USD, 1 entry", (Row(0, 1m, 1) with { Value = "x" }).ToString());
    }
}
