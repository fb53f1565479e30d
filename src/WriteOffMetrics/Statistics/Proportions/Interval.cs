namespace WriteOffMetrics;

/// <summary>Bounds of a figure, from below and above.</summary>
internal readonly record struct Interval(double Lower, double Upper);
