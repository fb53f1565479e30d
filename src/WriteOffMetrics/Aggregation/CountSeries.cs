using System.Collections;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A count for each period of an axis, in order, quiet periods as zero: documents written off, read from a ledger
/// (<see cref="SummaryExtensions.CountDocumentsBy"/>), or what the caller states, such as invoices issued.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class CountSeries : IReadOnlyList<CountPoint>, ISeries
{
    private readonly long[] counts;
    private readonly DocumentCount? documents;

    internal CountSeries(PeriodAxis axis, long[] counts, DocumentCount? documents, string? source)
    {
        Axis = axis;
        this.counts = counts;
        this.documents = documents;
        Source = source;
        CompleteCount = axis.CountThrough(documents?.Ledger.LastCompleteDay);
    }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The number of periods, 1 or more.</summary>
    public int Count => counts.Length;

    /// <summary>Where the counts come from, as stated with <see cref="WithSource"/>; null where it was not.</summary>
    public string? Source { get; }

    /// <summary>The counts of all periods of the axis, complete or not, added up.</summary>
    /// <exception cref="OverflowException">The sum exceeds 64 bits.</exception>
    public CountPoint Total => PointOf(0, Count);

    /// <summary>
    /// The write-offs that state no document and so could not be counted, on the axis or outside it; none of a stated series. Supply their documents, or
    /// the count is too low.
    /// </summary>
    public IReadOnlyCollection<LedgerEntry> NotCounted => documents is null ? [] : documents.EntriesOf(documents.NotCounted);

    /// <summary>The count of the period at a position, 0 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has no such position.</exception>
    public CountPoint this[int index]
    {
        get
        {
            _ = Axis[index];
            return PointOf(index, 1);
        }
    }

    /// <summary>The count of the period in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the axis.</exception>
    public CountPoint At(LocalDate day) => PointOf(Axis.RequireIndexOf(day, nameof(day)), 1);

    /// <summary>A series of one count per period, such as invoices issued.</summary>
    /// <param name="axis">The periods.</param>
    /// <param name="values">As many counts as the axis has periods, in order; 0 or more.</param>
    /// <exception cref="ArgumentException">There are more or fewer counts than periods, or one is negative.</exception>
    public static CountSeries FromValues(PeriodAxis axis, IEnumerable<long> values)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        long[] counts = [.. values];
        axis.RequireOnePerPeriod(counts.Length, "count", "counts", nameof(values));
        int negative = Array.FindIndex(counts, count => count < 0);
        if (negative >= 0) throw new ArgumentException($"{axis[negative].Name}: Found the count {Invariant.Count(counts[negative])}; 0 or more are allowed. Correct the count.", nameof(values));
        return new CountSeries(axis, counts, null, null);
    }

    /// <summary>The same series with a word on where it comes from, which explanations print.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public CountSeries WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new CountSeries(Axis, counts, documents, source);
    }

    /// <inheritdoc/>
    public IEnumerator<CountPoint> GetEnumerator() => Enumerable.Range(0, Count).Select(index => PointOf(index, 1)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The total and the axis on one line, in any culture.</summary>
    public override string ToString() => $"{counts.Aggregate(Int128.Zero, (sum, count) => sum + count).ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} in {Axis}";

    ISeriesPoint ISeries.PointOf(int first, int count) => PointOf(first, count);

    int ISeries.CompleteCount => CompleteCount;

    /// <summary>What was counted; none for a stated series.</summary>
    internal DocumentCount? Documents => documents;

    internal int CompleteCount { get; }

    internal CountPoint PointOf(int first, int count)
    {
        long sum = 0;
        for (int i = first; i < first + count; i++) sum = checked(sum + counts[i]);
        return new CountPoint(this, first, count, sum);
    }
}
