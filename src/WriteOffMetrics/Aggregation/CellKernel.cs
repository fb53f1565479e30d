using System.Numerics;
using System.Runtime.CompilerServices;

namespace WriteOffMetrics;

/// <summary>
/// Adds rows up into cells by their codes. The sums of the plan bound every cell, so no addition can overflow and none is checked. Where the greatest sum and the greatest count of a
/// period fit one word together, a cell is one word: one addition a row.
/// </summary>
internal static class CellKernel
{
    /// <summary>Whether every cell is bound to fit 64 bits.</summary>
    public static bool Fits(ScanPlan plan)
    {
        foreach (Int128 sum in plan.Sums)
        {
            if (sum > long.MaxValue) return false;
        }

        return true;
    }

    /// <summary>The sums and counts of [period][id][cell], behind the last period what lies outside.</summary>
    public static (long[] Sums, long[] Counts) Run(ScanPlan plan, CellCodes codes)
    {
        Int128 greatest = 0;
        long most = 0;
        foreach (Int128 sum in plan.Sums) greatest = Int128.Max(greatest, sum);
        foreach (long count in plan.Counts) most = Math.Max(most, count);
        int countBits = 64 - BitOperations.LeadingZeroCount((ulong)most), sumBits = 64 - BitOperations.LeadingZeroCount((ulong)greatest);
        int cells = plan.Sums.Length * codes.Count;
        var sums = new long[cells];
        if (countBits + sumBits <= 64 && countBits < 64)
        {
            int shift = 64 - Math.Max(1, countBits);
            Add(plan, codes, Unsigned(sums), null, 1UL << shift);
            var unpacked = new long[cells];
            for (int i = 0; i < cells; i++)
            {
                unpacked[i] = (long)((ulong)sums[i] >> shift);
                sums[i] &= (1L << shift) - 1;
            }

            return (sums, unpacked);
        }

        var counts = new long[cells];
        Add(plan, codes, Unsigned(sums), counts, 0);
        return (sums, counts);
    }

    private static Span<ulong> Unsigned(long[] sums) => System.Runtime.InteropServices.MemoryMarshal.Cast<long, ulong>(sums.AsSpan());

    private static void Add(ScanPlan plan, CellCodes codes, Span<ulong> sums, long[]? counts, ulong one)
    {
        foreach (ChunkScan scan in plan.Chunks)
        {
            LedgerChunk chunk = scan.Chunk;
            CodeColumn column = codes.ColumnOf(chunk);
            foreach (Segment segment in scan.Segments)
            {
                int first = chunk.RunStarts[segment.FirstRun], end = chunk.RunStarts[segment.EndRun], block = plan.BlockOf(segment) * codes.Count;
                Span<ulong> blockSums = sums.Slice(block, codes.Count);
                Span<long> blockCounts = counts is null ? default : counts.AsSpan(block, codes.Count);
                if (plan.LooksAtRows || chunk.Distances is null) AddOneByOne(plan, scan, segment, column, codes.Cells, blockSums, blockCounts, one);
                else if (column.Bytes is { } bytes) AddDistances<byte>(chunk.Distances.AsSpan(first, end - first), bytes.AsSpan(first, end - first), codes.Cells, (ulong)chunk.BaseAmount + one, blockSums, blockCounts);
                else if (column.Shorts is { } shorts) AddDistances<ushort>(chunk.Distances.AsSpan(first, end - first), shorts.AsSpan(first, end - first), codes.Cells, (ulong)chunk.BaseAmount + one, blockSums, blockCounts);
                else if (column.Ints is { } ints) AddDistances<int>(chunk.Distances.AsSpan(first, end - first), ints.AsSpan(first, end - first), codes.Cells, (ulong)chunk.BaseAmount + one, blockSums, blockCounts);
                else AddOneByOne(plan, scan, segment, column, codes.Cells, blockSums, blockCounts, one);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddDistances<T>(ReadOnlySpan<uint> distances, ReadOnlySpan<T> codes, int[]? cells, ulong more, Span<ulong> sums, Span<long> counts)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = 0; i < distances.Length; i++)
        {
            int cell = int.CreateTruncating(codes[i]);
            if (cells is not null) cell = cells[cell];
            sums[cell] += distances[i] + more;
            if (!counts.IsEmpty) counts[cell]++;
        }
    }

    private static void AddOneByOne(ScanPlan plan, ChunkScan scan, Segment segment, CodeColumn column, int[]? cells, Span<ulong> sums, Span<long> counts, ulong one)
    {
        LedgerChunk chunk = scan.Chunk;
        for (int run = segment.FirstRun; run < segment.EndRun; run++)
        {
            for (int row = chunk.RunStarts[run]; row < chunk.RunStarts[run + 1]; row++)
            {
                if (plan.LooksAtRows && !plan.Accepts(chunk, row, run)) continue;
                int cell = cells is null ? column[row] : cells[column[row]];
                sums[cell] += (ulong)chunk.Amount(row) + one;
                if (!counts.IsEmpty) counts[cell]++;
            }
        }
    }
}
