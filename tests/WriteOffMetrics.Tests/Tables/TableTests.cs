using System.Globalization;
using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Every kind of table, of a ledger of five entries whose books are complete through February.</summary>
public sealed class TableTests
{
    private static readonly Currency Usd = Currency.FromCode("USD"), Eur = Currency.FromCode("EUR");
    private static readonly LocalDate January = new(2026, 1, 15), February = new(2026, 2, 15), March = new(2026, 3, 15);
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(January, March);

    private static readonly WriteOffLedger Ledger = WriteOffLedger.FromEntries(Usd,
    [
        Entry("north", January, 1_000m), Entry("south", February, 500.50m), Entry("north", March, 7m), Entry(null, January, 0.25m),
        LedgerEntry.Recovery(February, Money.FromDecimal(100m, Usd)).With("region", "south"),
    ]).CompleteThrough(new LocalDate(2026, 2, 28));

    private static readonly PeriodBreakdown ByRegion = Ledger.SummarizeBy(Months, "region");

    /// <summary>Sales of each region; those of the west come without a write-off, and write-offs of no region without sales.</summary>
    private static readonly MetricBreakdown<AmountSeries> Sales = AmountSeries.FromRows(
        Usd, Months, "region",
        [("north", January, 50_000m), ("north", February, 50_000m), ("south", February, 10_010m), ("west", January, 10m)],
        row => row.Item2, row => row.Item1, row => row.Item3);

    [Fact]
    public void A_series_is_a_row_for_each_period_and_one_over_the_complete_ones()
    {
        Assert.Equal(
            """
            period, USD                 gross write-off amount
            2026-01                                 1,000.25
            2026-02                                   500.50
            2026-03                                     7.00 *
            overall 2026-01 to 2026-02              1,500.75
            * incomplete period
            """,
            ByRegion.Total.Gross.ToTable().ToString());
        Assert.Equal(1_500.75m, ByRegion.Total.Gross.Overall.Amount.ToDecimal());
    }

    [Fact]
    public void A_total_over_all_periods_is_chosen_by_name()
    {
        Assert.Equal(
            """
            period, USD  gross write-off amount
            2026-01                  1,000.25
            2026-02                    500.50
            2026-03                      7.00 *
            total                    1,507.75 *
            * incomplete period
            """,
            ByRegion.Total.Gross.ToTable(new TableOptions { TotalOver = TotalPeriods.All }).ToString());
        Assert.Equal(1_507.75m, ByRegion.Total.Gross.Total.Amount.ToDecimal());
    }

    /// <summary>1,500.75 ÷ 110,020 = 1.36 %; 1,507.75 ÷ the same = 1.37 %.</summary>
    [Fact]
    public void A_ratio_comes_with_numerator_and_denominator_and_words_where_it_has_none()
    {
        RatioSeries ratio = ByRegion.Total.Gross.ToSales(Sales.Total);
        Assert.Equal(
            """
            period, USD                 gross write-offs  total sales  write-off to sales
            2026-01                           1,000.25      50,010.00              2.00 %
            2026-02                             500.50      60,010.00              0.83 %
            2026-03                               7.00 *         0.00   incomplete period
            overall 2026-01 to 2026-02        1,500.75     110,020.00              1.36 %
            * incomplete period
            """,
            ratio.ToTable().ToString());
        Assert.Equal(
            ["total", "1,507.75 *", "110,020.00", "incomplete period"],
            ratio.ToTable(new TableOptions { TotalOver = TotalPeriods.All }).Rows[^1]);
        Assert.Equal(
            ["overall", "1,507.75 *", "110,020.00", "1.37 % *"], ratio.IncludeIncomplete().ToTable().Rows[^1]);
        Assert.Equal("zero denominator", ratio.IncludeIncomplete().ToTable().Rows[2][3]);
    }

    [Fact]
    public void Totals_are_a_column_for_each_measure() => Assert.Equal(
        """
        period, USD                      gross  reversals  recoveries  returned         net
        2026-01                     1,000.25       0.00        0.00      0.00    1,000.25
        2026-02                       500.50       0.00      100.00      0.00      400.50
        2026-03                         7.00 *     0.00 *      0.00 *    0.00 *      7.00 *
        overall 2026-01 to 2026-02  1,500.75       0.00      100.00      0.00    1,400.75
        * incomplete period
        """,
        ByRegion.Total.ToTable().ToString());

