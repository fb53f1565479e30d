namespace WriteOffMetrics;

/// <summary>Amounts that may lie between two minor units, and the rule by which they are rounded for reading.</summary>
internal sealed record ExactAmounts(Fraction[] MinorUnits, MidpointRounding Rule);
