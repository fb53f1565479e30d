using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Which patterns a control chart signals. More rules find more, and give more false alarms.</summary>
[JsonConverter(typeof(EnumJsonConverter<ChartRuleSet>))]
public enum ChartRuleSet
{
    /// <summary>Points beyond the limits only.</summary>
    LimitsOnly,

    /// <summary>The four of the Western Electric Handbook (1956).</summary>
    WesternElectric,

    /// <summary>The eight of Nelson (1984).</summary>
    Nelson,
}
