using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>What a person does with a request, where a policy keeps duties apart.</summary>
[JsonConverter(typeof(EnumJsonConverter<ApprovalDuty>))]
public enum ApprovalDuty
{
    /// <summary>Drafting, changing, handing in or answering.</summary>
    Requesting,

    /// <summary>Approving.</summary>
    Approving,
}
