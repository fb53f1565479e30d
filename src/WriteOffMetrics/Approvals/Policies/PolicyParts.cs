using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>What a policy is made of.</summary>
internal sealed record PolicyParts(Currency Currency, IReadOnlyList<AuthorityTable> Tables)
{
    public IReadOnlyList<(AmountRange Range, int Count)> People { get; init; } = [];

    public IReadOnlyList<(int Days, string Dimension)> Windows { get; init; } = [];

    public IReadOnlyList<(AmountRange Range, string Kind, int Count)> Evidence { get; init; } = [];

    public IReadOnlyList<(AmountRange Range, int Days, DateTimeZone Zone)> Overdue { get; init; } = [];

    public IReadOnlyList<(string Role, ApprovalDuty Duty)> Separated { get; init; } = [];

    public (AmountRange Range, string Role)? SmallBalances { get; init; }

    public IReadOnlyList<Delegation> Delegations { get; init; } = [];

    public (ExchangeRates Rates, DateTimeZone Zone)? Rates { get; init; }

    /// <summary>Everything beside the tables, a sentence each.</summary>
    public IEnumerable<string> InWords() =>
    [
        .. People.Select(rule => $"{Invariant.Count(rule.Count, "person", "people")} for {rule.Range}"),
        .. Windows.Select(window => $"amounts of one {window.Dimension} add up within {Invariant.Count(window.Days, "day", "days")}"),
        .. Evidence.Select(rule => $"{Invariant.Count(rule.Count)} of {Invariant.InQuotes(rule.Kind)} for {rule.Range}"),
        .. Overdue.Select(rule => $"more than {Invariant.Count(rule.Days, "day", "days")} overdue for {rule.Range}"),
        .. Separated.Select(rule => $"{Invariant.InQuotes(rule.Role)} has no part in {NameOf(rule.Duty)}"),
        .. SmallBalances is var (range, role) ? new[] { $"{range} by the rule {Invariant.InQuotes(role)}" } : [],
        .. Delegations.Select(delegation => $"delegation of {delegation}"),
        .. Rates is var (rates, _) ? new[] { $"rates: {rates}" } : [],
    ];

    public static string NameOf(ApprovalDuty duty) => duty == ApprovalDuty.Approving ? "approving" : "requesting";

    /// <summary>The table in force: of those of the request the narrowest that has begun, and of these the latest.</summary>
    public AuthorityTable? TableOf(WriteOffSubject subject, Instant at) => Tables
        .Where(table => table.InForceFrom <= at && table.IsOf(subject))
        .OrderByDescending(table => table.Weight).ThenByDescending(table => table.InForceFrom).FirstOrDefault();
}
