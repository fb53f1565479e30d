using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>Approvals without the evidence that the policy wants for such an amount.</summary>
internal sealed class EvidenceMissing() : ApprovalControl(
    RuleOf(
        "missing-evidence", "approvals without the evidence that the policy wants",
        "nobody can tell afterwards whether the receivable could have been collected"),
    FindingSeverity.Error,
    "the evidence that was brought before each approval against what the policy wants for the amount")
{
    protected override IEnumerable<string> FaultsOf(ReviewedApproval approval) =>
        approval.Violations(PolicyRule.Evidence).Select(one => one.Why);

    protected override string? WhyNotTested(ApprovalPolicy policy) => policy.Parts.Evidence.Count > 0
        ? null
        : "The policy wants no evidence. State it with RequiringEvidence, or leave the test out.";
}
