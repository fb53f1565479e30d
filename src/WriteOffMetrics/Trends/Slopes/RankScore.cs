namespace WriteOffMetrics;

/// <summary>Kendall's S with the variance by which the test divides it, and τ-a.</summary>
internal sealed record RankScore(long S, double Variance, double Tau);
