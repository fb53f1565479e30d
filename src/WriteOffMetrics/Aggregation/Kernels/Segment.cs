namespace WriteOffMetrics;

/// <summary>
/// Neighbouring runs of a chunk that count in one period for one category and kind; a period of −1 is what lies outside the axis.
/// </summary>
internal readonly record struct Segment(int Id, int Period, int FirstRun, int EndRun);
