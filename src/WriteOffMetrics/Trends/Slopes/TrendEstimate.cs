namespace WriteOffMetrics;

/// <summary>
/// What a test finds: the slope per year in the unit of the figures, its interval, the line's figure at the first period, and the evidence.
/// </summary>
internal sealed record TrendEstimate(
    double Slope, Interval Interval, double Intercept, double Median, double Z, double PValue, RankScore? Ranks);

/// <summary>Kendall's S with the variance by which the test divides it, and τ-a.</summary>
internal sealed record RankScore(long S, double Variance, double Tau);
