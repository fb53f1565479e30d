using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How the figures of several periods become one.</summary>
[JsonConverter(typeof(EnumJsonConverter<PeriodCombination>))]
public enum PeriodCombination
{
    /// <summary>Not at all: what stands at a time, or is computed, such as a balance, a rate or a median.</summary>
    None,

    /// <summary>They add up: what happens within a period, such as sales, documents or hours worked.</summary>
    Sum,
}
