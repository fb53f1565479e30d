namespace WriteOffMetrics.Receivables;

/// <summary>Lines grouped by a code, in the order in which they stand.</summary>
internal sealed class LineGroups
{
    private readonly int[] starts, lines;

    /// <param name="count">How many lines there are.</param>
    /// <param name="codes">How many codes there are.</param>
    /// <param name="codeOf">The code of a line; −1 of one that is in no group.</param>
    public LineGroups(int count, int codes, Func<int, int> codeOf)
    {
        starts = new int[codes + 1];
        var codeOfLine = new int[count];
        for (int line = 0; line < count; line++)
        {
            codeOfLine[line] = codeOf(line);
            if (codeOfLine[line] >= 0) starts[codeOfLine[line] + 1]++;
        }

        for (int code = 0; code < codes; code++) starts[code + 1] += starts[code];
        lines = new int[starts[codes]];
        int[] next = starts[..^1];
        for (int line = 0; line < count; line++)
        {
            if (codeOfLine[line] >= 0) lines[next[codeOfLine[line]]++] = line;
        }
    }

    /// <summary>The lines of a code.</summary>
    public ReadOnlySpan<int> this[int code] => code + 1 < starts.Length ? lines.AsSpan(starts[code]..starts[code + 1]) : [];

    /// <summary>Puts the lines of each code in another order.</summary>
    public void SortEach(Comparison<int> comparison)
    {
        for (int code = 0; code + 1 < starts.Length; code++)
        {
            if (starts[code + 1] - starts[code] > 1) lines.AsSpan(starts[code]..starts[code + 1]).Sort(comparison);
        }
    }
}
