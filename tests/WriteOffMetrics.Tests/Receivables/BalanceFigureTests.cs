using NodaTime;
using WriteOffMetrics.Receivables;
using static WriteOffMetrics.Tests.Receivables.ReceivableRows;

namespace WriteOffMetrics.Tests.Receivables;

/// <summary>Days sales outstanding, collection effectiveness and turnover against published examples.</summary>
public sealed class BalanceFigureTests
{
    private static readonly PeriodAxis Quarter = ReportingCalendar.Quarters.Between(Day(1, 1), Day(3, 31));
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(Day(1, 1), Day(3, 31));
    private static readonly PeriodAxis Year = ReportingCalendar.Years.Between(Day(1, 1), Day(12, 31));
    private static readonly PeriodAxis June = ReportingCalendar.Months.Between(Day(6, 1), Day(6, 30));

    /// <summary>
    /// Credit Research Foundation, NSDTR definitions: 71.54 with an average month's sales, 88.89 with those of the quarter.
    /// </summary>
    [Theory]
    [InlineData(CollectionSales.AverageMonth, "71.54")]
    [InlineData(CollectionSales.WholePeriod, "88.89")]
    public void Collection_effectiveness_is_as_published_by_either_basis(CollectionSales basis, string expected)
    {
        RatioSeries index = Balance(Quarter, 13_663_598m).ToCollectionEffectiveness(
            NotDue(Quarter, 7_846_547m), Dollars(12_327_157m), Sales(Quarter, 47_881_064m), basis);
        Assert.Equal(expected + " %", index[0].Value!.Value.ToString("N2", null));
        Assert.Contains(basis == CollectionSales.AverageMonth ? "average month" : "whole period", index[0].Explain().ToString());
    }

    /// <summary>The same data: Σ of three month-end receivables × 30 ÷ 47,881,064 = 30.41.</summary>
    [Fact]
    public void Quarterly_days_sales_outstanding_are_as_published()
    {
        QuantitySeries dso = Balance(Months, 16_935_357m, 17_936_658m, 13_663_598m)
            .ToDaysSalesOutstanding(Sales(Months, 15_000_000m, 16_000_000m, 16_881_064m), DsoMethod.Quarterly);
        Assert.Equal([MetricStatus.TooFewPeriods, MetricStatus.TooFewPeriods, MetricStatus.Defined], dso.Select(point => point.Status));
        Assert.Equal("30.41", Rounded(dso[2]));
    }

    /// <summary>Creditguru: receivables 15,000, current 4,000, credit sales 10,000, 30 days: 45, 12 and 33.</summary>
    [Fact]
    public void Simple_best_possible_and_delinquent_days_are_as_published()
    {
        AmountSeries open = Balance(June, 15_000m), notDue = NotDue(June, 4_000m), sales = Sales(June, 10_000m);
        Assert.Equal(("45.00", "12.00", "33.00"), (
            Rounded(open.ToDaysSalesOutstanding(sales, DsoMethod.Simple)[0]), Rounded(notDue.ToBestPossibleDaysSalesOutstanding(sales)[0]),
            Rounded(open.ToAverageDaysDelinquent(notDue, sales)[0])));
    }

    /// <summary>150,000 ÷ 1,800,000 × 365 = 30.4 days.</summary>
    [Fact]
    public void Days_of_a_year_are_as_published() =>
        Assert.Equal("30.42", Rounded(Balance(Year, 150_000m).ToDaysSalesOutstanding(Sales(Year, 1_800_000m), DsoMethod.Simple)[0]));

    /// <summary>
    /// Receivables 212,000, sales of the latest three months of 30 days 100,000, 80,000 and 70,000: 30 + 30 + 32 ÷ 70 × 30 = 73.71.
    /// Without the oldest of them at least 60 days.
    /// </summary>
    [Fact]
    public void Count_back_is_as_published_and_a_lower_bound_where_sales_run_out()
    {
        PeriodAxis months = ThirtyDays(3);
        QuantityPoint dso = Balance(months, 1m, 1m, 212_000m).ToDaysSalesOutstanding(
            Sales(months, 70_000m, 80_000m, 100_000m), DsoMethod.CountBack)[2];
        Assert.Equal(("73.71", false), (Rounded(dso), dso.IsLowerBound));

        PeriodAxis two = ThirtyDays(2);
        QuantityPoint least = Balance(two, 1m, 212_000m).ToDaysSalesOutstanding(Sales(two, 80_000m, 100_000m), DsoMethod.CountBack)[1];
        Assert.Equal(("60.00", true), (Rounded(least), least.IsLowerBound));
        Assert.Contains("≥ 60.00", least.ToString());
        Assert.Contains("≥ 60.00", least.Explain().Summary);
        Assert.Contains(
            least.Explain().Details, line => line is { Key: "credit sales", Value: "stated by the caller as it was known to them" });
        Assert.Contains(
            least.Explain().Details, line => line is { Key: "tax basis", Value: "receivables: not stated; credit sales: not stated" });
    }

