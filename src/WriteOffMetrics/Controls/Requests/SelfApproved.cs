using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>Approvals by somebody who drafted, changed, handed in or answered the request.</summary>
internal sealed class SelfApproved() : ApprovalControl(
    RuleOf(
        "self-approved", "approvals by somebody who requested",
        "one person alone can take a receivable out of the books, and keep the payment"),
    FindingSeverity.Error,
    "who gave each approval, and in whose stead, against who drafted, changed, handed in or answered the request before; somebody else "
        + "is allowed")
{
    protected override bool NeedsPolicy => false;

    protected override IEnumerable<string> FaultsOf(ReviewedApproval approval) => approval.IsSelfApproved
        ? [$"Found {approval.Step.Amount} approved by somebody who requested it, or in their stead; somebody else is allowed. Have it "
            + "approved by another person, and look for payments on the account."]
        : [];

    protected override string? WhyLeftOut(ReviewedApproval approval) => null;

    protected override IEnumerable<ApprovalEvent> StepsOf(ReviewedApproval approval, RequestLog log) =>
    [
        .. approval.Before.Events.Where(step => PolicyDecision.IsRequesting(step)
            && (step.Actor.Person == approval.Step.Actor.Person || step.Actor.Person == approval.Step.OnBehalfOf)),
        approval.Step,
    ];
}
