using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>What the number of a metric is counted in. Values of different units are never compared, added or divided.</summary>
[JsonConverter(typeof(EnumJsonConverter<MetricUnit>))]
public enum MetricUnit
{
    /// <summary>An amount of money, in major units of its currency.</summary>
    Money,

    /// <summary>A quotient, read as a percentage: 0.0235 for 2.35 %.</summary>
    Ratio,

    /// <summary>Percentage points: the difference of two ratios. 0.35 for the difference of 2.35 % and 2 %.</summary>
    Points,

    /// <summary>Things counted.</summary>
    Count,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Times per period: a turnover.</summary>
    Times,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>A number without a unit: an index, a score.</summary>
    Index,
}
