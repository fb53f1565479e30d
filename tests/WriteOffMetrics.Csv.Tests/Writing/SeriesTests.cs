using NodaTime;
using WriteOffMetrics.Receivables;
using WriteOffMetrics.Testing;

namespace WriteOffMetrics.Csv.Tests.Writing;

public sealed class SeriesTests
{
    private static readonly LocalDate EndOfJanuary = new(2026, 1, 31);

    [Fact]
    public void Amounts_of_three_entries_with_zeros_and_what_there_is_so_far() => Small.AssertFile(
        """
        period,start,end,amount,currency,is_rounded,status
        2026-01,2026-01-01,2026-01-31,1000.50,USD,false,Defined
        2026-02,2026-02-01,2026-02-28,0.00,USD,false,IncompletePeriod
        """,
        Small.Ledger.SummarizeBy(Small.Months).CompleteThrough(EndOfJanuary).Net.ToCsv());

    /// <summary>Recovered and nothing written off: net is below zero, and a negative number is no text.</summary>
    [Fact]
    public void Amounts_of_each_value_and_a_negative_amount_stays_a_number() => Small.AssertFile(
        """
        region,period,start,end,amount,currency,is_rounded,status
        ,2026-01,2026-01-01,2026-01-31,0.00,USD,false,Defined
        ,2026-02,2026-02-01,2026-02-28,0.00,USD,false,Defined
        '=south,2026-01,2026-01-01,2026-01-31,-200.00,USD,false,Defined
        '=south,2026-02,2026-02-01,2026-02-28,0.00,USD,false,Defined
        north,2026-01,2026-01-01,2026-01-31,1200.50,USD,false,Defined
        north,2026-02,2026-02-01,2026-02-28,0.00,USD,false,Defined
        """,
        Small.Ledger.SummarizeBy(Small.Months, "region").Net.ToCsv());

    [Fact]
    public void Amounts_of_each_pair_of_values() => Small.AssertFile(
        """
        region,account,period,start,end,amount,currency,is_rounded,status
        ,',2026-01,2026-01-01,2026-01-31,0.00,USD,false,Defined
        ,',2026-02,2026-02-01,2026-02-28,80.25,USD,false,Defined
        '=south,A-2,2026-01,2026-01-01,2026-01-31,0.00,USD,false,Defined
        '=south,A-2,2026-02,2026-02-01,2026-02-28,0.00,USD,false,Defined
        north,A-1,2026-01,2026-01-01,2026-01-31,1200.50,USD,false,Defined
        north,A-1,2026-02,2026-02-01,2026-02-28,0.00,USD,false,Defined
        """,
        Small.Ledger.SummarizeBy(Small.Months, "region", "account").AllLosses.Gross.ToCsv());

    /// <summary>(100.00 + 100.01) ÷ 2 = 100.005 lies between cents; (100.01 + 100.03) ÷ 2 = 100.02 does not.</summary>
    [Fact]
    public void Averages_between_minor_units_say_that_they_are_rounded()
    {
        AmountSeries averages = BalanceHistory.FromBalances(
            Small.Usd, [(new(2025, 12, 31), 100.00m), (EndOfJanuary, 100.01m), (new(2026, 2, 28), 100.03m)])
            .AverageBy(Small.Months, BalanceAveraging.TwoPoint);
        ReadBack read = ReadBack.From(averages.ToCsv());
        Assert.Equal(("true", "false"), (read[0, "is_rounded"], read[1, "is_rounded"]));
        Assert.True(read.NumberOf(0, "amount") is 100.00m or 100.01m);
        Assert.Equal("100.02", read[1, "amount"]);
    }

    [Fact]
    public void Counts_with_what_there_is_so_far() => Small.AssertFile(
        """
        period,start,end,count,status
        2026-01,2026-01-01,2026-01-31,1234567,Defined
        2026-02,2026-02-01,2026-02-28,0,IncompletePeriod
        """,
        CountSeries.FromValuesInOrder(Small.Months, [1_234_567, 0]).CompleteThrough(EndOfJanuary).ToCsv());

    /// <summary>1,200.50 ÷ 50,000 = 0.02401. Of February there are no sales.</summary>
    [Fact]
    public void Ratios_of_three_entries_with_the_reason_why_there_is_none() => Small.AssertFile(
        """
        period,start,end,ratio,numerator,denominator,currency,status
        2026-01,2026-01-01,2026-01-31,0.02401,1200.50,50000.00,USD,Defined
        2026-02,2026-02-01,2026-02-28,,0.00,0.00,USD,ZeroDenominator
        """,
        Small.Ledger.SummarizeBy(Small.Months).Gross.ToSales(Small.Sales).ToCsv());

