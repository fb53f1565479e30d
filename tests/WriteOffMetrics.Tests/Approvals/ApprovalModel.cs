using System.Numerics;
using NodaTime;
using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>
/// The rules of docs/approvals.md, one after the other, by plain loops over the events: a policy as it is written down, not as it is made.
/// Amounts are decimals, which hold every product of an amount and a rate here exactly.
/// </summary>
internal sealed record ApprovalModel(Currency Currency, IReadOnlyList<AuthorityTable> Tables)
{
    public IReadOnlyList<(AmountRange Range, int Count)> People { get; init; } = [];

    public IReadOnlyList<(int Days, string Dimension)> Windows { get; init; } = [];

    public IReadOnlyList<(AmountRange Range, string Kind, int Count)> Evidence { get; init; } = [];

    public IReadOnlyList<(AmountRange Range, int Days)> Overdue { get; init; } = [];

    public IReadOnlyList<(string Role, ApprovalDuty Duty)> Separated { get; init; } = [];

    public (decimal Amount, string Role)? Small { get; init; }

    public IReadOnlyList<Delegation> Delegations { get; init; } = [];

    public IReadOnlyDictionary<(LocalDate Day, Currency From), decimal> Rates { get; init; } =
        new Dictionary<(LocalDate, Currency), decimal>();

    /// <summary>Whose days count for what is overdue, and whose for rates.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    public DateTimeZone RateZone { get; init; } = DateTimeZone.Utc;

    /// <summary>The policy that says the same.</summary>
    public ApprovalPolicy ToPolicy()
    {
        var policy = ApprovalPolicy.FromTables(Currency, Tables);
        foreach ((AmountRange range, int count) in People) policy = policy.RequiringPeople(range, count);
        foreach ((int days, string dimension) in Windows) policy = policy.Cumulative(days, dimension);
        foreach ((AmountRange range, string kind, int count) in Evidence) policy = policy.RequiringEvidence(range, kind, count);
        foreach ((AmountRange range, int days) in Overdue) policy = policy.RequiringDaysOverdue(range, days, Zone);
        foreach ((string role, ApprovalDuty duty) in Separated) policy = policy.Separating(role, duty);
        if (Small is { } small) policy = policy.ApprovingSmallBalances(small.Amount, small.Role);
        if (Delegations.Count > 0) policy = policy.WithDelegations(Delegations);
        return Rates.Count == 0 ? policy : policy.WithRates(
            ExchangeRates.FromRates(Rates.Select(one => (one.Key.Day, one.Key.From, Currency, one.Value))), RateZone);
    }

    /// <summary>What is said of an approval, as one text that a test compares.</summary>
    public string Decide(
        IReadOnlyList<ApprovalEvent> request, IReadOnlyList<IReadOnlyList<ApprovalEvent>> history, ApprovalActor actor, Instant at,
        Money granted) => Judge(request, history, actor, at, granted).Text;

