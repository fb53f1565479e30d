using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>
/// An approval that was given, held against the policy as of its own instant: the request as it was before, and others as they were when it
/// was recorded.
/// </summary>
/// <param name="Step">The approval.</param>
/// <param name="Before">The request before it.</param>
/// <param name="Decision">What the policy says of it; none without a policy.</param>
internal sealed record ReviewedApproval(ApprovalEvent Step, WriteOffRequest Before, ApprovalDecision? Decision)
{
    private static readonly PolicyRule[] RulesOfAuthority =
        [PolicyRule.TableInForce, PolicyRule.Window, PolicyRule.Authority, PolicyRule.SmallBalance, PolicyRule.Delegation];

    /// <summary>Whether somebody who requested approved, or somebody did in their stead.</summary>
    public bool IsSelfApproved { get; } = PolicyDecision.IsRequester(Before.Steps, Step.Actor.Person)
        || Step.OnBehalfOf is { } principal && PolicyDecision.IsRequester(Before.Steps, principal);

    /// <summary>Whether somebody approved in the stead of another person, of whom the policy has no delegation in force.</summary>
    public bool IsOnNoDelegation { get; private init; }

    /// <summary>
    /// Whether whoever approved, or in whose stead, has a role that is kept apart from approving, or set the credit limit of the account.
    /// </summary>
    public bool IsKeptApart { get; private init; }

    /// <summary>Whether the authority of one person was used before, by them or in their stead.</summary>
    public bool IsUsedTwice { get; private init; }

    /// <summary>
    /// How many people the policy wants for what is granted, where the request counted as approved by it; 0 where it did not.
    /// </summary>
    public int PeopleRequired { get; private init; }

    /// <summary>How many of these were there.</summary>
    public int People { get; private init; }

    /// <summary>Whether a rate of exchange is missing, so that no amount can be compared.</summary>
    public bool HasNoRate => Violations(PolicyRule.Currency).Any();

    /// <summary>Whether the tables of the policy begin later: it says nothing of that time.</summary>
    public bool IsBeforeTables { get; private init; }

    /// <summary>Whether the policy can tell who may.</summary>
    public bool IsJudged => !HasNoRate && !IsBeforeTables;

    /// <summary>In whose stead it was given, as far as is known: by delegations in force that it names, or the policy took.</summary>
    public IReadOnlyList<ApprovalActor> Principals { get; private init; } = [];

    /// <summary>
    /// Whether whoever approved may; null where the policy cannot tell. Who has another duty may not, whatever the amount.
    /// </summary>
    public bool? MayApprove => IsSelfApproved || IsOnNoDelegation || IsUsedTwice || IsKeptApart ? false
        : !IsJudged ? null
        : !ViolationsOfAuthority.Any();

    public IEnumerable<PolicyViolation> ViolationsOfAuthority => Violations(RulesOfAuthority);

    public IEnumerable<PolicyViolation> Violations(params PolicyRule[] rules) =>
        Decision?.Violations.Where(one => rules.Contains(one.Rule)) ?? [];

    /// <summary>Whether a step is by, or in the stead of, somebody who is kept apart from a duty.</summary>
    public static bool IsByKeptApart(PolicyParts policy, ApprovalEvent step, IReadOnlyList<ApprovalActor> principals, ApprovalDuty duty) =>
        policy.Separated.Any(rule => rule.Duty == duty && (step.Actor.Has(rule.Role) || principals.Any(one => one.Has(rule.Role))));

    /// <summary>Whether a step is by, or in the stead of, who set the credit limit.</summary>
    public static bool IsByLimitSetter(WriteOffSubject subject, ApprovalEvent step, IReadOnlyList<ApprovalActor> principals) =>
        subject.CreditLimitSetBy is { } setBy
            && (step.Actor.Person == setBy || step.OnBehalfOf == setBy || principals.Any(one => one.Person == setBy));

    /// <summary>Every approval of a request, in order.</summary>
    public static ReviewedApproval[] Of(WriteOffRequest request, RequestLog log, ApprovalPolicy? policy)
    {
        List<ReviewedApproval> all = [];
        HashSet<string> used = new(StringComparer.Ordinal);
        ReadOnlySpan<ApprovalEvent> steps = request.Steps;
        for (int i = 1; i < steps.Length; i++)
        {
            // A change and a return void the approvals, and so free whose authority they used.
            if (steps[i].Kind is ApprovalEventKind.Amended or ApprovalEventKind.Returned) used.Clear();
            if (steps[i].Kind != ApprovalEventKind.Approved) continue;
            ReviewedApproval one = Of(request, i, log, policy);
            string[] authority = [.. new[] { steps[i].Actor.Person, one.Principal }.OfType<string>().Distinct()];
            all.Add(one with { IsUsedTwice = Array.Exists(authority, used.Contains) });
            used.UnionWith(authority);
        }

        return [.. all];
    }

    /// <summary>In whose stead it was given: as the log says, or by the delegation that the policy took.</summary>
    private string? Principal => Step.OnBehalfOf ?? Decision?.Delegation?.From.Person;

    private static ReviewedApproval Of(WriteOffRequest request, int index, RequestLog log, ApprovalPolicy? policy)
    {
        (WriteOffRequest before, WriteOffRequest after) = (request.AfterSteps(index), request.AfterSteps(index + 1));
        ApprovalEvent step = after.Events[index];
        if (policy is null) return new ReviewedApproval(step, before, null);
        ApprovalDecision decision = Decide(step.Amount!.Value);
        bool isLast = after.State == RequestState.Approved;
        ApprovalActor[] named = [.. policy.Parts.Delegations.Where(one => one.From.Person == step.OnBehalfOf
            && one.To == step.Actor.Person && one.IsInForce(step.At)).Select(one => one.From)];
        ApprovalActor[] principals = decision.Delegation is { } taken ? [.. named, taken.From] : named;
        return new ReviewedApproval(step, before, decision)
        {
            PeopleRequired = !isLast ? 0 : after.Granted == step.Amount ? decision.RequiredApprovals
                : Decide(after.Granted!.Value).RequiredApprovals,
            People = after.Approvers.Count,
            IsBeforeTables = decision.PolicyVersion is null && policy.Tables.Any(table => table.IsOf(before.Subject)),
            IsOnNoDelegation = step.OnBehalfOf is not null && named.Length == 0,
            Principals = principals,
            IsKeptApart = IsByKeptApart(policy.Parts, step, principals, ApprovalDuty.Approving)
                || IsByLimitSetter(before.Subject, step, principals),
        };

        ApprovalDecision Decide(Money granted) =>
            PolicyDecision.Review(policy.Parts, before, log, step, granted);
    }
}
