namespace WriteOffMetrics;

/// <summary>How a season acts on the level.</summary>
internal enum SmoothingSeason
{
    /// <summary>No season.</summary>
    None,

    /// <summary>It is added.</summary>
    Additive,

    /// <summary>It multiplies; every value must be above zero.</summary>
    Multiplicative,
}
