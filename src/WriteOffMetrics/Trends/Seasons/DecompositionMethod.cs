using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How a series is split into trend, season and rest.</summary>
[JsonConverter(typeof(EnumJsonConverter<DecompositionMethod>))]
public enum DecompositionMethod
{
    /// <summary>
    /// Figure = trend + season + rest: centred moving average over a year, one season for all years (Macaulay 1931). From two years on.
    /// </summary>
    ClassicalAdditive,

    /// <summary>Figure = trend × season × rest, for figures above zero whose season grows with their level. From two years on.</summary>
    ClassicalMultiplicative,

    /// <summary>
    /// Figure = trend + season + rest by local regression (STL: Cleveland and others 1990), one season for all years. From two years and
    /// one period on; has figures at both ends.
    /// </summary>
    Loess,

    /// <summary>The same with outlying figures given less weight.</summary>
    RobustLoess,
}
