namespace WriteOffMetrics;

/// <summary>One dimension while rows are added.</summary>
internal sealed class DimensionColumn(string name, DimensionDictionary? shared)
{
    /// <summary>So many rows are looked up together.</summary>
    public const int MostWaiting = 256;

    public string Name => name;

    /// <summary>Whether others may number values that no row here states.</summary>
    public bool IsShared => shared is not null;

    public DimensionDictionary Values { get; } = shared ?? new();

    /// <summary>What the next row states.</summary>
    public string? TextOfNext { get; set; }

    /// <summary>What the last rows state whose codes were not looked up yet.</summary>
    public string?[] Waiting { get; } = new string?[MostWaiting];
}
