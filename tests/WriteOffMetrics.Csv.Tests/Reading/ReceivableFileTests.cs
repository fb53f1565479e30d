using System.Globalization;
using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv.Tests;

/// <summary>Open items and settlements: what is bad in them, where, and what it adds up to.</summary>
public sealed class ReceivableFileTests
{
    private static readonly CsvItemMap Items = CsvItemMap.ByHeader("date", "amount").WithDocument("document").WithAccount("account")
        .WithKind("kind").WithDueDate("due").WithRecordedDate("known").WithTax("tax").WithInsured("insured").WithCurrency("currency")
        .WithAccountGroup("group").WithDimension("region");

    private static readonly CsvSettlementMap Settlements = CsvSettlementMap.ByHeader("date", "amount").WithDocument("document")
        .WithAccount("account").WithKind("kind", ("PAY", SettlementKind.Payment), ("ADJ", SettlementKind.Adjustment),
            ("CRE", SettlementKind.CreditAllocation), ("WO", SettlementKind.WriteOff)).WithReason("reason").WithCreditDocument("credit")
        .WithInstructedDocument("instructed").WithRecordedDate("known").WithCurrency("currency");

    [Fact]
    public async Task Bad_rows_of_open_items_are_told_in_their_order_with_all_that_is_wrong()
    {
        const string text = """
            date,amount,document,account,kind,due,known,tax,insured,currency,group,region
            2024-01-01,100.00,I1,A,Invoice,2024-02-01,,19.00,0,USD,G,north
            ,,I2,A,Invoice,2024-02-01,,,,USD,G,north
            2024-01-02,-5,I3,A,credit-note,2024-02-30,2024-01-03,,,USD,,
            2024-01-02,7.5,I4,A,Rechnung,,0001-01-01,,,EUR,,
            2024-01-02,8,I5,A
            2024-01-02,20.00,I6,A,credit_note,,,20.00,,USD,,"a ""b"",
            c"
            2024-01-02,20.00,I7,A,Invoice,,,20.01,-1,USD,,
            2024-01-02,20.005,I8,A,Invoice,9999-12-31,,,,usd,,
            2024-01-02,1,I9,A,,,,,,USD,,x"y
            2024-01-02,30.00,,,Invoice,,,,,USD,,
            """;
        using Stream file = Files.Of(text);
        CsvImport<OpenItems> import = await CsvData.ReadOpenItemsAsync(file, Files.Usd, Items);

        Outcome.Of(import).AssertIsWhole();
        Assert.Equal((10, 3), (import.OfferedCount, import.Value.Count));
        Assert.Equal([(2, 3), (3, 4), (4, 5), (5, 6), (7, 9), (8, 10), (9, 11)], Outcome.Of(import).BadRows);
        Assert.Equal((150.00m, -5m + 20.00m + 1m), (import.AcceptedAmount, import.RejectedAmount));
        Assert.Equal(import.AcceptedAmount + import.RejectedAmount, import.OfferedAmount);
        AssertFaults(import.Rejections[0], ("invoice date", null), ("amount", null));
        AssertFaults(import.Rejections[1], ("amount", "-5"), ("due date", "2024-02-30"));
        AssertFaults(import.Rejections[2], ("currency", "EUR"), ("kind", "Rechnung"), ("recorded date", "0001-01-01"));
        AssertFaults(import.Rejections[3], ("row", null));
        AssertFaults(import.Rejections[4], ("tax", "20.01"), ("insured", "-1"));
        AssertFaults(import.Rejections[5], ("amount", "20.005"), ("currency", "usd"), ("due date", "9999-12-31"));
        AssertFaults(import.Rejections[6], ("kind", null));
    }

