namespace WriteOffMetrics;

/// <summary>
/// Where rows go when they are clustered by their keys, those of one key in the order offered, and the runs of equal keys that this makes.
/// Kept from one chunk to the next, so that its working memory is not made anew.
/// </summary>
internal sealed class RunOrder
{
    private int[] positions = [];
    private int[] cells = [];
    private int rows;

    /// <summary>The place of each row.</summary>
    public ReadOnlySpan<int> Positions => positions.AsSpan(0, rows);

    /// <summary>The key of each run, ascending.</summary>
    public int[] RunKeys { get; private set; } = [];

    /// <summary>The first row of each run, and behind the last the number of rows.</summary>
    public int[] RunStarts { get; private set; } = [0];

    /// <summary>Orders rows by their keys.</summary>
    public void Sort(ReadOnlySpan<int> keys)
    {
        rows = keys.Length;
        if (positions.Length < rows) positions = new int[rows];
        int firstDay = int.MaxValue, lastDay = int.MinValue, lastId = 0;
        foreach (int key in keys)
        {
            firstDay = Math.Min(firstDay, LedgerChunk.DayOf(key));
            lastDay = Math.Max(lastDay, LedgerChunk.DayOf(key));
            lastId = Math.Max(lastId, LedgerChunk.IdOf(key));
        }

        long days = rows == 0 ? 0 : lastDay - firstDay + 1L;
        if (days * (lastId + 1) > 4L * LedgerChunk.MaxRows) SortByComparing(keys);
        else SortByCounting(keys, firstDay, (int)days, lastId + 1);
    }

    /// <summary>One counter per category, kind and day of the span.</summary>
    private void SortByCounting(ReadOnlySpan<int> keys, int firstDay, int days, int ids)
    {
        int count = days * ids;
        if (cells.Length < count) cells = new int[count];
        Span<int> next = cells.AsSpan(0, count);
        next.Clear();
        foreach (int key in keys) next[LedgerChunk.IdOf(key) * days + LedgerChunk.DayOf(key) - firstDay]++;
        int runs = count - next.Count(0), run = 0, row = 0;
        RunKeys = new int[runs];
        RunStarts = new int[runs + 1];
        for (int cell = 0; cell < count; cell++)
        {
            int rowsHere = next[cell];
            next[cell] = row;
            if (rowsHere == 0) continue;
            RunKeys[run] = LedgerChunk.KeyOf(cell / days, firstDay + cell % days);
            RunStarts[run++] = row;
            row += rowsHere;
        }

        RunStarts[run] = row;
        for (int i = 0; i < keys.Length; i++)
            positions[i] = next[LedgerChunk.IdOf(keys[i]) * days + LedgerChunk.DayOf(keys[i]) - firstDay]++;
    }

    /// <summary>For days that lie so far apart that counters would outnumber the rows.</summary>
    private void SortByComparing(ReadOnlySpan<int> keys)
    {
        var sorted = new long[keys.Length];
        for (int i = 0; i < sorted.Length; i++) sorted[i] = ((long)keys[i] << 32) | (uint)i;
        Array.Sort(sorted);
        List<int> runKeys = [], runStarts = [];
        for (int i = 0; i < sorted.Length; i++)
        {
            positions[(int)sorted[i]] = i;
            int key = (int)(sorted[i] >> 32);
            if (runKeys.Count > 0 && runKeys[^1] == key) continue;
            runKeys.Add(key);
            runStarts.Add(i);
        }

        runStarts.Add(sorted.Length);
        (RunKeys, RunStarts) = ([.. runKeys], [.. runStarts]);
    }
}
