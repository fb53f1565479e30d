using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>What happened to a request for a write-off.</summary>
[JsonConverter(typeof(EnumJsonConverter<ApprovalEventKind>))]
public enum ApprovalEventKind
{
    /// <summary>It was written down, with an amount and what it is for. The first event of every request.</summary>
    Drafted,

    /// <summary>Its amount or what it is for was changed. Approvals that it had are void.</summary>
    Amended,

    /// <summary>It was handed in for a decision.</summary>
    Submitted,

    /// <summary>It was sent back for information, and is in research until it is answered.</summary>
    Returned,

    /// <summary>The information was given: it waits for a decision again.</summary>
    Answered,

    /// <summary>A person approved it, of all that was requested or of a part.</summary>
    Approved,

    /// <summary>It was refused, which ends it.</summary>
    Rejected,

    /// <summary>Whoever requested it took it back, which ends it.</summary>
    Withdrawn,

    /// <summary>Nobody acted in time, which ends it.</summary>
    Expired,

    /// <summary>The granted amount was written off in the books.</summary>
    Posted,

    /// <summary>All or a part of what was posted was undone in the books.</summary>
    Reversed,
}
