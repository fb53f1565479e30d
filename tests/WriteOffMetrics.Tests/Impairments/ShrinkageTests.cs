using NodaTime;
using WriteOffMetrics.Impairments;
using static WriteOffMetrics.Tests.Impairments.StockLine;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>What is missing at a count (M27).</summary>
public sealed class ShrinkageTests
{
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly PeriodAxis Quarters = ReportingCalendar.Quarters.Between(First, new LocalDate(2026, 6, 30));
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(First, new LocalDate(2026, 12, 31));

    /// <summary>Published in textbooks of retail accounting: 20 ÷ 520 = 3.85 % of sales, 1,000 ÷ 50,000 = 2 % of book.</summary>
    [Fact]
    public void The_published_examples_are_3_85_percent_of_sales_and_2_percent_of_book()
    {
        RatioPoint ofSales = Of(600m).ShrinkageToSales(Of(580m), Of(520m))[0];
        Assert.Equal(20m / 520m, ofSales.Ratio!.Value.ToDecimal());
        Assert.Equal("M27 = 20.00 USD ÷ 520.00 USD ≈ 3.85 %", ofSales.Explain().Summary);
        Assert.Equal(Ratio.FromPercent(2m), Of(50_000m).ShrinkageToBook(Of(49_000m)).Overall.Ratio);
        Assert.Equal(ImpairmentMetrics.ShrinkageToSales, ofSales.Definition);
        Assert.Equal(ImpairmentMetrics.ShrinkageToBook, Of(1m).ShrinkageToBook(Of(1m)).Definition);
        Assert.NotEqual(ImpairmentMetrics.ShrinkageToBook, ImpairmentMetrics.ShrinkageToSales);

        static AmountSeries Of(decimal amount) => AmountSeries.FromValuesInOrder(Usd, Year, [amount]);
    }

    /// <summary>By hand: 10 missing and 4 too many are 6 of 500, and not the mean of 5 % and −1.33 %.</summary>
    [Fact]
    public void A_surplus_is_negative_and_several_counts_are_the_sum_over_the_sum()
    {
        AmountSeries book = Of(200m, 300m), counted = Of(190m, 304m);
        Assert.Equal([10m, -4m], book.ToShrinkage(counted).Select(point => point.Amount.ToDecimal()));
        Assert.Equal(Dollars(6m), book.ToShrinkage(counted).Overall.Amount);
        RatioSeries ofBook = book.ShrinkageToBook(counted);
        Assert.Equal(-4m / 300m, ofBook[1].Ratio!.Value.ToDecimal());
        Assert.Equal(6m / 500m, ofBook.Overall.Ratio!.Value.ToDecimal());
        Assert.Contains(
            "book          S1 stated amount: amounts stated by the caller; ERP", book.ToShrinkage(counted)[0].Explain().ToString(),
            StringComparison.Ordinal);

        AmountSeries Of(params decimal[] amounts) => AmountSeries.FromValuesInOrder(Usd, Quarters, amounts).WithSource("ERP");
    }

    [Fact]
    public void Without_sales_or_book_it_is_undefined_and_incomplete_where_a_part_is()
    {
        AmountSeries book = Of(0m, 100m), counted = Of(0m, 90m);
        Assert.Equal(MetricStatus.ZeroDenominator, book.ShrinkageToBook(counted)[0].Status);
        Assert.Equal(MetricStatus.ZeroDenominator, book.ShrinkageToSales(counted, Of(0m, 1m))[0].Status);
        AmountSeries early = counted.CompleteThrough(new LocalDate(2026, 3, 31));
        Assert.Equal([true, false], book.ToShrinkage(early).Select(point => point.IsComplete));
        Assert.Equal([true, false], early.ToShrinkage(book).Select(point => point.IsComplete));
        Assert.Equal(MetricStatus.IncompletePeriod, book.ShrinkageToBook(early)[1].Status);
        Assert.False(book.ToShrinkage(counted.CompleteThrough(new LocalDate(2025, 1, 1)))[0].IsComplete);

        static AmountSeries Of(params decimal[] amounts) => AmountSeries.FromValuesInOrder(Usd, Quarters, amounts);
    }

