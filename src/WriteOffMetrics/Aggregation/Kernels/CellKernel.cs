using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WriteOffMetrics;

/// <summary>
/// Adds rows up into cells by their codes. The sums of the plan bound every cell, so no addition can overflow and none is checked. Where
/// the greatest sum and the greatest count of a period fit one word together, a cell is one word: one addition a row.
/// </summary>
internal static class CellKernel
{
    /// <summary>
    /// How many rows ahead a cell that lies far is asked for: long enough for memory to answer, and fewer than the nearest cache holds.
    /// </summary>
    private const int RowsAhead = 64;

    /// <summary>Whether every cell is bound to fit 64 bits.</summary>
    public static bool Fits(ScanPlan plan)
    {
        foreach (Int128 sum in plan.Sums)
        {
            if (sum > long.MaxValue) return false;
        }

        return true;
    }

    /// <summary>
    /// The sums and counts of [period][id][cell], behind the last period what lies outside where the plan has it. What was there is
    /// overwritten. The plan must fit.
    /// </summary>
    public static void Run(ScanPlan plan, CellCodes codes, Span<long> sums, Span<long> counts)
    {
        if (SharedShift(plan) is { } shift)
        {
            RunShared(plan, codes, sums, counts, shift);
            return;
        }

        sums.Clear();
        counts.Clear();
        Add(plan, codes, new KernelCells(MemoryMarshal.Cast<long, ulong>(sums), counts, 0));
    }

    /// <summary>
    /// How many bits of a word the greatest sum of a period needs at most, where its greatest count fits beside it; otherwise none.
    /// </summary>
    public static int? SharedShift(ScanPlan plan)
    {
        Int128 greatest = 0;
        foreach (Int128 sum in plan.Sums) greatest = Int128.Max(greatest, sum);
        int countBits = Math.Max(1, 64 - BitOperations.LeadingZeroCount((ulong)MostRows(plan))),
            sumBits = 64 - BitOperations.LeadingZeroCount((ulong)greatest);
        return countBits + sumBits > 64 ? null : 64 - countBits;
    }

    /// <summary>The same with sum and count in one word, parted at a bit.</summary>
    public static void RunShared(ScanPlan plan, CellCodes codes, Span<long> sums, Span<long> counts, int shift)
    {
        Span<ulong> cells = MemoryMarshal.Cast<long, ulong>(sums);
        cells.Clear();
        Add(plan, codes, new KernelCells(cells, default, 1UL << shift));
        for (int block = 0; block < plan.Occurs.Length; block++)
        {
            int first = block * codes.Count;
            if (!plan.Occurs[block]) counts.Slice(first, codes.Count).Clear();
            else Unpack(cells.Slice(first, codes.Count), counts.Slice(first, codes.Count), shift);
        }
    }

    /// <summary>The same where the bounds prove nothing: a check per addition.</summary>
    /// <exception cref="OverflowException">
    /// A sum exceeds 64 bits. Since all amounts are above zero, it does so whatever the order.
    /// </exception>
    public static void RunChecked(ScanPlan plan, CellCodes codes, Span<long> sums, Span<long> counts)
    {
        sums.Clear();
        counts.Clear();
        Span<int> room = stackalloc int[AcceptedRows.BlockLength];
        foreach (ChunkScan scan in plan.Chunks)
        {
            LedgerChunk chunk = scan.Chunk;
            CodeColumn column = codes.ColumnOf(chunk);
            foreach (Segment segment in scan.Segments)
            {
                int block = plan.BlockOf(segment) * codes.Count;
                for (AcceptedRows accepted = plan.RowsOf(chunk, segment, room); accepted.MoveNext();)
                {
                    foreach (int row in accepted.Current)
                    {
                        int cell = block + codes.CodeOf(column[row]);
                        long amount = chunk.Amount(row);
                        if (sums[cell] > long.MaxValue - amount) throw TooLarge(segment, plan.Axis, plan.Ledger.Currency);
                        sums[cell] += amount;
                        counts[cell]++;
                    }
                }
            }
        }
    }

    /// <summary>What says that a sum exceeds 64 bits, and which.</summary>
    public static OverflowException TooLarge(Segment segment, PeriodAxis axis, Currency currency) =>
        new(CellWords.WhyTooLarge(axis[segment.Period], currency, CategoryAndKind.FromId(segment.Id), null));

    /// <summary>Parts sums and counts that share a word.</summary>
    private static void Unpack(Span<ulong> cells, Span<long> counts, int shift)
    {
        ulong mask = (1UL << shift) - 1;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<Vector<ulong>> packed = MemoryMarshal.Cast<ulong, Vector<ulong>>(cells),
                unpacked = MemoryMarshal.Cast<long, Vector<ulong>>(counts);
            var masks = new Vector<ulong>(mask);
            for (int v = 0; v < packed.Length && v < unpacked.Length; v++)
            {
                Vector<ulong> both = packed[v];
                unpacked[v] = both >> shift;
                packed[v] = both & masks;
            }

            i = packed.Length * Vector<ulong>.Count;
        }

