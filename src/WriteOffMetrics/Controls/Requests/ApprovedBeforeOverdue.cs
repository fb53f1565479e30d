using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>Approvals of receivables that were not overdue for as long as the policy wants.</summary>
internal sealed class ApprovedBeforeOverdue() : ApprovalControl(
    RuleOf(
        "approved-before-overdue", "approvals before the receivable was overdue for as long as the policy wants",
        "what could still be collected was given up"),
    FindingSeverity.Error,
    "the days overdue at each approval against the number that the policy wants")
{
    protected override IEnumerable<string> FaultsOf(ReviewedApproval approval) =>
        approval.Violations(PolicyRule.DaysOverdue).Select(one => one.Why);

    protected override string? WhyNotTested(ApprovalPolicy policy) => policy.Parts.Overdue.Count > 0
        ? null
        : "The policy wants no days overdue. State them with RequiringDaysOverdue, or leave the test out.";
}
