using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>Approvals of what somebody requested or approved whose role the policy keeps apart from that.</summary>
internal sealed class DutiesNotSeparated() : ApprovalControl(
    RuleOf(
        "duties-not-separated", "requests and approvals by roles that the policy keeps apart from them",
        "who applies cash, or set the credit limit, can hide in a write-off what they did"),
    FindingSeverity.Error,
    "the roles of who requested and approved against the duties that the policy keeps apart, and these people against who set the credit "
    + "limit")
{
    protected override IEnumerable<string> FaultsOf(ReviewedApproval approval)
    {
        if (approval.Violations(PolicyRule.SeparatedDuties).Any())
        {
            yield return $"Found {approval.Step.Amount} requested or approved by somebody in a role that the policy keeps apart from it; "
                + "people without that role are allowed. Ask others, and look at what these did on the account.";
        }

        if (approval.Violations(PolicyRule.CreditLimit).Any())
        {
            yield return $"Found {approval.Step.Amount} requested or approved by who set the credit limit of the account; somebody else is "
                + "allowed. Ask others, and look at how the limit was set.";
        }
    }

    /// <summary>Whoever requested may be the one: all of these steps.</summary>
    protected override IEnumerable<ApprovalEvent> StepsOf(ReviewedApproval approval) =>
        [.. approval.Before.Events.Where(PolicyDecision.IsRequesting), approval.Step];
}
