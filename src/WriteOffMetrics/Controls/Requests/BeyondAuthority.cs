using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>Approvals by roles without authority over the amount, on delegations that are over, or by too few people.</summary>
internal sealed class BeyondAuthority() : ApprovalControl(
    RuleOf(
        "beyond-authority", "approvals that the policy gives nobody the authority for who gave them",
        "a loss was accepted by somebody who may not, and limits that are not kept are none"),
    FindingSeverity.Error,
    "the amount of every approval, and what adds up with it, against the authority of the role by the table in force, and the number of "
    + "people against the one required")
{
    protected override IEnumerable<string> FaultsOf(ReviewedApproval approval)
    {
        foreach (PolicyViolation violation in approval.ViolationsOfAuthority)
        {
            yield return violation.Rule switch
            {
                PolicyRule.Authority => WordsOf(approval, violation),
                PolicyRule.Delegation => "Found an approval on a delegation that was not in force then, or of somebody who requested it; "
                    + "one "
                    + "in force, of somebody else, is allowed. Look at the writing, and have it approved anew.",
                _ => violation.Why,
            };
        }

        if (approval.PeopleMissing > 0)
        {
            int required = approval.Decision!.RequiredApprovals;
            yield return $"Found approvals by {People(required - approval.PeopleMissing)} of an amount that needs {People(required)}; so "
                + "many "
                + "are allowed. Ask the others.";
        }
    }

    private static string WordsOf(ReviewedApproval approval, PolicyViolation violation)
    {
        ApprovalDecision decision = approval.Decision!;
        string others = decision.CountedRequests.Count == 0
            ? ""
            : $" with {Invariant.Count(decision.CountedRequests.Count, "other request", "other requests")}";
        string sufficient = violation.SufficientRoles.Count == 0
            ? "nobody may approve so much"
            : $"{ApprovalWords.Join(violation.SufficientRoles, "or")} may approve it";
        return $"Found {decision.Counted ?? decision.Granted}{others} approved as {Invariant.InQuotes(approval.Step.Actor.Role)}, which "
            + $"may approve {decision.RoleLimit}; {sufficient}. Have it approved by a role that may, or reverse it.";
    }

    private static string People(int count) => Invariant.Count(count, "person", "people");
}
