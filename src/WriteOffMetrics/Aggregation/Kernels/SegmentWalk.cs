namespace WriteOffMetrics;

/// <summary>
/// Walks through the segments of a chunk that a filter and an axis leave, found by the keys of its runs alone. The axis is cut into its
/// first days once per query, so every calendar costs the same, and nothing is allocated.
/// </summary>
internal struct SegmentWalk(LedgerChunk chunk, LedgerFilter filter, PeriodAxis axis)
{
    private int id = -1;
    private int run;
    private int end;
    private int period = -1;

    public Segment Current { get; private set; }

    public bool MoveNext()
    {
        while (run == end)
        {
            if (++id == chunk.Ids.Length) return false;
            (run, end) = filter.RunsOf(chunk, chunk.Ids[id]);
            period = int.MinValue;
        }

        int day = LedgerChunk.DayOf(chunk.RunKeys[run]), nextDay;
        (period, nextDay) = PeriodOf(day);
        int categoryAndKind = chunk.Ids[id].Id, next = nextDay > DayNumber.Max ? end
            : chunk.FirstRunFrom(run, end, LedgerChunk.KeyOf(categoryAndKind, nextDay));
        Current = new Segment(categoryAndKind, period, run, next);
        run = next;
        return true;
    }

    /// <summary>The period of a day, and the first day that lies in another: −1 before and behind the axis.</summary>
    private readonly (int Period, int NextDay) PeriodOf(int day)
    {
        ReadOnlySpan<int> starts = axis.Starts;

        // Mostly the next period of the axis is asked for, and then no search is needed.
        int next = period + 1;
        if (period < 0 || next >= starts.Length || day < starts[next]
            || (next + 1 < starts.Length ? day >= starts[next + 1] : day > axis.LastDay)) next = axis.IndexOf(day);
        if (next >= 0) return (next, next + 1 < starts.Length ? starts[next + 1] : axis.LastDay + 1);
        return (-1, day <= axis.LastDay ? starts[0] : int.MaxValue);
    }
}
