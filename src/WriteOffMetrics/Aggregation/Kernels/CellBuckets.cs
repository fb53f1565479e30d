using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace WriteOffMetrics;

/// <summary>
/// Adds to more cells than the second cache of a processor holds. Rows wait in buckets, one for each part of the cells, and a full bucket
/// is added to its part at once, which that cache does hold. Added as they come, rows would each wait for memory, the longer the more its
/// neighbours use it. A bucket is written a line at a time and past the caches, so that its rows evict neither cells nor columns.
/// </summary>
/// <remarks>For one thread; to be disposed of, because the rows wait in memory that is pinned and rented.</remarks>
internal readonly unsafe ref struct CellBuckets : IDisposable
{
    // 32,768 words of 8 bytes are half of a second cache of 512 KiB, the smallest of servers in use.
    private const int PartBits = 15, PartLength = 1 << PartBits;

    // A bucket of twice a part's length reads and writes each cell once for two rows at least; more gains little.
    private const int LongestBucket = 2 * PartLength, MaxWaiting = 1 << 22;

    // A line of a cache is eight words.
    private const int LineLength = 8, LineBytes = LineLength * sizeof(ulong);

    private readonly int parts;
    private readonly int bucketLength;
    private readonly ulong[] rented;
    private readonly MemoryHandle pin;
    private readonly ulong* buckets;

    // Of each part the line that is being filled, where in it the next row goes, and how many rows its bucket has.
    private readonly ulong* lines;
    private readonly ulong** next;
    private readonly long* counts;

    /// <summary>Room for the rows of a number of cells that wait; nothing waits yet.</summary>
    public CellBuckets(int cells)
    {
        parts = (cells + PartLength - 1) >> PartBits;
        bucketLength = Math.Min(LongestBucket, MaxWaiting / parts) / LineLength * LineLength;

        // A line more in each bucket, or all would begin at the same place of a cache.
        int stride = bucketLength + LineLength;
        rented = ArrayPool<ulong>.Shared.Rent(parts * (stride + LineLength + 1 + 1) + LineLength);
        pin = rented.AsMemory().Pin();
        buckets = (ulong*)((nint)pin.Pointer + (LineBytes - 1) & ~(nint)(LineBytes - 1));
        lines = buckets + (long)parts * stride;
        next = (ulong**)(lines + (long)parts * LineLength);
        counts = (long*)(next + parts);
        for (int part = 0; part < parts; part++)
        {
            next[part] = lines + part * LineLength;
            counts[part] = 0;
        }
    }

    /// <summary>Whether rows are added sooner through buckets: where there are many cells, and each is met again.</summary>
    public static bool Pay(int cells, long rows) => cells > 4 * PartLength && rows >= cells;

    /// <summary>Whether every amount of a chunk fits an entry of a bucket, beside the cell's place in its part.</summary>
    public static bool Hold(LedgerChunk chunk) => chunk.Distances is not null && chunk.BaseAmount < 1L << (63 - PartBits);

    /// <summary>Adds neighbouring rows of a chunk that holds.</summary>
    /// <param name="distances">The distances of their amounts.</param>
    /// <param name="codes">Their cells, all of them below the number of cells.</param>
    /// <param name="baseAmount">What is added to each distance.</param>
    /// <param name="cells">Where full buckets go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Add(ReadOnlySpan<uint> distances, ReadOnlySpan<int> codes, long baseAmount, KernelCells cells)
    {
        ulong** following = next;
        ulong shiftedBase = (ulong)baseAmount << PartBits;
        fixed (uint* distance = distances)
        fixed (int* code = codes[..distances.Length])
        {
            for (nint i = 0, rows = distances.Length; i < rows; i++)
            {
                nuint cell = (uint)code[i], part = cell >> PartBits;
                ulong* to = following[part];
                *to++ = ((ulong)distance[i] << PartBits) + shiftedBase + (cell & (PartLength - 1));
                following[part] = to;
                if (((nint)to & (LineBytes - 1)) == 0) KeepLine((int)part, cells);
            }
        }
    }

    /// <summary>Adds an amount that holds.</summary>
    public void Add(int cell, ulong amount, KernelCells cells)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)cell, (uint)cells.Sums.Length);
        int part = cell >> PartBits;
        *next[part]++ = amount << PartBits | (uint)cell & (PartLength - 1);
        if (((nint)next[part] & (LineBytes - 1)) == 0) KeepLine(part, cells);
    }

    /// <summary>Adds what still waits.</summary>
    public void Empty(KernelCells cells)
    {
        for (int part = 0; part < parts; part++)
        {
            ulong* line = LineOf(part);
            Empty(part, BucketOf(part), counts[part], cells);
            Empty(part, line, next[part] - line, cells);
            counts[part] = 0;
            next[part] = line;
        }
    }

    public void Dispose()
    {
        pin.Dispose();
        ArrayPool<ulong>.Shared.Return(rented);
    }

    private ulong* BucketOf(int part) => buckets + (long)part * (bucketLength + LineLength);

    private ulong* LineOf(int part) => lines + part * LineLength;

    /// <summary>Writes a full line behind the others of its bucket, and empties a bucket that is full.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void KeepLine(int part, KernelCells cells)
    {
        ulong* line = LineOf(part), to = BucketOf(part) + counts[part];
        for (int i = 0; i < LineLength; i += Vector256<ulong>.Count)
            Vector256.StoreAlignedNonTemporal(Vector256.LoadAligned(line + i), to + i);
        next[part] = line;
        counts[part] += LineLength;
        if (counts[part] < bucketLength) return;
        Empty(part, BucketOf(part), bucketLength, cells);
        counts[part] = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Empty(int part, ulong* rows, long count, KernelCells cells)
    {
        ulong one = cells.One;
        fixed (ulong* sums = cells.Sums[(part << PartBits)..])
        {
            for (nint i = 0; i < count; i++)
            {
                ulong row = rows[i];
                sums[row % PartLength] += (row >> PartBits) + one;
            }
        }

        if (cells.Counts.IsEmpty) return;
        Span<long> counts = cells.Counts[(part << PartBits)..];
        for (nint i = 0; i < count; i++) counts[(int)(rows[i] % PartLength)]++;
    }
}
