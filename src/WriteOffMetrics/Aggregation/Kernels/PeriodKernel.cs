using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WriteOffMetrics;

/// <summary>
/// Totals by period, category and kind: from the sums of runs, which reads no row; from the rows, which must give the same; or from the
/// rows of one code of a dimension. Nothing is allocated. Every addition is checked, once per segment, so that no sum wraps.
/// </summary>
internal static class PeriodKernel
{
    /// <summary>What is added up.</summary>
    public enum Reading
    {
        RunSums,
        Rows,
        RowsOfOneCode,
    }

    /// <summary>
    /// Adds to the sums and counts of [period][kind], of the kinds that the filter has room for; the other categories are left out, and
    /// what lies outside the axis is counted only.
    /// </summary>
    /// <returns>How many rows lie outside the axis.</returns>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public static long Add(WriteOffLedger ledger, PeriodAxis axis, EntryCategory category, Reading reading, Span<long> sums,
        Span<long> counts)
    {
        long outside = 0;
        LedgerFilter filter = ledger.Filter;
        int kinds = filter.RoomForKinds;
        (int dimension, int code) = filter.OnlyCode ?? (-1, -1);
        foreach (LedgerChunk chunk in ledger.Columns.Chunks)
        {
            for (var walk = new SegmentWalk(chunk, filter, axis); walk.MoveNext();)
            {
                Segment segment = walk.Current;
                var what = CategoryAndKind.FromId(segment.Id);
                if (what.Category != category) continue;
                int first = chunk.RunStarts[segment.FirstRun], rows = chunk.RunStarts[segment.EndRun] - first;
                (Int128 sum, long count) = reading switch
                {
                    Reading.RunSums => (chunk.SumOf(segment.FirstRun, segment.EndRun), rows),
                    Reading.Rows => (SumOfRows(chunk, first, rows), rows),
                    _ => SumOfCode(chunk, chunk.CodesOf(dimension), code, segment, first, rows),
                };
                if (segment.Period < 0)
                {
                    outside += count;
                    continue;
                }

                int cell = segment.Period * kinds + filter.PositionOf(what.Kind);
                sum += sums[cell];
                if (sum > long.MaxValue) throw CellKernel.TooLarge(segment, axis, ledger.Currency);
                sums[cell] = (long)sum;
                counts[cell] += count;
            }
        }

        return outside;
    }

    private static Int128 SumOfRows(LedgerChunk chunk, int first, int rows)
    {
        if (chunk.Distances is { } distances) return DistanceSum.SumUp(distances.AsSpan(first, rows)) + (Int128)chunk.BaseAmount * rows;
        Int128 sum = 0;
        for (int row = first; row < first + rows; row++) sum += chunk.Amount(row);
        return sum;
    }

    public static (Int128 Sum, long Count) SumOfCode(LedgerChunk chunk, CodeColumn column, int code, Segment segment, int first, int rows)
    {
        if (chunk.Distances is { } distances)
        {
            ReadOnlySpan<uint> amounts = distances.AsSpan(first, rows);
            if (column.Bytes is { } bytes) return Sum(amounts, bytes.AsSpan(first, rows), (byte)code, chunk.BaseAmount);
            if (column.Shorts is { } shorts) return Sum(amounts, shorts.AsSpan(first, rows), (ushort)code, chunk.BaseAmount);
            if (column.Ints is { } ints) return Sum(amounts, ints.AsSpan(first, rows), code, chunk.BaseAmount);
            return (chunk.SumOf(segment.FirstRun, segment.EndRun), rows);
        }

        (Int128 sum, long count) = (0, 0);
        for (int row = first; row < first + rows; row++)
        {
            if (column[row] != code) continue;
            sum += chunk.Amount(row);
            count++;
        }

        return (sum, count);
    }

    /// <summary>
    /// The distances whose code is the one asked for: codes are compared a vector at a time, distances read only where they match.
    /// </summary>
    private static (Int128 Sum, long Count) Sum<T>(ReadOnlySpan<uint> distances, ReadOnlySpan<T> codes, T code, long baseAmount)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong sum = 0;
        int count = 0, i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<T> wanted = Vector256.Create(code);
            ReadOnlySpan<Vector256<T>> vectors = MemoryMarshal.Cast<T, Vector256<T>>(codes);
            for (int v = 0; v < vectors.Length; v++)
            {
                uint matches = Vector256.Equals(vectors[v], wanted).ExtractMostSignificantBits();
                count += BitOperations.PopCount(matches);
                for (; matches != 0; matches &= matches - 1)
                    sum += distances[v * Vector256<T>.Count + BitOperations.TrailingZeroCount(matches)];
            }

            i = vectors.Length * Vector256<T>.Count;
        }

        for (; i < codes.Length; i++)
        {
            if (codes[i] != code) continue;
            sum += distances[i];
            count++;
        }

        return (sum + (Int128)baseAmount * count, count);
    }
}
