using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// Ratios by segment: each segment's write-offs over its own sales, and the total over the total. A segment with sales and no write-offs is
/// zero, one with write-offs and no sales undefined (<see cref="MetricStatus.ZeroDenominator"/>); both are listed.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SegmentRatioExtensions
{
    /// <summary>Write-off to sales (M3) of each segment and of all: <c>breakdown.Gross.ToSales(salesByRegion)</c>.</summary>
    /// <param name="writeOffs">Gross or net write-offs by segment.</param>
    /// <param name="sales">Total sales by the same dimension, <see cref="AmountSeries.FromSegments"/> or added up from rows.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or as for <see cref="RatioExtensions.ToSales"/>.</exception>
    public static MetricBreakdown<RatioSeries> ToSales(this MetricBreakdown<AmountSeries> writeOffs, MetricBreakdown<AmountSeries> sales)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(sales);
        return writeOffs.Join(sales, nameof(sales), RatioExtensions.ToSales);
    }

    /// <summary>The same for each pair of segments of two dimensions.</summary>
    /// <param name="writeOffs">Gross or net write-offs by two dimensions.</param>
    /// <param name="sales">Total sales by the same dimensions in the same order.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or as for <see cref="RatioExtensions.ToSales"/>.</exception>
    public static MetricCrossBreakdown<RatioSeries> ToSales(
        this MetricCrossBreakdown<AmountSeries> writeOffs, MetricCrossBreakdown<AmountSeries> sales)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(sales);
        return writeOffs.Join(sales, nameof(sales), RatioExtensions.ToSales);
    }

    /// <summary>Write-off to credit sales (M4) of each segment and of all.</summary>
    /// <param name="writeOffs">Gross or net write-offs by segment.</param>
    /// <param name="creditSales">Credit sales by the same dimension.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or as for <see cref="RatioExtensions.ToCreditSales"/>.</exception>
    public static MetricBreakdown<RatioSeries> ToCreditSales(
        this MetricBreakdown<AmountSeries> writeOffs, MetricBreakdown<AmountSeries> creditSales)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(creditSales);
        return writeOffs.Join(creditSales, nameof(creditSales), RatioExtensions.ToCreditSales);
    }

    /// <summary>The same for each pair of segments of two dimensions.</summary>
    /// <param name="writeOffs">Gross or net write-offs by two dimensions.</param>
    /// <param name="creditSales">Credit sales by the same dimensions in the same order.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or as for <see cref="RatioExtensions.ToCreditSales"/>.</exception>
    public static MetricCrossBreakdown<RatioSeries> ToCreditSales(
        this MetricCrossBreakdown<AmountSeries> writeOffs, MetricCrossBreakdown<AmountSeries> creditSales)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(creditSales);
        return writeOffs.Join(creditSales, nameof(creditSales), RatioExtensions.ToCreditSales);
    }

    /// <summary>Write-off to average receivables (M5) of each segment and of all.</summary>
    /// <param name="writeOffs">Gross or net write-offs by segment.</param>
    /// <param name="averages">Average balances by the same dimension, put together with <see cref="AmountSeries.FromSegments"/>.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or as for <see cref="RatioExtensions.ToAverageReceivables"/>.</exception>
    public static MetricBreakdown<RatioSeries> ToAverageReceivables(
        this MetricBreakdown<AmountSeries> writeOffs, MetricBreakdown<AmountSeries> averages)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(averages);
        return writeOffs.Join(averages, nameof(averages), RatioExtensions.ToAverageReceivables);
    }

    /// <summary>Incidence ratio (M36) of each segment and of all.</summary>
    /// <param name="documents">Documents written off by segment.</param>
    /// <param name="invoices">Invoices issued by the same dimension.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or as for <see cref="RatioExtensions.ToInvoicesIssued"/>.</exception>
    public static MetricBreakdown<RatioSeries> ToInvoicesIssued(
        this MetricBreakdown<CountSeries> documents, MetricBreakdown<CountSeries> invoices)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(invoices);
        return documents.Join(invoices, nameof(invoices), RatioExtensions.ToInvoicesIssued);
    }

    /// <summary>Recovery rate of a period (M9a) of each segment and of all.</summary>
    public static MetricBreakdown<RatioSeries> RecoveryRate(this PeriodBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return breakdown.Series(RatioExtensions.RecoveryRate);
    }

    /// <summary>The same less recoveries returned (M9a).</summary>
    public static MetricBreakdown<RatioSeries> NetRecoveryRate(this PeriodBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return breakdown.Series(RatioExtensions.NetRecoveryRate);
    }

    /// <summary>Recovery rate of a period (M9a) of each pair of segments and of all.</summary>
    public static MetricCrossBreakdown<RatioSeries> RecoveryRate(this CrossBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return breakdown.Series(RatioExtensions.RecoveryRate);
    }

    /// <summary>The same less recoveries returned (M9a).</summary>
    public static MetricCrossBreakdown<RatioSeries> NetRecoveryRate(this CrossBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return breakdown.Series(RatioExtensions.NetRecoveryRate);
    }

    /// <summary>
    /// How much of a total a few values hold (M25), over all periods of the axis, complete or not:
    /// <c>breakdown.ConcentrationOf(AmountMeasure.Gross)</c>.
    /// </summary>
    /// <param name="breakdown">The totals by value.</param>
    /// <param name="measure">Which amount of each value.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="AmountMeasure"/>.</exception>
    /// <exception cref="OverflowException">
    /// An amount, or those above zero together, exceed 64 bits of minor units.
    /// </exception>
    public static Concentration ConcentrationOf(this PeriodBreakdown breakdown, AmountMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return ConcentrationOf(breakdown, measure, 0, breakdown.Axis.Count);
    }

    /// <summary>
    /// The same of one period, <c>breakdown.ConcentrationOf(AmountMeasure.Gross, months[11])</c>, or of the complete ones only, with
    /// <c>breakdown.Total.Gross.Overall.Period</c>.
    /// </summary>
    /// <param name="breakdown">The totals by value.</param>
    /// <param name="measure">Which amount of each value.</param>
    /// <param name="period">A period of the axis, or neighbouring ones taken together, complete or not.</param>
    /// <exception cref="ArgumentException">The period starts or ends within a period of the axis, or outside it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="AmountMeasure"/>.</exception>
    /// <exception cref="OverflowException">
    /// An amount, or those above zero together, exceed 64 bits of minor units.
    /// </exception>
    public static Concentration ConcentrationOf(this PeriodBreakdown breakdown, AmountMeasure measure, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        (int first, int count) = breakdown.Axis.RequireSpan(period, nameof(period));
        return ConcentrationOf(breakdown, measure, first, count);
    }

    /// <summary>
    /// The same of amounts that no ledger stands behind, such as sales: <c>salesByCustomer.ConcentrationOf(sales =&gt; sales.Total)</c>.
    /// </summary>
    /// <param name="breakdown">The amounts by segment.</param>
    /// <param name="amountOf">Which amount of each segment, asked once per value in order.</param>
    /// <exception cref="ArgumentException">An amount is null.</exception>
    /// <exception cref="OverflowException">The amounts above zero add up to more than 64 bits of minor units.</exception>
    public static Concentration ConcentrationOf(this MetricBreakdown<AmountSeries> breakdown, Func<AmountSeries, AmountPoint> amountOf)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(amountOf);
        AmountPoint whole = breakdown.FigureOfTotal(amountOf);
        long[] amounts = [.. breakdown.FiguresBy(amountOf).Select(one => one.Value.Amount.MinorUnits)];
        return new Concentration(
            breakdown.Dimension, whole.Amount.Currency, () => whole, new RankedValues(amounts, code => breakdown.Values[code]));
    }

    private static Concentration ConcentrationOf(PeriodBreakdown breakdown, AmountMeasure measure, int first, int count) => new(
        breakdown.Dimension, breakdown.Cube.Currency, () => breakdown.Total.Series(measure).PointOf(first, count),
        breakdown.Rank(measure, first, count));
}
