using NodaTime;

namespace WriteOffMetrics.Testing;

/// <summary>
/// What a synthetic ledger is like. The same options give the same entries on every machine:
/// <c>new SyntheticLedgerOptions { Seed = 7, Count = 10_000, FirstDay = first, LastDay = last } with { GrowthPerYear = 0.5 }</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads, as long as nobody changes a list that was passed in.</remarks>
public sealed record SyntheticLedgerOptions
{
    /// <summary>The start of the random numbers: another seed gives another ledger of the same kind.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of entries of all kinds, 0 or more.</summary>
    public required int Count { get; init; }

    /// <summary>The first day of the write-offs.</summary>
    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day of all entries.</summary>
    public required LocalDate LastDay { get; init; }

    /// <summary>The currency. Default: USD.</summary>
    public Currency Currency { get; init; } = Currency.FromCode("USD");

    /// <summary>The order in which entries are given. Default: chronological.</summary>
    public EntryOrder Order { get; init; }

    /// <summary>The values of the dimension <c>sector</c>, equally frequent; every account belongs to one. Default: four of them.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = ["Construction", "Manufacturing", "Retail", "Services"];

    /// <summary>The number of accounts, equally frequent, 1 or more. Default: 100.</summary>
    public int Accounts { get; init; } = 100;

    /// <summary>
    /// How much more is written off in a month of the year than in others, January first: twelve weights of 0 or more, not all 0. Default:
    /// all 1.
    /// </summary>
    public IReadOnlyList<double> Seasonality { get; init; } = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

    /// <summary>
    /// By what part of the first year's the write-offs become more frequent each year: 0.5 for half as many more; above −1. Default: 0,
    /// steady.
    /// </summary>
    public double GrowthPerYear { get; init; }

    /// <summary>The median amount in major units, above zero. Default: 150.</summary>
    public decimal MedianAmount { get; init; } = 150m;

    /// <summary>The spread of the amounts: the standard deviation of their logarithm, 0 to 5. Default: 1.2.</summary>
    public double Spread { get; init; } = 1.2;

    /// <summary>The largest amount in major units; those above are put down to it. Default: 31,000.</summary>
    public decimal LargestAmount { get; init; } = 31_000m;

    /// <summary>The part of the entries that are reversals, each of a whole write-off. Default: 0.05.</summary>
    public double ReversalShare { get; init; } = 0.05;

    /// <summary>The part of the entries that are recoveries, each of a part of a write-off. Default: 0.2.</summary>
    public double RecoveryShare { get; init; } = 0.2;

    /// <summary>The part of the entries that are returned recoveries. Default: 0.02.</summary>
    public double ReturnedShare { get; init; } = 0.02;

    /// <summary>Entries are recorded up to so many days after their effective date; 0: they state no recorded date. Default: 0.</summary>
    public int LargestRecordingLag { get; init; }

    /// <summary>
    /// Whether every write-off has a document, which its reversal or recovery shares. Default: true; false saves a text per write-off.
    /// </summary>
    public bool HasDocuments { get; init; } = true;

    /// <summary>
    /// Whether every write-off states the approval request that allowed it; one request allows up to ten. Default: false.
    /// </summary>
    public bool HasRequests { get; init; }

    /// <summary>The seed, the count and the days on one line, in any culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count:N0} synthetic entries of seed {Seed}, {Order}");

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    internal void Require(string parameterName)
    {
        Require(Count >= 0, nameof(Count), Count, "0 or more");
        Require(LastDay >= FirstDay, nameof(LastDay), NodaTime.Text.LocalDatePattern.Iso.Format(LastDay), "the first day or a later one");
        Require(Sectors is { Count: > 0 } && Sectors.All(sector => !string.IsNullOrWhiteSpace(sector)), nameof(Sectors),
            Sectors?.Count ?? 0, "one name or more, none of them blank");
        Require(Accounts >= 1, nameof(Accounts), Accounts, "1 or more");
        Require(Seasonality is { Count: 12 } && Seasonality.All(weight => weight >= 0 && double.IsFinite(weight))
            && Seasonality.Any(weight => weight > 0), nameof(Seasonality), Seasonality?.Count ?? 0,
            "twelve weights of 0 or more, not all 0,");
        Require(GrowthPerYear > -1 && double.IsFinite(GrowthPerYear), nameof(GrowthPerYear), GrowthPerYear, "a number above -1");
        Require(MedianAmount > 0 && LargestAmount >= MedianAmount && LargestAmount <= 9_000_000_000_000m, nameof(MedianAmount),
            MedianAmount, "an amount above zero and up to LargestAmount, which is up to 9,000,000,000,000,");
        Require(Spread is >= 0 and <= 5, nameof(Spread), Spread, "0 to 5");
        Require(ReversalShare >= 0 && ReturnedShare >= 0 && ReturnedShare <= RecoveryShare
            && RecoveryShare + ReversalShare <= 1 - ReversalShare - RecoveryShare - ReturnedShare, nameof(RecoveryShare), RecoveryShare,
            "shares for which every reversal and recovery has a write-off of its own, and every return a recovery,");
        Require(LargestRecordingLag is >= 0 and <= 3_650, nameof(LargestRecordingLag), LargestRecordingLag, "0 to 3650");

        void Require<T>(bool allowed, string name, T found, string what)
        {
            if (!allowed) throw new ArgumentException(
                FormattableString.Invariant($"Found {name} of {found}; {what} is allowed. Correct the option."), parameterName);
        }
    }
}
