namespace WriteOffMetrics;

/// <summary>The amount of one period, or of several taken together.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class AmountPoint : ISeriesPoint
{
    private readonly int first;
    private readonly int count;

    internal AmountPoint(AmountSeries series, int first, int count, Money amount, Fraction exact, long? entryCount)
    {
        Series = series;
        this.first = first;
        this.count = count;
        Amount = amount;
        Exact = exact;
        EntryCount = entryCount;
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period => count == 0 ? Series.Axis.Span : Series.Axis.SpanOf(first, count);

    /// <summary>The amount; one that lies between two minor units is rounded for reading.</summary>
    public Money Amount { get; }

    /// <summary>Whether <see cref="Amount"/> was rounded. What is computed from it is computed from the exact amount.</summary>
    public bool IsRounded => !Exact.IsWhole;

    /// <summary>The number of entries behind it; null for a stated amount.</summary>
    public long? EntryCount { get; }

    /// <summary>Whether the ledger is complete through the end of the period, or states no last complete day.</summary>
    public bool IsComplete => count > 0 && first + count <= Series.CompleteCount;

    /// <summary>The entries behind the amount; their amounts (for net, their signed amounts) add up to it.</summary>
    /// <exception cref="InvalidOperationException">The amount was stated, or its totals, or a part of them, were computed elsewhere.</exception>
    public IReadOnlyCollection<LedgerEntry> Entries => Series.EntriesOf(first, count);

    /// <summary>Period and amount on one line, in any culture: <c>2026-06 1,234.50 USD</c>.</summary>
    public override string ToString() => $"{Period.Name} {Amount}";

    Fraction ISeriesPoint.Exact => Exact;

    internal AmountSeries Series { get; }

    /// <summary>The amount in minor units, unrounded.</summary>
    internal Fraction Exact { get; }

    internal int FirstPeriod => first;

    internal int PeriodCount => count;
}