    /// <summary>The recovery of 200 from the south over sales of the south of 800: no write-off, so 0; net it is −0.25.</summary>
    [Fact]
    public void Ratios_of_each_value()
    {
        MetricBreakdown<AmountSeries> sales = AmountSeries.FromSegments(
            "region",
            [("=south", AmountSeries.FromValuesInOrder(Small.Usd, Small.Months, [800m, 0m])), ("north", Small.Sales), (null, Small.Sales)]);
        Small.AssertFile(
            """
            region,period,start,end,ratio,numerator,denominator,currency,status
            ,2026-01,2026-01-01,2026-01-31,0,0.00,50000.00,USD,Defined
            ,2026-02,2026-02-01,2026-02-28,,0.00,0.00,USD,ZeroDenominator
            '=south,2026-01,2026-01-01,2026-01-31,-0.25,-200.00,800.00,USD,Defined
            '=south,2026-02,2026-02-01,2026-02-28,,0.00,0.00,USD,ZeroDenominator
            north,2026-01,2026-01-01,2026-01-31,0.02401,1200.50,50000.00,USD,Defined
            north,2026-02,2026-02-01,2026-02-28,,0.00,0.00,USD,ZeroDenominator
            """,
            Small.Ledger.SummarizeBy(Small.Months, "region").Net.ToSales(sales).ToCsv());
    }

    /// <summary>Two thirds have 28 decimals, the last rounded up.</summary>
    [Fact]
    public void Ratios_of_counts_have_counts_and_no_currency() => Small.AssertFile(
        """
        period,start,end,ratio,numerator,denominator,currency,status
        2026-01,2026-01-01,2026-01-31,0.6666666666666666666666666667,2,3,,Defined
        2026-02,2026-02-01,2026-02-28,,0,0,,ZeroDenominator
        """,
        WriteOffLedger.FromEntries(
            Small.Usd,
            [
                LedgerEntry.WriteOff(EndOfJanuary, Small.Dollars(1m)) with { Document = "D-1" },
                LedgerEntry.WriteOff(EndOfJanuary, Small.Dollars(1m)) with { Document = "D-2" },
            ]).CountDocumentsBy(Small.Months).ToInvoicesIssued(CountSeries.FromValuesInOrder(Small.Months, [3, 0])).ToCsv());

    [Fact]
    public void Stated_ratios_have_no_parts() => Small.AssertFile(
        """
        period,start,end,ratio,numerator,denominator,currency,status
        2026-01,2026-01-01,2026-01-31,0.0235,,,,Defined
        2026-02,2026-02-01,2026-02-28,,,,,NotStated
        """,
        RatioSeries.FromValuesInOrder(
            RatioMetrics.GrossWriteOffToSales, Small.Months, [Ratio.FromDecimal(0.0235m), null]).ToCsv());

    /// <summary>15,000 ÷ 10,000 × 31 days = 46.5 days; of February there are no sales.</summary>
    [Fact]
    public void Quantities_with_their_unit() => Small.AssertFile(
        """
        period,start,end,value,unit,is_lower_bound,status
        2026-01,2026-01-01,2026-01-31,46.5,Days,false,Defined
        2026-02,2026-02-01,2026-02-28,,Days,false,ZeroDenominator
        """,
        Balances(15_000m, 15_000m).ToDaysSalesOutstanding(Sales(10_000m, 0m), DsoMethod.Simple).ToCsv());

    /// <summary>Of 20,000 open at the end of January, sales of January explain 10,000: at least its 31 days.</summary>
    [Fact]
    public void A_quantity_that_is_a_lower_bound_says_so()
    {
        ReadBack read = ReadBack.From(
            Balances(20_000m, 5_000m).ToDaysSalesOutstanding(Sales(10_000m, 10_000m), DsoMethod.CountBack).ToCsv());
        Assert.Equal((31m, "true"), (read.NumberOf(0, "value"), read[0, "is_lower_bound"]));
        Assert.Equal((14m, "false"), (read.NumberOf(1, "value"), read[1, "is_lower_bound"]));
    }

