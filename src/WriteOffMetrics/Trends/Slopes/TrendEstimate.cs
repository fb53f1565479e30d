namespace WriteOffMetrics;

/// <summary>
/// What a test finds: the slope per year in the unit of the figures, its interval, the line's figure at the first period, and the evidence.
/// </summary>
internal sealed record TrendEstimate(
    double Slope, Interval Interval, double Intercept, double Median, double Z, double PValue, RankScore? Ranks);
