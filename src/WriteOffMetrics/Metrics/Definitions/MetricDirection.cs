using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Which way a metric improves.</summary>
[JsonConverter(typeof(EnumJsonConverter<MetricDirection>))]
public enum MetricDirection
{
    /// <summary>Neither way is better in itself: an amount says nothing without what it is measured against.</summary>
    Neutral,

    /// <summary>Smaller is better.</summary>
    LowerIsBetter,

    /// <summary>Greater is better.</summary>
    HigherIsBetter,
}
