using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class CrossAndTopTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1));

    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd,
    [
        Entry(1, 10m, "retail", "fraud"), Entry(2, 20m, "retail", "insolvency"), Entry(1, 5m, "mining", "fraud"),
        Entry(1, 1m, null, "fraud"),
        Entry(2, 4m, "farming", null) with { Category = EntryCategory.Inventory }, Entry(2, 5m, "farming", "fraud"),
        Entry(6, 100m, "retail", "fraud"),
    ]);

    [Fact]
    public void A_cross_breakdown_adds_up_by_either_dimension_and_leads_to_its_entries()
    {
        CrossBreakdown cross = Ledger.SummarizeBy(Months, "sector", Dimension.Reason);
        Assert.Equal(("sector", Dimension.Reason, 41m), (
            cross.FirstDimension, cross.SecondDimension, cross.Total.Gross.Total.Amount.ToDecimal()));
        Assert.Equal([null, "farming", "mining", "retail"], cross.ByFirst.Values);
        Assert.Equal([null, "fraud", "insolvency"], cross.BySecond.Values);
        Assert.Equal([10m, 0m], cross["retail", "fraud"].Gross.Select(point => point.Amount.ToDecimal()));
        Assert.Equal((100m, 1L), (cross["retail", "fraud"].Gross.Outside!.Value.ToDecimal(), cross["retail", "fraud"].Gross.OutsideCount));
        Assert.Equal(10m, cross["retail", "fraud"].Gross[0].Entries.Single().Amount.ToDecimal());
        Assert.Equal("entries where sector = 'retail' and reason = 'fraud'", Of(cross["retail", "fraud"]));

        // Both occur, but not together.
        Assert.Equal((0m, 0L), (
            cross["mining", "insolvency"].Gross.Total.Amount.ToDecimal(), cross["mining", "insolvency"].Gross.Total.EntryCount));
        Assert.Empty(cross["mining", "insolvency"].Gross.Total.Entries);
        Assert.Equal(0m, cross["farming", null].Gross.Total.Amount.ToDecimal());
        Assert.Equal((4m, 4m), (
            cross.For(EntryCategory.Inventory)["farming", null].Gross.Total.Amount.ToDecimal(),
            cross.AllLosses["farming", null].Gross.Total.Amount.ToDecimal()));

        PeriodBreakdown retail = cross.Within("retail");
        Assert.Equal(["fraud", "insolvency"], retail.Values);
        Assert.Equal((30m, 20m, Dimension.Reason), (
            retail.Total.Gross.Total.Amount.ToDecimal(), retail["insolvency"].Gross[1].Amount.ToDecimal(), retail.Dimension));
        Assert.Equal("entries where sector = 'retail' and reason = 'insolvency'", Of(retail["insolvency"]));
        Assert.Equal("4 values of sector × 3 of reason, 2 periods of months, 2026-01-01/2026-02-28", cross.ToString());
        PeriodAxis whole = ReportingCalendar.FromPeriods("both", [Months.Span]).Between(Months.Start, Months.Start);
        Assert.Equal(20m, cross.RollUpTo(whole)["retail", "insolvency"].Gross[0].Amount.ToDecimal());
    }

    [Fact]
    public void Cross_breakdowns_that_do_not_belong_together_are_refused()
    {
        CrossBreakdown cross = Ledger.SummarizeBy(Months, "sector", Dimension.Reason);
        Assert.StartsWith("Found 'Retail', which no entry has as its sector", Refused(() => cross["Retail", "fraud"]),
            StringComparison.Ordinal);
        Assert.StartsWith("Found 'x', which no entry has as its reason", Refused(() => cross["retail", "x"]), StringComparison.Ordinal);
        Assert.StartsWith("Found '', which no entry has", Refused(() => cross.Within("")), StringComparison.Ordinal);
        Assert.StartsWith("Found 'sector' twice", Refused(() => Ledger.SummarizeBy(Months, "sector", "sector")), StringComparison.Ordinal);
        Assert.StartsWith("Found the dimension 'x'", Refused(() => Ledger.SummarizeBy(Months, "sector", "x")), StringComparison.Ordinal);
        Assert.StartsWith("Found a breakdown by reason and sector beside",
            Refused(() => cross.Merge(Ledger.SummarizeBy(Months, Dimension.Reason, "sector"))), StringComparison.Ordinal);
        Assert.StartsWith("Found a breakdown of all losses beside receivable", Refused(() => cross.Merge(cross.AllLosses)),
            StringComparison.Ordinal);
        CrossBreakdown none = WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Months, "sector", Dimension.Reason);
        Assert.Empty(none.ByFirst.Values);
        Assert.Equal(0m, none.Total.Gross.Total.Amount.ToDecimal());
    }

    [Fact]
    public void Sums_by_two_dimensions_computed_elsewhere_are_a_cross_breakdown()
    {
        TotalsRow row = new() { Period = Months[0], Value = "retail", SecondValue = "fraud", Sum = Money.FromDecimal(3m, Usd), Count = 2 };
        CrossBreakdown cross = CrossBreakdown
            .FromRows(Usd, Months, "sector", Dimension.Reason, null, PeriodBasis.EffectiveDate,
            [row, row with { SecondValue = null, Period = Months[1] }], Money.FromDecimal(6m, Usd), 4);
        Assert.Equal((3m, 3m, 0m), (
            cross["retail", "fraud"].Gross[0].Amount.ToDecimal(), cross["retail", null].Gross[1].Amount.ToDecimal(),
            cross["retail", null].Gross[0].Amount.ToDecimal()));
        Assert.Equal("2026-01-01/2026-01-31 'retail' and 'fraud' Receivable WriteOff: 3.00 USD, 2 entries", row.ToString());
        Assert.Contains("Use CrossBreakdown.FromRows", Refused(
            () => PeriodBreakdown.FromRows(Usd, Months, "sector", null, PeriodBasis.EffectiveDate, [row], row.Sum, 2)),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            CrossBreakdown.FromRows(Usd, Months, "sector", "sector", null, PeriodBasis.EffectiveDate, [row], row.Sum, 2));
    }

    /// <summary>By hand: retail 30, farming 5, mining 5, none stated 1; of equal amounts the earlier name.</summary>
    [Fact]
    public void The_largest_and_all_others_together_add_up_to_the_total()
    {
        PeriodBreakdown breakdown = Ledger.SummarizeBy(Months, "sector");
        TopBreakdown top = breakdown.Top(2, AmountMeasure.Gross);
        Assert.Equal(["retail", "farming"], top.Values);
        Assert.Equal(["mining", null], top.OtherValues);
        Assert.Equal((30m, 6m, 41m), (
            top["retail"].Gross.Total.Amount.ToDecimal(), top.AllOthers.Gross.Total.Amount.ToDecimal(),
            top.Total.Gross.Total.Amount.ToDecimal()));
        Assert.Equal([5m, 1m], top.AllOthers.Gross[0].Entries.Select(entry => entry.Amount.ToDecimal()));
        Assert.Equal("entries where sector other than 'retail', 'farming'", Of(top.AllOthers));
        Assert.Equal("top 2 of sector: 'retail', 'farming'; 2 others", top.ToString());
        Assert.StartsWith("Found 'mining', which is none of the 2 in Values", Refused(() => top["mining"]), StringComparison.Ordinal);

        TopBreakdown all = breakdown.Top(9, AmountMeasure.Gross);
        Assert.Equal((4, 0, 0m, 0), (
            all.Values.Count, all.OtherValues.Count, all.AllOthers.Gross.Total.Amount.ToDecimal(),
            all.AllOthers.Gross.Total.Entries.Count));
        Assert.Equal("sector", all.Dimension);
        Assert.Throws<ArgumentOutOfRangeException>(() => breakdown.Top(0, AmountMeasure.Gross));
        Assert.Empty(WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Months, "sector").Top(3, AmountMeasure.Gross).Values);
    }

    private static string Of(PeriodTotals totals) => totals.Gross[0].Explain().Details.Single(detail => detail.Key == "ledger").Value;

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;

    private static LedgerEntry Entry(int month, decimal amount, string? sector, string? reason) =>
        (LedgerEntry.WriteOff(new LocalDate(2026, month, 15), Money.FromDecimal(amount, Usd)) with { Reason = reason })
            .With("sector", sector);
}
