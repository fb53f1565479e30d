using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Over which periods a total of a table is taken.</summary>
[JsonConverter(typeof(EnumJsonConverter<TotalPeriods>))]
public enum TotalPeriods
{
    /// <summary>
    /// The periods that are complete in all columns, and incomplete ones where they were asked for
    /// (<see cref="RatioSeries.IncludeIncomplete"/>): what <see cref="MetricSeries.Overall"/> takes.
    /// </summary>
    Complete,

    /// <summary>
    /// All periods of the axis, complete or not: what <see cref="AmountSeries.Total"/> takes. A ratio over them is undefined unless
    /// incomplete periods were asked for.
    /// </summary>
    All,
}
