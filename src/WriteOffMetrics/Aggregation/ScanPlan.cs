namespace WriteOffMetrics;

/// <summary>Neighbouring runs of a chunk that count in one period for one category and kind; a period of −1 is what lies outside the axis.</summary>
internal readonly record struct Segment(int Id, int Period, int FirstRun, int EndRun);

/// <summary>The segments of a chunk that a query reads.</summary>
internal readonly record struct ChunkScan(LedgerChunk Chunk, Segment[] Segments);

/// <summary>
/// What a query reads of a ledger: for each chunk the segments that its filter and axis leave, found by their keys alone, and the sum and count of each period, category and kind by the
/// sums of the runs. Where single rows are looked at, these are upper bounds.
/// </summary>
internal sealed class ScanPlan
{
    private readonly List<ChunkScan> chunks = [];
    private readonly int[] positions = new int[CategoryAndKind.Count];
    private readonly Int128[] sums;
    private readonly long[] counts;

    public ScanPlan(WriteOffLedger ledger, PeriodAxis axis)
    {
        Ledger = ledger;
        Axis = axis;
        foreach (LedgerChunk chunk in ledger.Columns.Chunks) chunks.Add(new ChunkScan(chunk, SegmentsOf(chunk)));
        Ids = [.. chunks.SelectMany(scan => scan.Segments).Select(segment => segment.Id).Distinct().Order()];
        Array.Fill(positions, -1);
        for (int i = 0; i < Ids.Length; i++) positions[Ids[i]] = i;
        sums = new Int128[(axis.Count + 1) * Ids.Length];
        counts = new long[sums.Length];
        foreach (ChunkScan scan in chunks)
        {
            foreach (Segment segment in scan.Segments)
            {
                int block = BlockOf(segment);
                counts[block] += scan.Chunk.RunStarts[segment.EndRun] - scan.Chunk.RunStarts[segment.FirstRun];
                sums[block] += SumOf(scan.Chunk, segment);
            }
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
    public ReadOnlySpan<Int128> Sums => sums;

    public ReadOnlySpan<long> Counts => counts;

    /// <summary>The place of a segment among the sums.</summary>
    public int BlockOf(Segment segment) => (segment.Period < 0 ? Axis.Count : segment.Period) * Ids.Length + positions[segment.Id];

    /// <summary>Whether a row of a segment belongs.</summary>
    public bool Accepts(LedgerChunk chunk, int row, int run) => Ledger.Filter.AcceptsRow(chunk, row, LedgerChunk.DayOf(chunk.RunKeys[run]));

    private static Int128 SumOf(LedgerChunk chunk, Segment segment)
    {
        Int128 sum = 0;
        if (chunk.RunSums is { } narrow)
        {
            foreach (long run in narrow.AsSpan(segment.FirstRun, segment.EndRun - segment.FirstRun)) sum += run;
            return sum;
        }

        for (int run = segment.FirstRun; run < segment.EndRun; run++) sum += chunk.RunSum(run);
        return sum;
    }

    private Segment[] SegmentsOf(LedgerChunk chunk)
    {
        List<Segment> segments = [];
        foreach ((int first, int end) in Ledger.Filter.RunsOf(chunk))
        {
            int id = LedgerChunk.IdOf(chunk.RunKeys[first]);
            for (int run = first; run < end;)
            {
                (int period, int nextDay) = PeriodOf(LedgerChunk.DayOf(chunk.RunKeys[run]));
                int next = nextDay > DayNumber.Max ? end : Math.Min(end, chunk.FirstRunFrom(LedgerChunk.KeyOf(id, nextDay)));
                segments.Add(new Segment(id, period, run, next));
                run = next;
            }
        }

        return [.. segments];
    }

    /// <summary>The period of a day, and the first day that lies in another: −1 before and behind the axis.</summary>
    private (int Period, int NextDay) PeriodOf(int day)
    {
        int period = Axis.IndexOf(day), end = DayNumber.Of(Axis.End, nameof(day)) + 1;
        if (period >= 0) return (period, period + 1 < Axis.Count ? Axis.Starts[period + 1] : end);
        return (-1, day < end ? Axis.Starts[0] : int.MaxValue);
    }
}
