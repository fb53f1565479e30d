using NodaTime;

namespace WriteOffMetrics.Testing;

/// <summary>
/// What a synthetic portfolio of open items is like. The same options give the same items on every machine:
/// <c>new SyntheticPortfolioOptions { Seed = 7, Count = 2_000, FirstDay = first, LastDay = last }</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed record SyntheticPortfolioOptions
{
    /// <summary>The start of the random numbers: another seed gives another portfolio of the same kind.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of invoices, 0 or more.</summary>
    public required int Count { get; init; }

    /// <summary>The first day of the invoices.</summary>
    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day of all: what would happen later does not.</summary>
    public required LocalDate LastDay { get; init; }

    /// <summary>The currency. Default: USD.</summary>
    public Currency Currency { get; init; } = Currency.FromCode("USD");

    /// <summary>The number of accounts, equally frequent, 1 or more. Default: 100.</summary>
    public int Accounts { get; init; } = 100;

    /// <summary>The days from invoice to due date, 0 or more; of instalments to the first one. Default: 30.</summary>
    public int TermsInDays { get; init; } = 30;

    /// <summary>How many days after the due date an account pays on average; negative for before it. Default: 6.</summary>
    public double MeanDelay { get; init; } = 6;

    /// <summary>The spread of the delays, a standard deviation in days, 0 or more. Default: 12.</summary>
    public double DelaySpread { get; init; } = 12;

    /// <summary>The part of the invoices that are due in three instalments, a month apart. Default: 0.1.</summary>
    public double InstalmentShare { get; init; } = 0.1;

    /// <summary>The part of the invoices of which a tenth is disputed and credited 45 days after the due date. Default: 0.05.</summary>
    public double DisputeShare { get; init; } = 0.05;

    /// <summary>
    /// The part of the invoices that are never paid, and written off 180 days after the due date of their last instalment. Default: 0.02.
    /// </summary>
    public double NeverPaidShare { get; init; } = 0.02;

    /// <summary>The seed and the count on one line, in any culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count:N0} synthetic invoices of seed {Seed}");

    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    internal void Require(string parameterName)
    {
        Require(Count >= 0, nameof(Count), Count, "0 or more");
        Require(LastDay >= FirstDay, nameof(LastDay), NodaTime.Text.LocalDatePattern.Iso.Format(LastDay), "the first day or a later one");
        Require(Accounts >= 1, nameof(Accounts), Accounts, "1 or more");
        Require(TermsInDays >= 0, nameof(TermsInDays), TermsInDays, "0 or more");
        Require(Math.Abs(MeanDelay) <= 1_000, nameof(MeanDelay), MeanDelay, "−1,000 to 1,000");
        Require(DelaySpread is >= 0 and <= 1_000, nameof(DelaySpread), DelaySpread, "0 to 1,000");
        Require(InstalmentShare is >= 0 and <= 1, nameof(InstalmentShare), InstalmentShare, "0 to 1");
        Require(DisputeShare is >= 0 and <= 1, nameof(DisputeShare), DisputeShare, "0 to 1");
        Require(NeverPaidShare is >= 0 and <= 1, nameof(NeverPaidShare), NeverPaidShare, "0 to 1");

        void Require(bool isGood, string name, object found, string allowed)
        {
            if (!isGood)
                throw new ArgumentException(
                    FormattableString.Invariant($"{name}: Found {found}; {allowed} is allowed. Correct the option."), parameterName);
        }
    }
}
