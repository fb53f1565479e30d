using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>
/// Who may approve which write-offs, as data: tables of authority that follow each other in time, and what else must hold. It decides with
/// <see cref="Decide"/>; it never acts. Bounds are in its currency, and what is in another one is compared by a given rate only.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ApprovalPolicy : IReport
{
    private ApprovalPolicy(PolicyParts parts) => Parts = parts;

    /// <summary>The currency of its bounds.</summary>
    public Currency Currency => Parts.Currency;

    /// <summary>Its tables, in the order in which they were given.</summary>
    public IReadOnlyList<AuthorityTable> Tables => Parts.Tables;

    /// <summary>What must hold beside the tables, a sentence each, in the order of the rules.</summary>
    public IReadOnlyList<string> Rules => [.. Parts.InWords()];

    /// <summary>A policy of tables of authority, each in force from an instant on until the next one is.</summary>
    /// <exception cref="ArgumentException">
    /// The currency is <c>default</c>, there is no table, two of the same category and activity begin at one instant, or a bound is no
    /// amount of the currency.
    /// </exception>
    public static ApprovalPolicy FromTables(Currency currency, params IReadOnlyList<AuthorityTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        currency.RequireDefined(nameof(currency));
        AuthorityTable[] all = [.. tables];
        if (all.Length == 0 || Array.IndexOf(all, null) >= 0) throw new ArgumentException(
            $"Found {(all.Length == 0 ? "no table" : "null among the tables")}; one or more tables are needed. State who may approve how "
            + "much.",
            nameof(tables));
        if (all.GroupBy(one => (one.InForceFrom, one.Category, one.Activity)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"Found two tables from {ApprovalWords.ToText(twice.Key.InForceFrom)} on of the same requests; one is allowed. Keep the "
                + "one that holds.", nameof(tables));
        foreach (decimal bound in all.SelectMany(table => table.Tiers).Select(tier => tier.Tier.Upper).OfType<decimal>())
        {
            if (Money.TryFromDecimal(bound, currency, out _) is { } why)
                throw new ArgumentException($"Found the bound {AmountRange.Text(bound)} of a table. {why}", nameof(tables));
        }

        return new ApprovalPolicy(new PolicyParts(currency, Array.AsReadOnly(all)));
    }

    /// <summary>The same of lines and the instants from which they are in force.</summary>
    /// <inheritdoc cref="FromTables(Currency, IReadOnlyList{AuthorityTable})"/>
    public static ApprovalPolicy FromTables(
        Currency currency, params IReadOnlyList<(Instant InForceFrom, IReadOnlyList<Authority> Tiers)> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return FromTables(currency, [.. tables.Select(table => AuthorityTable.From(table.InForceFrom, table.Tiers))]);
    }

    /// <summary>The same, with two different people for every approval.</summary>
    public ApprovalPolicy RequiringTwoPeople() => RequiringPeople(AmountRange.All, 2);

    /// <summary>The same, with so many different people for amounts of a range. Of several ranges the greatest number counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public ApprovalPolicy RequiringPeople(AmountRange range, int count)
    {
        ArgumentNullException.ThrowIfNull(range);
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, "Found fewer than one person; 1 or more are allowed.");
        return new ApprovalPolicy(Parts with { People = [.. Parts.People, (range, count)] });
    }

    /// <summary>
    /// The same, where amounts add up: with what is granted count the other requests of the same value of a dimension, while they wait with
    /// what they request, and once they are approved, if that was within so many days before, with what is granted and not reversed. A
    /// request must state the dimension. Of several windows the one with the greatest amount counts.
    /// </summary>
    /// <param name="days">The length of the window in days of 24 hours, 1 or more.</param>
    /// <param name="dimension">The dimension, such as <see cref="Dimension.Account"/>, <see cref="Dimension.Document"/> or a group.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one day, or more than 36,500.</exception>
    /// <exception cref="ArgumentException">The name of the dimension is blank, or <c>request</c>.</exception>
    public ApprovalPolicy Cumulative(int days, string dimension)
    {
        const int MostDays = 36_500;
        Dimension.RequireName(dimension, nameof(dimension));
        if (dimension == Dimension.Request)
            throw new ArgumentException("Found the dimension 'request', of which each has its own; another is allowed.", nameof(dimension));
        return days is >= 1 and <= MostDays
            ? new ApprovalPolicy(Parts with { Windows = [.. Parts.Windows, (days, dimension)] })
            : throw new ArgumentOutOfRangeException(
                nameof(days), days, $"Found a window of {Invariant.Text(days)} days; 1 to {Invariant.Count(MostDays)} are allowed.");
    }

    /// <summary>The same, with a piece of evidence for amounts from a bound on, the bound included.</summary>
    /// <inheritdoc cref="RequiringEvidence(AmountRange, string, int)"/>
    public ApprovalPolicy RequiringEvidence(decimal from, string kind) => RequiringEvidence(AmountRange.From(from), kind, 1);

    /// <summary>
    /// The same, with so many different pieces of evidence of a kind for amounts of a range. What counts is brought by drafting, changing,
    /// handing in or answering, since what is to be written off was last changed.
    /// </summary>
    /// <exception cref="ArgumentException">The kind is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one piece, or a bound that is not above zero.</exception>
    public ApprovalPolicy RequiringEvidence(AmountRange range, string kind, int count)
    {
        ArgumentNullException.ThrowIfNull(range);
        ApprovalWords.RequireName(kind, "kind of evidence", nameof(kind));
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, "Found fewer than one piece; 1 or more are allowed.");
        return new ApprovalPolicy(Parts with { Evidence = [.. Parts.Evidence, (range, kind, count)] });
    }

    /// <summary>The same, for receivables more than so many days past their due date, of amounts of a range.</summary>
    /// <param name="range">The amounts.</param>
    /// <param name="days">The number of days: one more is enough. 0 or more.</param>
    /// <param name="zone">The time zone whose day counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public ApprovalPolicy RequiringDaysOverdue(AmountRange range, int days, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(zone);
        return days >= 0
            ? new ApprovalPolicy(Parts with { Overdue = [.. Parts.Overdue, (range, days, zone)] })
            : throw new ArgumentOutOfRangeException(nameof(days), days, "Found a negative number of days; 0 or more are allowed.");
    }

    /// <summary>The same, where people of a role do not have a duty: who applies cash does not request, say.</summary>
    /// <exception cref="ArgumentException">The role is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="ApprovalDuty"/>.</exception>
    public ApprovalPolicy Separating(string role, ApprovalDuty duty)
    {
        ApprovalWords.RequireName(role, "role", nameof(role));
        return Enum.IsDefined(duty)
            ? new ApprovalPolicy(Parts with { Separated = [.. Parts.Separated, (role, duty)] })
            : throw new ArgumentOutOfRangeException(
                nameof(duty), duty, $"Found the duty {Invariant.Text((int)duty)}; a member of ApprovalDuty is allowed.");
    }

    /// <summary>
    /// The same, where small balances up to an amount, that amount included, are approved by a rule instead of people: whole, never in
    /// part.
    /// </summary>
    /// <param name="amount">The amount, in major units: above zero.</param>
    /// <param name="role">The role in which the rule acts, such as a batch that writes off small balances.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    /// <exception cref="ArgumentException">The role is blank, or one of a table.</exception>
    public ApprovalPolicy ApprovingSmallBalances(decimal amount, string role)
    {
        ApprovalWords.RequireName(role, "role", nameof(role));
        if (Parts.Tables.Any(table => table.Tiers.Any(tier => tier.Role == role)))
            throw new ArgumentException(
                $"Found the role {Invariant.InQuotes(role)}, which a table has for people; a role of its own is allowed.", nameof(role));
        return new ApprovalPolicy(Parts with { SmallBalances = (AmountRange.UpTo(amount), role) });
    }

    /// <summary>The same with delegations.</summary>
    /// <exception cref="ArgumentException">One is null.</exception>
    public ApprovalPolicy WithDelegations(params IReadOnlyList<Delegation> delegations)
    {
        ArgumentNullException.ThrowIfNull(delegations);
        Delegation[] all = [.. Parts.Delegations, .. delegations];
        return Array.IndexOf(all, null) < 0 ? new ApprovalPolicy(Parts with { Delegations = all }) : throw new ArgumentException(
            "Found null among the delegations; delegations are allowed. Leave it out.", nameof(delegations));
    }

    /// <summary>The same with rates for amounts in other currencies: the rate of the day of a decision counts.</summary>
    /// <param name="rates">The rates.</param>
    /// <param name="zone">The time zone whose day it is.</param>
    public ApprovalPolicy WithRates(ExchangeRates rates, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(zone);
        return new ApprovalPolicy(Parts with { Rates = (rates, zone) });
    }

    /// <summary>What the policy says of an approval: allowed, or each rule that it would violate, and which roles could approve.</summary>
    /// <param name="request">The request.</param>
    /// <param name="history">
    /// The requests that count with it; the request itself in it does not count twice. What it knows of the request at the instant must be
    /// how the request passed begins: of two approvals in a row both may be asked for with one history.
    /// </param>
    /// <param name="actor">Who is to approve.</param>
    /// <param name="at">When. What of the history was recorded later does not count.</param>
    /// <param name="granted">How much is to be granted.</param>
    /// <exception cref="ArgumentException">The amount has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public ApprovalDecision Decide(WriteOffRequest request, RequestLog history, ApprovalActor actor, Instant at, Money granted)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(actor);
        return PolicyDecision.Decide(Parts, request, history, actor, ApprovalEvent.Approved(request.Id, actor, at, granted));
    }

    /// <summary>Its tables and rules on one line, in any culture.</summary>
    public override string ToString() =>
        $"approval policy in {Currency}, {string.Join(" | ", Tables.Select(table => table.ToString()).Concat(Rules))}";

    internal PolicyParts Parts { get; }

    void IReport.Write(ReportWriter report) => report
        .AddValue(Currency).AddList((IEnumerable<IReport>)Tables, nameof(Tables)).AddList(Rules);
}
