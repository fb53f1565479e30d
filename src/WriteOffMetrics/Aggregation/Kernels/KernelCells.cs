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

    /// <summary>
    /// Whether they exceed 512 KiB, the second cache of the smallest servers in use. Then each row would wait for its cell, the longer the
    /// more the neighbours of a processor use memory, unless the cell is asked for ahead.
    /// </summary>
    public bool LieFar { get; } = sums.Length > 512 << 10 >> 3;

    /// <summary>A part of them.</summary>
    public KernelCells Slice(int start, int length) =>
        new(Sums.Slice(start, length), Counts.IsEmpty ? default : Counts.Slice(start, length), one);

    /// <summary>Adds several rows to a cell.</summary>
    public void Add(int cell, ulong sum, long count)
    {
        Sums[cell] += sum + one * (ulong)count;
        if (!Counts.IsEmpty) Counts[cell] += count;
    }

    /// <summary>Asks for a cell that is added to soon.</summary>
    public void AskFor(int cell)
    {
        Prefetch.Read(in Sums[cell]);
        if (!Counts.IsEmpty) Prefetch.Read(in Counts[cell]);
    }
}
