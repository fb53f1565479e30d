namespace WriteOffMetrics.Receivables;

/// <summary>A settlement that did not find all that it settles.</summary>
/// <param name="Settlement">Its position.</param>
/// <param name="Why">Why.</param>
/// <param name="Amount">How much of it, in minor units.</param>
internal readonly record struct UnmatchedSettlement(int Settlement, WhyUnmatched Why, long Amount);
