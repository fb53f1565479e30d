namespace WriteOffMetrics;

/// <summary>What exponential smoothing carries beside the level.</summary>
internal enum SmoothingTrend
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A slope (Holt 1957).</summary>
    Additive,

    /// <summary>A slope that fades by φ each step (Gardner and McKenzie 1985).</summary>
    Damped,
}
