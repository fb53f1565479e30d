namespace WriteOffMetrics;

/// <summary>What a figure is compared with.</summary>
internal enum UsualFigure
{
    Median,
    Zero,
    Trend,
    TrendAndSeason,
}
