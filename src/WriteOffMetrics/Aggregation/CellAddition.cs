using System.Numerics;
using System.Runtime.InteropServices;

namespace WriteOffMetrics;

/// <summary>Adds sums of amounts, which are never below zero, cell by cell: a wrapped one shows in its sign. The same at every vector width, and without vectors.</summary>
internal static class CellAddition
{
    /// <summary>Adds, or finds that a cell would exceed 64 bits, and then changes nothing.</summary>
    public static bool TryAdd(Span<long> into, ReadOnlySpan<long> from)
    {
        if (Add(into, from) >= 0) return true;
        for (int i = 0; i < from.Length; i++) into[i] = unchecked(into[i] - from[i]);
        return false;
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
            Vector<long> all = default;
            for (int v = 0; v < more.Length && v < wide.Length; v++)
            {
                Vector<long> sum = wide[v] + more[v];
                all |= sum;
                wide[v] = sum;
            }

            for (int lane = 0; lane < Vector<long>.Count; lane++) signs |= all[lane];
            i = more.Length * Vector<long>.Count;
        }

        for (; i < from.Length; i++)
        {
            into[i] = unchecked(into[i] + from[i]);
            signs |= into[i];
        }

        return signs;
    }
}
