namespace WriteOffMetrics.Controls;

/// <summary>A write-off of the ledger, and how much of it a request allowed.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Why">Why not all of it is approved.</param>
internal readonly record struct Posting(int Row, WhyWithoutApproval Why)
{
    /// <summary>How much of it was approved on the day on which it was recorded, in minor units.</summary>
    public long Approved { get; init; }

    /// <summary>Whether whoever approved that may.</summary>
    public PostingStanding Standing { get; init; }

    /// <summary>In what the request is of something else; none where it is not.</summary>
    public string? DiffersIn { get; init; }
}
