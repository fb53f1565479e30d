namespace WriteOffMetrics.Controls;

/// <summary>Why a write-off, or a part of it, is not approved.</summary>
internal enum WhyWithoutApproval
{
    /// <summary>All of it is.</summary>
    None,

    /// <summary>It states no request.</summary>
    NoRequest,

    /// <summary>The log has no such request.</summary>
    NotInLog,

    /// <summary>The request is of another currency, account, document or category.</summary>
    OfSomethingElse,

    /// <summary>The request was not approved by the end of the day, and is later.</summary>
    NotYet,

    /// <summary>The request was not approved, or was no longer.</summary>
    NotApproved,

    /// <summary>Less was granted than was posted.</summary>
    MoreThanGranted,
}
