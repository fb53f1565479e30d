namespace WriteOffMetrics;

/// <summary>A method of exponential smoothing. The period, 2 or more, and the update matter where there is a season.</summary>
internal sealed record SmoothingMethod(SmoothingTrend Trend, SmoothingSeason Season, int Period, SeasonUpdate Update)
{
    /// <summary>Simple exponential smoothing: a level only.</summary>
    public static SmoothingMethod Simple { get; } = new(SmoothingTrend.None, SmoothingSeason.None, 1, SeasonUpdate.Winters);

    /// <summary>Holt's: level and slope.</summary>
    public static SmoothingMethod Holt { get; } = new(SmoothingTrend.Additive, SmoothingSeason.None, 1, SeasonUpdate.Winters);
}
