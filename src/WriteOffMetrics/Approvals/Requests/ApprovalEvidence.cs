using System.Text.Json.Serialization;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// A reference to a piece of evidence of a kind that policies name: a contact, a letter, a collection agency's report. The piece itself
/// stays where it is.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ApprovalEvidenceJsonConverter))]
public sealed record ApprovalEvidence
{
    private ApprovalEvidence(string kind, string reference)
    {
        Kind = kind;
        Reference = reference;
    }

    /// <summary>What it is, as the policy names it: <c>collection agency report</c>.</summary>
    public string Kind { get; }

    /// <summary>Where it is found: a number, a link, a note.</summary>
    public string Reference { get; }

    /// <summary>Evidence of a kind. The same reference twice is one piece.</summary>
    /// <exception cref="ArgumentException">One of them is blank.</exception>
    public static ApprovalEvidence FromReference(string kind, string reference)
    {
        ApprovalWords.RequireName(kind, "kind of evidence", nameof(kind));
        ApprovalWords.RequireName(reference, "reference", nameof(reference));
        return new ApprovalEvidence(kind, reference);
    }

    /// <summary>Kind and reference on one line, in any culture.</summary>
    public override string ToString() => $"{Invariant.OnOneLine(Kind)} {Invariant.OnOneLine(Reference)}";
}
