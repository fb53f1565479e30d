using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// Figures as tables, in one call each. The totals of a table are all taken over the same periods: the complete ones, which the row or the
/// heading names where they are not all, or all of them where <see cref="TableOptions.TotalOver"/> says so.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableExtensions
{
    /// <summary>
    /// A row for each period; of ratios with numerator and denominator. The last row is over several periods, where they combine.
    /// </summary>
    /// <param name="series">The figures.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public static TextTable ToTable(this MetricSeries series) => series.ToTable(new TableOptions());

    /// <inheritdoc cref="ToTable(MetricSeries)"/>
    /// <param name="series">The figures.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable(this MetricSeries series, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        return PeriodTables.FromOne(series, options);
    }

    /// <summary>
    /// A row for each period with gross write-offs, reversals, recoveries, those returned, and net write-offs; the last over several.
    /// </summary>
    /// <param name="totals">The totals.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static TextTable ToTable(this PeriodTotals totals) => totals.ToTable(new TableOptions());

    /// <inheritdoc cref="ToTable(PeriodTotals)"/>
    /// <param name="totals">The totals.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable(this PeriodTotals totals, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(totals);
        ArgumentNullException.ThrowIfNull(options);
        return PeriodTables.FromColumns(
            [.. TableWords.Measures.Select(measure => (measure.Heading, (MetricSeries)measure.Read(totals)))], options);
    }

    /// <summary>
    /// A row for each value, with the columns of <see cref="ToTable(PeriodTotals)"/> over all periods that count; the last over all values.
    /// </summary>
    /// <param name="breakdown">The totals by value.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static TextTable ToTable(this PeriodBreakdown breakdown) => breakdown.ToTable(new TableOptions());

    /// <inheritdoc cref="ToTable(PeriodBreakdown)"/>
    /// <param name="breakdown">The totals by value.</param>
    /// <param name="options">How it is written; the worst value is the one with the largest net write-offs.</param>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable(this PeriodBreakdown breakdown, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(options);
        return SegmentTables.OfTotals(
            [breakdown.Dimension], breakdown.Select(one => ((string?[])[one.Key], one.Value)), null, breakdown.Total, options);
    }

    /// <summary>The same for the largest values in their order, then for all others together and for all.</summary>
    /// <param name="top">The largest values.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static TextTable ToTable(this TopBreakdown top) => top.ToTable(new TableOptions());

    /// <inheritdoc cref="ToTable(TopBreakdown)"/>
    /// <param name="top">The largest values.</param>
    /// <param name="options">How it is written; the order stays as it is.</param>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable(this TopBreakdown top, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(top);
        ArgumentNullException.ThrowIfNull(options);
        return SegmentTables.OfTotals(
            [top.Dimension], top.Select(one => ((string?[])[one.Key], one.Value)),
            ($"{Invariant.Count(top.OtherValues.Count, "other", "others")}", top.AllOthers), top.Total,
            options with { WorstFirst = false });
    }

    /// <summary>The same for each pair of values that occur together.</summary>
    /// <param name="breakdown">The totals by pair.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static TextTable ToTable(this CrossBreakdown breakdown) => breakdown.ToTable(new TableOptions());

    /// <inheritdoc cref="ToTable(CrossBreakdown)"/>
    /// <param name="breakdown">The totals by pair.</param>
    /// <param name="options">How it is written; the worst pair is the one with the largest net write-offs.</param>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable(this CrossBreakdown breakdown, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(options);
        return SegmentTables.OfTotals(
            [breakdown.FirstDimension, breakdown.SecondDimension],
            breakdown.Select(one => ((string?[])[one.Key.First, one.Key.Second], one.Value)), null, breakdown.Total, options);
    }

    /// <summary>
    /// A row for each value with its figure over all periods that count, of ratios with numerator and denominator; the last over all.
    /// </summary>
    /// <typeparam name="TSeries">The kind of series.</typeparam>
    /// <param name="breakdown">The figures by value.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public static TextTable ToTable<TSeries>(this MetricBreakdown<TSeries> breakdown)
        where TSeries : MetricSeries => breakdown.ToTable(new TableOptions());

    /// <inheritdoc cref="ToTable{TSeries}(MetricBreakdown{TSeries})"/>
    /// <param name="breakdown">The figures by value.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable<TSeries>(this MetricBreakdown<TSeries> breakdown, TableOptions options)
        where TSeries : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(options);
        return breakdown.ToTable(new TableFigures(options).TotalOf, options);
    }

    /// <summary>The same for one figure of each: <c>ratios.ToTable(series =&gt; series.At(day), options)</c> for a month's.</summary>
    /// <typeparam name="TSeries">The kind of series.</typeparam>
    /// <param name="breakdown">The figures by value.</param>
    /// <param name="figureOf">Which figure of a series, asked once per value and once of the total.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="ArgumentException">A figure is null.</exception>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public static TextTable ToTable<TSeries>(
        this MetricBreakdown<TSeries> breakdown, Func<TSeries, MetricPoint?> figureOf, TableOptions options)
        where TSeries : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(figureOf);
        ArgumentNullException.ThrowIfNull(options);
        return SegmentTables.OfFigures(
            [breakdown.Dimension], breakdown.Select(one => ((string?[])[one.Key], one.Value)), breakdown.Total, figureOf, options);
    }

    /// <summary>The same for each pair of values that occur together.</summary>
    /// <typeparam name="TSeries">The kind of series.</typeparam>
    /// <param name="breakdown">The figures by pair.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public static TextTable ToTable<TSeries>(this MetricCrossBreakdown<TSeries> breakdown)
        where TSeries : MetricSeries => breakdown.ToTable(new TableOptions());

    /// <inheritdoc cref="ToTable{TSeries}(MetricCrossBreakdown{TSeries})"/>
    /// <param name="breakdown">The figures by pair.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToTable<TSeries>(this MetricCrossBreakdown<TSeries> breakdown, TableOptions options)
        where TSeries : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(options);
        return SegmentTables.OfFigures(
            [breakdown.ByFirst.Dimension, breakdown.BySecond.Dimension],
            breakdown.Select(one => ((string?[])[one.Key.First, one.Key.Second], one.Value)), breakdown.Total,
            new TableFigures(options).TotalOf, options);
    }

    /// <summary>A row for each value and a column for each period, with a column over several periods and a row over all values.</summary>
    /// <typeparam name="TSeries">The kind of series.</typeparam>
    /// <param name="breakdown">The figures by value.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public static TextTable ToPeriodTable<TSeries>(this MetricBreakdown<TSeries> breakdown)
        where TSeries : MetricSeries => breakdown.ToPeriodTable(new TableOptions());

    /// <inheritdoc cref="ToPeriodTable{TSeries}(MetricBreakdown{TSeries})"/>
    /// <param name="breakdown">The figures by value.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="FormatException">A format of the options is none of its figures.</exception>
    public static TextTable ToPeriodTable<TSeries>(this MetricBreakdown<TSeries> breakdown, TableOptions options)
        where TSeries : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(options);
        return SegmentTables.OfPeriods(breakdown, options);
    }
}
