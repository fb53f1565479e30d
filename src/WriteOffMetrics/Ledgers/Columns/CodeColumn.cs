using System.Numerics;

namespace WriteOffMetrics;

/// <summary>
/// The codes of one dimension in a chunk, in as few bytes as the greatest of them needs; none where all rows have the same.
/// </summary>
internal sealed class CodeColumn
{
    private CodeColumn(byte[]? bytes, ushort[]? shorts, int[]? ints, int constant)
    {
        Bytes = bytes;
        Shorts = shorts;
        Ints = ints;
        Constant = constant;
    }

    /// <summary>The code 0 for every row.</summary>
    public static CodeColumn Zero { get; } = OfOne(0);

    /// <summary>One code for every row.</summary>
    public static CodeColumn OfOne(int code) => new(null, null, null, code) { Min = code, Max = code };

    public byte[]? Bytes { get; }

    public ushort[]? Shorts { get; }

    public int[]? Ints { get; }

    /// <summary>The code of every row where none of the arrays is there.</summary>
    public int Constant { get; }

    public int this[int row] => Bytes is not null ? Bytes[row] : Shorts is not null ? Shorts[row] : Ints is not null ? Ints[row] : Constant;

    /// <summary>The smallest and the greatest code.</summary>
    public int Min { get; private init; }

    public int Max { get; private init; }

    /// <summary>Codes in the order of their rows.</summary>
    public static CodeColumn From(ReadOnlySpan<int> codes) => From(codes, []);

    /// <summary>The codes of rows that go to other positions; to none where they stay.</summary>
    public static CodeColumn From(ReadOnlySpan<int> codes, ReadOnlySpan<int> positions)
    {
        int min = int.MaxValue, max = 0;
        foreach (int code in codes)
        {
            min = Math.Min(min, code);
            max = Math.Max(max, code);
        }

        if (min >= max) return OfOne(max);
        if (max <= byte.MaxValue) return new CodeColumn(Place<byte>(codes, positions), null, null, 0) { Min = min, Max = max };
        if (max <= ushort.MaxValue) return new CodeColumn(null, Place<ushort>(codes, positions), null, 0) { Min = min, Max = max };
        return new CodeColumn(null, null, Place<int>(codes, positions), 0) { Min = min, Max = max };
    }

    /// <summary>The same rows under other codes.</summary>
    public CodeColumn Recoded(int[] codes, int rows)
    {
        var recoded = new int[rows];
        for (int row = 0; row < rows; row++) recoded[row] = codes[this[row]];
        return From(recoded);
    }

    private static T[] Place<T>(ReadOnlySpan<int> codes, ReadOnlySpan<int> positions)
        where T : unmanaged, IBinaryInteger<T>
    {
        T[] placed = GC.AllocateUninitializedArray<T>(codes.Length);
        if (positions.IsEmpty)
        {
            for (int i = 0; i < codes.Length; i++) placed[i] = T.CreateTruncating(codes[i]);
            return placed;
        }

        for (int i = 0; i < codes.Length; i++) placed[positions[i]] = T.CreateTruncating(codes[i]);
        return placed;
    }
}