    /// <summary>By hand: A misses 10 of 100, B has 4 too many, C was found and is not in the books.</summary>
    [Fact]
    public void By_item_the_entries_of_what_is_missing_net_to_the_shrinkage()
    {
        MetricBreakdown<AmountSeries> book = Of(("A", 100m), ("B", 100m)), counted = Of(("A", 90m), ("B", 104m), ("C", 1m));
        MetricBreakdown<AmountSeries> missing = book.ToShrinkage(counted);
        Assert.Equal([("A", 10m), ("B", -4m), ("C", -1m)], missing.Select(one => (one.Key, one.Value.Total.Amount.ToDecimal())));
        LedgerEntry[] entries = [.. missing.ToEntries()];
        Assert.Equal(
        [
            "2026-12-31 write-off 10.00 USD inventory, account A, reason shrinkage",
            "2026-12-31 reversal 4.00 USD inventory, account B, reason shrinkage",
            "2026-12-31 reversal 1.00 USD inventory, account C, reason shrinkage",
        ], entries.Select(entry => entry.ToString()));
        AmountSeries net = WriteOffLedger.FromEntries(Usd, entries).SummarizeBy(Year).For(EntryCategory.Inventory).Net;
        Assert.Equal(missing.Total.Total.Amount, net.Total.Amount);
        MetricBreakdown<RatioSeries> ofBook = book.ShrinkageToBook(counted);
        Assert.Equal((Ratio.FromPercent(10m), MetricStatus.ZeroDenominator), (ofBook["A"][0].Ratio, ofBook["C"][0].Status));
        Assert.Equal(5m / 200m, ofBook.Total[0].Ratio!.Value.ToDecimal());
        MetricBreakdown<RatioSeries> ofSales = book.ShrinkageToSales(counted, Of(("A", 400m), ("D", 100m)));
        Assert.Equal(Ratio.FromPercent(2.5m), ofSales["A"][0].Ratio);
        Assert.Equal((MetricStatus.ZeroDenominator, Ratio.FromPercent(0m)), (ofSales["B"][0].Status, ofSales["D"][0].Ratio));
        Assert.Equal(Ratio.FromPercent(1m), ofSales.Total[0].Ratio);
    }

    [Fact]
    public void By_another_dimension_the_entries_have_its_values()
    {
        MetricBreakdown<AmountSeries> byStore = AmountSeries.FromSegments(
            "store", [("north", AmountSeries.FromValuesInOrder(Usd, Year, [5m]))]);
        MetricBreakdown<AmountSeries> counted = byStore.SelectSeries(_ => AmountSeries.FromValuesInOrder(Usd, Year, [3m]));
        LedgerEntry entry = Assert.Single(byStore.ToShrinkage(counted).ToEntries());
        Assert.Equal(("north", (string?)null, Dollars(2m)), (entry["store"], entry.Account, entry.Amount));
    }

