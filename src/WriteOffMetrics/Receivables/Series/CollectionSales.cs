using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// Which sales stand in the collection effectiveness index (M23). The same data give 71.54 or 88.89 for a quarter, so that there is no
/// usual way.
/// </summary>
[JsonConverter(typeof(EnumJsonConverter<CollectionSales>))]
public enum CollectionSales
{
    /// <summary>
    /// The credit sales of an average month of the period, as the Credit Research Foundation has it: those of a quarter ÷ 3.
    /// </summary>
    AverageMonth,

    /// <summary>The credit sales of the whole period.</summary>
    WholePeriod,
}
