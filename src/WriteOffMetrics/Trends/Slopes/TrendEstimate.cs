namespace WriteOffMetrics;

/// <summary>What a test finds: the slope per year in the unit of the figures, its interval, and the evidence.</summary>
internal sealed record TrendEstimate(double Slope, Interval Interval, double Median, double Z, double PValue, double? Tau);
