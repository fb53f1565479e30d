namespace WriteOffMetrics;

/// <summary>The count of one period, or of several taken together.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class CountPoint : ISeriesPoint
{
    private readonly int first;
    private readonly int count;

    internal CountPoint(CountSeries series, int first, int count, long value)
    {
        Series = series;
        this.first = first;
        this.count = count;
        Value = value;
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period => count == 0 ? Series.Axis.Span : Series.Axis.SpanOf(first, count);

    /// <summary>The count, 0 or more.</summary>
    public long Value { get; }

    /// <summary>Whether the ledger is complete through the end of the period, or states no last complete day.</summary>
    public bool IsComplete => count > 0 && first + count <= Series.CompleteCount;

    /// <summary>The entries that were counted: of each document its first write-off.</summary>
    /// <exception cref="InvalidOperationException">The count was stated.</exception>
    public IReadOnlyCollection<LedgerEntry> Entries => Series.Documents is { } documents
        ? documents.EntriesOf([.. documents.Counted.Skip(first).Take(count).SelectMany(rows => rows)])
        : throw new InvalidOperationException("Found a count that was stated, not read from a ledger: it has no entries. Count the documents of a ledger with CountDocumentsBy.");

    /// <summary>Period and count on one line, in any culture: <c>2026-06 14</c>.</summary>
    public override string ToString() => $"{Period.Name} {Invariant.Count(Value)}";

    Fraction ISeriesPoint.Exact => Value;

    long? ISeriesPoint.EntryCount => Series.Documents is null ? null : Value;

    internal CountSeries Series { get; }

    internal int PeriodCount => count;
}
