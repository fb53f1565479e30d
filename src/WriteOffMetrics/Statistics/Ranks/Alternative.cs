namespace WriteOffMetrics;

/// <summary>What a test decides against no change: a change in either direction, a rise, or a fall.</summary>
internal enum Alternative
{
    TwoSided,
    Greater,
    Less,
}