    [Fact]
    public async Task Bad_rows_of_settlements_are_told_in_their_order_with_all_that_is_wrong()
    {
        OpenItems items = OpenItems.FromRows(Files.Usd, ["I1", "I2"], new OpenItemSelectors<string>
        {
            InvoiceDate = _ => new LocalDate(2024, 1, 1),
            Amount = _ => 1_000m,
            Document = document => document,
        });
        const string text = """
            date,amount,document,account,kind,reason,credit,instructed,known,currency
            2024-01-05,100,I1,A,PAY,,,,2024-01-06,USD
            2024-01-05,10,I1,A,pay,,,,,USD
            2024-01-05,11,I1,A,ADJ,,,,,USD
            2024-01-05,12,I1,A,ADJ,discount,,,,USD
            2024-01-05,13,I1,A,CRE,,,,,USD
            2024-01-05,14,I1,A,WO,,,,,USD
            2024-01-05,15,I1,A,PAY,,I2,,,USD
            2024-01-05,16,I1,A,PAY,,,I2,,USD
            2024-01-05,17,,A,PAY,,,I2,,USD
            x,18,,A,PAY,,,I2,x,
            2024-01-05,19,I1,A,CRE,,I2,,,USD
            """;
        using Stream file = Files.Of(text);
        CsvImport<OpenItems> import = await CsvData.ReadSettlementsAsync(file, items, Settlements);

        Outcome.Of(import).AssertIsWhole();
        Assert.Equal((0, 4, 2), (items.SettlementCount, import.Value.SettlementCount, import.Value.Count));
        Assert.Equal([(2, 3), (3, 4), (5, 6), (6, 7), (7, 8), (8, 9), (10, 11)], Outcome.Of(import).BadRows);
        Assert.Equal((148m, 79m, 227m), (import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));
        Assert.Equal(
            ["kind", "reason", "credit document", "kind", "credit document", "instructed document", "value date"],
            import.Rejections.Select(one => one.Faults[0].Field));
        AssertFaults(import.Rejections[^1], ("value date", "x"), ("currency", null), ("recorded date", "x"));
    }

    /// <summary>More rows than are handed on at once, good ones and bad ones in any order.</summary>
    [Fact]
    public async Task Many_rows_in_random_order_are_the_items_and_settlements_of_the_good_ones()
    {
        for (int seed = 0; seed < Math.Max(1, Cases.Count / 50); seed++)
        {
            var random = new Random(seed);
            int rows = random.Next(4_000, 13_000);
            int[] broken = [.. Enumerable.Range(1, rows).Where(_ => random.Next(200) == 0)];
            string[] lines = [.. Enumerable.Range(1, rows).Select(row => broken.Contains(row)
                ? row % 3 == 0 ? "2024-01-05" : row % 3 == 1 ? $"2024-01-05,{row}.001,D{row}" : $"5 Jan,{row}.25,D{row}"
                : $"2024-01-05,{row}.25,D{row}")];
            string text = "date,amount,document\n" + string.Join(random.Next(2) == 0 ? "\n" : "\r\n\r\n", lines);
            (long Row, long Line)[] bad = [.. broken.Select(row => (
                (long)row, text.Contains('\r', StringComparison.Ordinal) ? 2L * row : row + 1L))];
            decimal rejected = broken.Sum(row => row % 3 == 0 ? 0 : row % 3 == 1 ? row + 0.001m : row + 0.25m);
            decimal accepted = Enumerable.Range(1, rows).Except(broken).Sum(row => row + 0.25m);

            using Stream items = Files.Of(text);
            CsvImport<OpenItems> import = await CsvData.ReadOpenItemsAsync(
                items, Files.Usd, CsvItemMap.ByHeader("date", "amount").WithDocument("document"));
            AssertIs(Outcome.Of(import));
            Assert.Equal(rows - broken.Length, import.Value.Count);

            using Stream settlements = Files.Of(text);
            CsvImport<OpenItems> settled = await CsvData.ReadSettlementsAsync(
                settlements, import.Value, CsvSettlementMap.ByHeader("date", "amount").WithDocument("document"));
            AssertIs(Outcome.Of(settled));
            Assert.Equal((rows - broken.Length, 0), (settled.Value.SettlementCount, import.Value.SettlementCount));
            Assert.Equal(0m, settled.Value.AsOf(new LocalDate(2024, 1, 5)).Open.ToDecimal());
            Assert.Equal(accepted, import.Value.AsOf(new LocalDate(2024, 1, 5)).Open.ToDecimal());

            // The limit is that of the file, not of what is handed on at once.
            using Stream limited = Files.Of(text);
            int most = random.Next(broken.Length);
            CsvReadException stop = await Assert.ThrowsAsync<CsvReadException>(() => CsvData.ReadOpenItemsAsync(
                limited, Files.Usd, CsvItemMap.ByHeader("date", "amount").WithDocument("document").WithMaxRejections(most)));
            Assert.Equal((bad[most], most + 1), ((stop.RowCount, stop.Line), stop.Rejections.Count));

            void AssertIs(Outcome outcome)
            {
                outcome.AssertIsWhole();
                Assert.Equal(rows, outcome.Offered);
                Assert.Equal(bad, outcome.BadRows);
                Assert.Equal((accepted, rejected), (outcome.AcceptedAmount, outcome.RejectedAmount));
            }
        }
    }

