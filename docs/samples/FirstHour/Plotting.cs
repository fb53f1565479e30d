using NodaTime;
using WriteOffMetrics;

namespace FirstHour;

/// <summary>A series as the arrays that a plotting library takes: days, figures and the fitted line.</summary>
public sealed class Plotting
{
    [Fact]
    public void Points_and_the_line_through_them()
    {
        // Two years of months: sales of 1,000.00 each, and write-offs that rise and vary. The month before last has no sales, and the
        // last is not over.
        var usd = Currency.FromCode("USD");
        var months = ReportingCalendar.Months.Between(new LocalDate(2025, 1, 1), new LocalDate(2026, 12, 31));
        decimal[] losses = [.. Enumerable.Range(0, 24).Select(i => 20m + i + 7 * i % 5)];
        var ledger = WriteOffLedger.FromRows(usd, months.Zip(losses), new()
        {
            EffectiveDate = row => row.First.Start,
            Amount = row => row.Second,
        }).CompleteThrough(new LocalDate(2026, 12, 15));
        var sales = AmountSeries.FromRows(usd, months, months.Where((_, i) => i != 22), month => month.Start, _ => 1_000m);
        var ratios = ledger.SummarizeBy(months).Gross.ToSales(sales);

        // What has no figure is left out of the plot and counted; nothing becomes 0 or NaN on the way.
        var shown = ratios.Where(point => point.Status == MetricStatus.Defined).ToArray();
        DateTime[] x = [.. shown.Select(point => point.Period.End.ToDateTimeUnspecified())];
        double[] y = [.. shown.Select(point => (double)point.Ratio!.Value.Percent)];
        var trend = ratios.FitTrend(0.95);
        double[] line = [.. trend.Fitted.Select(value => 100 * value)];

        Assert.Equal((new DateTime(2025, 1, 31), new DateTime(2026, 10, 31), 22), (x[0], x[^1], x.Length));
        Assert.Equal([.. losses[..22].Select(loss => (double)(loss / 10))], y);
        Assert.Equal([MetricStatus.ZeroDenominator, MetricStatus.IncompletePeriod], trend.Excluded.Select(period => period.Reason));

        // The median of the slopes between all pairs, and a line whose residuals have the median 0.
        double slope = Median(from i in Enumerable.Range(0, 22) from j in Enumerable.Range(i + 1, 21 - i) select (y[j] - y[i]) / (j - i));
        double start = Median(y) - slope * 10.5;
        Assert.Equal(AnalysisStatus.Defined, trend.Status);
        Assert.Equal(12 * slope, 100 * trend.SlopePerYear!.Value, 1e-12);
        Assert.Equal(y.Length, line.Length);
        for (int i = 0; i < line.Length; i++) Assert.Equal(start + slope * i, line[i], 1e-12);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
