namespace WriteOffMetrics.Controls;

/// <summary>A write-off of the ledger, and how much of it a request allowed.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Approved">How much of it was approved on the day on which it was recorded, in minor units.</param>
/// <param name="IsInsideAuthority">Whether the approval is inside authority; false where none of it is approved.</param>
/// <param name="Why">Why not all of it is approved.</param>
/// <param name="Allowed">How much of the request was left for it.</param>
internal readonly record struct Posting(int Row, long Approved, bool IsInsideAuthority, WhyWithoutApproval Why, long Allowed);
