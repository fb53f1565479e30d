namespace WriteOffMetrics;

/// <summary>The codes of one dimension in a chunk, in as few bytes as the greatest of them needs; none where all rows have the same.</summary>
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
    public static CodeColumn Zero { get; } = new(null, null, null, 0);

    public byte[]? Bytes { get; }

    public ushort[]? Shorts { get; }

    public int[]? Ints { get; }

    /// <summary>The code of every row where none of the arrays is there.</summary>
    public int Constant { get; }

    public int this[int row] => Bytes is not null ? Bytes[row] : Shorts is not null ? Shorts[row] : Ints is not null ? Ints[row] : Constant;

    /// <summary>Codes in the order of their rows.</summary>
    public static CodeColumn From(int[] codes) => new(null, null, codes, 0);

    /// <summary>The codes of rows in the order of their positions.</summary>
    public static CodeColumn From(ReadOnlySpan<int> codes, ReadOnlySpan<int> order)
    {
        int min = int.MaxValue, max = 0;
        foreach (int code in codes)
        {
            min = Math.Min(min, code);
            max = Math.Max(max, code);
        }

        if (min == max) return new CodeColumn(null, null, null, max);
        if (max <= byte.MaxValue)
        {
            var bytes = new byte[order.Length];
            for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)codes[order[i]];
            return new CodeColumn(bytes, null, null, 0);
        }

        if (max <= ushort.MaxValue)
        {
            var shorts = new ushort[order.Length];
            for (int i = 0; i < shorts.Length; i++) shorts[i] = (ushort)codes[order[i]];
            return new CodeColumn(null, shorts, null, 0);
        }

        var ints = new int[order.Length];
        for (int i = 0; i < ints.Length; i++) ints[i] = codes[order[i]];
        return new CodeColumn(null, null, ints, 0);
    }
}
