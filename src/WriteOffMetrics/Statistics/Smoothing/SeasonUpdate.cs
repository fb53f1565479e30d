namespace WriteOffMetrics;

/// <summary>Which level a season is corrected against. The two differ in the meaning of γ; neither is a default.</summary>
internal enum SeasonUpdate
{
    /// <summary>The level expected before the value was seen (Hyndman and others 2008).</summary>
    Hyndman,

    /// <summary>The level after the value was seen (Winters 1960).</summary>
    Winters,
}
