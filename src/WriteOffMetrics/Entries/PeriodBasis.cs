using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Which date of an entry decides the period in which it counts.</summary>
[JsonConverter(typeof(EnumJsonConverter<PeriodBasis>))]
public enum PeriodBasis
{
    /// <summary>The accounting date.</summary>
    EffectiveDate,

    /// <summary>The day on which the entry became known to the books; of an entry that states none, its effective date.</summary>
    RecordedDate,

    /// <summary>
    /// The invoice date of the item written off: periods are vintages. An entry that states none lies outside every axis.
    /// </summary>
    OriginDate,
}
