namespace WriteOffMetrics.Receivables;

/// <summary>A part of a settlement that lowered a line, or a negative one that opened it again.</summary>
/// <param name="Day">From which day on.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="Settlement">The position of the settlement.</param>
internal readonly record struct Application(int Day, long Amount, int Settlement);