    [Fact]
    public void What_does_not_belong_together_is_refused_in_words()
    {
        AmountSeries book = AmountSeries.FromValuesInOrder(Usd, Year, [5m]);
        var euro = AmountSeries.FromValuesInOrder(Currency.FromCode("EUR"), Year, [5m]);
        Refused(() => book.ToShrinkage(euro), "counted stock in EUR beside book stock in USD");
        Refused(() => book.ToShrinkage(AmountSeries.FromValuesInOrder(Usd, Quarters, [5m, 5m])), "counted stock");
        Refused(
            () => book.WithTaxBasis(TaxBasis.WithTax).ToShrinkage(book.WithTaxBasis(TaxBasis.WithoutTax)), "one tax basis is allowed");
        Refused(() => book.ShrinkageToSales(book, euro), "Found sales in EUR beside stock in USD");
        Refused(() => book.ShrinkageToSales(book, book.ToShrinkage(book)), "as sales; amounts of sales");
        var averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Year, [5m]);
        Refused(() => book.ShrinkageToSales(book, averages), "M5a average balance");
        AmountSeries writeOffs = WriteOffLedger.FromEntries(Usd, []).SummarizeBy(Year).Gross;
        Refused(() => book.ShrinkageToSales(book, writeOffs), "M1 gross write-off amount");
        Refused(() => Of(("A", 5m)).ToEntries(), "amounts of shrinkage are allowed");
        Refused(
            () => Of(("A", 5m), ("B", 5m), ("C", 1m)).ToShrinkage(Of(("A", 5m))),
            "Found 'B' in the books and in no count, and 1 more");
        Refused(() => Of(("A", 5m)).ShrinkageToBook(Of(("B", 5m))), "Found 'A' in the books and in no count");
        Refused(() => Of(("A", 5m)).ToShrinkage(AmountSeries.FromSegments("store", [("A", book)])), "one dimension is allowed");
    }

    /// <summary>5.00 at a rate of 0.333 is 1.665, which no entry can have.</summary>
    [Fact]
    public void Shrinkage_between_minor_units_makes_no_entries()
    {
        var euro = Currency.FromCode("EUR");
        var rates = ExchangeRates.FromRates([(Year.End, Usd, euro, 0.333m)]);
        MetricBreakdown<AmountSeries> book = AmountSeries.FromSegments("account", [("A", Converted(5m))]);
        MetricBreakdown<AmountSeries> missing = book.ToShrinkage(AmountSeries.FromSegments("account", [("A", Converted(0m))]));
        Refused(() => missing.ToEntries(), "which lies between minor units");

        AmountSeries Converted(decimal amount) => AmountSeries.FromValuesInOrder(Usd, Year, [amount])
            .ConvertTo(euro, rates, ExchangeRateBasis.PeriodEnd, MidpointRounding.ToEven);
    }

    /// <summary>
    /// By hand: fiscal 2012 of the National Retail Federation has 53 weeks, of which a comparison drops the first, 29 January to 4
    /// February. What was missing then does not count: 4 against 3, and not against 8.
    /// </summary>
    [Fact]
    public void Shrinkage_of_comparable_years_is_read_anew_where_its_rows_are_known()
    {
        PeriodAxis years = FiscalWeekYear.NationalRetailFederation.Years.Between(new LocalDate(2012, 1, 29), new LocalDate(2014, 2, 1));
        (LocalDate Day, decimal Book, decimal Counted)[] counts =
            [(new(2012, 1, 30), 50m, 45m), (new(2012, 12, 31), 80m, 77m), (new(2013, 12, 31), 70m, 66m)];
        AmountSeries missing = AmountSeries.FromRows(Usd, years, counts, row => row.Day, row => row.Book)
            .ToShrinkage(AmountSeries.FromRows(Usd, years, counts, row => row.Day, row => row.Counted));
        Assert.Equal([8m, 4m], missing.Select(point => point.Amount.ToDecimal()));
        Assert.Equal(Dollars(1m), missing.ChangeFromComparableYearBefore()[1].Difference!.Value.ToMoney());

        AmountSeries stated = AmountSeries.FromValuesInOrder(Usd, years, [5m, 5m]);
        Assert.Throws<InvalidOperationException>(() => stated.ToShrinkage(stated).ChangeFromComparableYearBefore());
    }

    private static MetricBreakdown<AmountSeries> Of(params (string Item, decimal Amount)[] rows) => AmountSeries.FromRows(
        Usd, Year, Dimension.Account, rows, _ => new LocalDate(2026, 12, 31), row => row.Item, row => row.Amount);

    private static void Refused(Func<object> make, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
}
