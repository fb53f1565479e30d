using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A pattern of points on a control chart that chance seldom makes. A point exactly on a limit is not beyond it, and one on the centre
/// breaks a run. It is signalled where it completes, and again at each further point that continues it.
/// </summary>
[JsonConverter(typeof(EnumJsonConverter<ChartRule>))]
public enum ChartRule
{
    /// <summary>One point beyond three sigma (Nelson 1, Western Electric 1).</summary>
    BeyondThreeSigma,

    /// <summary>Nine in a row on one side of the centre (Nelson 2).</summary>
    NineOnOneSide,

    /// <summary>Six in a row, each above the one before or each below it (Nelson 3).</summary>
    SixRisingOrFalling,

    /// <summary>Fourteen in a row, alternately up and down (Nelson 4).</summary>
    FourteenAlternating,

    /// <summary>Two of three, the last among them, beyond two sigma on one side (Nelson 5, Western Electric 2).</summary>
    TwoOfThreeBeyondTwoSigma,

    /// <summary>Four of five, the last among them, beyond one sigma on one side (Nelson 6, Western Electric 3).</summary>
    FourOfFiveBeyondOneSigma,

    /// <summary>Fifteen in a row within one sigma (Nelson 7).</summary>
    FifteenWithinOneSigma,

    /// <summary>Eight in a row outside one sigma, on both sides (Nelson 8).</summary>
    EightOutsideOneSigma,

    /// <summary>Eight in a row on one side of the centre (Western Electric 4).</summary>
    EightOnOneSide,

    /// <summary>Beyond a limit that stands elsewhere than three sigma: of moving ranges, cumulative sums and weighted averages.</summary>
    BeyondLimit,
}
