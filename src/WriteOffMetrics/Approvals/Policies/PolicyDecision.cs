using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>Holds an approval against each rule of a policy.</summary>
internal sealed class PolicyDecision
{
    private readonly PolicyParts policy;
    private readonly WriteOffRequest request;
    private readonly ApprovalActor actor;
    private readonly ApprovalEvent approval;
    private readonly List<PolicyViolation> violations = [];

    private PolicyDecision(PolicyParts policy, WriteOffRequest request, ApprovalActor actor, ApprovalEvent approval)
    {
        (this.policy, this.request, this.actor, this.approval) = (policy, request, actor, approval);
    }

    private Instant At => approval.At;

    private bool IsByRule => policy.SmallBalances is { } small && small.Role == actor.Role;

    public static ApprovalDecision Decide(
        PolicyParts policy, WriteOffRequest request, RequestLog history, ApprovalActor actor, ApprovalEvent approval) =>
        new PolicyDecision(policy, request, actor, approval).Decide(history);

    private ApprovalDecision Decide(RequestLog history)
    {
        if (request.WhyNot(approval) is { } why) Violate(PolicyRule.Step, why);
        AuthorityTable? table = policy.TableOf(request.Subject, At);
        if (table is null) Violate(PolicyRule.TableInForce, WhyNoTable());
        CountedAmount counted = CountedAmount.Of(policy, request, history, At, approval.Amount!.Value);
        if (counted.WhyNone is { } missing) Violate(PolicyRule.Currency, missing);
        Delegation? delegation = null;
        Authority? line = null;
        int people = 1;
        if (counted.Exact is { } amount)
        {
            if (IsByRule) CheckSmallBalance(amount);
            else if (table is not null) (line, delegation) = CheckAuthority(table, amount);
            if (!IsByRule) people = policy.People.Where(rule => rule.Range.Contains(amount)).Max(rule => (int?)rule.Count) ?? 1;
            CheckOverdue(amount);
            CheckEvidence(amount);
        }

        CheckPeople(delegation);
        return new ApprovalDecision(request.Id, actor, At, approval.Amount!.Value)
        {
            Violations = Array.AsReadOnly<PolicyViolation>([.. violations.OrderBy(one => one.Rule)]),
            Counted = counted.ToMoney(policy.Currency),
            CountedRequests = counted.Count,
            Rate = counted.Rate,
            PolicyVersion = table?.InForceFrom,
            Limit = line?.Tier.Upper is { } limit ? Money.FromDecimal(limit, policy.Currency) : null,
            RequiredApprovals = people,
            MissingApprovals = Math.Max(0, people - request.Approvers.Count - 1),
            Delegation = delegation,
        };
    }

    private void CheckSmallBalance(Fraction amount)
    {
        AmountRange range = policy.SmallBalances!.Value.Range;
        if (!range.Contains(amount))
        {
            Violate(PolicyRule.SmallBalance, $"Found {Read(amount)} by the rule of small balances; {range} are allowed. Ask a person.",
                policy.TableOf(request.Subject, At)?.Tiers.Where(tier => tier.Covers(amount)).Select(tier => tier.Role));
        }
    }

    /// <summary>The line that the person approves by: that of their own role, or of one that was delegated to them.</summary>
    private (Authority? Line, Delegation? Delegation) CheckAuthority(AuthorityTable table, Fraction amount)
    {
        string[] sufficient = [.. table.Tiers.Where(tier => tier.Covers(amount)).Select(tier => tier.Role)];
        Authority? own = table.Tiers.FirstOrDefault(tier => tier.Role == actor.Role);
        if (own?.Covers(amount) == true) return (own, null);
        Delegation[] toActor = [.. policy.Delegations.Where(one => one.To == actor.Person && sufficient.Contains(one.From.Role))];
        if (toActor.FirstOrDefault(one => one.IsInForce(At)) is { } delegation)
            return (table.Tiers.First(tier => tier.Role == delegation.From.Role), delegation);
        if (toActor.Length > 0)
        {
            Violate(PolicyRule.Delegation, $"Found the delegation {toActor[^1]}, which is not in force at {ApprovalWords.ToText(At)}; one "
                + "that is in force is allowed. Renew it, or ask one of the roles.", sufficient);
        }

        string limit = own is null ? "nothing" : own.Tier.ToString();
        Violate(PolicyRule.Authority, $"Found {Read(amount)} by {actor}, who may approve {limit}; "
            + (sufficient.Length == 0 ? "no role may approve so much. Change the table, or grant less."
                : $"{ApprovalWords.Join(sufficient, "or")} may approve it. Ask one of them."), sufficient);
        return (own, null);
    }