    [Fact]
    public async Task Balances_are_those_of_the_last_days_and_each_period_needs_one()
    {
        PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2024, 1, 1), new LocalDate(2024, 3, 31));
        CsvAmountMap map = CsvAmountMap.ByHeader("date", "amount");
        using Stream file = Files.Of(
            "date,amount\n2024-02-29,5\n2024-01-31,-1.5\n2024-02-28,9\n2024-03-31,0\n2024-02-29,2.25\n2024-04-30,7\n2024-01-31\n");
        CsvImport<AmountSeries> import = await CsvData.ReadBalancesAsync(file, Files.Usd, months, map);
        Assert.Equal([-1.5m, 7.25m, 0m], import.Value.Select(point => point.Amount.ToDecimal()));
        Assert.Equal([(3, 4), (6, 7), (7, 8)], Outcome.Of(import).BadRows);
        Assert.Equal((5.75m, 16m, 21.75m), (import.AcceptedAmount, import.RejectedAmount, import.OfferedAmount));

        using Stream less = Files.Of("date,amount\n2024-02-28,9\n2024-02-29,5\n");
        CsvReadException stop = await Assert.ThrowsAsync<CsvReadException>(() => CsvData.ReadBalancesAsync(less, Files.Usd, months, map));
        Assert.StartsWith("Found no balance of the last day of 2024-01, 2024-03; each period needs one.",
             stop.Message, StringComparison.Ordinal);
        Assert.Equal((2, 3, 1), (stop.RowCount, stop.Line, stop.Rejections.Count));
    }

    [Fact]
    public async Task Sales_are_added_up_by_period_and_value_and_those_outside_beside_them()
    {
        for (int seed = 0; seed < Cases.Count; seed++)
        {
            var random = new Random(seed);
            PeriodAxis months = ReportingCalendar.Months.Between(new LocalDate(2024, 1, 1), new LocalDate(2024, 6, 30));
            (LocalDate Day, decimal Amount, string? Region)[] rows = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (
                new LocalDate(2023, 12, 1).PlusDays(random.Next(250)), random.Next(-9_999, 99_999) / 100m,
                random.Next(4) switch { 0 => null, 1 => "north", 2 => "North", _ => "a,b" }))];
            string text = "region,amount,date\n" + string.Concat(rows.Select(row => string.Create(
                CultureInfo.InvariantCulture, $"\"{row.Region}\",{row.Amount},{row.Day:yyyy-MM-dd}\n")));
            CsvAmountMap map = CsvAmountMap.ByHeader("date", "amount").WithDimension("region");
            using Stream file = Files.Of(text), again = Files.Of(text);
            CsvImport<AmountSeries> all = await CsvData.ReadSalesAsync(file, Files.Usd, months, map);
            CsvImport<MetricBreakdown<AmountSeries>> by = await CsvData.ReadSalesByAsync(again, Files.Usd, months, "region", map);

            Assert.Equal((rows.Length, rows.Sum(row => row.Amount)), (all.AcceptedCount, all.AcceptedAmount));
            Assert.Equal((rows.Length, rows.Sum(row => row.Amount)), (by.AcceptedCount, by.AcceptedAmount));
            Assert.Equal(rows.Select(row => row.Region).Distinct().Order(StringComparer.Ordinal),
                by.Value.Select(one => one.Key).Order(StringComparer.Ordinal));
            foreach (ReportingPeriod period in months)
            {
                int at = months.IndexOf(period.Start);
                Assert.Equal(rows.Where(row => months.IndexOf(row.Day) == at).Sum(row => row.Amount), all.Value[at].Amount.ToDecimal());
                foreach ((string? region, AmountSeries series) in by.Value)
                {
                    Assert.Equal(rows.Where(row => row.Region == region && months.IndexOf(row.Day) == at).Sum(row => row.Amount),
                        series[at].Amount.ToDecimal());
                }
            }
        }
    }

    private static void AssertFaults(Finding finding, params (string, string?)[] expected) =>
        Assert.Equal(expected.Order(), finding.Faults.Select(fault => (fault.Field, fault.FoundText)).Order());
}
