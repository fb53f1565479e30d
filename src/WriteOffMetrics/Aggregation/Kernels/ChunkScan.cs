namespace WriteOffMetrics;

/// <summary>The segments of a chunk that a query reads.</summary>
internal readonly record struct ChunkScan(LedgerChunk Chunk, Segment[] Segments);
