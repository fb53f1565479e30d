using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// How a quantile is read from few values: the nine types of Hyndman and Fan (1996). They differ by more than rounding in small groups, so
/// a figure names its type.
/// </summary>
[JsonConverter(typeof(EnumJsonConverter<QuantileType>))]
public enum QuantileType
{
    /// <summary>The smallest value of which at least the probability lies at or below: a step function, always one of the values.</summary>
    Type1 = 1,

    /// <summary>As type 1, the mean of two values where the probability meets a step exactly.</summary>
    Type2,

    /// <summary>The value nearest to n·p, halves to even: always one of the values.</summary>
    Type3,

    /// <summary>Between values, linear in n·p.</summary>
    Type4,

    /// <summary>Between values, linear in n·p + ½.</summary>
    Type5,

    /// <summary>Between values, linear in (n + 1)·p: the exclusive percentile of spreadsheets.</summary>
    Type6,

    /// <summary>
    /// Between values, linear in 1 + (n − 1)·p: the inclusive percentile of spreadsheets, and what most statistical software does unless
    /// told otherwise.
    /// </summary>
    Type7,

    /// <summary>Between values, about unbiased for the median whatever the distribution: what Hyndman and Fan recommend.</summary>
    Type8,

    /// <summary>Between values, about unbiased for a normal distribution.</summary>
    Type9,
}