    [Fact]
    public void A_breakdown_is_a_row_for_each_value()
    {
        Assert.Equal(
            """
            region, 2026-01 to 2026-02, USD     gross  reversals  recoveries  returned       net
            (not stated)                         0.25       0.00        0.00      0.00      0.25
            north                            1,000.00       0.00        0.00      0.00  1,000.00
            south                              500.50       0.00      100.00      0.00    400.50
            all                              1,500.75       0.00      100.00      0.00  1,400.75
            """,
            ByRegion.ToTable().ToString());
        Assert.Equal(
            ["north", "south", "(not stated)", "all"],
            ByRegion.ToTable(new TableOptions { WorstFirst = true }).Rows.Select(row => row[0]));
        Assert.Equal("1,007.00 *", ByRegion.ToTable(new TableOptions { TotalOver = TotalPeriods.All }).Rows[1][1]);
        Assert.Equal("region, 2026-01 to 2026-03, USD", ByRegion.ToTable(new TableOptions { TotalOver = TotalPeriods.All }).Headings[0]);
    }

    [Fact]
    public void The_largest_values_stand_above_all_others() => Assert.Equal(
        [["north", "1,000.00"], ["2 others", "500.75"], ["all", "1,500.75"]],
        ByRegion.Top(1, AmountMeasure.Gross).ToTable(new TableOptions { WorstFirst = true }).Rows
            .Select(row => row.Take(2)));

