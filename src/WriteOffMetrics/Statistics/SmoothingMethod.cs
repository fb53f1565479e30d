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

/// <summary>Which level a season is corrected against. The two differ in the meaning of γ; neither is a default.</summary>
internal enum SeasonUpdate
{
    /// <summary>The level expected before the value was seen (Hyndman and others 2008).</summary>
    Hyndman,

    /// <summary>The level after the value was seen (Winters 1960).</summary>
    Winters,
}

/// <summary>A method of exponential smoothing. The period, 2 or more, and the update matter where there is a season.</summary>
internal sealed record SmoothingMethod(SmoothingTrend Trend, SmoothingSeason Season, int Period, SeasonUpdate Update)
{
    /// <summary>Simple exponential smoothing: a level only.</summary>
    public static SmoothingMethod Simple { get; } = new(SmoothingTrend.None, SmoothingSeason.None, 1, SeasonUpdate.Winters);

    /// <summary>Holt's: level and slope.</summary>
    public static SmoothingMethod Holt { get; } = new(SmoothingTrend.Additive, SmoothingSeason.None, 1, SeasonUpdate.Winters);
}

/// <summary>Weights of 0 to 1 of the newest value in level, slope and season, and the factor φ by which a damped slope fades. What a method has no use for is ignored.</summary>
internal readonly record struct SmoothingWeights(double Alpha, double Beta, double Gamma, double Phi);