    /// <summary>6,205,000 ÷ 335,000 = 18.52 times; 365 ÷ 18.52 = 19.71 days.</summary>
    [Fact]
    public void Turnover_and_collection_period_are_as_published()
    {
        AmountSeries sales = Sales(Year, 6_205_000m),
            averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Year, [335_000m]);
        Assert.Equal(("18.52", "19.71"), (
            Rounded(sales.ToReceivablesTurnover(averages)[0]), Rounded(averages.ToCollectionPeriod(sales)[0])));
    }

    /// <summary>
    /// One toolkit divides receivables by sales and calls it turnover: 335,000 ÷ 6,205,000 = 0.05. Turnover is the other way round, so we
    /// differ.
    /// </summary>
    [Fact]
    public void Turnover_is_not_upside_down()
    {
        AmountSeries averages = AmountSeries.FromValuesInOrder(AmountMetrics.AverageReceivables, Usd, Year, [335_000m]);
        Assert.NotEqual("0.05", Rounded(Sales(Year, 6_205_000m).ToReceivablesTurnover(averages)[0]));
        Assert.Throws<ArgumentException>(() => averages.ToReceivablesTurnover(Sales(Year, 6_205_000m)));
    }

    [Fact]
    public void A_period_without_sales_has_no_days_and_says_why()
    {
        QuantityPoint simple = Balance(June, 10m).ToDaysSalesOutstanding(Sales(June, 0m), DsoMethod.Simple)[0];
        Assert.Equal((MetricStatus.ZeroDenominator, null), (simple.Status, simple.Value));
        QuantityPoint countBack = Balance(June, 10m).ToDaysSalesOutstanding(Sales(June, 0m), DsoMethod.CountBack)[0];
        Assert.Equal(("30.00", true), (Rounded(countBack), countBack.IsLowerBound));
        Assert.Equal("0.00", Rounded(Balance(June, 0m).ToDaysSalesOutstanding(Sales(June, 0m), DsoMethod.CountBack)[0]));
    }

    [Fact]
    public void Flows_are_no_balances_and_write_offs_no_sales()
    {
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(Day(6, 1), Dollars(5m))]);
        AmountSeries gross = ledger.SummarizeBy(June).Gross;
        Assert.Throws<ArgumentException>("balances", () => gross.ToDaysSalesOutstanding(Sales(June, 1m), DsoMethod.Simple));
        Assert.Throws<ArgumentException>("sales", () => Balance(June, 1m).ToDaysSalesOutstanding(gross, DsoMethod.Simple));
        Assert.Throws<ArgumentException>("balances", () => Balance(Year, 1m).ToDaysSalesOutstanding(Sales(Year, 1m), DsoMethod.Quarterly));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => Balance(June, 1m).ToDaysSalesOutstanding(Sales(June, 1m), (DsoMethod)9));
    }

    [Fact]
    public void Months_together_have_no_days_and_incomplete_ones_none_yet()
    {
        QuantitySeries dso = Balance(Months, 10m, 20m, 30m).CompleteThrough(Day(2, 28))
            .ToDaysSalesOutstanding(Sales(Months, 10m, 20m, 30m), DsoMethod.Simple);
        Assert.Equal([MetricStatus.Defined, MetricStatus.Defined, MetricStatus.IncompletePeriod], dso.Select(point => point.Status));
        Assert.Equal(MetricStatus.NotCombinable, dso.Overall.Status);
    }

    private static PeriodAxis ThirtyDays(int count)
    {
        LocalDate first = Day(1, 1);
        ReportingPeriod[] periods = [.. Enumerable.Range(0, count).Select(i => ReportingPeriod.FromDates(
            first.PlusDays(30 * i), first.PlusDays(30 * i + 29)))];
        return ReportingCalendar.FromPeriods("months of 30 days", periods).Between(first, periods[^1].End);
    }

    private static AmountSeries Balance(PeriodAxis axis, params decimal[] values) =>
        AmountSeries.FromValuesInOrder(ReceivablesMetrics.OpenReceivables, Usd, axis, values);

    private static AmountSeries NotDue(PeriodAxis axis, params decimal[] values) =>
        AmountSeries.FromValuesInOrder(ReceivablesMetrics.NotDueReceivables, Usd, axis, values);

    private static AmountSeries Sales(PeriodAxis axis, params decimal[] values) => AmountSeries.FromValuesInOrder(Usd, axis, values);

    private static string Rounded(QuantityPoint point) =>
        point.Value!.Value.ToDecimal().ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
