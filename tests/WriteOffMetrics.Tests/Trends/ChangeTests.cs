using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class ChangeTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");

    /// <summary>Derived by hand.</summary>
    [Fact]
    public void A_change_against_the_year_before_finds_the_same_period_and_says_where_there_is_none()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2024, 2, 1), new LocalDate(2025, 3, 31));
        var values = new decimal[axis.Count];
        (values[0], values[1], values[12], values[13]) = (200m, 0m, 250m, 5m);
        IReadOnlyList<MetricChange<AmountPoint>> changes = AmountSeries.FromValuesInOrder(Usd, axis, values).ChangeFromYearBefore();
        Assert.Equal(14, changes.Count);
        Assert.All(changes.Take(12), change => Assert.Equal(ChangeStatus.NoEarlierPeriod, change.Status));
        Assert.Equal("2025-02 50.00 USD, 25.00 % against 2024-02", changes[12].ToString());
        Assert.Equal((ChangeStatus.ZeroBase, 5m, null), (
            changes[13].Status, changes[13].Difference!.Value.ToDecimal(), changes[13].Relative));
        Assert.Equal("2025-03 5.00 USD, from zero against 2024-03", changes[13].ToString());
        Assert.Equal("2024-02 no earlier period", changes[0].ToString());
    }

    [Fact]
    public void A_change_from_a_negative_figure_has_a_difference_but_no_percentage()
    {
        PeriodAxis axis = ReportingCalendar.Years.Between(new LocalDate(2024, 1, 1), new LocalDate(2025, 1, 1));
        MetricChange<AmountPoint> change = AmountSeries.FromValuesInOrder(Usd, axis, [-10m, 5m]).ChangeFromPeriodBefore()[1];
        Assert.Equal((ChangeStatus.NegativeBase, 15m, null, -10m, 5m),
            (change.Status, change.Difference!.Value.ToDecimal(), change.Relative, change.Before!.Amount.ToDecimal(),
            change.After.Amount.ToDecimal()));
        Assert.Equal(axis[0], change.ComparedWith);
    }

    [Fact]
    public void An_incomplete_period_is_not_compared()
    {
        PeriodAxis axis = ReportingCalendar.Years.Between(new LocalDate(2024, 1, 1), new LocalDate(2025, 1, 1));
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(new LocalDate(2025, 1, 1), Money.FromDecimal(1m, Usd))])
            .CompleteThrough(new LocalDate(2025, 11, 30));
        MetricChange<AmountPoint> change = ledger.SummarizeBy(axis).Gross.ChangeFromYearBefore()[1];
        Assert.Equal((ChangeStatus.IncompletePeriod, null), (change.Status, change.Difference));
        Assert.Equal("2025 incomplete period against 2024", change.ToString());
    }

    [Fact]
    public void The_first_year_of_all_has_no_year_before() => Assert.Equal(
        [ChangeStatus.NoEarlierPeriod, ChangeStatus.Defined],
        AmountSeries.FromValuesInOrder(Usd, ReportingCalendar.Years.Between(new LocalDate(1, 1, 1), new LocalDate(2, 1, 1)), [1m, 1m])
        .ChangeFromYearBefore().Select(change => change.Status));

    [Fact]
    public void A_change_beyond_what_can_be_held_is_out_of_range_and_leaves_the_others_alone()
    {
        PeriodAxis axis = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 1));
        const decimal Most = 92233720368547758.07m;
        IReadOnlyList<MetricChange<AmountPoint>> changes = AmountSeries.FromValuesInOrder(Usd, axis, [-Most, Most, Most])
            .ChangeFromPeriodBefore();
        Assert.Equal([ChangeStatus.NoEarlierPeriod, ChangeStatus.OutOfRange, ChangeStatus.Defined],
            changes.Select(change => change.Status));
        Assert.Equal("2026-02 out of range against 2026-01", changes[1].ToString());
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(axis.Start, Money.FromMinorUnits(1, Usd)),
            LedgerEntry.WriteOff(axis.End, Money.FromDecimal(Most, Usd))]);
        RatioSeries ratio = ledger.SummarizeBy(axis).Gross.ToSales(AmountSeries.FromValuesInOrder(Usd, axis, [Most, 1m, 0.01m]));
        MetricChange<RatioPoint> change = new(ratio[2], ratio[0], null);
        Assert.Equal((ChangeStatus.OutOfRange, null), (change.Status, change.Relative));
        Assert.NotNull(change.Difference);
    }

    [Fact]
    public void A_ratio_changes_in_points_and_relatively()
    {
        PeriodAxis axis = ReportingCalendar.Quarters.Between(new LocalDate(2024, 1, 1), new LocalDate(2025, 3, 31));
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, [LedgerEntry.WriteOff(new LocalDate(2024, 1, 1), Money.FromDecimal(2m, Usd)),
            LedgerEntry.WriteOff(new LocalDate(2025, 1, 1), Money.FromDecimal(3m, Usd))]);
        RatioSeries ratio = ledger.SummarizeBy(axis).Gross.ToSales(
            AmountSeries.FromValuesInOrder(Usd, axis, [100m, 100m, 100m, 100m, 100m]));
        MetricChange<RatioPoint> change = ratio.ChangeFromYearBefore()[4];
        Assert.Equal((1m, 0.5m, 0.02m, 0.03m, axis[0]), (
            change.Difference!.Value.ToDecimal(), change.Relative!.Value.ToDecimal(), change.Before!.Ratio!.Value.ToDecimal(),
            change.After.Ratio!.Value.ToDecimal(), change.ComparedWith!.Value));
        Assert.Equal(ChangeStatus.ZeroBase, ratio.ChangeFromPeriodBefore()[4].Status);
        Assert.Equal("2025Q1 1.00 points, 50.00 % against 2024Q1", change.ToString());
    }
}