    private void CheckOverdue(Fraction amount)
    {
        foreach ((AmountRange range, int days, DateTimeZone zone) in policy.Overdue)
        {
            if (!range.Contains(amount)) continue;
            if (request.Subject.DueDate is not { } due)
            {
                Violate(PolicyRule.DaysOverdue, $"Found no due date; more than {Invariant.Count(days, "day", "days")} overdue are allowed. "
                    + "State the due date.");
                continue;
            }

            int overdue = Period.DaysBetween(due, At.InZone(zone).Date);
            if (overdue <= days)
            {
                Violate(PolicyRule.DaysOverdue, $"Found {Invariant.Count(overdue, "day", "days")} overdue; more than "
                    + $"{Invariant.Count(days)} are allowed. Wait, or collect.");
            }
        }
    }

    private void CheckEvidence(Fraction amount)
    {
        foreach ((AmountRange range, string kind, int count) in policy.Evidence)
        {
            if (!range.Contains(amount)) continue;
            int found = request.Events.SelectMany(step => step.Evidence).Where(one => one.Kind == kind).Distinct().Count();
            if (found < count)
            {
                Violate(PolicyRule.Evidence, $"Found {Invariant.Count(found)} of {Invariant.InQuotes(kind)} as evidence for "
                    + $"{Read(amount)}; {Invariant.Count(count)} or more are allowed. Bring what is missing.");
            }
        }
    }

    private void CheckPeople(Delegation? delegation)
    {
        ApprovalEvent[] requesting = [.. request.Events.Where(IsRequesting)];
        if (requesting.Any(step => step.Actor.Person == actor.Person))
            Violate(PolicyRule.SelfApproval, $"Found {actor}, who requested it; somebody else is allowed. Ask another person.");
        if (delegation is not null && requesting.Any(step => step.Actor.Person == delegation.From.Person))
        {
            Violate(PolicyRule.Delegation, $"Found the delegation of {delegation.From}, who requested it; authority of somebody else is "
                + "allowed.");
        }

        if (request.Subject.CreditLimitSetBy is { } setter && setter == actor.Person)
            Violate(PolicyRule.CreditLimit, $"Found {actor}, who set the credit limit of the account; somebody else is allowed.");
        foreach ((string role, ApprovalDuty duty) in policy.Separated)
        {
            foreach (ApprovalActor who in duty == ApprovalDuty.Approving ? [actor] : requesting.Select(step => step.Actor).Distinct())
            {
                if (who.Has(role))
                {
                    Violate(PolicyRule.SeparatedDuties, $"Found {who} {(duty == ApprovalDuty.Approving ? "approving" : "requesting")}, who "
                        + $"acts as {Invariant.InQuotes(role)}; people without that role are allowed.");
                }
            }
        }
    }

    private string WhyNoTable() => policy.Tables.Where(table => table.IsOf(request.Subject)).MinBy(table => table.InForceFrom) is { } first
        ? $"Found an approval at {ApprovalWords.ToText(At)}; the first table is in force from "
            + $"{ApprovalWords.ToText(first.InForceFrom)} on. Decide by the policy of that time."
        : "Found no table of authority for the category and activity of the request; one is needed. State it.";

    private static bool IsRequesting(ApprovalEvent step) => step.Kind is ApprovalEventKind.Drafted or ApprovalEventKind.Amended
        or ApprovalEventKind.Submitted or ApprovalEventKind.Answered;

    private string Read(Fraction amount) => CountedAmount.Read(amount, policy.Currency);

    private void Violate(PolicyRule rule, string why, IEnumerable<string>? roles = null) =>
        violations.Add(new PolicyViolation(rule, why, Array.AsReadOnly<string>([.. roles ?? []])));
}
