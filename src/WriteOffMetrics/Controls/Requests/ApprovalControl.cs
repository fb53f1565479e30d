using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>
/// Looks at every approval of the log, also at those that a change of the request voided: whoever gave them did so. One finding for a
/// request, with a fault for each rule that one of its approvals broke.
/// </summary>
internal abstract class ApprovalControl(
    FindingRule rule, FindingSeverity severity, string compares, params (string Name, string Value)[] parameters)
    : ControlProcedure(rule, compares, parameters)
{
    public override (string One, string Many) LooksAt => ("approval", "approvals");

    protected virtual bool NeedsPolicy => true;

    public override ControlOutcome Run(ControlMaterial material)
    {
        if (material.Inputs.Requests is not { } log) return ControlOutcome.MissingInput(ControlWords.NoRequests);
        if (NeedsPolicy)
        {
            if (material.Inputs.Policy is not { } policy) return ControlOutcome.MissingInput(ControlWords.NoPolicy);
            if (WhyNotTested(policy) is { } why) return ControlOutcome.MissingInput(why);
        }

        List<Finding> findings = [];
        long looked = 0;
        var left = new Dictionary<string, long>();
        foreach (WriteOffRequest request in log)
        {
            List<(ReviewedApproval Approval, string[] Faults)> found = [];
            foreach (ReviewedApproval one in material.ApprovalsOf(request))
            {
                if (WhyLeftOut(one) is { } why)
                {
                    left[why] = left.GetValueOrDefault(why) + 1;
                    continue;
                }

                looked++;
                if (FaultsOf(one).ToArray() is { Length: > 0 } faults) found.Add((one, faults));
            }

            if (found.Count == 0) continue;
            findings.Add(FoundInRequest.Of(
                material, Rule, severity, request.Id, [.. found.SelectMany(one => StepsOf(one.Approval, log)).Distinct()],
                FoundInRequest.Greatest([.. found.Select(one => one.Approval)]), found.SelectMany(one => one.Faults).Distinct()));
        }

        return ControlOutcome.Tested(looked, [.. findings], LooksAt).LeavingOut([.. left.Select(one => (one.Value, one.Key))]);
    }

    /// <summary>What an approval broke, a sentence each.</summary>
    protected abstract IEnumerable<string> FaultsOf(ReviewedApproval approval);

    /// <summary>The steps that show it.</summary>
    protected virtual IEnumerable<ApprovalEvent> StepsOf(ReviewedApproval approval, RequestLog log) => [approval.Step];

    /// <summary>Why an approval cannot be judged; none where it can.</summary>
    protected virtual string? WhyLeftOut(ReviewedApproval approval) => approval.HasNoRate ? "no rate of exchange given for it" : null;

    /// <summary>Why a policy has nothing to be held against; none where it has.</summary>
    protected virtual string? WhyNotTested(ApprovalPolicy policy) => null;
}
