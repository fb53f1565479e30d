namespace WriteOffMetrics;

/// <summary>Why a change is not divided among segments.</summary>
internal static class RateMixWords
{
    public const string WhyNoRatios = "Found null instead of a series of ratios; one per segment is needed.";

    public static string WhyNoRatiosOf(string? segment) =>
        $"Found null instead of the ratios of {Invariant.InQuotes(segment)}; a series per segment is needed.";

    public static string WhyNotDefinition(RatioSeries first, RatioSeries other) =>
        $"Found {other.Definition} beside {first.Definition}; one definition is allowed. Compare like with like.";

    public static string WhyNotCompounded(RatioSeries ratios) =>
        $"Found {ratios.Definition}, which was compounded and does not add up; ratios as they are, or times periods per year, are allowed.";
}
