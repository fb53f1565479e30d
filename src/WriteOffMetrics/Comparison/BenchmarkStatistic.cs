using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Which figure of its population a benchmark is.</summary>
[JsonConverter(typeof(EnumJsonConverter<BenchmarkStatistic>))]
public enum BenchmarkStatistic
{
    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>The middle of the population.</summary>
    Median,

    /// <summary>The bound of the best quarter.</summary>
    TopQuartile,
}
