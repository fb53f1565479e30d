namespace WriteOffMetrics;

/// <summary>
/// What a query reads of a ledger: for each chunk the segments that its filter and axis leave, found by their keys alone, and the sum and
/// count of each period, category and kind by the sums of the runs. Where single rows are looked at, these are upper bounds.
/// </summary>
internal sealed class ScanPlan
{
    private readonly List<ChunkScan> chunks = [];
    private readonly int[] positions = new int[CategoryAndKind.Count];
    private readonly bool[] occurs;

    // Added up when first asked for.
    private Int128[]? sums;
    private long[]? counts;

    /// <summary>Everything that a filter leaves, also outside the axis.</summary>
    public ScanPlan(WriteOffLedger ledger, PeriodAxis axis)
        : this(ledger, axis, null)
    {
    }

    /// <summary>Some categories and kinds on the axis, whether they occur or not; of the others, and outside, nothing.</summary>
    public ScanPlan(WriteOffLedger ledger, PeriodAxis axis, int[]? ids)
    {
        Ledger = ledger;
        Axis = axis;
        foreach (LedgerChunk chunk in ledger.Columns.Chunks) chunks.Add(new ChunkScan(chunk, SegmentsOf(chunk, ids)));
        Ids = ids ?? [.. chunks.SelectMany(scan => scan.Segments).Select(segment => segment.Id).Distinct().Order()];
        Array.Fill(positions, -1);
        for (int i = 0; i < Ids.Length; i++) positions[Ids[i]] = i;
        occurs = new bool[(axis.Count + (ids is null ? 1 : 0)) * Ids.Length];
        foreach (ChunkScan scan in chunks)
        {
            foreach (Segment segment in scan.Segments) occurs[BlockOf(segment)] = true;
        }
    }

    public WriteOffLedger Ledger { get; }

    public PeriodAxis Axis { get; }

    /// <summary>The categories and kinds that can occur, by their numbers, ascending.</summary>
    public int[] Ids { get; }

    public IReadOnlyList<ChunkScan> Chunks => chunks;

    /// <summary>Whether single rows must be looked at.</summary>
    public bool LooksAtRows => Ledger.Filter.LooksAtRows;

    /// <summary>The sum of each period and id, the periods one after the other and behind the last what lies outside.</summary>
    public ReadOnlySpan<Int128> Sums
    {
        get
        {
            AddUp();
            return sums;
        }
    }

    /// <summary>The count of each, in the same order.</summary>
    public ReadOnlySpan<long> Counts
    {
        get
        {
            AddUp();
            return counts;
        }
    }

    /// <summary>For each sum, whether any row can belong to it.</summary>
    public ReadOnlySpan<bool> Occurs => occurs;

    /// <summary>The place of a segment among the sums.</summary>
    public int BlockOf(Segment segment) => (segment.Period < 0 ? Axis.Count : segment.Period) * Ids.Length + positions[segment.Id];

    /// <summary>The rows of a segment that belong.</summary>
    /// <param name="chunk">Its chunk.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="room">Room for the rows of a block.</param>
    public AcceptedRows RowsOf(LedgerChunk chunk, Segment segment, Span<int> room) =>
        new(Ledger.Filter, chunk, segment.FirstRun, segment.EndRun, room);

    /// <summary>Does something with every row of some segments of a chunk that belongs.</summary>
    public void ForEachRow(ChunkScan scan, Action<int> act)
    {
        Span<int> room = stackalloc int[AcceptedRows.BlockLength];
        foreach (Segment segment in scan.Segments)
        {
            for (AcceptedRows accepted = RowsOf(scan.Chunk, segment, room); accepted.MoveNext();)
            {
                foreach (int row in accepted.Current) act(row);
            }
        }
    }

    private void AddUp()
    {
        if (counts is not null) return;
        (sums, counts) = (new Int128[occurs.Length], new long[occurs.Length]);
        foreach (ChunkScan scan in chunks)
        {
            foreach (Segment segment in scan.Segments)
            {
                int block = BlockOf(segment);
                counts[block] += scan.Chunk.RunStarts[segment.EndRun] - scan.Chunk.RunStarts[segment.FirstRun];
                sums[block] += scan.Chunk.SumOf(segment.FirstRun, segment.EndRun);
            }
        }
    }

    private Segment[] SegmentsOf(LedgerChunk chunk, int[]? ids)
    {
        List<Segment> segments = [];
        for (var walk = new SegmentWalk(chunk, Ledger.Filter, Axis); walk.MoveNext();)
        {
            if (ids is null || (walk.Current.Period >= 0 && ids.Contains(walk.Current.Id))) segments.Add(walk.Current);
        }

        return [.. segments];
    }
}
