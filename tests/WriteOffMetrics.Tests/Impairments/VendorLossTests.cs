using NodaTime;
using WriteOffMetrics.Impairments;
using static WriteOffMetrics.Tests.Impairments.StockLine;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>What was lost with vendors over purchases, and what they forgave, which is never netted with it.</summary>
public sealed class VendorLossTests
{
    private static readonly LocalDate Day = new(2026, 5, 5);
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(Day, Day);

    private static readonly PeriodBreakdown ByVendor = WriteOffLedger.FromEntries(Usd,
    [
        Entry(EntryCategory.Vendor, "V-1", 900m), Entry(EntryCategory.ForgivenPayable, "V-1", 400m),
        Entry(EntryCategory.Vendor, "V-2", 50m), Entry(EntryCategory.Receivable, "V-1", 7m),
    ]).SummarizeBy(Year, Dimension.Account);

    /// <summary>
    /// A debit balance of 900 lost and a payable of 400 forgiven, on purchases of 30,000: 3 % lost, 1.33 % income, never 500.
    /// </summary>
    [Fact]
    public void A_loss_of_900_and_an_income_of_400_are_never_500()
    {
        MetricBreakdown<AmountSeries> purchases = Purchases(("V-1", 30_000m), ("V-3", 10m));
        MetricBreakdown<RatioSeries> lost = ByVendor.For(EntryCategory.Vendor).Gross.ToPurchases(purchases);
        MetricBreakdown<RatioSeries> forgiven = ByVendor.For(EntryCategory.ForgivenPayable).Net.ToPurchases(purchases);
        Assert.Equal((Dollars(900m), Ratio.FromPercent(3m)), (lost["V-1"][0].Numerator!.Value, lost["V-1"][0].Ratio));
        Assert.Equal((Dollars(400m), 400m / 30_000m), (forgiven["V-1"][0].Numerator!.Value, forgiven["V-1"][0].Ratio!.Value.ToDecimal()));
        Assert.Equal(MetricStatus.ZeroDenominator, lost["V-2"][0].Status);
        Assert.Equal(Ratio.FromPercent(0m), lost["V-3"][0].Ratio);
        Assert.Equal((Dollars(950m), Dollars(30_010m)), (lost.Total[0].Numerator!.Value, lost.Total[0].Denominator!.Value));
        Assert.Equal(ImpairmentMetrics.GrossVendorLossToPurchases, lost.Definition);
        Assert.Equal("M3b forgiven payables to purchases: net write-offs (forgiven payable) ÷ purchases", forgiven.Definition.ToString());

        // All losses add the loss and leave the income out; the entries behind are those of the loss alone.
        Assert.Equal(Dollars(907m), ByVendor.AllLosses["V-1"].Net.Total.Amount);
        Assert.Equal([Entry(EntryCategory.Vendor, "V-1", 900m)], lost["V-1"][0].Entries);
        Assert.Equal("M3a = 900.00 USD ÷ 30,000.00 USD = 3.00 %, 1 entry", lost["V-1"][0].Explain().Summary);
    }

    [Fact]
    public void One_series_is_divided_as_each_vendors_is()
    {
        AmountSeries purchases = AmountSeries.FromValuesInOrder(Usd, Year, [10_000m]);
        Assert.Equal(Ratio.FromPercent(9.5m), ByVendor.Total.For(EntryCategory.Vendor).Gross.ToPurchases(purchases).Overall.Ratio);
        RatioPoint income = ByVendor.Total.For(EntryCategory.ForgivenPayable).Gross.ToPurchases(purchases).Overall;
        Assert.Equal((Ratio.FromPercent(4m), ImpairmentMetrics.GrossForgivenPayableToPurchases), (income.Ratio, income.Definition));
        AmountSeries none = AmountSeries.FromValuesInOrder(Usd, Year, [0m]);
        Assert.Equal(MetricStatus.ZeroDenominator, ByVendor.Total.For(EntryCategory.Vendor).Gross.ToPurchases(none).Overall.Status);
    }

    [Fact]
    public void Other_categories_and_what_is_no_purchases_are_refused_in_words()
    {
        AmountSeries purchases = AmountSeries.FromValuesInOrder(Usd, Year, [10_000m]);
        PeriodTotals vendor = ByVendor.Total.For(EntryCategory.Vendor);
        Refused(() => ByVendor.Total.Gross.ToPurchases(purchases), "gross write-offs (receivable) over purchases");
        Refused(() => ByVendor.Total.AllLosses.Net.ToPurchases(purchases), "net write-offs (all losses) over purchases");
        Refused(() => ByVendor.Gross.ToPurchases(Purchases(("V-1", 1m))), "one is a loss and the other an income");
        Refused(() => purchases.ToPurchases(purchases), "amounts stated by the caller over purchases");
        Refused(() => vendor.Recoveries.ToPurchases(purchases), "gross or net write-offs are allowed");
        Refused(() => vendor.Gross.ToPurchases(vendor.Gross), "of the same ledger as purchases");
        Refused(() => vendor.Gross.ToPurchases(AmountSeries.FromValuesInOrder(Currency.FromCode("EUR"), Year, [1m])), "purchases in EUR");
        Refused(
            () => ByVendor.For(EntryCategory.Vendor).Gross.ToPurchases(AmountSeries.FromSegments("region", [("V-1", purchases)])),
            "one dimension is allowed");

        static void Refused(Func<object> make, string why) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
    }

    private static LedgerEntry Entry(EntryCategory category, string vendor, decimal amount) =>
        LedgerEntry.WriteOff(Day, Dollars(amount)) with { Category = category, Account = vendor };

    private static MetricBreakdown<AmountSeries> Purchases(params (string Vendor, decimal Amount)[] rows) =>
        AmountSeries.FromRows(Usd, Year, Dimension.Account, rows, _ => Day, row => row.Vendor, row => row.Amount);
}
