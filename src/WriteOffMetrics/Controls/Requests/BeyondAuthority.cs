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
    private const string OnNoDelegation = "Found an approval in the stead of somebody without a delegation in force, or of somebody who "
        + "requested it; one in force, of somebody else, is allowed. Look at the writing, and have it approved anew.";

    private const string UsedTwice = "Found the authority of one person used twice, by them or in their stead; approvals of different "
        + "people are allowed. Ask another one.";

    protected override IEnumerable<string> FaultsOf(ReviewedApproval approval)
    {
        // Of an approval in somebody's stead the own authority says nothing.
        PolicyViolation[] violations = [.. approval.ViolationsOfAuthority
            .Where(one => !approval.IsOnNoDelegation || one.Rule != PolicyRule.Authority)];
        foreach (PolicyViolation violation in violations)
        {
            // A delegation that is over is said only of who claimed one, or has nothing else.
            if (violation.Rule == PolicyRule.Delegation)
            {
                if (!approval.IsOnNoDelegation && !Array.Exists(violations, one => one.Rule == PolicyRule.Authority))
                    yield return OnNoDelegation;
            }
            else
            {
                yield return violation.Rule == PolicyRule.Authority ? WordsOf(approval, violation) : violation.Why;
            }
        }

        if (approval.IsOnNoDelegation) yield return OnNoDelegation;
        if (approval.IsUsedTwice) yield return UsedTwice;
        if (approval.People < approval.PeopleRequired)
        {
            yield return $"Found approvals by {People(approval.People)} of an amount that needs {People(approval.PeopleRequired)}. Ask the "
                + "others, or reverse it.";
        }
    }

    /// <summary>The approval, those that it counted with where people are missing, and what added up.</summary>
    protected override IEnumerable<ApprovalEvent> StepsOf(ReviewedApproval approval, RequestLog log)
    {
        IEnumerable<ApprovalEvent> others = (approval.Decision?.CountedRequests ?? []).SelectMany(id => log[id].Events
            .Where(step => step.Kind is ApprovalEventKind.Submitted or ApprovalEventKind.Approved && step.At <= approval.Step.At)
            .TakeLast(1));
        IEnumerable<ApprovalEvent> before = approval.People < approval.PeopleRequired
            ? approval.Before.Events.Where(step => step.Kind == ApprovalEventKind.Approved).TakeLast(approval.People - 1)
            : [];
        return [.. others, .. before, approval.Step];
    }

    protected override string? WhyLeftOut(ReviewedApproval approval) => base.WhyLeftOut(approval)
        ?? (approval.IsBeforeTables ? "given before the first table of the policy" : null);

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
