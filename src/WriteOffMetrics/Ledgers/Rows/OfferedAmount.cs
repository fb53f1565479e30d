namespace WriteOffMetrics;

/// <summary>The amount that a row offered, and what of it was entered.</summary>
/// <param name="Offered">In major units as it was offered; none where it is missing, or of another currency.</param>
/// <param name="MinorUnits">What was entered of a good row, in minor units.</param>
internal readonly record struct OfferedAmount(decimal? Offered, long MinorUnits);
