using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>What a policy is made of.</summary>
internal sealed record PolicyParts(Currency Currency, IReadOnlyList<AuthorityTable> Tables)
{
    public IReadOnlyList<(AmountRange Range, int Count)> People { get; init; } = [];

    public (int Days, string Dimension)? Window { get; init; }

    public IReadOnlyList<(AmountRange Range, string Kind, int Count)> Evidence { get; init; } = [];

    public IReadOnlyList<(AmountRange Range, int Days, DateTimeZone Zone)> Overdue { get; init; } = [];

    public IReadOnlyList<(string Role, ApprovalDuty Duty)> Separated { get; init; } = [];

    public (AmountRange Range, string Role)? SmallBalances { get; init; }

    public IReadOnlyList<Delegation> Delegations { get; init; } = [];

    public (ExchangeRates Rates, DateTimeZone Zone)? Rates { get; init; }

    /// <summary>The table in force: of those of the request the narrowest that has begun, and of these the latest.</summary>
    public AuthorityTable? TableOf(WriteOffSubject subject, Instant at) => Tables
        .Where(table => table.InForceFrom <= at && table.IsOf(subject))
        .OrderByDescending(table => table.Weight).ThenByDescending(table => table.InForceFrom).FirstOrDefault();
}