    [Fact]
    public void Series_of_a_synthetic_ledger_come_back_cell_by_cell()
    {
        var options = new SyntheticLedgerOptions
        {
            Seed = 16,
            Count = 3_000,
            FirstDay = new LocalDate(2024, 1, 1),
            LastDay = new LocalDate(2025, 12, 31),
        };
        PeriodAxis months = ReportingCalendar.Months.Between(options.FirstDay, options.LastDay);
        WriteOffLedger ledger = SyntheticLedger.Ledger(options);
        PeriodBreakdown bySector = ledger.SummarizeBy(months, "sector");
        MetricBreakdown<AmountSeries> sales = AmountSeries.FromSegments("sector", bySector.Values.Select((value, at) => (
            value, AmountSeries.FromValuesInOrder(
                Small.Usd, months, Enumerable.Range(0, months.Count).Select(month => (decimal)(month * 977 * (at + 1) % 9_001))))));

        ReadBack read = ReadBack.From(bySector.Net.ToCsv());
        AssertEach<AmountSeries, AmountPoint>(read, bySector.Net, (row, point) =>
        {
            Assert.Equal(point.Amount, read.AmountOf(row, "amount"));
            Assert.Equal("false", read[row, "is_rounded"]);
        });

        MetricBreakdown<RatioSeries> ratios = bySector.Net.ToSales(sales);
        read = ReadBack.From(ratios.ToCsv());
        AssertEach<RatioSeries, RatioPoint>(read, ratios, (row, point) =>
        {
            Assert.Equal(point.Ratio?.ToDecimal(), read.NumberOf(row, "ratio"));
            Assert.Equal(point.Numerator, read.AmountOf(row, "numerator"));
            Assert.Equal(point.Denominator, read.AmountOf(row, "denominator"));
        });

        MetricBreakdown<CountSeries> documents = ledger.CountDocumentsBy(months, "sector");
        read = ReadBack.From(documents.ToCsv());
        AssertEach<CountSeries, CountPoint>(read, documents, (row, point) => Assert.Equal(point.Count, read.NumberOf(row, "count")));

        MetricBreakdown<QuantitySeries> days = sales.SelectSeries(series => AmountSeries.FromValuesInOrder(
            ReceivablesMetrics.OpenReceivables, Small.Usd, months, series.Select(point => point.Amount.ToDecimal() * 2))
            .ToDaysSalesOutstanding(series, DsoMethod.CountBack));
        read = ReadBack.From(days.ToCsv());
        AssertEach<QuantitySeries, QuantityPoint>(read, days, (row, point) =>
        {
            Assert.Equal(point.Value?.ToDecimal(), read.NumberOf(row, "value"));
            Assert.Equal(MetricUnit.Days, read.MemberOf<MetricUnit>(row, "unit"));
            Assert.Equal(point.IsLowerBound ? "true" : "false", read[row, "is_lower_bound"]);
        });
    }

    [Fact]
    public void Series_of_several_kinds_in_one_table_are_refused_where_they_are_written()
    {
        MetricBreakdown<AmountSeries> amounts = Small.Ledger.SummarizeBy(Small.Months, "region").Net;
        int made = 0;
        CsvTable mixed = amounts.SelectSeries<MetricSeries>(series =>
            made++ < 2 ? series : CountSeries.FromValuesInOrder(Small.Months, [1, 2])).ToCsv();
        Assert.Contains("series of one kind", Assert.Throws<InvalidOperationException>(mixed.ToString).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_breakdown_without_values_is_headings_alone()
    {
        CsvTable table = WriteOffLedger.FromEntries(Small.Usd, []).SummarizeBy(Small.Months, "account").Net.ToCsv();
        Assert.Equal("account,period,start,end,amount,currency,is_rounded,status\r\n", table.ToString());
    }

    private static AmountSeries Balances(params decimal[] balances) =>
        AmountSeries.FromValuesInOrder(ReceivablesMetrics.OpenReceivables, Small.Usd, Small.Months, balances);

    private static AmountSeries Sales(params decimal[] sales) => AmountSeries.FromValuesInOrder(Small.Usd, Small.Months, sales);

    /// <summary>Value, period and status of each row, and what is asked of it.</summary>
    private static void AssertEach<TSeries, TPoint>(
        ReadBack read, IEnumerable<KeyValuePair<string?, TSeries>> breakdown, Action<int, TPoint> assert)
        where TSeries : MetricSeries<TPoint>
        where TPoint : MetricPoint
    {
        int row = 0;
        foreach ((string? value, TSeries series) in breakdown)
        {
            foreach (TPoint point in series)
            {
                Assert.Equal(value, read.TextOf(row, "sector"));
                Assert.Equal(point.Period.Name, read.TextOf(row, "period"));
                Assert.Equal(point.Period, read.PeriodOf(row));
                Assert.Equal(point.Status, read.MemberOf<MetricStatus>(row, "status"));
                assert(row, point);
                row++;
            }
        }

        Assert.Equal(row, read.Count);
        Assert.True(row > 0);
    }
}
