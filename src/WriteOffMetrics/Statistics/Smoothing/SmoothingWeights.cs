namespace WriteOffMetrics;

/// <summary>
/// Weights of 0 to 1 of the newest value in level, slope and season, and the factor φ by which a damped slope fades. What a method has no
/// use for is ignored.
/// </summary>
internal readonly record struct SmoothingWeights(double Alpha, double Beta, double Gamma, double Phi);
