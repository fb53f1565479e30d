using NodaTime;

namespace WriteOffMetrics.Tests;

public sealed class MovingAverageTests
{
    private static readonly Currency Usd = Currency.FromCode("USD");
    private static readonly PeriodAxis Axis = ReportingCalendar.Months.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 5, 1));

    /// <summary>Derived by hand on 2, 4, 9, 1, 4.</summary>
    [Fact]
    public void Moving_averages_are_none_where_the_window_is_not_full()
    {
        AmountSeries series = AmountSeries.FromValuesInOrder(Usd, Axis, [2m, 4m, 9m, 1m, 4m]);
        Assert.Equal([null, 3, 6.5, 5, 2.5], series.MovingAverage(2));
        Assert.Equal([null, 5, 14.0 / 3, 14.0 / 3, null], series.CenteredMovingAverage(3));
        Assert.Equal([null, 4.75, 5.75, 3.75, null], series.CenteredMovingAverage(2));
        Assert.Equal([null, 3.5, 7.75, 3, 3.25], series.WeightedMovingAverage(1, 3));
        Assert.Equal([2, 3, 6, 3.5, 3.75], series.ExponentialMovingAverage(0.5, 1));
        Assert.Equal([null, 3, 6, 3.5, 3.75], series.ExponentialMovingAverage(0.5, 2));
        Assert.Equal([2, 5 / 1.5, 11.5 / 1.75], series.AdjustedExponentialMovingAverage(0.5).Take(3));
        Assert.All(series.MovingAverage(6), average => Assert.Null(average));
    }

    /// <summary>A running sum that had added and taken away 10^15 would have lost the cents.</summary>
    [Fact]
    public void An_outlier_leaves_no_trace_in_later_windows()
    {
        AmountSeries series = AmountSeries.FromValuesInOrder(Usd, Axis, [10_000_000_000_000_00m, 0.01m, 0.02m, 0.03m, 0.04m]);
        Assert.Equal(0.02, series.MovingAverage(3)[3]!.Value, 15);
        Assert.Equal(0.03, series.MovingAverage(3)[4]!.Value, 15);
        Assert.Equal(0.03, series.CenteredMovingAverage(2)[3]!.Value, 15);
    }

    [Fact]
    public void An_undefined_ratio_or_an_incomplete_period_leaves_its_windows_undefined()
    {
        WriteOffLedger ledger = WriteOffLedger
            .FromEntries(Usd, Axis.Select(month => LedgerEntry.WriteOff(month.Start, Money.FromDecimal(1m, Usd))))
            .CompleteThrough(new LocalDate(2026, 4, 30));
        AmountSeries gross = ledger.SummarizeBy(Axis).Gross;
        RatioSeries ratio = gross.ToSales(AmountSeries.FromValuesInOrder(Usd, Axis, [2m, 0m, 4m, 2m, 2m]));
        Assert.Equal([null, 1, 1, 1, null], gross.MovingAverage(2));
        Assert.Equal([null, null, null, 0.375, null], ratio.MovingAverage(2));
        Assert.Equal([null, null, null, null, null], ratio.CenteredMovingAverage(3));
        Assert.Equal([null, null, null, 0.375, null], ratio.WeightedMovingAverage(1, 1));
        Assert.Equal([0.5, null, null, null, null], ratio.ExponentialMovingAverage(0.5, 1));
        Assert.Equal([0.5, null, null, null, null], ratio.AdjustedExponentialMovingAverage(0.5));
    }

    [Fact]
    public void Windows_and_weights_that_make_no_mean_are_refused()
    {
        AmountSeries series = AmountSeries.FromValuesInOrder(Usd, Axis, [2m, 4m, 9m, 1m, 4m]);
        Assert.Throws<ArgumentOutOfRangeException>(() => series.MovingAverage(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.CenteredMovingAverage(-1));
        Assert.Throws<ArgumentException>(() => series.WeightedMovingAverage());
        Assert.Throws<ArgumentException>(() => series.WeightedMovingAverage(1, -1));
        Assert.Throws<ArgumentException>(() => series.WeightedMovingAverage(double.NaN));
        Assert.Throws<ArgumentException>(() => series.WeightedMovingAverage(0.1, 0.2, -0.3));
        Assert.Throws<ArgumentException>(() => series.WeightedMovingAverage(1e308, 1e308));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.ExponentialMovingAverage(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.ExponentialMovingAverage(1.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.ExponentialMovingAverage(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.ExponentialMovingAverage(0.5, 0));
    }
}
