using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>Where a request for a write-off stands. Only what is posted is a write-off; a pending request changes no balance.</summary>
[JsonConverter(typeof(EnumJsonConverter<RequestState>))]
public enum RequestState
{
    /// <summary>Written down, and not handed in.</summary>
    Draft,

    /// <summary>Waits for a decision, or for further approvals.</summary>
    Submitted,

    /// <summary>Sent back for information.</summary>
    InResearch,

    /// <summary>Approved by as many people as the decision needed, and not posted yet.</summary>
    Approved,

    /// <summary>Refused: an end.</summary>
    Rejected,

    /// <summary>Taken back: an end.</summary>
    Withdrawn,

    /// <summary>Out of time: an end.</summary>
    Expired,

    /// <summary>Written off in the books, and perhaps reversed in part.</summary>
    Posted,

    /// <summary>Written off and reversed altogether: an end.</summary>
    Reversed,
}
