using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Where a series goes, as far as the evidence carries.</summary>
[JsonConverter(typeof(EnumJsonConverter<TrendDirection>))]
public enum TrendDirection
{
    /// <summary>
    /// The test finds no trend at the level asked for. That is no proof that there is none: see the half-width of the slope.
    /// </summary>
    NoClearTrend,

    /// <summary>It rises.</summary>
    Rising,

    /// <summary>It falls.</summary>
    Falling,
}
