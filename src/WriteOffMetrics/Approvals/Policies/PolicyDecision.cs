using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>Holds an approval against each rule of a policy.</summary>
internal sealed class PolicyDecision
{
    private readonly PolicyParts policy;
    private readonly WriteOffRequest request;
    private readonly ApprovalActor actor;
    private readonly ApprovalEvent approval;

    /// <summary>When other requests were known as they are taken: at the decision, or of one that was given when it was recorded.</summary>
    private readonly Instant knownAt;
    private readonly List<PolicyViolation> violations = [];

    private PolicyDecision(PolicyParts policy, WriteOffRequest request, ApprovalActor actor, ApprovalEvent approval, Instant knownAt)
    {
        (this.policy, this.request, this.actor, this.approval, this.knownAt) = (policy, request, actor, approval, knownAt);
    }

    private Instant At => approval.At;

    private bool IsByRule => policy.SmallBalances is { } small && small.Role == actor.Role;

    public static ApprovalDecision Decide(
        PolicyParts policy, WriteOffRequest request, RequestLog history, ApprovalActor actor, ApprovalEvent approval) =>
        new PolicyDecision(policy, request, actor, approval, approval.At).Decide(history);

    /// <summary>
    /// What the policy says of an approval that was given: with what others were at its instant, as known when it was recorded.
    /// </summary>
    public static ApprovalDecision Review(
        PolicyParts policy, WriteOffRequest request, RequestLog history, ApprovalEvent given, Money granted) => new PolicyDecision(
        policy, request, given.Actor, ApprovalEvent.Approved(given.Request, given.Actor, given.At, granted), given.RecordedAt)
        .Decide(history);

    private ApprovalDecision Decide(RequestLog history)
    {
        AuthorityTable? table = policy.TableOf(request.Subject, At);
        if (table is null) Violate(PolicyRule.TableInForce, WhyNoTable());
        CountedAmount counted = CountedAmount.Of(policy, request, history, At, knownAt, approval.Amount!.Value);
        if (counted.WhyNone is { } missing) Violate(PolicyRule.Currency, missing);
        CheckWindows();
        Delegation? delegation = null;
        Authority? line = table?.Tiers.FirstOrDefault(tier => tier.Role == actor.Role);
        int people = 1;
        if (counted.Exact is { } amount)
        {
            if (IsByRule) CheckSmallBalance(amount);
            else if (table is not null) (line, delegation) = CheckAuthority(table, amount, counted);
            if (!IsByRule) people = policy.People.Where(rule => rule.Range.Contains(amount)).Max(rule => (int?)rule.Count) ?? 1;
            CheckOverdue(amount);
            CheckEvidence(amount);
        }

        CheckPeople(delegation);
        CheckStep(history, delegation);
        decimal? limit = IsByRule ? policy.SmallBalances!.Value.Range.Upper : line?.Tier.Upper;
        return new ApprovalDecision(request.Id, actor, At, approval.Amount!.Value)
        {
            Violations = Array.AsReadOnly<PolicyViolation>([.. violations.OrderBy(one => one.Rule)]),
            Counted = counted.ToMoney(policy.Currency),
            CountedRequests = Array.AsReadOnly<string>([.. counted.Others]),
            Rate = counted.Rate,
            PolicyVersion = table?.InForceFrom,
            RoleLimit = LimitOfRole(table),
            Limit = limit is { } bound ? Money.FromDecimal(bound, policy.Currency) : null,
            RequiredApprovals = people,
            MissingApprovals = Math.Max(0, people - request.Approvers.Count - 1),
            Delegation = delegation,
        };
    }

    /// <summary>
    /// What is decided is the request as it is known, or further on: of two approvals in a row the history need not have the first. And its
    /// state allows an approval of this person.
    /// </summary>
    private void CheckStep(RequestLog history, Delegation? delegation)
    {
        if (history.TryGet(request.Id, out WriteOffRequest? there) && there.AsKnownAt(At) is { } known && !request.Continues(known))
        {
            Violate(PolicyRule.Step, $"Found {request}, which is not what the history knows of it at {ApprovalWords.ToText(At)}: {known}; "
                + "the request as it is known, or its log continued, is allowed. Read it again.");
        }

        if (request.WhyNot(approval with { OnBehalfOf = delegation?.From.Person }) is { } why) Violate(PolicyRule.Step, why);
    }

    private void CheckWindows()
    {
        foreach ((_, string dimension) in policy.Windows)
        {
            if (request.Subject[dimension] is null)
            {
                Violate(PolicyRule.Window, $"Found no {dimension}, by which amounts add up; a request that states it is needed. State the "
                    + $"{dimension}.");
            }
        }
    }

    /// <summary>The rule takes small balances whole: it cuts nothing off a larger request.</summary>
    private void CheckSmallBalance(Fraction amount)
    {
        AmountRange range = policy.SmallBalances!.Value.Range;
        if (range.Contains(amount) && approval.Amount == request.Requested) return;
        string what = range.Contains(amount) ? $"{approval.Amount} of {request.Requested}" : Read(amount);
        Violate(PolicyRule.SmallBalance, $"Found {what} by the rule of small balances; all of a request {range} is allowed. Ask a person.",
            policy.TableOf(request.Subject, At)?.Tiers.Where(tier => tier.Covers(amount)).Select(tier => tier.Role));
    }

