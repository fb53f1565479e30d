using System.Numerics;
using System.Runtime.InteropServices;

namespace WriteOffMetrics;

/// <summary>
/// Adds up 32-bit distances in 64 bits: a chunk has too few of them to overflow. The same to the last bit at every vector width, and
/// without vectors.
/// </summary>
internal static class DistanceSum
{
    public static ulong SumUp(ReadOnlySpan<uint> distances)
    {
        ulong sum = 0;
        if (Vector.IsHardwareAccelerated && distances.Length >= 2 * Vector<uint>.Count)
        {
            ReadOnlySpan<Vector<uint>> vectors = MemoryMarshal.Cast<uint, Vector<uint>>(distances);
            Vector<ulong> first = default, second = default, third = default, fourth = default;
            int i = 0;
            for (; i + 1 < vectors.Length; i += 2)
            {
                Vector.Widen(vectors[i], out Vector<ulong> a, out Vector<ulong> b);
                Vector.Widen(vectors[i + 1], out Vector<ulong> c, out Vector<ulong> d);
                first += a;
                second += b;
                third += c;
                fourth += d;
            }

            sum = Vector.Sum(first + second + (third + fourth));
            distances = distances[(i * Vector<uint>.Count)..];
        }

        foreach (uint distance in distances) sum += distance;
        return sum;
    }
}