        for (; i < cells.Length; i++)
        {
            counts[i] = (long)(cells[i] >> shift);
            cells[i] &= mask;
        }
    }

    private static void Add(ScanPlan plan, CellCodes codes, KernelCells cells)
    {
        Span<int> room = stackalloc int[AcceptedRows.BlockLength];
        foreach (ChunkScan scan in plan.Chunks)
        {
            foreach (Segment segment in scan.Segments)
                AddSegment(plan, scan.Chunk, segment, codes, cells.Slice(plan.BlockOf(segment) * codes.Count, codes.Count), room);
        }
    }

    /// <summary>Adds the rows of a segment to the cells of its block.</summary>
    private static void AddSegment(ScanPlan plan, LedgerChunk chunk, Segment segment, CellCodes codes, KernelCells cells, Span<int> room)
    {
        int first = chunk.RunStarts[segment.FirstRun], rows = chunk.RunStarts[segment.EndRun] - first;
        CodeColumn column = codes.ColumnOf(chunk);
        if (codes.IsNone && plan.Ledger.Filter.OnlyCode is { } only)
        {
            (Int128 sum, long count) = PeriodKernel.SumOfCode(chunk, chunk.CodesOf(only.Dimension), only.Code, segment, first, rows);
            cells.Add(0, (ulong)sum, count);
        }
        else if (plan.LooksAtRows || chunk.Distances is null)
            AddOneByOne(chunk, plan.RowsOf(chunk, segment, room), column, codes.Recoded, cells);
        else if (column.Bytes is { } bytes) AddDistances<byte>(chunk, first, bytes.AsSpan(first, rows), column.Max, codes.Recoded, cells);
        else if (column.Shorts is { } shorts)
            AddDistances<ushort>(chunk, first, shorts.AsSpan(first, rows), column.Max, codes.Recoded, cells);
        else if (column.Ints is { } ints) AddDistances<int>(chunk, first, ints.AsSpan(first, rows), column.Max, codes.Recoded, cells);
        else cells.Add(codes.CodeOf(column.Constant), (ulong)chunk.SumOf(segment.FirstRun, segment.EndRun), rows);
    }

    private static long MostRows(ScanPlan plan)
    {
        long most = 0;
        foreach (long count in plan.Counts) most = Math.Max(most, count);
        return most;
    }

    private static void AddDistances<T>(LedgerChunk chunk, int first, ReadOnlySpan<T> codes, int greatestCode, int[]? recoded,
        KernelCells cells)
        where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<uint> distances = chunk.Distances.AsSpan(first, codes.Length);
        ulong more = (ulong)chunk.BaseAmount + cells.One;
        if (recoded is null && cells.Counts.IsEmpty && greatestCode < cells.Sums.Length)
        {
            AddPacked(distances, codes, more, cells);
            return;
        }

        Span<ulong> sums = cells.Sums;
        Span<long> counts = cells.Counts;
        for (int i = 0; i < distances.Length; i++)
        {
            if (cells.LieFar && i + RowsAhead < distances.Length) cells.AskFor(CellOf(codes[i + RowsAhead], recoded));
            int cell = CellOf(codes[i], recoded);
            sums[cell] += distances[i] + more;
            if (!counts.IsEmpty) counts[cell]++;
        }
    }

    private static int CellOf<T>(T code, int[]? recoded)
        where T : IBinaryInteger<T>
    {
        int cell = int.CreateTruncating(code);
        return recoded is null ? cell : recoded[cell];
    }

    /// <summary>
    /// The usual case: no code exceeds the greatest of its chunk, which was compared with the cells, and there are as many codes as
    /// distances, so no access is checked again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddPacked<T>(ReadOnlySpan<uint> distances, ReadOnlySpan<T> codes, ulong more, KernelCells all)
        where T : unmanaged, IBinaryInteger<T>
    {
        ref ulong cells = ref MemoryMarshal.GetReference(all.Sums);
        ref uint distance = ref MemoryMarshal.GetReference(distances);
        ref T code = ref MemoryMarshal.GetReference(codes[..distances.Length]);
        nint i = 0, rows = distances.Length;
        if (all.LieFar)
        {
            for (; i + RowsAhead < rows; i++)
            {
                Prefetch.Read(in Unsafe.Add(ref cells, nint.CreateTruncating(Unsafe.Add(ref code, i + RowsAhead))));
                Unsafe.Add(ref cells, nint.CreateTruncating(Unsafe.Add(ref code, i))) += Unsafe.Add(ref distance, i) + more;
            }
        }

        for (; i + 3 < rows; i += 4)
        {
            Unsafe.Add(ref cells, nint.CreateTruncating(Unsafe.Add(ref code, i))) += Unsafe.Add(ref distance, i) + more;
            Unsafe.Add(ref cells, nint.CreateTruncating(Unsafe.Add(ref code, i + 1))) += Unsafe.Add(ref distance, i + 1) + more;
            Unsafe.Add(ref cells, nint.CreateTruncating(Unsafe.Add(ref code, i + 2))) += Unsafe.Add(ref distance, i + 2) + more;
            Unsafe.Add(ref cells, nint.CreateTruncating(Unsafe.Add(ref code, i + 3))) += Unsafe.Add(ref distance, i + 3) + more;
        }

        for (; i < rows; i++) Unsafe.Add(ref cells, nint.CreateTruncating(Unsafe.Add(ref code, i))) += Unsafe.Add(ref distance, i) + more;
    }

    private static void AddOneByOne(LedgerChunk chunk, AcceptedRows accepted, CodeColumn column, int[]? recoded, KernelCells cells)
    {
        Span<ulong> sums = cells.Sums;
        Span<long> counts = cells.Counts;
        ulong one = cells.One;
        while (accepted.MoveNext())
        {
            ReadOnlySpan<int> rows = accepted.Current;
            for (int i = 0; i < rows.Length; i++)
            {
                if (cells.LieFar && i + RowsAhead < rows.Length) cells.AskFor(CellOf(column[rows[i + RowsAhead]], recoded));
                int row = rows[i], cell = CellOf(column[row], recoded);
                sums[cell] += (ulong)chunk.Amount(row) + one;
                if (!counts.IsEmpty) counts[cell]++;
            }
        }
    }
}
