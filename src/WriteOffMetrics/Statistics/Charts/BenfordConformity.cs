using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Nigrini's (2012) classes of the mean absolute deviation from Benford's law: of first digits up to 0.006, 0.012 and 0.015, of the first
/// two up to 0.0012, 0.0018 and 0.0022. A deviation equal to a bound belongs to the worse class. They take no account of how many amounts
/// there are: few amounts seldom conform, whatever they are.
/// </summary>
[JsonConverter(typeof(EnumJsonConverter<BenfordConformity>))]
public enum BenfordConformity
{
    /// <summary>Below the first bound.</summary>
    Close,

    /// <summary>Below the second bound.</summary>
    Acceptable,

    /// <summary>Below the third bound.</summary>
    MarginallyAcceptable,

    /// <summary>At the third bound or above it.</summary>
    Nonconformity,
}
