using System.Text.Json.Serialization;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// Which overdue items are at high risk (M35), as data: conditions on age, amount, days beyond terms and what is known of the account, put
/// together with <see cref="And"/> and <see cref="Or"/>. Items that are not overdue, and credits, are never at risk.
/// <c>AtRiskRule.DaysPastDueAbove(90).Or(AtRiskRule.DaysPastDueAbove(30).And(AtRiskRule.BrokenPromisesAtLeast(2)))</c>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when the conditions are, put together in the same way. What is not known of
/// an account meets no condition on it, but for a credit review, which is older than any number of days where none is known.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AtRiskRule : IEquatable<AtRiskRule>, IReport
{
    private readonly AtRiskCondition condition;

    private AtRiskRule(AtRiskCondition condition) => this.condition = condition;

    /// <summary>Items whose account, or which themselves, are disputed.</summary>
    public static AtRiskRule Disputed { get; } = new(new AtRiskCondition.OfFacts("disputed", facts => facts?.IsDisputed == true));

    /// <summary>Items more days past their due date than a number, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static AtRiskRule DaysPastDueAbove(int days) => new(new AtRiskCondition.PastDue(Require(days, nameof(days))));

    /// <summary>Items of which an amount or more is open.</summary>
    public static AtRiskRule OpenAtLeast(Money amount) => new(new AtRiskCondition.OpenAmount(amount));

    /// <summary>
    /// Items of accounts that paid later than a number of days after the due date on average, weighted by amount, over the payments of the
    /// 365 days up to the day (M38). An account without payments in these days does not meet it.
    /// </summary>
    public static AtRiskRule DaysBeyondTermsAbove(decimal days) => new(new AtRiskCondition.BeyondTerms(days));

    /// <summary>Items of accounts that broke so many promises or more, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static AtRiskRule BrokenPromisesAtLeast(int number) => AtLeast(number, "promises broken", facts => facts.PromisesBroken);

    /// <summary>Items of accounts at a level of dunning or a higher one, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is below 1.</exception>
    public static AtRiskRule DunningLevelAtLeast(int level) => AtLeast(level, "dunning level", facts => facts.DunningLevel);

    /// <summary>Items of accounts that were contacted so many times or more, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static AtRiskRule ContactsAtLeast(int number) => AtLeast(number, "contacts", facts => facts.Contacts);

    /// <summary>
    /// Items of accounts whose credit was last reviewed more days ago than a number, 0 or more, or never as far as is known.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static AtRiskRule CreditReviewOlderThan(int days) => new(new AtRiskCondition.Review(Require(days, nameof(days))));

    /// <summary>Items that meet both.</summary>
    public AtRiskRule And(AtRiskRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new AtRiskRule(new AtRiskCondition.Both(condition, other.condition));
    }

    /// <summary>Items that meet one of the two, or both.</summary>
    public AtRiskRule Or(AtRiskRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new AtRiskRule(new AtRiskCondition.Either(condition, other.condition));
    }

    /// <summary>Whether both are put together of the same conditions in the same way.</summary>
    public bool Equals(AtRiskRule? other) => other is not null && condition.Words == other.condition.Words;

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(AtRiskRule? left, AtRiskRule? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(AtRiskRule? left, AtRiskRule? right) => !(left == right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AtRiskRule);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(condition.Words);

    /// <summary>
    /// The conditions on one line: <c>more than 90 days past due, or (more than 30 days past due and promises broken ≥ 2)</c>.
    /// </summary>
    public override string ToString() => condition.Words;

    /// <summary>Why an item is at risk, each reason in words; none where it is not.</summary>
    internal IReadOnlyList<string>? WhyOf(OpenItem item, Func<int, decimal?> daysBeyondTermsOf) =>
        item.IsCredit || item.DaysPastDue is not > 0 ? null : condition.WhyOf(new AtRiskCondition.Subject(item, daysBeyondTermsOf));

    private static AtRiskRule AtLeast(int number, string what, Func<AccountFacts, int?> read) => number >= 1
        ? new AtRiskRule(new AtRiskCondition.OfFacts(
            $"{what} ≥ {Invariant.Text(number)}", facts => facts is not null && read(facts) >= number))
        : throw new ArgumentOutOfRangeException(
            nameof(number), number, $"Found {Invariant.Text(number)}; 1 or more is allowed, because 0 holds for all.");

    private static int Require(int days, string name) => days >= 0 ? days : throw new ArgumentOutOfRangeException(
        name, days, $"Found {Invariant.Text(days)} days; 0 or more are allowed.");

    void IReport.Write(ReportWriter report) => report.Add(condition.Words, "conditions");
}