    /// <summary>The same with the rules that are broken, how many people are required, and in whose stead it is.</summary>
    public (string Text, IReadOnlySet<PolicyRule> Violated, int Required, Delegation? Delegation) Judge(
        IReadOnlyList<ApprovalEvent> request, IReadOnlyList<IReadOnlyList<ApprovalEvent>> history, ApprovalActor actor, Instant at,
        Money granted)
    {
        RequestModel model = RequestModel.Of(request)!;
        var violated = new SortedSet<PolicyRule>();
        if (!IsKnown(request, history, at) || !model.CanTake(ApprovalEvent.Approved(request[0].Request, actor, at, granted)))
            violated.Add(PolicyRule.Step);

        AuthorityTable? table = TableFor(model.Subject, at);
        if (table is null) violated.Add(PolicyRule.TableInForce);
        (decimal? counted, string[] others) = Count(model, history, at, granted, violated);

        // Who acts: the rule of small balances, the person in their own role, or the person in the stead of somebody else.
        bool isRule = Small?.Role == actor.Role;
        Delegation? delegation = null;
        if (isRule)
        {
            if (counted is not null && (counted > Small!.Value.Amount || granted != model.Requested)) violated.Add(PolicyRule.SmallBalance);
        }
        else if (table is not null && counted is { } amount && !May(table, actor.Role, amount))
        {
            delegation = Act(model, table, actor, at, amount, violated);
        }

        foreach (string person in new[] { actor.Person, delegation?.From.Person }.OfType<string>())
        {
            if (model.Requesters.Any(one => one.Person == person))
                violated.Add(person == actor.Person ? PolicyRule.SelfApproval : PolicyRule.Delegation);
            if (model.Used.Contains(person)) violated.Add(PolicyRule.Step);
            if (model.Subject.CreditLimitSetBy == person) violated.Add(PolicyRule.CreditLimit);
        }

        if (model.Requesters.Any(one => one.Person == model.Subject.CreditLimitSetBy))
            violated.Add(PolicyRule.CreditLimit);
        foreach ((string role, ApprovalDuty duty) in Separated)
        {
            ApprovalActor?[] people = duty == ApprovalDuty.Requesting ? [.. model.Requesters] : [actor, delegation?.From];
            if (people.OfType<ApprovalActor>().Any(one => one.Role == role || one.OtherRoles.Contains(role)))
                violated.Add(PolicyRule.SeparatedDuties);
        }

        if (Overdue.Any(one => Holds(one.Range, counted) && !IsOverdue(model.Subject.DueDate, one.Days, at)))
            violated.Add(PolicyRule.DaysOverdue);
        if (Evidence.Any(one => Holds(one.Range, counted)
            && model.Evidence.Where(piece => piece.Kind == one.Kind).Select(piece => piece.Reference).Distinct().Count() < one.Count))
            violated.Add(PolicyRule.Evidence);

        int required = isRule ? 1 : People.Where(one => Holds(one.Range, counted)).Select(one => one.Count).Append(1).Max();
        string text = ToText(
            violated, ToMoney(counted), others, required, Math.Max(0, required - model.Approvers.Count() - 1),
            isRule ? Money.FromDecimal(Small!.Value.Amount, Currency) : Limit(table, delegation?.From.Role ?? actor.Role),
            table?.InForceFrom, delegation, granted.Currency != Currency && Convert(granted, at) is not null);
        return (text, violated, required, delegation);
    }

    /// <summary>What was said, as the same text: a rule counts once, however many reasons it has.</summary>
    public static string ToText(ApprovalDecision said) => ToText(
        said.Violations.Select(one => one.Rule).Distinct(), said.Counted, said.CountedRequests, said.RequiredApprovals,
        said.MissingApprovals, said.Limit, said.PolicyVersion, said.Delegation, said.Rate is not null);

    private static string ToText(
        IEnumerable<PolicyRule> violated, Money? counted, IEnumerable<string> others, int required, int missing, Money? limit,
        Instant? version, Delegation? delegation, bool isConverted) =>
        FormattableString.Invariant($"violated {string.Join(", ", violated)}; counted {counted} with {string.Join(", ", others)}; ")
        + FormattableString.Invariant($"{missing} of {required} missing; limit {limit}; version {version}; delegation {delegation}; ")
        + $"converted {isConverted}";

    /// <summary>What the history knows of it at that instant is how its log begins.</summary>
    private static bool IsKnown(IReadOnlyList<ApprovalEvent> request, IReadOnlyList<IReadOnlyList<ApprovalEvent>> history, Instant at)
    {
        ApprovalEvent[] known = [.. history.Where(one => one[0].Request == request[0].Request).SelectMany(one => one)
            .TakeWhile(one => one.RecordedAt <= at)];
        return known.SequenceEqual(request.Take(known.Length));
    }

    /// <summary>The table in force: of an activity before a category before all, and of several of one kind the latest.</summary>
    private AuthorityTable? TableFor(WriteOffSubject subject, Instant at) => Tables
        .Where(one => one.InForceFrom <= at && (one.Category is null || one.Category == subject.Category)
            && (one.Activity is null || one.Activity == subject.Activity))
        .OrderByDescending(one => one.Activity is not null).ThenByDescending(one => one.Category is not null)
        .ThenByDescending(one => one.InForceFrom).FirstOrDefault();

