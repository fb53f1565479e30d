using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Ratios of segments, derived by hand.</summary>
public sealed class SegmentTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly LocalDate Day = new(2026, 1, 15);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Day, new LocalDate(2026, 2, 28));

    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd,
    [
        Entry("north", "tools", 2m), Entry("north", "toys", 1m), Entry("south", "tools", 6m), Entry(null, "toys", 4m),
        Entry("west", "tools", 5m), LedgerEntry.Recovery(Day.PlusMonths(1), Money.FromDecimal(1m, Usd)).With("region", "south"),
    ]);

    private static readonly Sale[] Sales =
    [
        new(Day, "north", "tools", 100m), new(Day, "north", "toys", 50m), new(Day, "south", "tools", 100m), new(Day, "east", "toys", 10m),
        new(Day, null, "toys", 20m), new(Day.PlusMonths(1), "north", "tools", 150m), new(Day.PlusYears(1), "north", "tools", 999m),
        new(Day, "south", "tools", -20m),
    ];

    [Fact]
    public void Each_segment_has_its_ratio_and_those_with_one_side_only_are_listed()
    {
        MetricBreakdown<AmountSeries> sales = AmountSeries
            .FromRows(Usd, Months, "region", Sales, sale => sale.Day, sale => sale.Region, sale => sale.Amount);
        MetricBreakdown<RatioSeries> ratios = Ledger.SummarizeBy(Months, "region").Gross.ToSales(sales);
        Assert.Equal([null, "east", "north", "south", "west"], ratios.Values);
        Assert.Equal(
            ["20.00 %", "0.00 %", "1.00 %", "7.50 %", "zero denominator"],
            ratios.Select(one => one.Value.Overall.Ratio?.ToString("P2", null)
            ?? one.Value.Overall.ToString()["2026-01 to 2026-02 ".Length..]));

        // 18 of write-offs over 410 of sales.
        Assert.Equal((18m, 410m), (ratios.Total.Overall.Numerator!.Value.ToDecimal(), ratios.Total.Overall.Denominator!.Value.ToDecimal()));
        Assert.Equal(["(null)", "south", "north", "east"], ratios.RankFromWorst(series => series.Overall)
            .Select(one => one.Key ?? "(null)"));
        Assert.Equal(["west"], ratios.Undefined(series => series.Overall).Select(one => one.Key));
        Assert.Single(ratios["south"].Overall.Entries);
        Assert.Empty(ratios["east"].Overall.Entries);
        Assert.Contains("region = 'east'", ratios["east"][0].Explain().ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Found 'North', which nothing has as its region", Refused(() => ratios["North"]), StringComparison.Ordinal);
        Assert.False(ratios.Contains("North"));
        Assert.Equal("M3 write-off to sales: gross write-offs (receivable) ÷ total sales for 5 values of region, " + Months,
            ratios.ToString());

        Assert.Equal((999m, 1L), (sales["north"].Outside!.Value.ToDecimal(), sales["north"].OutsideCount));
        Assert.Equal("added up from 3 rows of the axis; 1 row of 999.00 USD outside the axis, not counted here",
            sales["north"][0].Explain().Details.Single(line => line.Key == "rows").Value);
        Assert.Equal([150m, 150m], sales["north"].Select(point => point.Amount.ToDecimal()));
    }

    [Fact]
    public void The_same_over_two_dimensions()
    {
        MetricCrossBreakdown<AmountSeries> sales =
            AmountSeries.FromRows(Usd, Months, "region", "product", Sales, sale => sale.Day, sale => sale.Region, sale => sale.Product,
                sale => sale.Amount);
        MetricCrossBreakdown<RatioSeries> ratios = Ledger.SummarizeBy(Months, "region", "product").Gross.ToSales(sales);
        Assert.Equal(
            [(null, "toys"), ("east", "toys"), ("north", "tools"), ("north", "toys"), ("south", null), ("south", "tools"),
            ("west", "tools")],
            ratios.Pairs);
        Assert.Equal(0.008m, ratios["north", "tools"].Overall.Ratio!.Value.ToDecimal());
        Assert.Equal(0.02m, ratios["north", "toys"].Overall.Ratio!.Value.ToDecimal());
        Assert.Equal(MetricStatus.ZeroDenominator, ratios["south", "toys"].Overall.Status);
        Assert.Equal((0m, 0), (
            ratios["south", "toys"].Overall.Numerator!.Value.ToDecimal(), ratios["south", "toys"].Overall.Entries.Count));
        Assert.Equal(0.01m, ratios.ByFirst["north"].Overall.Ratio!.Value.ToDecimal());
        Assert.Equal(13m, ratios.BySecond["tools"].Overall.Numerator!.Value.ToDecimal());
        Assert.Equal((7, 18m), (ratios.Count, ratios.Total.Overall.Numerator!.Value.ToDecimal()));
        Assert.Throws<ArgumentException>(() => ratios["north", "cars"]);
        Assert.EndsWith("for 7 pairs of region and product, " + Months, ratios.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ledger.SummarizeBy(Months, "product", "region").Gross.ToSales(sales));
    }

    [Fact]
    public void Segments_are_banded_on_their_own_scales_and_the_change_is_decomposed_whole()
    {
        MetricBreakdown<AmountSeries> sales = AmountSeries
            .FromRows(Usd, Months, "region", Sales, sale => sale.Day, sale => sale.Region, sale => sale.Amount);
        MetricBreakdown<RatioSeries> ratios = Ledger.SummarizeBy(Months, "region").Gross.ToSales(sales);
        ThresholdScale strict = ThresholdScale
            .FromBands("strict", ratios.Definition, ThresholdBand.UpTo("ok", Ratio.FromPercent(0.5m)), ThresholdBand.Rest("bad"));
        SegmentScales scales = SegmentScales
            .FromScales("region", ThresholdScaleHistory.Always(ThresholdScale.WriteOffToSales),
            ("north", ThresholdScaleHistory.Always(strict)));
        Assert.Equal(
            ["Concerning", "Excellent", "bad", "Concerning", null],
            scales.Classify(ratios, series => series.Overall).Select(one => one.Value.Band?.Name));
        Assert.Throws<ArgumentException>(() => scales.Classify(Ledger.SummarizeBy(Months, "product").Gross.ToSales(
            AmountSeries.FromRows(Usd, Months, "product", Sales, sale => sale.Day, sale => sale.Product, sale => sale.Amount)), series =>
            series.Overall));

        // Without west, which has write-offs over nothing: from 13 ÷ 260 to 0 ÷ 150.
        MetricBreakdown<RatioSeries> without = Ledger.Where("region", region => region != "west").SummarizeBy(Months, "region").Gross
            .ToSales(sales);
        RateMixChange change = without.DecomposeChange(Months[0], Months[1]);
        Assert.Equal((Quantity.FromPoints(-5m), 4), (change.Change, change.Segments.Count));
        Assert.Equal(-5m, change.RateEffect!.Value.ToDecimal() + change.MixEffect!.Value.ToDecimal());
        Assert.Equal(AnalysisStatus.UndefinedRatio, ratios.DecomposeChange(Months[0], Months[1]).Status);
    }

    [Fact]
    public void Balances_of_segments_add_up_and_ratios_over_them_are_annualised()
    {
        AmountSeries north = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, [100m, 100m]);
        AmountSeries south = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, [300m, 200m]);
        MetricBreakdown<AmountSeries> balances = AmountSeries.FromSegments("region", [("north", north), ("south", south)]);
        MetricBreakdown<RatioSeries> rates = Ledger.Where("region", region => region is "north" or "south")
            .SummarizeBy(Months, "region").Net
            .ToAverageReceivables(balances).SelectSeries(series => series.Annualize(Annualization.Times(12)));
        Assert.Equal([0.36m, 0m], rates["north"].Select(point => point.Ratio!.Value.ToDecimal()));
        Assert.Equal([0.27m, -0.04m], rates.Total.Select(point => point.Ratio!.Value.ToDecimal()));
        Assert.Equal("M7", rates.Definition.Id);
        Assert.Contains("2 segments added up, stated by the caller", rates.Total[0].Explain().ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AmountSeries.FromSegments("region", []));
        Assert.Throws<ArgumentException>(() => AmountSeries.FromSegments("region", [("north", north), ("north", south)]));
        Assert.Throws<ArgumentException>(() =>
            AmountSeries.FromSegments("region", [("north", north), ("south", AmountSeries.FromValuesInOrder(Usd, Months, [1m, 1m]))]));
        Assert.Throws<ArgumentException>(() => AmountSeries.FromSegments("region", [("north", null!)]));
    }

    [Fact]
    public void Recovery_rates_and_incidence_have_segments_as_well()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd,
        [
            Entry("north", "x", 10m) with { Document = "1" }, Entry("south", "x", 20m) with { Document = "2" },
            Entry("north", "x", 5m) with { Document = "2" },
            LedgerEntry.Recovery(Day, Money.FromDecimal(3m, Usd)).With("region", "north"),
        ]);
        MetricBreakdown<RatioSeries> recovery = ledger.SummarizeBy(Months, "region").RecoveryRate();
        Assert.Equal(0.2m, recovery["north"][0].Ratio!.Value.ToDecimal());
        Assert.Equal(0m, ledger.SummarizeBy(Months, "region").NetRecoveryRate()["south"][0].Ratio!.Value.ToDecimal());

        // Document 2 counts where it was first written off, by the order of its entries on one day: in the south.
        MetricBreakdown<CountSeries> documents = ledger.CountDocumentsBy(Months, "region");
        Assert.Equal([("north", 1L), ("south", 1L)], documents.Select(one => (one.Key!, one.Value.Total.Count)));
        Assert.Equal(2L, documents.Total.Total.Count);
        Sale[] invoices = [new(Day, "north", "x", 1m), new(Day, "north", "x", 1m), new(Day, "south", "x", 1m), new(Day, "east", "x", 1m)];
        MetricBreakdown<RatioSeries> incidence = documents
            .ToInvoicesIssued(CountSeries.FromRows(Months, "region", invoices, sale => sale.Day, sale => sale.Region));
        Assert.Equal([0m, 0.5m, 1m], incidence.Select(one => one.Value[0].Ratio!.Value.ToDecimal()));
        Assert.Equal(0.5m, incidence.Total[0].Ratio!.Value.ToDecimal());
        Assert.Single(documents["south"][0].Entries);
        Assert.Equal([null], WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day, Money.FromDecimal(1m, Usd))])
            .CountDocumentsBy(Months, Dimension.Reason).Values);
    }

    [Fact]
    public void Rows_are_added_up_exactly_and_bad_ones_are_named()
    {
        AmountSeries sales = AmountSeries.FromRows(Usd, Months, Sales, sale => sale.Day, sale => sale.Amount);
        Assert.Equal([260m, 150m], sales.Select(point => point.Amount.ToDecimal()));
        Assert.Equal((1L, 999m), (sales.OutsideCount, sales.Outside!.Value.ToDecimal()));
        Assert.Equal([6L, 1L], CountSeries.FromRows(Months, Sales, sale => sale.Day).Select(point => point.Count));
        Assert.Equal(1L, CountSeries.FromRows(Months, Sales, sale => sale.Day).OutsideCount);
        Assert.Equal([0m, 0m], AmountSeries.FromRows(Usd, Months, Array.Empty<Sale>(), sale => sale.Day, sale => sale.Amount)
            .Select(point => point.Amount.ToDecimal()));
        Assert.StartsWith("Row 2: Found 0.001 USD", Refused(
            () => AmountSeries.FromRows(Usd, Months, [1m, 0.001m], _ => Day, amount => amount)), StringComparison.Ordinal);
        Assert.StartsWith("Row 2: Found null", Refused(() => CountSeries.FromRows<Sale?>(Months, [Sales[0], null], _ => Day)),
            StringComparison.Ordinal);
        Assert.StartsWith("Row 1: Found a day of the calendar Julian",
            Refused(() => CountSeries.FromRows(Months, [1], _ => new LocalDate(2026, 1, 1, CalendarSystem.Julian))),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AmountSeries.FromRows(default, Months, Sales, sale => sale.Day, sale => sale.Amount));
        Assert.Throws<ArgumentException>(() =>
            AmountSeries.FromRows(Usd, Months, "Account", Sales, sale => sale.Day, sale => sale.Region, sale => sale.Amount));
        Assert.Throws<OverflowException>(() =>
            AmountSeries.FromRows(Usd, Months, [92233720368547758.07m, 0.01m], _ => Day, amount => amount));
        Assert.Throws<InvalidOperationException>(() => sales[0].Entries);

        // Half-months do not exist; sales of the months give those of a quarter.
        PeriodAxis three = ReportingCalendar.Months.Between(Day, new LocalDate(2026, 3, 31));
        PeriodAxis quarter = ReportingCalendar.Quarters.Between(Day, Day);
        Assert.Equal(410m, AmountSeries.FromRows(Usd, three, Sales, sale => sale.Day, sale => sale.Amount).RollUpTo(quarter)[0].Amount
            .ToDecimal());
    }

    [Fact]
    public void Totals_of_some_days_need_no_calendar()
    {
        Assert.Equal((Day, Day.PlusMonths(1)), (Ledger.FindFirstDay(), Ledger.FindLastDay()));
        Assert.Equal((Day, Day), (Ledger.Where(EntryKind.WriteOff).FindFirstDay(), Ledger.Where(EntryKind.WriteOff).FindLastDay()));
        Assert.Equal((Day.PlusMonths(1), Day.PlusMonths(1)),
            (Ledger.Where("region", "south").Where(EntryKind.Recovery).FindFirstDay(), Ledger.Where(EntryKind.Recovery).FindLastDay()));
        Assert.Null(Ledger.Where("region", "nowhere").FindFirstDay());
        Assert.Null(WriteOffLedger.FromEntries(Usd, []).FindLastDay());
        Assert.Null(Ledger.WithPeriodBasis(PeriodBasis.OriginDate).FindFirstDay());
        PeriodTotals all = Ledger.SummarizeBetween(Day, Day.PlusMonths(1));
        Assert.Equal((18m, 17m, 1), (all.Gross[0].Amount.ToDecimal(), all.Net[0].Amount.ToDecimal(), all.Axis.Count));
        Assert.Equal((0L, "2026-01-15/2026-02-15"), (all.Gross.OutsideCount, all.Axis[0].Name));
        Assert.Equal(6m, Ledger.SummarizeBetween(Day, Day, "region")["south"].Net[0].Amount.ToDecimal());
        Assert.Throws<ArgumentException>(() => Ledger.SummarizeBetween(Day, Day.PlusDays(-1)));
    }

    private static string Refused(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;

    private static LedgerEntry Entry(string? region, string product, decimal amount)
    {
        LedgerEntry entry = LedgerEntry.WriteOff(Day, Money.FromDecimal(amount, Usd)).With("product", product);
        return region is null ? entry : entry.With("region", region);
    }

    private sealed record Sale(LocalDate Day, string? Region, string Product, decimal Amount);
}
