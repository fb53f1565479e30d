using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How figures are carried forward, the simplest first.</summary>
[JsonConverter(typeof(EnumJsonConverter<ForecastMethod>))]
public enum ForecastMethod
{
    /// <summary>The last figure. From two periods on.</summary>
    Naive,

    /// <summary>The figure of the same season a year ago. From a year and one period on.</summary>
    SeasonalNaive,

    /// <summary>The line from the first figure through the last. From three periods on.</summary>
    Drift,

    /// <summary>Simple exponential smoothing: a level. From four periods on.</summary>
    SimpleSmoothing,

    /// <summary>A level and a slope (Holt 1957). From five periods on.</summary>
    Holt,

    /// <summary>A level and a slope that fades (Gardner and McKenzie 1985). From five periods on.</summary>
    DampedHolt,

    /// <summary>Level, slope and added seasons (Winters 1960). From two years and three periods on.</summary>
    HoltWintersAdditive,

    /// <summary>
    /// Level, slope and seasons that multiply, for figures above zero. From two years and three periods on. Its intervals have no closed
    /// form and are not given.
    /// </summary>
    HoltWintersMultiplicative,
}
