using System.Numerics;
using System.Runtime.InteropServices;

namespace WriteOffMetrics;

/// <summary>
/// Adds sums of amounts, which are never below zero, cell by cell: a wrapped one shows in its sign. The same at every vector width, and
/// without vectors.
/// </summary>
internal static class CellAddition
{
    /// <summary>Adds, or finds that a cell would exceed 64 bits, and then changes nothing.</summary>
    public static bool TryAdd(Span<long> into, ReadOnlySpan<long> from)
    {
        if (Add(into, from) >= 0) return true;
        Subtract(into, from);
        return false;
    }

    /// <summary>Takes back what was added.</summary>
    public static void Subtract(Span<long> into, ReadOnlySpan<long> from)
    {
        for (int i = 0; i < from.Length; i++) into[i] = unchecked(into[i] - from[i]);
    }

    /// <summary>The sum of cells, none of which is below zero: their halves are added apart, which no number of cells can exceed.</summary>
    public static Int128 Sum(ReadOnlySpan<long> cells)
    {
        ulong low = 0, high = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Vector<ulong> lows = default, highs = default, half = new(uint.MaxValue);
            foreach (Vector<ulong> wide in MemoryMarshal.Cast<long, Vector<ulong>>(cells))
            {
                lows += wide & half;
                highs += wide >>> 32;
                i += Vector<ulong>.Count;
            }

            (low, high) = (Vector.Sum(lows), Vector.Sum(highs));
        }

        for (; i < cells.Length; i++)
        {
            low += (uint)cells[i];
            high += (ulong)cells[i] >> 32;
        }

        return ((Int128)high << 32) + low;
    }

    /// <returns>All results or-ed together: negative if one of them is.</returns>
    private static long Add(Span<long> into, ReadOnlySpan<long> from)
    {
        long signs = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<Vector<long>> wide = MemoryMarshal.Cast<long, Vector<long>>(into[..from.Length]);
            ReadOnlySpan<Vector<long>> more = MemoryMarshal.Cast<long, Vector<long>>(from);
            Vector<long> all = default, others = default;
            int v = 0;
            for (; v + 1 < more.Length && v + 1 < wide.Length; v += 2)
            {
                Vector<long> sum = wide[v] + more[v], next = wide[v + 1] + more[v + 1];
                all |= sum;
                others |= next;
                wide[v] = sum;
                wide[v + 1] = next;
            }

            all |= others;
            for (int lane = 0; lane < Vector<long>.Count; lane++) signs |= all[lane];
            i = v * Vector<long>.Count;
        }

        for (; i < from.Length; i++)
        {
            into[i] = unchecked(into[i] + from[i]);
            signs |= into[i];
        }

        return signs;
    }
}
