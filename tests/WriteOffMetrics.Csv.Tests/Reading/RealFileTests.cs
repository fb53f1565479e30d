using System.Globalization;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Real files, read by maps of a few lines; the figures are those that others computed or printed.</summary>
public sealed class RealFileTests
{
    /// <summary>
    /// 22,427 loans, of which 4,916 have a date of charge-off, two digits of a year among them, 34 of these with an amount of zero.
    /// </summary>
    [SharedDataFact("data/sba/sba_first22427.csv")]
    public async Task Loans_of_an_agency_with_four_shapes_of_dates()
    {
        CsvEntryMap map = CsvEntryMap.ByHeader("ChgOffDate", "ChgOffPrinGr").WithDates("d-MMM-yy", "M/d/yyyy")
            .WithOriginDate("DisbursementDate").WithDocument("LoanNr_ChkDgt").WithDimension("state", "State")
            .WithMaxRejections(int.MaxValue);
        using Stream file = Files.Shared("sba", "sba_first22427.csv");
        LedgerImport import = await CsvLedger.ReadAsync(file, Files.Usd, map);

        Assert.Equal((22_427, 4_882, 17_545), (import.OfferedCount, import.Ledger.Count, import.Rejections.Count));
        Assert.Equal((246_730_698m, 0m, 246_730_698m), (import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
        Assert.Equal(17_511, import.Rejections.Count(finding => BeginsWith(finding, "Found no date")));
        Assert.Equal(34, import.Rejections.Count(finding => BeginsWith(finding, "Found 0; ")));

        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(1988, 1, 1), new LocalDate(2014, 12, 31));
        AmountSeries gross = import.Ledger.SummarizeBy(years).Gross;
        Assert.Equal(
            Files.Lines("sba", "expected_first22427", "chargeoffs_by_year.csv").Select(row => (row[0], Number(row[4]))),
            gross.Select(point => (point.Period.Name, point.Amount.ToDecimal())));
        PeriodBreakdown states = import.Ledger.SummarizeBy(years, "state");
        Assert.All(
            Files.Lines("sba", "expected_first22427", "chargeoffs_by_state.csv").Where(row => row[0].Length > 0 && Number(row[2]) > 0),
            row => Assert.Equal(Number(row[2]), states[row[0]].Gross.Total.Amount.ToDecimal()));

        // Line 3 is the second loan; its entry would be row 2. The first charge-off by date says where it stands.
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Shared, "data", "sba", "sba_first22427.csv"));
        LedgerEntry first = import.Ledger.Entries.First();
        Assert.Equal(first.Document, lines[(int)first.Ordinal!.Value + 1].Split(',')[0]);
        Assert.Equal("row 1 (line 2)", import.Rejections[0].Positions[0].ToString());
    }

    /// <summary>2,102 loans whose dates are days since 1960-01-01; the file has a byte order mark and ends lines with CR LF.</summary>
    [SharedDataFact("data/sba/sba_case_serial_dates.csv")]
    public async Task Days_that_are_numbers_are_read_by_a_reader_of_one_s_own()
    {
        CsvEntryMap map = CsvEntryMap.ByHeader("ChgOffDate", "ChgOffPrinGr")
            .WithDates(text => new LocalDate(1960, 1, 1).PlusDays(int.Parse(text, CultureInfo.InvariantCulture)))
            .WithAccount("LoanNr_ChkDgt");
        using Stream file = Files.Shared("sba", "sba_case_serial_dates.csv");
        LedgerImport import = await CsvLedger.ReadAsync(file, Files.Usd, map);

        Assert.Equal((2_102, 697, 1_405), (import.OfferedCount, import.Ledger.Count, import.Rejections.Count));
        Assert.Equal((42_101_130m, 42_101_130m), (import.AcceptedAmount, import.OfferedAmount));
        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(2007, 1, 1), new LocalDate(2009, 12, 31));
        Assert.Equal(
            [669_909m, 6_029_971m, 6_206_972m], import.Ledger.SummarizeBy(years).Gross.Select(point => point.Amount.ToDecimal()));
    }

    /// <summary>The printed net charge-off rates are 2.26, 2.06, 2.23, 0.81 and 0.09 per cent.</summary>
    [Fact]
    public async Task A_bank_s_charge_offs_and_recoveries_give_the_rates_that_it_printed()
    {
        CsvColumn yearEnd = CsvColumn.FromRecord(field => $"{field("year")}-12-31");
        CsvEntryMap map = CsvEntryMap.FromColumns(yearEnd, "thousand_usd").WithAmounts(Thousands)
            .WithKind("line", ("charge_off", EntryKind.WriteOff), ("recovery", EntryKind.Recovery)).WithDimension("class");
        using Stream file = Files.Sample("bank-loan-losses-2010-2014.csv");
        LedgerImport import = await CsvLedger.ReadAsync(file, Files.Usd, map);
        Assert.Equal(import.OfferedCount, import.Ledger.Count + import.Rejections.Count);
        Assert.All(import.Rejections, finding => Assert.Contains("'line'; one of charge_off, recovery is allowed", finding.ToString(),
            StringComparison.Ordinal));

        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(2010, 1, 1), new LocalDate(2014, 12, 31));
        CsvColumn averages = CsvColumn.FromRecord(field => field("line") == "average_gross_loans" ? $"{field("year")}-12-31" : null);
        using Stream again = Files.Sample("bank-loan-losses-2010-2014.csv");
        CsvImport<AmountSeries> loans = await CsvData.ReadBalancesAsync(
            again, Files.Usd, years, CsvAmountMap.FromColumns(averages, "thousand_usd").WithAmounts(Thousands));
        Assert.Equal(5, loans.AcceptedCount);
        AmountSeries average = AmountSeries.FromValues(
            AmountMetrics.AverageReceivables, Files.Usd, years, loans.Value.Select(point => (point.Period, point.Amount.ToDecimal())));
        RatioSeries rate = import.Ledger.SummarizeBy(years).Net.ToAverageReceivables(average);
        Assert.Equal(
            ["2.26", "2.06", "2.23", "0.81", "0.09"],
            rate.Select(point => decimal.Round(100 * point.Ratio!.Value.ToDecimal(), 2).ToString(CultureInfo.InvariantCulture)));

        static decimal? Thousands(string text) => 1_000 * decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Millions of dollars: 1,000 of 386,064 in 2020 up to 2024, about a quarter of a per cent.</summary>
    [Fact]
    public async Task A_retailer_s_write_offs_and_sales()
    {
        CsvColumn yearEnd = CsvColumn.FromRecord(field => field("year") + "-12-31");
        using Stream file = Files.Sample("retailer-write-offs-2020-2024.csv");
        LedgerImport import = await CsvLedger.ReadAsync(
            file, Files.Usd, CsvEntryMap.FromColumns(yearEnd, "write_offs").WithAmounts(Millions));
        PeriodAxis years = ReportingCalendar.Years.Between(new LocalDate(2020, 1, 1), new LocalDate(2024, 12, 31));
        using Stream again = Files.Sample("retailer-write-offs-2020-2024.csv");
        CsvImport<AmountSeries> sales = await CsvData.ReadSalesAsync(
            again, Files.Usd, years, CsvAmountMap.FromColumns(yearEnd, "revenue").WithAmounts(Millions));

        string[][] rows = [.. File.ReadLines(Path.Combine(Repository.SampleData, "retailer-write-offs-2020-2024.csv")).Skip(1)
            .Select(line => line.Split(','))];
        Assert.Equal("5 rows offered, 5 accepted, 0 rejected", import.ToString());
        Assert.Equal("5 rows offered, 5 accepted, 0 rejected", sales.ToString());
        Assert.Equal(rows.Sum(row => Number(row[2])) * 1_000_000, import.AcceptedAmount);
        Assert.Equal(rows.Select(row => Number(row[1]) * 1_000_000), sales.Value.Select(point => point.Amount.ToDecimal()));
        RatioSeries ratio = import.Ledger.SummarizeBy(years).Gross.ToSales(sales.Value);
        Assert.Equal(
            rows.Select(row => decimal.Round(Number(row[2]) / Number(row[1]), 10)),
            ratio.Select(point => decimal.Round(point.Ratio!.Value.ToDecimal(), 10)));

        static decimal? Millions(string text) => 1_000_000 * decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>2,466 invoices and their payments, in one file: sales, month-end ageing and countries as computed elsewhere.</summary>
    [SharedDataFact("data/ar")]
    public async Task Invoices_and_payments_give_the_ageing_that_others_computed()
    {
        using Stream file = Files.Shared("ar", "ibm_accounts_receivable.csv");
        CsvImport<OpenItems> items = await CsvData.ReadOpenItemsAsync(
            file, Files.Usd, CsvItemMap.ByHeader("InvoiceDate", "InvoiceAmount").WithDates("M/d/yyyy").WithDueDate("DueDate")
                .WithDocument("invoiceNumber").WithAccount("customerID").WithDimension("country", "countryCode"));
        using Stream payments = Files.Shared("ar", "ibm_accounts_receivable.csv");
        CsvImport<OpenItems> settled = await CsvData.ReadSettlementsAsync(
            payments, items.Value, CsvSettlementMap.ByHeader("SettledDate", "InvoiceAmount").WithDates("M/d/yyyy")
                .WithDocument("invoiceNumber").WithAccount("customerID"));
        Assert.Equal("2,466 rows offered, 2,466 accepted, 0 rejected", items.ToString());
        Assert.Equal((147_703.18m, 0m, 147_703.18m), (settled.AcceptedAmount, settled.RejectedAmount, settled.OfferedAmount));
        Assert.Equal((2_466, 0, 2_466), (items.Value.Count, items.Value.SettlementCount, settled.Value.SettlementCount));

        string[][] expected = [.. Files.Lines("ar", "expected_ibm", "monthly.csv")];
        LocalDate first = new(2012, 1, 1);
        PeriodAxis months = ReportingCalendar.Months.Between(first, first.PlusMonths(expected.Length).PlusDays(-1));
        Ageing ageing = settled.Value.AgeBy(AgeingBuckets.UpTo(0, 30, 60, 90), months);
        using Stream sold = Files.Shared("ar", "ibm_accounts_receivable.csv");
        CsvImport<AmountSeries> sales = await CsvData.ReadSalesAsync(
            sold, Files.Usd, months, CsvAmountMap.ByHeader("InvoiceDate", "InvoiceAmount").WithDates("M/d/yyyy"));
        for (int month = 0; month < months.Count; month++)
        {
            Assert.Equal(Number(expected[month][1]), sales.Value[month].Amount.ToDecimal());
            Assert.Equal(Number(expected[month][3]), ageing.Open[month].Amount.ToDecimal());
            for (int bucket = 0; bucket < 5; bucket++)
                Assert.Equal(Number(expected[month][5 + bucket]), ageing[bucket][month].Amount.ToDecimal());
        }

        using Stream byCountry = Files.Shared("ar", "ibm_accounts_receivable.csv");
        CsvImport<MetricBreakdown<AmountSeries>> countries = await CsvData.ReadSalesByAsync(
            byCountry, Files.Usd, months, "country",
            CsvAmountMap.ByHeader("InvoiceDate", "InvoiceAmount").WithDates("M/d/yyyy").WithDimension("country", "countryCode"));
        Assert.All(
            Files.Lines("ar", "expected_ibm", "by_country.csv"),
            row => Assert.Equal(Number(row[2]), countries.Value[row[0]].Total.Amount.ToDecimal()));
    }

    private static bool BeginsWith(Finding finding, string words) => finding.Faults[0].Message.StartsWith(words, StringComparison.Ordinal);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
