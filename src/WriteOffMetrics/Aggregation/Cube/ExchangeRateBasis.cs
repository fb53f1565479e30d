using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Which exchange rate converts an entry.</summary>
[JsonConverter(typeof(EnumJsonConverter<ExchangeRateBasis>))]
public enum ExchangeRateBasis
{
    /// <summary>That of the day that decides its period: the effective date, unless the ledger is counted by another.</summary>
    EntryDay,

    /// <summary>That of the last day of its period.</summary>
    PeriodEnd,

    /// <summary>The mean of all rates stated for days of its period, unrounded; rates carried forward do not count twice.</summary>
    PeriodAverage,
}