    /// <summary>The line that the person approves by: that of their own role, or of one that was delegated to them.</summary>
    private (Authority? Line, Delegation? Delegation) CheckAuthority(AuthorityTable table, Fraction amount, CountedAmount counted)
    {
        string[] sufficient = [.. table.Tiers.Where(tier => tier.Covers(amount)).Select(tier => tier.Role)];
        Authority? own = table.Tiers.FirstOrDefault(tier => tier.Role == actor.Role);
        if (own?.Covers(amount) == true) return (own, null);
        Delegation[] toActor = [.. policy.Delegations.Where(one => one.To == actor.Person && sufficient.Contains(one.From.Role))];
        Delegation[] inForce = [.. toActor.Where(one => one.IsInForce(At))];
        if ((inForce.FirstOrDefault(one => !IsBarred(one.From)) ?? inForce.FirstOrDefault()) is { } delegation)
            return (table.Tiers.First(tier => tier.Role == delegation.From.Role), delegation);
        if (toActor.Length > 0)
        {
            Violate(PolicyRule.Delegation, $"Found the delegation {toActor[^1]}, which is not in force at {ApprovalWords.ToText(At)}; one "
                + "that is in force is allowed. Renew it, or ask one of the roles.", sufficient);
        }

        string others = counted.Window is null ? "" : $" with {ApprovalWords.Join(counted.Others, "and")}, of {counted.Window},";
        Violate(PolicyRule.Authority, $"Found {Read(amount)}{others} by {actor}, who may approve {LimitOfRole(table)}; "
            + (sufficient.Length == 0 ? "no role may approve so much. Change the table, or grant less."
                : $"{ApprovalWords.Join(sufficient, "or")} may approve it. Ask one of them."), sufficient);
        return (own, null);
    }

    private string LimitOfRole(AuthorityTable? table) =>
        table?.Tiers.FirstOrDefault(tier => tier.Role == actor.Role)?.Tier.ToString() ?? "nothing";

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
            int found = EvidenceOfSubject().Where(one => one.Kind == kind).Distinct().Count();
            if (found < count)
            {
                Violate(PolicyRule.Evidence, $"Found {Invariant.Count(found)} of {Invariant.InQuotes(kind)} as evidence for "
                    + $"{Read(amount)}; {Invariant.Count(count)} or more are needed. Return the request, and bring what is missing with "
                    + "the answer.");
            }
        }
    }

    /// <summary>What was brought for what is requested now: before it was of another subject, evidence was for that.</summary>
    private List<ApprovalEvidence> EvidenceOfSubject()
    {
        List<ApprovalEvidence> evidence = [];
        WriteOffSubject? subject = null;
        foreach (ApprovalEvent step in request.Events)
        {
            if (step.Subject is { } stated && stated != subject)
            {
                evidence.Clear();
                subject = stated;
            }

            if (IsRequesting(step)) evidence.AddRange(step.Evidence);
        }

        return evidence;
    }

    private void CheckPeople(Delegation? delegation)
    {
        if (IsRequester(actor))
            Violate(PolicyRule.SelfApproval, $"Found {actor}, who requested it; somebody else is allowed. Ask another person.");
        if (delegation is not null && IsRequester(delegation.From))
        {
            Violate(PolicyRule.Delegation, $"Found the delegation of {delegation.From}, who requested it; authority of somebody else is "
                + "allowed.");
        }

        ApprovalActor[] approving = delegation is null ? [actor] : [actor, delegation.From];
        ApprovalActor[] requesting = [.. request.Events.Where(IsRequesting).Select(step => step.Actor).Distinct()];
        foreach (ApprovalActor who in requesting.Concat(approving).Where(who => who.Person == request.Subject.CreditLimitSetBy).Distinct())
            Violate(PolicyRule.CreditLimit, $"Found {who}, who set the credit limit of the account; somebody else is allowed.");
        foreach ((string role, ApprovalDuty duty) in policy.Separated)
        {
            foreach (ApprovalActor who in (duty == ApprovalDuty.Approving ? approving : requesting).Where(who => who.Has(role)))
            {
                Violate(PolicyRule.SeparatedDuties, $"Found {who} {PolicyParts.NameOf(duty)}, who acts as {Invariant.InQuotes(role)}; "
                    + "people without that role are allowed.");
            }
        }
    }

    /// <summary>Whether somebody could not approve themselves what others approve in their stead.</summary>
    private bool IsBarred(ApprovalActor who) => IsRequester(who) || request.IsApprovedBy(who.Person)
        || request.Subject.CreditLimitSetBy == who.Person
        || policy.Separated.Any(rule => rule.Duty == ApprovalDuty.Approving && who.Has(rule.Role));

    private bool IsRequester(ApprovalActor who) => IsRequester(request.Steps, who.Person);

    private string WhyNoTable() => policy.Tables.Where(table => table.IsOf(request.Subject)).MinBy(table => table.InForceFrom) is { } first
        ? $"Found an approval at {ApprovalWords.ToText(At)}; the first table is in force from "
            + $"{ApprovalWords.ToText(first.InForceFrom)} on. Decide by the policy of that time."
        : "Found no table of authority for the category and activity of the request; one is needed. State it.";

    /// <summary>Whether a person drafted, changed, handed in or answered what the steps are of.</summary>
    internal static bool IsRequester(ReadOnlySpan<ApprovalEvent> steps, string person)
    {
        foreach (ApprovalEvent step in steps)
        {
            if (IsRequesting(step) && step.Actor.Person == person) return true;
        }

        return false;
    }

    internal static bool IsRequesting(ApprovalEvent step) => step.Kind is ApprovalEventKind.Drafted or ApprovalEventKind.Amended
        or ApprovalEventKind.Submitted or ApprovalEventKind.Answered;

    private string Read(Fraction amount) => CountedAmount.Read(amount, policy.Currency);

    private void Violate(PolicyRule rule, string why, IEnumerable<string>? roles = null) =>
        violations.Add(new PolicyViolation(rule, why, Array.AsReadOnly<string>([.. roles ?? []])));
}
