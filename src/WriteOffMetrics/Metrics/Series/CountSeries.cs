using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A count for each period of an axis, in order, quiet periods as zero: documents written off, read from a ledger
/// (<see cref="SummaryExtensions.CountDocumentsBy(WriteOffLedger, PeriodAxis)"/>), rows of one's own, or what the caller states, such as
/// invoices issued.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class CountSeries : MetricSeries<CountPoint>
{
    private readonly long[] counts;
    private readonly CountStatement statement;

    // Made when first asked for; two threads may make it at once and find the same.
    private CountPoint? total;

    internal CountSeries(MetricDefinition definition, PeriodAxis axis, long[] counts, Provenance provenance, CountStatement statement)
        : base(definition, axis, provenance, statement.Source, statement.LastCompleteDay)
    {
        this.counts = counts;
        this.statement = statement;
    }

    /// <summary>
    /// The counts of all periods of the axis, complete or not, added up. <see cref="MetricSeries{TPoint}.Overall"/> takes the complete ones
    /// only.
    /// </summary>
    /// <exception cref="OverflowException">The sum exceeds 64 bits.</exception>
    public CountPoint Total => total ??= PointOf(0, Count);

    /// <summary>The number of rows outside the axis, of counts from rows; null of others.</summary>
    public long? OutsideCount => Provenance.OutsideCount;

    /// <summary>
    /// The write-offs that state no document and so could not be counted, on the axis or outside it; none of a stated series. Supply their
    /// documents, or the count is too low.
    /// </summary>
    public IReadOnlyCollection<LedgerEntry> NotCounted => Provenance.NotCounted;

    /// <summary>A series of counts, each with a day of its period, such as invoices issued.</summary>
    /// <param name="axis">The periods.</param>
    /// <param name="values">One count per period, in any order, with any day of the period; 0 or more.</param>
    /// <exception cref="ArgumentException">
    /// A period has no count or two, a day lies outside the axis, or a count is negative.
    /// </exception>
    public static CountSeries FromValues(PeriodAxis axis, IEnumerable<(LocalDate Day, long Value)> values) =>
        FromValues(StatedMetrics.Count, axis, values);

    /// <summary>The same of counts that state their period.</summary>
    /// <inheritdoc cref="FromValues(PeriodAxis, IEnumerable{ValueTuple{LocalDate, long}})"/>
    public static CountSeries FromValues(PeriodAxis axis, IEnumerable<(ReportingPeriod Period, long Value)> values) =>
        FromValues(StatedMetrics.Count, axis, values);

    /// <summary>The same with what the counts mean: a metric of one's own.</summary>
    /// <param name="definition">What they mean: a metric whose unit is a count.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">One count per period, in any order, with any day of the period; 0 or more.</param>
    /// <exception cref="ArgumentException">As without a definition, or its unit is no count.</exception>
    public static CountSeries FromValues(MetricDefinition definition, PeriodAxis axis, IEnumerable<(LocalDate Day, long Value)> values) =>
        FromValuesInOrder(definition, axis, DatedValues.RequireAll(
            axis, DatedValues.OnAxis(axis, values, nameof(values)), "count", nameof(values)));

    /// <summary>The same of counts that state their period.</summary>
    /// <inheritdoc cref="FromValues(MetricDefinition, PeriodAxis, IEnumerable{ValueTuple{LocalDate, long}})"/>
    public static CountSeries FromValues(
        MetricDefinition definition, PeriodAxis axis, IEnumerable<(ReportingPeriod Period, long Value)> values) =>
        FromValuesInOrder(definition, axis, DatedValues.RequireAll(
            axis, DatedValues.OnAxis(axis, values, nameof(values)), "count", nameof(values)));

    /// <summary>
    /// A series of one count per period, in the order of the axis. Nothing but its position says which period a count belongs to: where
    /// dates are at hand, <see cref="FromValues(PeriodAxis, IEnumerable{ValueTuple{LocalDate, long}})"/> and FromRows find the period of
    /// each.
    /// </summary>
    /// <param name="axis">The periods.</param>
    /// <param name="values">As many counts as the axis has periods, in order; 0 or more.</param>
    /// <exception cref="ArgumentException">There are more or fewer counts than periods, or one is negative.</exception>
    public static CountSeries FromValuesInOrder(PeriodAxis axis, IEnumerable<long> values) =>
        FromValuesInOrder(StatedMetrics.Count, axis, values);

    /// <summary>The same with what the counts mean: a metric of one's own.</summary>
    /// <param name="definition">What they mean: a metric whose unit is a count.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">As many counts as the axis has periods, in order; 0 or more.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer counts than periods, one is negative, or the unit is no count.
    /// </exception>
    public static CountSeries FromValuesInOrder(MetricDefinition definition, PeriodAxis axis, IEnumerable<long> values)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        if (definition.Unit != MetricUnit.Count)
            throw new ArgumentException(
                $"Found counts of {definition}, which is {Units.NameOf(definition.Unit)}; a metric of counts is allowed. Use AmountSeries, "
                + "RatioSeries or QuantitySeries.",
                nameof(definition));
        long[] counts = [.. values];
        axis.RequireOnePerPeriod(counts.Length, "count", "counts", nameof(values));
        int negative = Array.FindIndex(counts, count => count < 0);
        if (negative >= 0)
            throw new ArgumentException(
                $"{axis[negative].Name}: Found the count {Invariant.Count(counts[negative])}; 0 or more "
                + "are allowed. Correct the count.",
                nameof(values));
        return new CountSeries(definition, axis, counts, Provenance.Stated, CountStatement.Nothing);
    }

    /// <summary>Rows of one's own counted by period: invoices issued, say. Rows outside the axis are counted apart.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="axis">The periods.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="day">The day that decides the period of a row.</param>
    /// <exception cref="ArgumentException">A row is null (the message names it, the first is 1), or its day is not allowed.</exception>
    public static CountSeries FromRows<TRow>(PeriodAxis axis, IEnumerable<TRow> rows, Func<TRow, CalendarDay> day)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(day);
        var sums = new RowSums(axis, null);
        foreach (TRow row in rows)
        {
            RowSums.RequireRow(row, sums.RowCount, nameof(rows));
            sums.Add(0, day(row).Date, nameof(rows));
        }

        return sums.ToCounts([0]);
    }

    /// <summary>The same for each value of a dimension: invoices by region.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="axis">The periods.</param>
    /// <param name="dimension">The name of the dimension, as the ledger has it.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="day">The day that decides the period of a row.</param>
    /// <param name="value">Its value in the dimension; null where it states none.</param>
    /// <exception cref="ArgumentException">
    /// A row is null (the message names it, the first is 1), its day is not allowed, or the dimension's name is bad.
    /// </exception>
    public static MetricBreakdown<CountSeries> FromRows<TRow>(
        PeriodAxis axis, string dimension, IEnumerable<TRow> rows, Func<TRow, CalendarDay> day, Func<TRow, string?> value)
    {
        ArgumentNullException.ThrowIfNull(axis);
        Dimension.RequireName(dimension, nameof(dimension));
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(value);
        var sums = new RowSums(axis, null);
        var segments = new RowSegments();
        foreach (TRow row in rows)
        {
            RowSums.RequireRow(row, sums.RowCount, nameof(rows));
            sums.Add(segments.GetOrAdd(value(row), null), day(row).Date, nameof(rows));
        }

        return segments.ByFirst(dimension, sums.ToCounts);
    }

    /// <summary>The same series with a word on where it comes from, which explanations print.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public CountSeries WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new CountSeries(Definition, Axis, counts, Provenance, statement with { Source = source });
    }

    /// <summary>
    /// The same series, stated to be complete through a day: a period that ends later is incomplete, and so is a ratio over it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public CountSeries CompleteThrough(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return new CountSeries(Definition, Axis, counts, Provenance, statement with { LastCompleteDay = day });
    }

    /// <summary>The same series added up by the periods of a coarser axis of the same days.</summary>
    /// <exception cref="ArgumentException">
    /// The boundaries do not nest, the axes do not cover the same days, or the counts do not add up.
    /// </exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public CountSeries RollUpTo(PeriodAxis coarser)
    {
        ArgumentNullException.ThrowIfNull(coarser);
        if (!Definition.Metric.AddsUp)
            throw new ArgumentException(
                $"Found {Definition} of {Axis}; counts that add up are allowed. State those of the coarser periods.", nameof(coarser));
        int[] positions = Axis.PositionsOn(coarser, nameof(coarser));
        var sums = new long[coarser.Count];
        for (int i = 0; i < counts.Length; i++) sums[positions[i]] = checked(sums[positions[i]] + counts[i]);
        return new CountSeries(Definition, coarser, sums, Provenance.OnCoarser(positions, coarser.Count), statement);
    }

    /// <summary>The total and the axis on one line, in any culture.</summary>
    public override string ToString() =>
        $"{counts.Aggregate(Int128.Zero, (sum, count) => sum + count).ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} "
            + $"in {Axis}";

    internal override MetricSeries? ReadAgain(PeriodAxis axis) => Provenance.ReadAgain(axis) is CountSeries again
        ? new CountSeries(Definition, axis, again.counts, again.Provenance, statement)
        : null;

    internal override bool IsNeverNegative => true;

    internal override CountPoint PointOf(int first, int count)
    {
        long sum = 0;
        for (int i = first; i < first + count; i++) sum = checked(sum + counts[i]);
        return new CountPoint(this, first, count, sum);
    }

    private protected override void WriteParts(ReportWriter report)
    {
        report.Add(OutsideCount);
        if (NotCounted.Count > 0) report.Add(NotCounted.Count, "notCountedCount");
    }
}
