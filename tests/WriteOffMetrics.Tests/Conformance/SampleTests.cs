using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>The sample files in docs/samples/data: origins in the README beside them.</summary>
public sealed class SampleTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>Bank of the Sierra, 10-K 2014: the net charge-off rates it prints.</summary>
    [Theory]
    [InlineData(2010, "2.26 %")]
    [InlineData(2011, "2.06 %")]
    [InlineData(2012, "2.23 %")]
    [InlineData(2013, "0.81 %")]
    [InlineData(2014, "0.09 %")]
    public void A_banks_net_charge_off_rate_is_the_one_it_printed(int year, string printed)
    {
        RatioPoint point = BankRate().At(new LocalDate(year, 6, 30));
        Assert.Equal(printed, point.Ratio!.Value.ToString("P2", null));
        Assert.Equal("M5", point.Definition.Id);
        Assert.Equal(point.Numerator!.Value.ToDecimal(), point.Entries.Sum(entry => entry.SignedAmount.ToDecimal()));
    }

    /// <summary>
    /// Derived by hand: 1,000 + 1,100 + 1,300 + 1,600 + 1,600 = 6,600 of 386,064 + 469,822 + 513,983 + 574,785 + 637,959 = 2,582,613
    /// million.
    /// </summary>
    [Fact]
    public void A_retailers_write_offs_to_sales_are_excellent_and_below_the_retail_average()
    {
        List<Csv.Row> rows = Csv.Read(Repository.SampleData, "retailer-write-offs-2020-2024.csv");
        var ledger = WriteOffLedger.FromRows(Usd, rows, new EntrySelectors<Csv.Row>
        {
            EffectiveDate = row => new LocalDate((int)row.Decimal("year"), 12, 31),
            Amount = row => row.Decimal("write_offs") * 1_000_000,
        });
        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(2020, 1, 1), new LocalDate(2024, 12, 31));
        RatioPoint overall = ledger.SummarizeBy(years).Gross
            .ToSales(AmountSeries.FromValuesInOrder(Usd, years, rows.Select(row => row.Decimal("revenue") * 1_000_000))).Overall;

        Assert.Equal(6_600_000_000m, overall.Numerator!.Value.ToDecimal());
        Assert.Equal(2_582_613_000_000m, overall.Denominator!.Value.ToDecimal());
        Assert.Equal("0.26 %", overall.Ratio!.Value.ToString("P2", null));
        Assert.Equal("Excellent", ThresholdScale.WriteOffToSales.Classify(overall).Band!.Name);
        Assert.Equal("2.74 points below Retail average; unverified source", PublishedBenchmarks.RetailAverage.Compare(overall).ToString());
    }

    /// <summary>
    /// The sample's own totals: 1,433 rows, 246,730,698.00 USD. Fiscal years as computed from the loans by pandas and base R.
    /// </summary>
    [Fact]
    public void Charge_offs_by_federal_fiscal_year_are_those_of_the_loans()
    {
        var ledger = WriteOffLedger.FromRows(
            Usd, Csv.Read(Repository.SampleData, "charge-offs-by-month-and-sector.csv"), new EntrySelectors<Csv.Row>
            {
                EffectiveDate = row => row.Day("month_end"),
                Amount = row => row.Decimal("amount"),
                Dimensions = { ["sector"] = row => row["sector"] },
            });
        PeriodAxis axis = ReportingCalendar.FiscalYears(10, FiscalYearNaming.EndYear)
            .Between(new LocalDate(1988, 10, 1), new LocalDate(2014, 9, 30));
        PeriodBreakdown sectors = ledger.SummarizeBy(axis, "sector");
        AmountSeries gross = sectors.Total.Gross;
        Assert.Equal((1_433, 246_730_698m, 0), (ledger.Count, gross.Total.Amount.ToDecimal(), gross.OutsideCount));
        Assert.Equal(21, sectors.Values.Count);
        Assert.Equal(
            (6_702_558m, 10_131_390m, 18_320_865m, 10_380_480m, 9_484_907m),
            (Of(1989), Of(1990), Of(2011), Of(2012), Of(2014)));
        Assert.Equal("-53.31 %", gross.ChangeFromYearBefore()[22].Relative!.Value.ToString("P2", null));

        decimal Of(int year) => gross.At(new LocalDate(year, 1, 1)).Amount.ToDecimal();
    }

    private static RatioSeries BankRate()
    {
        List<Csv.Row> rows = Csv.Read(Repository.SampleData, "bank-loan-losses-2010-2014.csv");
        var ledger = WriteOffLedger.FromRows(Usd, rows.Where(row => row["line"] is "charge_off" or "recovery"), new EntrySelectors<Csv.Row>
        {
            EffectiveDate = row => new LocalDate((int)row.Decimal("year"), 12, 31),
            Amount = row => row.Decimal("thousand_usd") * 1_000,
            Kind = row => row["line"] == "recovery" ? EntryKind.Recovery : EntryKind.WriteOff,
        });
        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(2010, 1, 1), new LocalDate(2014, 12, 31));
        return ledger.SummarizeBy(years).Net.ToAverageReceivables(
            AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, years,
            rows.Where(row => row["line"] == "average_gross_loans").Select(row => row.Decimal("thousand_usd") * 1_000)));
    }
}
