using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>Whether a figure is defined, and if not, why.</summary>
[JsonConverter(typeof(EnumJsonConverter<MetricStatus>))]
public enum MetricStatus
{
    /// <summary>The figure has a value.</summary>
    Defined,

    /// <summary>The denominator is zero.</summary>
    ZeroDenominator,

    /// <summary>The denominator is negative, so that a quotient would have no meaning.</summary>
    NegativeDenominator,

    /// <summary>The ledger is not complete through the end of the period; or, of an overall figure, no period is complete.</summary>
    IncompletePeriod,

    /// <summary>
    /// The rate of the period exceeds 100 %, so that compounding it (<see cref="Annualization.Compounded"/>) would have no meaning.
    /// </summary>
    NotCompoundable,

    /// <summary>The value exceeds what its type holds: of a ratio 7.9e26 either way.</summary>
    OutOfRange,

    /// <summary>The figures of several periods do not combine to one: average balances, published rates, medians.</summary>
    NotCombinable,

    /// <summary>The source gives no figure for the period.</summary>
    NotStated,

    /// <summary>The figure needs earlier periods, which are not on the axis.</summary>
    TooFewPeriods,
}
