using NodaTime;

namespace WriteOffMetrics.Tests;

/// <summary>Stated values that say of which period they are, in any order.</summary>
public sealed class DatedValueTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Months = ReportingCalendar.Months.Between(new(2024, 1, 1), new(2024, 3, 31));
    private static readonly MetricDefinition Rate = MetricDefinition.FromMetric(
        Metric.FromDefinition("R", "rate", MetricUnit.Ratio, MetricDirection.LowerIsBetter, PeriodCombination.None, "r", "own"));
    private static readonly MetricDefinition Days = MetricDefinition.FromMetric(
        Metric.FromDefinition("D", "days", MetricUnit.Days, MetricDirection.LowerIsBetter, PeriodCombination.None, "d", "own"));

    /// <summary>
    /// Sales of 100 in January, 200 in February and 400 in March, given in no order: 10 of write-offs in February are 5 %.
    /// </summary>
    [Fact]
    public void A_dictionary_in_no_order_finds_its_periods()
    {
        Dictionary<LocalDate, decimal> byDay = new() { [new(2024, 3, 31)] = 400m, [new(2024, 1, 1)] = 100m, [new(2024, 2, 29)] = 200m };
        AmountSeries sales = AmountSeries.FromValues(Usd, Months, byDay.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([100m, 200m, 400m], sales.Select(point => point.Amount.ToDecimal()));
        WriteOffLedger ledger = WriteOffLedger.FromEntries(Usd, [LedgerEntry.WriteOff(new(2024, 2, 10), Money.FromDecimal(10, Usd))]);
        Assert.Equal(0.05m, ledger.SummarizeBy(Months).Gross.ToSales(sales)[1].Ratio!.Value.ToDecimal());

        Assert.Equal(
            [100m, 200m, 400m],
            AmountSeries.FromValues(Usd, Months, [(Months[2], 400m), (Months[0], 100m), (Months[1], 200m)])
            .Select(p => p.Amount.ToDecimal()));
        Assert.Equal(
            [1L, 2, 4], CountSeries.FromValues(Months, [(Months[2], 4L), (Months[0], 1L), (Months[1], 2L)]).Select(p => p.Count));
        Assert.Equal(
            [1L, 2, 4],
            CountSeries.FromValues(Months, [(new LocalDate(2024, 3, 2), 4L), (new(2024, 1, 2), 1L), (new(2024, 2, 2), 2L)])
            .Select(p => p.Count));
    }

    [Fact]
    public void Rates_and_quantities_may_miss_a_period_and_amounts_and_counts_may_not()
    {
        RatioSeries rates = RatioSeries.FromValues(Rate, Months, [(Months[2], Ratio.FromPercent(3)), (Months[0], Ratio.FromPercent(1))]);
        Assert.Equal([0.01m, null, 0.03m], rates.Select(point => point.Ratio?.ToDecimal()));
        Assert.Equal(
            [0.01m, null, null],
            RatioSeries.FromValues(Rate, Months, [(new LocalDate(2024, 1, 31), Ratio.FromPercent(1))]).Select(p => p.Ratio?.ToDecimal()));
        Assert.Equal(
            [null, 45m, null], QuantitySeries.FromValues(Days, Months, [(new LocalDate(2024, 2, 1), 45m)])
            .Select(p => p.Value?.ToDecimal()));
        Assert.Equal([null, null, 45m], QuantitySeries.FromValues(Days, Months, [(Months[2], 45m)]).Select(p => p.Value?.ToDecimal()));

        Assert.StartsWith(
            "Found no amount of 2024-02 and 1 more period of 3 periods of months",
            Why(() => AmountSeries.FromValues(Usd, Months, [(Months[0], 1m)])),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Found no count of 2024-01 of 3 periods",
            Why(() => CountSeries.FromValues(Months, [(Months[1], 1L), (Months[2], 1L)])), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_values_of_one_period_and_values_of_none_are_refused()
    {
        Assert.StartsWith(
            "Found two values of 2024-02, stated for 2024-02-01 and 2024-02-29; one per period is allowed.",
            Why(() => RatioSeries.FromValues(
            Rate, Months, [(new LocalDate(2024, 2, 1), Ratio.FromDecimal(0)), (new(2024, 2, 29), Ratio.FromDecimal(0))])),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Found a value of 2024-04-01 for 3 periods of months",
            Why(() => RatioSeries.FromValues(Rate, Months, [(new LocalDate(2024, 4, 1), Ratio.FromDecimal(0))])), StringComparison.Ordinal);
        ReportingPeriod quarter = ReportingCalendar.Quarters.PeriodOf(new(2024, 1, 1));
        Assert.StartsWith(
            "Found a value of 2024Q1 (2024-01-01/2024-03-31) for 3 periods of months",
            Why(() => RatioSeries.FromValues(Rate, Months, [(quarter, Ratio.FromDecimal(0))])), StringComparison.Ordinal);
        Assert.StartsWith(
            "Found a day of the calendar Julian",
            Why(() => AmountSeries.FromValues(Usd, Months, [(new LocalDate(2024, 1, 1, CalendarSystem.Julian), 1m)])),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "2024-02: Found 0.001 USD",
            Why(() => AmountSeries.FromValues(Usd, Months, [(Months[1], 0.001m), (Months[0], 1m), (Months[2], 1m)])),
            StringComparison.Ordinal);
    }

    private static string Why(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;
}