    /// <summary>500.50 ÷ 10,010 = 5 %, 1,000 ÷ 100,000 = 1 %.</summary>
    [Fact]
    public void Ratios_by_segment_are_a_row_for_each_value_the_worst_first_where_asked_for()
    {
        MetricBreakdown<RatioSeries> ratios = ByRegion.Gross.ToSales(Sales);
        Assert.Equal(
            """
            region, 2026-01 to 2026-02, USD  gross write-offs  total sales  write-off to sales
            south                                      500.50    10,010.00              5.00 %
            north                                    1,000.00   100,000.00              1.00 %
            west                                         0.00        10.00              0.00 %
            (not stated)                                 0.25         0.00    zero denominator
            all                                      1,500.75   110,020.00              1.36 %
            """,
            ratios.ToTable(new TableOptions { WorstFirst = true }).ToString());
        Assert.Equal(["(not stated)", "north", "south", "west", "all"], ratios.ToTable().Rows.Select(row => row[0]));
        Assert.Equal(
            ["south", "500.50", "10,010.00", "5.00 %"], ratios.ToTable(series => series.At(February), new TableOptions()).Rows[2]);
        Assert.StartsWith(
            "Found null as the figure of the total",
            Assert.Throws<ArgumentException>(() => ratios.ToTable(_ => null, new TableOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_table_has_a_column_for_each_period()
    {
        Assert.Equal(
            """
            region, USD    2026-01  2026-02  2026-03  overall 2026-01 to 2026-02
            (not stated)      0.25     0.00   0.00 *                        0.25
            north         1,000.00     0.00   7.00 *                    1,000.00
            south             0.00   500.50   0.00 *                      500.50
            all           1,000.25   500.50   7.00 *                    1,500.75
            * incomplete period
            """,
            ByRegion.Gross.ToPeriodTable().ToString());
        Assert.Equal(
            [
                ["south", "zero denominator", "5.00 %", "incomplete period", "5.00 %"],
                ["north", "2.00 %", "0.00 %", "incomplete period", "1.00 %"],
            ],
            ByRegion.Gross.ToSales(Sales).ToPeriodTable(new TableOptions { WorstFirst = true }).Rows.Take(2));
        Assert.Equal(
            ["region, USD", "2026-01", "2026-02", "2026-03", "total"],
            ByRegion.Gross.ToPeriodTable(new TableOptions { TotalOver = TotalPeriods.All }).Headings);
    }

    [Fact]
    public void Two_dimensions_are_two_columns_of_labels()
    {
        CrossBreakdown cross = Ledger.SummarizeBy(Months, "region", Dimension.Reason);
        Assert.Equal(["region", "reason, 2026-01 to 2026-02, USD", "gross", "reversals", "recoveries", "returned", "net"],
            cross.ToTable().Headings);
        Assert.Equal(["south", "(not stated)", "500.50", "0.00", "100.00", "0.00", "400.50"], cross.ToTable().Rows[2]);
        Assert.Equal(["all", "", "1,500.75", "0.00", "100.00", "0.00", "1,400.75"], cross.ToTable().Rows[^1]);
        Assert.Equal(["north", "(not stated)", "1,000.00"], cross.Gross.ToTable(new TableOptions { WorstFirst = true }).Rows[0]);
        Assert.Equal(["(not stated)", "(not stated)", "0.25"], cross.Gross.ToTable().Rows[0]);
    }

    [Fact]
    public void Several_series_stand_beside_each_other_over_the_same_periods()
    {
        AmountSeries plan = AmountSeries.FromValuesInOrder(Usd, Months, [900m, 600m, 50m]).CompleteThrough(new LocalDate(2026, 1, 31));
        TextTable table = TextTable.FromSeries([("actual", ByRegion.Total.Gross), ("plan", plan)]);
        Assert.Equal(
            """
            period, USD          actual      plan
            2026-01          1,000.25    900.00
            2026-02            500.50    600.00 *
            2026-03              7.00 *   50.00 *
            overall 2026-01  1,000.25    900.00
            * incomplete period
            """,
            table.ToString());
        AmountSeries euros = AmountSeries.FromValuesInOrder(Eur, Months, [1m, 2m, 3m]);
        Assert.Equal(
            ["period", "dollars, USD", "euros, EUR", "days"],
            TextTable.FromSeries([("dollars", plan), ("euros", euros), ("days", Days(1m, null, 3.5m))]).Headings);
        Assert.Equal(
            [["2026-01", "1.00", "1.00 days"], ["2026-02", "2.00", "not stated"], ["2026-03", "3.00", "3.50 days"],
                ["overall", "6.00", "does not combine"]],
            TextTable.FromSeries([("euros", euros), ("days", Days(1m, null, 3.5m))]).Rows);
        Assert.StartsWith(
            "Found 'other' on",
            Assert.Throws<ArgumentException>(() => TextTable.FromSeries([("plan", plan),
                ("other", AmountSeries.FromValuesInOrder(Usd, ReportingCalendar.Years.Between(January, March), [1m]))])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TextTable.FromSeries([]));
        Assert.Throws<ArgumentException>(() => TextTable.FromSeries([("plan", null!)]));
    }

    [Fact]
    public void What_does_not_combine_has_no_total_row()
    {
        AmountSeries averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Months, [1m, 2m, 3m]);
        Assert.Equal(["2026-01", "2026-02", "2026-03"], averages.ToTable().Rows.Select(row => row[0]));
        Assert.Equal(3, averages.CompleteThrough(February).ToTable().Rows.Count);
        Assert.Equal(3, Days(1m, 2m, 3m).ToTable().Rows.Count);
        RatioSeries stated = RatioSeries.FromValuesInOrder(RatioMetrics.GrossWriteOffToSales, Months, [Ratio.FromPercent(1m), null, null]);
        Assert.Equal([["2026-01", "1.00 %"], ["2026-02", "not stated"], ["2026-03", "not stated"]], stated.ToTable().Rows);
        Assert.Single(CountSeries.FromValuesInOrder(ReportingCalendar.Years.Between(January, March), [3]).ToTable().Rows);
    }

    /// <summary>Balances of months by region: each month has one, and two months together have none.</summary>
    [Fact]
    public void Balances_of_several_periods_by_segment_are_no_sum()
    {
        PeriodAxis two = ReportingCalendar.Months.Between(Months.Start, Months[1].End);
        MetricBreakdown<AmountSeries> averages = AmountSeries.FromSegments(
            "region", [("north", AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, two, [1m, 2m]))]);
        Assert.Equal("figures of several periods that do not combine", averages.ToTable().Rows[0][1]);
        Assert.Equal("2.00", averages.ToTable(series => series[1], new TableOptions()).Rows[0][1]);
    }

    [Fact]
    public void Where_no_period_is_complete_the_total_says_so() => Assert.Equal(
        ["overall", "incomplete period"],
        AmountSeries.FromValuesInOrder(Usd, Months, [1m, 2m, 3m]).CompleteThrough(new LocalDate(2025, 12, 31)).ToTable().Rows[^1]);

    [Fact]
    public void Formats_and_provider_are_the_callers()
    {
        var options = new TableOptions
        {
            Provider = CultureInfo.GetCultureInfo("de-DE"),
            AmountFormat = "N0",
            RatioFormat = "F4",
            CountFormat = "D3",
            QuantityFormat = "N1",
        };
        Assert.Equal(["2026-01", "1.000", "50.010", "0,0200"], ByRegion.Total.Gross.ToSales(Sales.Total).ToTable(options).Rows[0]);
        Assert.Equal("003", CountSeries.FromValuesInOrder(Months, [3, 4, 5]).ToTable(options).Rows[0][1]);
        Assert.Equal("3,5 days", Days(3.5m, 2m, 1m).ToTable(options).Rows[0][1]);
        Assert.Equal(
            "amounts N, ratios P2, counts N0, quantities N2, totals over all periods, the worst first",
            new TableOptions { TotalOver = TotalPeriods.All, WorstFirst = true }.ToString());
        Assert.Throws<FormatException>(() => ByRegion.Total.Gross.ToTable(options with { AmountFormat = "X" }));
    }

    [Fact]
    public void Markdown_escapes_its_own_signs_and_aligns_figures_to_the_right()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [Entry("a|b", January, 1m), Entry("c\nd", March, 2m), Entry("<e>", March, 3m)])
            .CompleteThrough(new LocalDate(2026, 2, 28));
        Assert.Equal(
            """
            | region, USD | 2026-01 | 2026-02 | 2026-03 | overall 2026-01 to 2026-02 |
            | --- | ---: | ---: | ---: | ---: |
            | \<e\> | 0.00 | 0.00 | 3.00 \* | 0.00 |
            | a\|b | 1.00 | 0.00 | 0.00 \* | 1.00 |
            | c\\u000ad | 0.00 | 0.00 | 2.00 \* | 0.00 |
            | all | 1.00 | 0.00 | 5.00 \* | 1.00 |

            \* incomplete period
            """,
            ledger.SummarizeBy(Months, "region").Gross.ToPeriodTable().ToMarkdown());
        Assert.DoesNotContain("*", ByRegion.ToTable().ToMarkdown(), StringComparison.Ordinal);
        Assert.EndsWith(" |", ByRegion.ToTable().ToMarkdown(), StringComparison.Ordinal);
    }

    /// <summary>é as e and an accent, a family of four as one picture, wide characters, a line break: all lines are equally wide.</summary>
    [Fact]
    public void Alignment_counts_text_elements()
    {
        string[] regions = ["cafe\u0301", "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", "東京", "x\ry", "x|y"];
        string table = WriteOffLedger.FromEntries(Usd, regions.Select(region => Entry(region, January, 1m)))
            .SummarizeBy(Months, "region").ToTable().ToString();
        string[] lines = table.Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Single(lines.Select(line => new StringInfo(line).LengthInTextElements).Distinct());
    }

    [Fact]
    public void A_column_of_ones_own_has_a_text_for_each_row()
    {
        TextTable table = ByRegion.Total.Gross.ToTable();
        TextTable more = table.WithColumn("remark", ["a", "", "b\nc", "all"]);
        Assert.Equal(["period, USD", "gross write-off amount", "remark"], more.Headings);
        Assert.Equal(["2026-03", "7.00 *", "b\\u000ac"], more.Rows[2]);
        Assert.Equal(2, table.Headings.Count);
        Assert.StartsWith(
            "Found 1 text for 4 rows", Assert.Throws<ArgumentException>(() => table.WithColumn("remark", ["a"])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => table.WithColumn("remark", ["a", null!, "b", "c"]));
        Assert.Equal(["* incomplete period"], more.Notes);
    }

    private static QuantitySeries Days(params decimal?[] values) => QuantitySeries.FromValuesInOrder(
        MetricDefinition.FromMetric(Metric.FromDefinition(
            "DSO", "days sales outstanding", MetricUnit.Days, MetricDirection.LowerIsBetter, PeriodCombination.None, "a ÷ b", "a policy")),
        Months, values);

    private static LedgerEntry Entry(string? region, LocalDate day, decimal amount) =>
        LedgerEntry.WriteOff(day, Money.FromDecimal(amount, Usd)).With("region", region);
}