    /// <summary>The amount that bounds are compared with: the greatest of what is granted with what counts in each window.</summary>
    private (decimal? Counted, string[] Others) Count(
        RequestModel request, IReadOnlyList<IReadOnlyList<ApprovalEvent>> history, Instant at, Money granted,
        SortedSet<PolicyRule> violated)
    {
        decimal? own = Convert(granted, at), greatest = own;
        string[] counted = [];
        bool isRateMissing = own is null;
        foreach ((int days, string dimension) in Windows)
        {
            if (request.Subject[dimension] is not { } value)
            {
                violated.Add(PolicyRule.Window);
                continue;
            }

            decimal? sum = own;
            var others = new List<string>();
            foreach (RequestModel other in history.Select(one => RequestModel.Of(one, at)).OfType<RequestModel>())
            {
                if (other.Events[0].Request == request.Events[0].Request || other.Subject[dimension] != value) continue;
                bool isWithin = other.State is RequestState.Approved or RequestState.Posted
                    && other.ApprovedAt > at - Duration.FromDays(days);
                if (!other.IsPending && !isWithin) continue;
                decimal? amount = Convert(other.Standing, at);
                isRateMissing |= amount is null;
                sum += amount;
                others.Add(other.Events[0].Request);
            }

            if (sum > greatest) (greatest, counted) = (sum, [.. others]);
        }

        if (isRateMissing) violated.Add(PolicyRule.Currency);
        return isRateMissing ? (null, []) : (greatest, counted);
    }

    /// <summary>
    /// In whose stead somebody acts whose own role does not reach: the first without an objection, else the first in force.
    /// </summary>
    private Delegation? Act(
        RequestModel request, AuthorityTable table, ApprovalActor actor, Instant at, decimal amount, SortedSet<PolicyRule> violated)
    {
        Delegation[] reaching = [.. Delegations.Where(one => one.To == actor.Person && May(table, one.From.Role, amount))],
            inForce = [.. reaching.Where(one => one.Start <= at && at < one.End)];
        Delegation? found = inForce.FirstOrDefault(one => !request.Requesters.Select(by => by.Person).Concat(request.Used)
                .Append(request.Subject.CreditLimitSetBy).Contains(one.From.Person)
            && !Separated.Any(rule => rule.Duty == ApprovalDuty.Approving
                && (one.From.Role == rule.Role || one.From.OtherRoles.Contains(rule.Role)))) ?? inForce.FirstOrDefault();
        if (found is not null) return found;
        violated.Add(PolicyRule.Authority);
        if (reaching.Length > 0) violated.Add(PolicyRule.Delegation);
        return null;
    }

    private decimal? Convert(Money money, Instant at) => money.Currency == Currency
        ? money.ToDecimal()
        : Rates.TryGetValue((at.InZone(RateZone).Date, money.Currency), out decimal rate) ? money.ToDecimal() * rate : null;

    private bool IsOverdue(LocalDate? due, int days, Instant at) =>
        due is { } day && Period.Between(day, at.InZone(Zone).Date, PeriodUnits.Days).Days > days;

    /// <summary>Of an amount that is not known no range holds.</summary>
    private static bool Holds(AmountRange range, decimal? amount) => amount is not null
        && (range.Lower is not { } lower || amount > lower || (amount == lower && range.IncludesLower)) && IsBelow(range, amount);

    private static bool IsBelow(AmountRange range, decimal? amount) =>
        range.Upper is not { } upper || amount < upper || (amount == upper && range.IncludesUpper);

    /// <summary>A role may approve whatever lies below its bound.</summary>
    private static bool May(AuthorityTable table, string role, decimal amount) =>
        table.Tiers.Any(one => one.Role == role && IsBelow(one.Tier, amount));

    private Money? Limit(AuthorityTable? table, string role) =>
        table?.Tiers.FirstOrDefault(one => one.Role == role)?.Tier.Upper is { } upper ? Money.FromDecimal(upper, Currency) : null;

    private Money? ToMoney(decimal? amount)
    {
        if (amount is not { } exact) return null;
        decimal rounded = Math.Round(exact, Currency.MinorUnitDigits, MidpointRounding.ToEven);
        return new BigInteger(rounded * (decimal)BigInteger.Pow(10, Currency.MinorUnitDigits)) <= long.MaxValue
            ? Money.FromDecimal(rounded, Currency)
            : null;
    }
}
