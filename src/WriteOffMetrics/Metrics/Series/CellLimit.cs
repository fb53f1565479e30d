namespace WriteOffMetrics;

/// <summary>How large a result may be, so that a mistyped axis or dimension is refused before it takes all memory.</summary>
internal static class CellLimit
{
    /// <summary>The most cells of a result: with a sum and a count of 8 bytes each, 1 GiB.</summary>
    public const long MostCells = 1L << 26;
}
