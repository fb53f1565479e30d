namespace WriteOffMetrics;

/// <summary>The cells of one period, category and kind, by code, while a kernel adds to them.</summary>
/// <param name="sums">The sums.</param>
/// <param name="counts">The counts; empty where a word of the sums has its count in its upper bits.</param>
/// <param name="one">What a row adds to such a word beside its amount; otherwise 0.</param>
internal readonly ref struct KernelCells(Span<ulong> sums, Span<long> counts, ulong one)
{
    public Span<ulong> Sums { get; } = sums;

    public Span<long> Counts { get; } = counts;

    public ulong One => one;

    /// <summary>A part of them.</summary>
    public KernelCells Slice(int start, int length) =>
        new(Sums.Slice(start, length), Counts.IsEmpty ? default : Counts.Slice(start, length), one);

    /// <summary>Adds several rows to a cell.</summary>
    public void Add(int cell, ulong sum, long count)
    {
        Sums[cell] += sum + one * (ulong)count;
        if (!Counts.IsEmpty) Counts[cell] += count;
    }
}
