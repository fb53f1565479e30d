using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>Requests and approvals by roles that the policy keeps apart from them, and by who set the credit limit.</summary>
internal sealed class DutiesNotSeparated() : ControlProcedure(
    RuleOf(
        "duties-not-separated", "requests and approvals by roles that the policy keeps apart from them",
        "who applies cash, or set the credit limit, can hide in a write-off what they did"),
    "the roles of who requested and approved, or in whose stead, against the duties that the policy keeps apart, and these people "
        + "against who set the credit limit")
{
    public override (string One, string Many) LooksAt => ("request", "requests");

    public override ControlOutcome Run(ControlMaterial material)
    {
        if (material.Inputs.Requests is not { } log) return ControlOutcome.MissingInput(ControlWords.NoRequests);
        if (material.Inputs.Policy is not { } policy) return ControlOutcome.MissingInput(ControlWords.NoPolicy);
        if (policy.Parts.Separated.Count == 0 && log.All(StatesNoLimit))
        {
            return ControlOutcome.MissingInput("The policy keeps no duties apart, and no request states who set the credit limit. State "
                + "one with Separating, or leave the test out.");
        }

        List<Finding> findings = [];
        foreach (WriteOffRequest request in log)
        {
            (HashSet<ApprovalEvent> kept, HashSet<ApprovalEvent> limits) = Find(request, policy.Parts, material.ApprovalsOf(request));
            if (kept.Count + limits.Count == 0) continue;
            findings.Add(FoundInRequest.Of(
                material, Rule, FindingSeverity.Error, request.Id,
                [.. request.Events.Where(step => kept.Contains(step) || limits.Contains(step))], request.Requested,
                FaultsOf(request.Requested, kept.Count > 0, limits.Count > 0)));
        }

        return ControlOutcome.Tested(log.Count, [.. findings], LooksAt);
    }

    /// <summary>
    /// The steps by a role that is kept apart from them, and those by who set the credit limit of what is requested then.
    /// </summary>
    private static (HashSet<ApprovalEvent> Kept, HashSet<ApprovalEvent> Limits) Find(
        WriteOffRequest request, PolicyParts policy, ReviewedApproval[] approvals)
    {
        (HashSet<ApprovalEvent> kept, HashSet<ApprovalEvent> limits) = ([], []);
        WriteOffSubject? subject = null;
        foreach (ApprovalEvent step in request.Events)
        {
            subject = step.Subject ?? subject;
            ApprovalDuty duty = step.Kind == ApprovalEventKind.Approved ? ApprovalDuty.Approving : ApprovalDuty.Requesting;
            if (duty == ApprovalDuty.Requesting && !PolicyDecision.IsRequesting(step)) continue;
            IReadOnlyList<ApprovalActor> principals = Array.Find(approvals, one => one.Step == step)?.Principals ?? [];
            if (ReviewedApproval.IsByKeptApart(policy, step, principals, duty)) kept.Add(step);
            if (ReviewedApproval.IsByLimitSetter(subject!, step, principals)) limits.Add(step);

            // Whoever requested it before an amendment states them has a part in it.
            if (step.Subject?.CreditLimitSetBy is { } setBy)
            {
                limits.UnionWith(request.Events.TakeWhile(one => one != step)
                    .Where(one => PolicyDecision.IsRequesting(one) && one.Actor.Person == setBy));
            }
        }

        return (kept, limits);
    }

    private static bool StatesNoLimit(WriteOffRequest request) =>
        request.Events.All(step => step.Subject?.CreditLimitSetBy is null);

    private static IEnumerable<string> FaultsOf(Money amount, bool hasKept, bool hasLimits)
    {
        if (hasKept)
        {
            yield return $"Found {amount} requested or approved by somebody in a role that the policy keeps apart from it; people "
                + "without that role are allowed. Ask others, and look at what these did on the account.";
        }

        if (hasLimits)
        {
            yield return $"Found {amount} requested or approved by who set the credit limit of the account; somebody else is allowed. Ask "
                + "others, and look at how the limit was set.";
        }
    }
}
