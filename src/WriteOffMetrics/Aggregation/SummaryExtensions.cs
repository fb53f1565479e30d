using System.ComponentModel;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>Cuts a ledger by an axis of periods.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SummaryExtensions
{
    /// <summary>
    /// The totals of each period, by effective date or as set with <see cref="WriteOffLedger.WithPeriodBasis"/>: gross, reversed,
    /// recovered, returned, net (M1, M2) and counts, kept per category. Quiet periods are zero; entries outside the axis are counted and
    /// named.
    /// </summary>
    /// <exception cref="OverflowException">
    /// The entries of one kind and category in one period add up to more than 64 bits of minor units.
    /// </exception>
    public static PeriodTotals SummarizeBy(this WriteOffLedger ledger, PeriodAxis axis)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        return new PeriodTotals(TotalsKernel.Summarize(ledger, axis), CategoryScope.FromLedger(ledger));
    }

    /// <summary>
    /// The totals of some days as one period, without a calendar: of the whole ledger from <see cref="WriteOffLedger.FindFirstDay"/> to
    /// <see cref="WriteOffLedger.FindLastDay"/>, or of a project's time.
    /// </summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    /// <exception cref="OverflowException">As for <see cref="SummarizeBy(WriteOffLedger, PeriodAxis)"/>.</exception>
    public static PeriodTotals SummarizeBetween(this WriteOffLedger ledger, LocalDate first, LocalDate last)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ledger.SummarizeBy(OnePeriod(first, last));
    }

    /// <summary>The same for each value of one dimension.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="dimension">The dimension.</param>
    /// <exception cref="ArgumentException">The last day lies before the first, or as for
    /// <see cref="SummarizeBy(WriteOffLedger, PeriodAxis, string)"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    /// <exception cref="OverflowException">As for <see cref="SummarizeBy(WriteOffLedger, PeriodAxis, string)"/>.</exception>
    public static PeriodBreakdown SummarizeBetween(this WriteOffLedger ledger, LocalDate first, LocalDate last, string dimension)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        Dimension.RequireName(dimension, nameof(dimension));
        return ledger.SummarizeBy(OnePeriod(first, last), dimension);
    }

    /// <summary>The same for each value of one dimension: account, document, reason, request, or one of the user's own.</summary>
    /// <exception cref="ArgumentException">The ledger has no such dimension, or the result would exceed 67,108,864 cells.</exception>
    /// <exception cref="OverflowException">As for <see cref="SummarizeBy(WriteOffLedger, PeriodAxis)"/>, of one value; the sum of all
    /// values where <see cref="PeriodBreakdown.Total"/> is read.</exception>
    public static PeriodBreakdown SummarizeBy(this WriteOffLedger ledger, PeriodAxis axis, string dimension)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        Dimension.RequireName(dimension, nameof(dimension));
        (TotalsCube cube, DimensionDictionary values) = TotalsKernel.Summarize(ledger, axis, dimension);
        return new PeriodBreakdown(cube, values, CategoryScope.FromLedger(ledger), dimension);
    }

    /// <summary>The same for each pair of values of two dimensions: by sector and reason, say. Only pairs that occur take room.</summary>
    /// <exception cref="ArgumentException">
    /// The ledger has no such dimension, both are one, or the result would exceed 67,108,864 cells.
    /// </exception>
    /// <exception cref="OverflowException">
    /// As for <see cref="SummarizeBy(WriteOffLedger, PeriodAxis)"/>, of one pair or of several together.
    /// </exception>
    public static CrossBreakdown SummarizeBy(this WriteOffLedger ledger, PeriodAxis axis, string firstDimension, string secondDimension)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        Dimension.RequireTwo(firstDimension, secondDimension);
        var pairs = new ValuePairs();
        return new CrossBreakdown(TotalsKernel.Summarize(ledger, axis, firstDimension, secondDimension, pairs), pairs,
            CategoryScope.FromLedger(ledger), firstDimension, secondDimension);
    }

    /// <summary>
    /// The same into the caller's own memory: cells of [period][kind], at <c>period * 4 + (int)kind</c>; of a ledger filtered by a kind,
    /// wherever among its filters, [period]. What the ledger
    /// has, and any other filter, changes nothing in that. Read from receivables, or from the only category that the ledger's filter
    /// leaves. What was there is overwritten. Nothing is allocated, unless the filter asks for more of single entries than one
    /// value of one dimension.
    /// </summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="sums">Receives the sums in minor units; four per period, or one.</param>
    /// <param name="counts">Receives the numbers of entries; as many.</param>
    /// <returns>The number of entries outside the axis, which are in no cell.</returns>
    /// <exception cref="ArgumentException">The memory has room for more or fewer cells.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits; what the cells then hold means nothing.</exception>
    public static long SummarizeInto(this WriteOffLedger ledger, PeriodAxis axis, Span<long> sums, Span<long> counts)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        return TotalsInto.Fill(ledger, axis, sums, counts);
    }

    /// <summary>
    /// The same by a dimension: cells of [period][kind][code], at <c>(period * 4 + (int)kind) * values.Count + code</c>, or of a ledger
    /// filtered by a kind [period][code], where <c>values</c> are
    /// those of <see cref="WriteOffLedger.ValuesOf"/>, in whose order the codes are.
    /// </summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="sums">Receives the sums in minor units.</param>
    /// <param name="counts">Receives the numbers of entries.</param>
    /// <returns>The number of entries outside the axis, which are in no cell.</returns>
    /// <exception cref="ArgumentException">The memory has room for more or fewer cells, or the ledger has no such dimension.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits; what the cells then hold means nothing.</exception>
    public static long SummarizeInto(this WriteOffLedger ledger, PeriodAxis axis, string dimension, Span<long> sums, Span<long> counts)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        return TotalsInto.Fill(ledger, axis, dimension, sums, counts);
    }

    /// <summary>
    /// The documents written off in each period, the numerator of the incidence ratio (M36). A document counts once, where its first
    /// write-off among the ledger's entries lies, also if it was written off in parts or reversed later; documents are told apart by
    /// account and document. Read from receivables, or from the only category that the ledger's filter leaves.
    /// </summary>
    /// <returns>The counts; <see cref="CountSeries.NotCounted"/> has the write-offs without a document.</returns>
    public static CountSeries CountDocumentsBy(this WriteOffLedger ledger, PeriodAxis axis)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        return DocumentCount.CountBy(ledger, axis);
    }

    /// <summary>
    /// The same for each value of one dimension. A document counts for the value of its first write-off, so that the values add up to
    /// <see cref="CountDocumentsBy(WriteOffLedger, PeriodAxis)"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The ledger has no such dimension.</exception>
    public static MetricBreakdown<CountSeries> CountDocumentsBy(this WriteOffLedger ledger, PeriodAxis axis, string dimension)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(axis);
        Dimension.RequireName(dimension, nameof(dimension));
        return DocumentCount.CountBy(ledger, axis, dimension);
    }

    private static PeriodAxis OnePeriod(LocalDate first, LocalDate last) =>
        ReportingCalendar.FromPeriods("days taken together", [ReportingPeriod.FromDates(first, last)]).Between(first, last);
}
