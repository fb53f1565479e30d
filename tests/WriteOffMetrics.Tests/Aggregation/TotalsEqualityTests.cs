using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Totals are equal when every figure read from them is.</summary>
public sealed class TotalsEqualityTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    private static readonly LocalDate First = new(2026, 1, 15), Second = new(2026, 2, 15), Before = new(2025, 12, 31);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, new LocalDate(2026, 3, 31));

    private static readonly LedgerEntry[] Entries =
    [
        Entry("north", First, 10m), Entry("south", First, 20m), Entry("north", Second, 30m), Entry(null, Second, 5m),
        Entry("", Second, 6m), Entry("south", Before, 7m),
        LedgerEntry.Recovery(Second, Money.FromDecimal(3m, Usd)).With("region", "south") with { Reason = "paid" },
        Entry("west", Second, 8m) with { Category = EntryCategory.Inventory },
    ];

    [Fact]
    public void The_order_in_which_values_are_met_makes_no_difference()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, Entries), turned = WriteOffLedger.FromEntries(Usd, Entries.Reverse());
        AssertEqual(ledger.SummarizeBy(Months), turned.SummarizeBy(Months));
        AssertEqual(ledger.SummarizeBy(Months, "region"), turned.SummarizeBy(Months, "region"));
        AssertEqual(ledger.SummarizeBy(Months, "region", Dimension.Reason), turned.SummarizeBy(Months, "region", Dimension.Reason));
    }

    [Fact]
    public void Parts_that_are_merged_equal_the_whole()
    {
        WriteOffLedger whole = WriteOffLedger.FromEntries(Usd, Entries), one = WriteOffLedger.FromEntries(Usd, Entries[4..]),
            two = WriteOffLedger.FromEntries(Usd, Entries[..4]);
        AssertEqual(whole.SummarizeBy(Months), one.SummarizeBy(Months).Merge(two.SummarizeBy(Months)));
        AssertEqual(whole.SummarizeBy(Months, "region"), one.SummarizeBy(Months, "region").Merge(two.SummarizeBy(Months, "region")));
        AssertEqual(whole.SummarizeBy(Months, "region", Dimension.Reason),
            one.SummarizeBy(Months, "region", Dimension.Reason).Merge(two.SummarizeBy(Months, "region", Dimension.Reason)));
        AssertEqual(whole.SummarizeBy(Months), PeriodTotals.FromJson(whole.SummarizeBy(Months).ToJson(), Usd, Months));
        AssertEqual(whole.SummarizeBy(Months, "region"), whole.SummarizeBy(Months, "region", Dimension.Reason).ByFirst);
        AssertEqual(whole.SummarizeBy(Months, "region")["north"], whole.Where("region", "north").SummarizeBy(Months));
    }

    /// <summary>Each entry counts in another way: amount, period, kind, category, value, outside the axis, count.</summary>
    [Fact]
    public void Any_figure_that_differs_makes_a_difference()
    {
        PeriodBreakdown breakdown = WriteOffLedger.FromEntries(Usd, Entries).SummarizeBy(Months, "region");
        LedgerEntry first = Entries[0];
        LedgerEntry[][] others =
        [
            [Entry("north", First, 10.01m), .. Entries[1..]],
            [Entry("north", Second, 10m), .. Entries[1..]],
            [first with { Category = EntryCategory.Inventory }, .. Entries[1..]],
            [LedgerEntry.Reversal(First, first.Amount).With("region", "north"), .. Entries[1..]],
            [.. Entries[..5], Entry("south", Before, 8m), .. Entries[6..]],
            [.. Entries[..5], .. Entries[6..]],
            [Entry("north", First, 4m), Entry("north", First, 6m), .. Entries[1..]],
        ];
        foreach (LedgerEntry[] entries in others)
        {
            PeriodBreakdown other = WriteOffLedger.FromEntries(Usd, entries).SummarizeBy(Months, "region");
            Assert.NotEqual(breakdown, other);
            Assert.True(breakdown != other && breakdown.Total != other.Total && !breakdown.Equals((object)other));
        }

        // The same total, of other values.
        LedgerEntry[] moved = [first.With("region", "south"), .. Entries[1..]];
        Assert.NotEqual(breakdown, WriteOffLedger.FromEntries(Usd, moved).SummarizeBy(Months, "region"));
        Assert.Equal(breakdown.Total, WriteOffLedger.FromEntries(Usd, moved).SummarizeBy(Months));
        LedgerEntry[] swapped = [Entry("south", First, 10m), Entry("north", First, 20m), .. Entries[2..]];
        Assert.NotEqual(breakdown, WriteOffLedger.FromEntries(Usd, swapped).SummarizeBy(Months, "region"));
    }

    [Fact]
    public void What_they_are_about_makes_a_difference()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, Entries);
        PeriodTotals totals = ledger.SummarizeBy(Months);
        PeriodTotals[] others =
        [
            ledger.CompleteThrough(Second).SummarizeBy(Months), ledger.WithPeriodBasis(PeriodBasis.RecordedDate).SummarizeBy(Months),
            totals.AllLosses, totals.For(EntryCategory.Asset),
            ledger.SummarizeBy(ReportingCalendar.FiscalMonths(1, FiscalYearNaming.EndYear).Between(Months.Start, Months.End)),
            WriteOffLedger.FromEntries(Eur, [LedgerEntry.WriteOff(First, Money.FromDecimal(10m, Eur))]).SummarizeBy(Months),
        ];
        Assert.All(others, other => Assert.NotEqual(totals, other));
        Assert.Equal(totals, totals.AllLosses.For(EntryCategory.Receivable));
        PeriodBreakdown byReason = ledger.SummarizeBy(Months, Dimension.Reason), byAccount = ledger.SummarizeBy(Months, Dimension.Account);
        Assert.NotEqual(ledger.SummarizeBy(Months, "region", Dimension.Reason), ledger.SummarizeBy(Months, Dimension.Reason, "region"));
        Assert.NotEqual(byReason, byAccount);
        Assert.False(totals == null || null == totals || byReason == null || null == byReason || totals.Equals("totals"));
        Assert.True((PeriodTotals?)null == null);
    }

    /// <summary>Sums of another engine do not tell what lies outside the axis, which is not the same as nothing.</summary>
    [Fact]
    public void What_is_not_told_is_not_zero()
    {
        PeriodTotals told = WriteOffLedger.FromEntries(Usd, [Entry("north", First, 10m)]).SummarizeBy(Months);
        TotalsRow[] rows = [new TotalsRow { Period = Months[0], Sum = Money.FromDecimal(10m, Usd), Count = 1 }];
        PeriodTotals elsewhere = PeriodTotals.FromRows(
            Usd, Months, null, PeriodBasis.EffectiveDate, rows, Money.FromDecimal(10m, Usd), 1);
        Assert.Null(elsewhere.Gross.Outside);
        Assert.NotEqual(told, elsewhere);
        AssertEqual(elsewhere, PeriodTotals.FromRows(Usd, Months, null, PeriodBasis.EffectiveDate, rows, Money.FromDecimal(10m, Usd), 1));
    }

    /// <summary>A row of no entries names a value and says nothing of it.</summary>
    [Fact]
    public void A_value_without_entries_counts_like_one_that_is_absent()
    {
        var north = new TotalsRow { Period = Months[0], Value = "north", Sum = Money.FromDecimal(10m, Usd), Count = 1 };
        var none = new TotalsRow { Period = Months[0], Value = "east", Sum = Money.Zero(Usd), Count = 0 };
        AssertEqual(Of(north), Of(none, north));

        static PeriodBreakdown Of(params TotalsRow[] rows) => PeriodBreakdown.FromRows(
            Usd, Months, "region", null, PeriodBasis.EffectiveDate, rows, Money.FromDecimal(10m, Usd), 1);
    }

    /// <summary>20 × 0.3333 = 6.666 and 20 × 0.33331 = 6.6662 both read 6.67.</summary>
    [Fact]
    public void Converted_amounts_compare_exactly()
    {
        ExchangeRates third = ExchangeRates.FromRates([(First, Usd, Eur, 0.3333m)]),
            near = ExchangeRates.FromRates([(First, Usd, Eur, 0.33331m)]);
        LedgerEntry[] entries = [Entry("north", First, 10m), Entry("south", First, 10m)];
        PeriodTotals whole = In(third, entries);
        AssertEqual(whole, In(third, entries[0]).Merge(In(third, entries[1])));
        Assert.Equal((6.67m, 6.67m), (whole.Gross[0].Amount.ToDecimal(), In(near, entries).Gross[0].Amount.ToDecimal()));
        Assert.NotEqual(whole, In(near, entries));
        Assert.NotEqual(WriteOffLedger.FromEntries(Usd, entries).SummarizeBy(Months), whole);

        static PeriodTotals In(ExchangeRates rates, params LedgerEntry[] entries) =>
            new[] { WriteOffLedger.FromEntries(Usd, entries) }.ConsolidateBy(
                Months, Eur, rates, ExchangeRateBasis.EntryDay, MidpointRounding.AwayFromZero);
    }

    /// <summary>Two totals are equal exactly where all that they say, read and written one by one, is.</summary>
    [Law]
    public Property Equal_totals_say_the_same() => Law.ForAll(
        Generate.With(
            from axis in Generate.Axis
            from seed in Gen.Choose(0, int.MaxValue)
            from drop in Gen.Choose(0, 1)
            select (axis, seed, drop)),
        c =>
        {
            LedgerEntry[] other = [.. c.Entries];
            new Random(c.Other.seed).Shuffle(other);
            other = [.. other.Skip(c.Other.drop)];
            PeriodBreakdown left = Generate.Ledger(c.Entries).SummarizeBy(c.Other.axis, "reason"),
                right = Generate.Ledger(other).SummarizeBy(c.Other.axis, "reason");
            Assert.Equal(Figures.Of(left) == Figures.Of(right), left == right);
            Assert.Equal(Figures.Of(left.Total) == Figures.Of(right.Total), left.Total == right.Total);
            if (left != right) return;
            Assert.Equal((left.GetHashCode(), left.Total.GetHashCode()), (right.GetHashCode(), right.Total.GetHashCode()));
        });

    [Fact]
    public void Breakdowns_enumerate_their_values_with_the_totals()
    {
        PeriodBreakdown breakdown = WriteOffLedger.FromEntries(Usd, Entries).SummarizeBy(Months, "region");
        Assert.Equal([null, "", "north", "south", "west"], breakdown.Select(one => one.Key));
        Assert.Equal(breakdown.Values.Count, breakdown.Count);
        var amounts = new Dictionary<string, decimal>();
        foreach ((string? value, PeriodTotals totals) in breakdown) amounts[value ?? "none"] = totals.Gross.Total.Amount.ToDecimal();
        Assert.Equal(
            new Dictionary<string, decimal> { ["none"] = 5m, [""] = 6m, ["north"] = 40m, ["south"] = 20m, ["west"] = 0m }, amounts);

        CrossBreakdown cross = WriteOffLedger.FromEntries(Usd, Entries).SummarizeBy(Months, "region", Dimension.Reason);
        Assert.Equal(cross.Pairs, cross.Select(one => one.Key));
        Assert.Equal(6, cross.Count);
        Assert.All(cross, one => Assert.Equal(cross[one.Key.First, one.Key.Second], one.Value));

        TopBreakdown top = breakdown.Top(2, AmountMeasure.Gross);
        Assert.Equal([("north", 40m), ("south", 20m)], top.Select(one => (one.Key!, one.Value.Gross.Total.Amount.ToDecimal())));
        Assert.Equal(2, top.Count);
        Assert.Equal(5, ((System.Collections.IEnumerable)breakdown).Cast<object>().Count());
        Assert.Equal(6, ((System.Collections.IEnumerable)cross).Cast<object>().Count());
        Assert.Equal(2, ((System.Collections.IEnumerable)top).Cast<object>().Count());
    }

    private static void AssertEqual<T>(T left, T right)
        where T : class, IEquatable<T>
    {
        Assert.NotSame(left, right);
        Assert.Equal(left, right);
        Assert.True(right.Equals(left) && left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    private static LedgerEntry Entry(string? region, LocalDate day, decimal amount) =>
        LedgerEntry.WriteOff(day, Money.FromDecimal(amount, Usd)).With("region", region);
}
