using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>
/// An approval that was given, held against the policy as of its own instant: the request as it was before, and of others what was known
/// then.
/// </summary>
/// <param name="Step">The approval.</param>
/// <param name="Before">The request before it.</param>
/// <param name="Decision">What the policy says of it; none without a policy.</param>
/// <param name="PeopleMissing">
/// How many more people the policy wants, where the approval was taken as the last one; 0 where none, or it was not.
/// </param>
internal sealed record ReviewedApproval(ApprovalEvent Step, WriteOffRequest Before, ApprovalDecision? Decision, int PeopleMissing)
{
    /// <summary>What an approval violates where authority is missing.</summary>
    private static readonly PolicyRule[] RulesOfAuthority =
    [
        PolicyRule.TableInForce, PolicyRule.Currency, PolicyRule.Window, PolicyRule.Authority, PolicyRule.SmallBalance,
        PolicyRule.Delegation,
    ];

    public bool IsSelfApproved { get; } = PolicyDecision.IsRequester(Before.Steps, Step.Actor.Person);

    public bool IsInsideAuthority => PeopleMissing == 0 && !Violations(RulesOfAuthority).Any();

    public IEnumerable<PolicyViolation> ViolationsOfAuthority => Violations(RulesOfAuthority);

    public IEnumerable<PolicyViolation> Violations(params PolicyRule[] rules) =>
        Decision?.Violations.Where(one => rules.Contains(one.Rule)) ?? [];

    /// <summary>Every approval of a request, in order.</summary>
    public static ReviewedApproval[] Of(WriteOffRequest request, RequestLog log, ApprovalPolicy? policy)
    {
        List<ReviewedApproval> all = [];
        ReadOnlySpan<ApprovalEvent> steps = request.Steps;
        for (int i = 1; i < steps.Length; i++)
        {
            if (steps[i].Kind != ApprovalEventKind.Approved) continue;
            WriteOffRequest before = request.AfterSteps(i), after = request.AfterSteps(i + 1);
            ApprovalDecision? decision = policy?.Decide(before, log, steps[i].Actor, steps[i].At, steps[i].Amount!.Value);
            int missing = decision is not null && after.State == RequestState.Approved
                ? Math.Max(0, decision.RequiredApprovals - after.Approvers.Count)
                : 0;
            all.Add(new ReviewedApproval(steps[i], before, decision, missing));
        }

        return [.. all];
    }
}
