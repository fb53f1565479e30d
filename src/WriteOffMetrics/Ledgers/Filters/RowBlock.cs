namespace WriteOffMetrics;

/// <summary>Some rows of a chunk that a filter leaves, of one category and kind, as they lie.</summary>
/// <param name="chunk">Their chunk.</param>
/// <param name="firstRow">The number of the chunk's first row in the columns.</param>
/// <param name="id">Their category and kind.</param>
/// <param name="firstRun">A run in which the first of them lies, or one before it.</param>
/// <param name="rows">Their numbers in the chunk, ascending.</param>
internal readonly ref struct RowBlock(LedgerChunk chunk, int firstRow, int id, int firstRun, ReadOnlySpan<int> rows)
{
    public LedgerChunk Chunk { get; } = chunk;

    public int FirstRow { get; } = firstRow;

    public int Id { get; } = id;

    public int FirstRun { get; } = firstRun;

    public ReadOnlySpan<int> Rows { get; } = rows;

    /// <summary>What is done with a block.</summary>
    public delegate void Reader(in RowBlock block);
}
