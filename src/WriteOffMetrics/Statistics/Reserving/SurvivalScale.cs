namespace WriteOffMetrics;

/// <summary>The scale on which limits of a survival curve are symmetric.</summary>
internal enum SurvivalScale
{
    /// <summary>S itself, clipped to 0 and 1.</summary>
    Plain,

    /// <summary>ln S, clipped at 1.</summary>
    Log,

    /// <summary>ln(−ln S).</summary>
    LogLog,
}
