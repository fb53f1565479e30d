namespace WriteOffMetrics;

/// <summary>One season's part of the test.</summary>
internal readonly record struct SeasonScore(int Count, long S, double Variance);
