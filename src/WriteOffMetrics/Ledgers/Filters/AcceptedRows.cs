namespace WriteOffMetrics;

/// <summary>
/// The rows of some runs of a chunk that a filter leaves, a block at a time, as they lie: <c>while (rows.MoveNext())</c> reads
/// <c>rows.Current</c>, which may be empty before the end.
/// </summary>
internal ref struct AcceptedRows
{
    /// <summary>Room for the rows of a block; any other length serves as well.</summary>
    public const int BlockLength = 512;

    private readonly LedgerFilter filter;
    private readonly LedgerChunk chunk;
    private readonly Span<int> room;
    private readonly int endRow;
    private int run;
    private int row;
    private int count;

    /// <param name="filter">What is asked of rows; what it asks of runs is not asked again.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="firstRun">The first run.</param>
    /// <param name="endRun">The run behind the last.</param>
    /// <param name="room">Room for the rows of a block, at least one.</param>
    public AcceptedRows(LedgerFilter filter, LedgerChunk chunk, int firstRun, int endRun, Span<int> room)
    {
        this.filter = filter;
        this.chunk = chunk;
        this.room = room;
        run = firstRun;
        row = chunk.RunStarts[firstRun];
        endRow = chunk.RunStarts[endRun];
    }

    /// <summary>The rows of this block that belong, by their numbers in the chunk.</summary>
    public readonly ReadOnlySpan<int> Current => room[..count];

    public bool MoveNext()
    {
        if (row == endRow) return false;
        while (chunk.RunStarts[run + 1] <= row) run++;

        // The rows of a run have one day; where days do not matter, runs do not either.
        int last = filter.LooksAtKnownDays ? chunk.RunStarts[run + 1] : endRow, end = Math.Min(last, row + room.Length);
        count = filter.Accept(chunk, row, end, LedgerChunk.DayOf(chunk.RunKeys[run]), room);
        row = end;
        return true;
    }
}
