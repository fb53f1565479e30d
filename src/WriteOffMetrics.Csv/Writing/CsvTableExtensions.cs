using System.ComponentModel;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Csv;

/// <summary>
/// Figures as tables of CSV, in one call each: one fact per row, without totals of columns. A period has three columns: <c>period</c>, what
/// its calendar calls it, and <c>start</c> and <c>end</c>, its first and last day. Amounts are in major units, with all decimals of the
/// currency whose code stands in <c>currency</c>. In <c>status</c> stands the name of a <see cref="MetricStatus"/>: <c>Defined</c>, or the
/// reason why there is no value.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CsvTableExtensions
{
    /// <summary>
    /// Totals: <c>period,start,end,category,kind,amount,currency,entries,is_rounded</c>. A row for each period, category and kind that has
    /// entries, in this order; sums are positive and the kind carries the sign. All categories are written, whichever the totals are read
    /// from, by the names of <see cref="EntryCategory"/> and <see cref="EntryKind"/>. <see cref="PeriodTotals.FromRows"/> makes equal
    /// totals of the rows, on the same axis; what lies outside the axis stands in none.
    /// </summary>
    /// <remarks>
    /// Amounts that were converted lie between minor units. They are rounded, as <see cref="AmountPoint.Amount"/> is, and
    /// <c>is_rounded</c> is <c>true</c>; <see cref="PeriodTotals.ToJson"/> has them exactly.
    /// </remarks>
    /// <param name="totals">The totals.</param>
    public static CsvTable ToCsv(this PeriodTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return new CsvTable(TotalsRows.Headings, TotalsRows.Of(totals));
    }

    /// <summary>
    /// Totals by value: the columns of <see cref="ToCsv(PeriodTotals)"/> behind one that the dimension's name heads, value by value in
    /// order of their texts. The field of entries that state no value is empty and comes first. <see cref="PeriodBreakdown.FromRows"/>
    /// makes an equal breakdown of the rows.
    /// </summary>
    /// <param name="breakdown">The totals by value.</param>
    public static CsvTable ToCsv(this PeriodBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return new CsvTable(
            [breakdown.Dimension, .. TotalsRows.Headings],
            breakdown.SelectMany(one => TotalsRows.Of(one.Value, CsvCell.Text(one.Key))));
    }

    /// <summary>
    /// Totals by pair of values: as of one dimension, with a column for each of the two. <see cref="CrossBreakdown.FromRows"/> makes an
    /// equal breakdown of the rows.
    /// </summary>
    /// <param name="breakdown">The totals by pair.</param>
    public static CsvTable ToCsv(this CrossBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return new CsvTable(
            [breakdown.FirstDimension, breakdown.SecondDimension, .. TotalsRows.Headings],
            breakdown.SelectMany(one => TotalsRows.Of(one.Value, CsvCell.Text(one.Key.First), CsvCell.Text(one.Key.Second))));
    }

    /// <summary>A series: a row for each period, complete or not, with the columns of its kind.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>Amounts: <c>period,start,end,amount,currency,is_rounded,status</c>. Averages and converted amounts, which lie between minor
    /// units, are rounded, and <c>is_rounded</c> is <c>true</c>.</item>
    /// <item>Counts: <c>period,start,end,count,status</c>.</item>
    /// <item>Ratios: <c>period,start,end,ratio,numerator,denominator,currency,status</c>. The ratio is the quotient, 0.0235 for 2.35 %, to
    /// 28 decimals. Of ratios of counts the parts are counts and <c>currency</c> is empty; of ratios that were stated, or that no single
    /// quotient gives, all three are. An average denominator is rounded to the minor unit, and the ratio is computed from the exact one,
    /// and annualised where its definition says so: it need not be what dividing the fields gives.</item>
    /// <item>Quantities: <c>period,start,end,value,unit,is_lower_bound,status</c>. The unit is the name of a <see cref="MetricUnit"/>;
    /// <c>is_lower_bound</c> is that of <see cref="QuantityPoint.IsLowerBound"/>.</item>
    /// </list>
    /// A ratio or quantity without a value is an empty field. An amount or count of a period that is not complete is what there is so far,
    /// with the status <c>IncompletePeriod</c>: to chart or add up complete periods only, keep the rows whose status is <c>Defined</c>.
    /// What the figures mean stands in <see cref="MetricSeries.Definition"/> and not in the table.
    /// </remarks>
    /// <param name="series">The figures.</param>
    public static CsvTable ToCsv(this MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new CsvTable(SeriesRows.HeadingsOf(series.Definition), SeriesRows.Of(series, series.Definition));
    }

    /// <summary>
    /// A series of each value: the columns of <see cref="ToCsv(MetricSeries)"/> behind one that the dimension's name heads, value by value
    /// in order of their texts. The field of what states no value is empty and comes first.
    /// </summary>
    /// <remarks>
    /// What a function of <see cref="MetricBreakdown{TSeries}.SelectSeries"/> throws is thrown where the table is written or counted, and
    /// there an <see cref="InvalidOperationException"/> where it makes series of several kinds.
    /// </remarks>
    /// <typeparam name="TSeries">The kind of series.</typeparam>
    /// <param name="breakdown">The figures by value.</param>
    public static CsvTable ToCsv<TSeries>(this MetricBreakdown<TSeries> breakdown)
        where TSeries : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        MetricDefinition definition = breakdown.Definition;
        return new CsvTable(
            [breakdown.Dimension, .. SeriesRows.HeadingsOf(definition)],
            breakdown.SelectMany(one => SeriesRows.Of(one.Value, definition, CsvCell.Text(one.Key))));
    }

    /// <summary>A series of each pair of values: as of one dimension, with a column for each of the two.</summary>
    /// <typeparam name="TSeries">The kind of series.</typeparam>
    /// <param name="breakdown">The figures by pair.</param>
    public static CsvTable ToCsv<TSeries>(this MetricCrossBreakdown<TSeries> breakdown)
        where TSeries : MetricSeries
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        MetricDefinition definition = breakdown.Definition;
        return new CsvTable(
            [breakdown.ByFirst.Dimension, breakdown.BySecond.Dimension, .. SeriesRows.HeadingsOf(definition)],
            breakdown.SelectMany(one =>
                SeriesRows.Of(one.Value, definition, CsvCell.Text(one.Key.First), CsvCell.Text(one.Key.Second))));
    }

    /// <summary>
    /// An ageing: <c>period,start,end,bucket,amount,currency,status</c>. Of each period a row for each bucket, the youngest first, then
    /// <c>undated</c> and <c>credits</c>. Credits are above zero: what is open are all other rows of the period less the credits. A period
    /// that ends behind the day on which the items are known has the status <c>IncompletePeriod</c>.
    /// </summary>
    /// <param name="ageing">The ageing.</param>
    public static CsvTable ToCsv(this Ageing ageing)
    {
        ArgumentNullException.ThrowIfNull(ageing);
        return new CsvTable(AgeingRows.Headings, AgeingRows.Of(ageing));
    }

    /// <summary>
    /// An ageing of each value: the columns of <see cref="ToCsv(Ageing)"/> behind one that the dimension's name heads, value by value in
    /// order of their texts. The field of items that state no value is empty and comes first.
    /// </summary>
    /// <param name="breakdown">The ageings by value.</param>
    public static CsvTable ToCsv(this AgeingBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return new CsvTable(
            [breakdown.Dimension, .. AgeingRows.Headings],
            breakdown.SelectMany(one => AgeingRows.Of(one.Value, CsvCell.Text(one.Key))));
    }

    /// <summary>
    /// Findings: <c>finding,rule,severity,rows,lines,field,found,message,amount_at_stake,currency</c>, a row for each thing that is wrong.
    /// <c>finding</c> counts the findings from 1: rows with the same number belong to one. <c>rows</c> and <c>lines</c> are those of its
    /// positions, as 12 or 12;13, empty where there are none; <c>found</c> is empty where nothing was there.
    /// </summary>
    /// <remarks>
    /// The amount at stake stands in every row of a finding: to add amounts up, take one row of each. It is empty where nobody knows it.
    /// Rules stand by their ids. Evidence is not written.
    /// </remarks>
    /// <param name="findings">The findings, read once.</param>
    /// <exception cref="ArgumentException">A finding is null.</exception>
    public static CsvTable ToCsv(this IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Finding[] all = [.. findings];
        if (all.Contains(null))
            throw new ArgumentException("Found null among the findings; findings are allowed. Leave it out.", nameof(findings));
        return new CsvTable(FindingRows.Headings, all.SelectMany((finding, i) => FindingRows.Of(finding, i + 1)));
    }
}
