using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// What is set aside for one account or one document by a look at it: a share of what is open of it, or an amount, with the reason. It
/// leaves the provision matrix.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed record SpecificAllowance : IRefusedAsJson
{
    private SpecificAllowance(string? account, string? document, Ratio? share, Money? amount, string reason)
    {
        Account = account;
        Document = document;
        Share = share;
        Amount = amount;
        Reason = reason;
    }

    /// <summary>The account; null where a document is named.</summary>
    public string? Account { get; }

    /// <summary>The document; null where an account is named.</summary>
    public string? Document { get; }

    /// <summary>The share of what is open; null where an amount was stated.</summary>
    public Ratio? Share { get; }

    /// <summary>The amount of the day on which it was assessed; null where a share was stated.</summary>
    public Money? Amount { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>The day on which it was assessed; null where that is the day for which the allowance is computed.</summary>
    public LocalDate? AssessedOn { get; private init; }

    /// <summary>A share of all that an account owes.</summary>
    /// <param name="account">The account.</param>
    /// <param name="share">From 0 to 100 %.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">The reason is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is below 0 or above 100 %.</exception>
    public static SpecificAllowance ForAccount(string account, Ratio share, string reason)
    {
        ArgumentNullException.ThrowIfNull(account);
        return new SpecificAllowance(account, null, Require(share), null, Require(reason));
    }

    /// <summary>An amount of what an account owes.</summary>
    /// <param name="account">The account.</param>
    /// <param name="amount">Zero or more, and not more than is open.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">The reason is blank, or the amount without a currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is below zero.</exception>
    public static SpecificAllowance ForAccount(string account, Money amount, string reason)
    {
        ArgumentNullException.ThrowIfNull(account);
        return new SpecificAllowance(account, null, null, Require(amount), Require(reason));
    }

    /// <summary>A share of what is open of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="share">From 0 to 100 %.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">The reason is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is below 0 or above 100 %.</exception>
    public static SpecificAllowance ForDocument(string document, Ratio share, string reason)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new SpecificAllowance(null, document, Require(share), null, Require(reason));
    }

    /// <summary>An amount of what is open of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="amount">Zero or more, and not more than is open.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">The reason is blank, or the amount without a currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is below zero.</exception>
    public static SpecificAllowance ForDocument(string document, Money amount, string reason)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new SpecificAllowance(null, document, null, Require(amount), Require(reason));
    }

    /// <summary>
    /// The same, assessed on an earlier day: it covers the items that were open then. What was paid of them since reverses it in
    /// proportion, what was opened again since raises it likewise, and what was invoiced since stays in the matrix.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public SpecificAllowance WithAssessedOn(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return this with { AssessedOn = day };
    }

    /// <summary>Of whom or what, how much and why, on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Of}: {(Share is { } share ? share.ToString() : Amount.ToString())}, {Invariant.OnOneLine(Reason)}"
        + (AssessedOn is { } day ? $", assessed on {DayNumber.ToText(day)}" : "");

    /// <summary>Of whom or what, in words.</summary>
    internal string Of => Account is null ? $"document {Invariant.InQuotes(Document)}" : $"account {Invariant.InQuotes(Account)}";

    private static Ratio Require(Ratio share) => share.ToDecimal() is >= 0 and <= 1 ? share : throw new ArgumentOutOfRangeException(
        nameof(share), share, $"Found a share of {share}; 0 % to 100 % are allowed. State 80 % as Ratio.FromPercent(80).");

    private static Money Require(Money amount)
    {
        AllowanceInputs.RequireCurrency(amount, nameof(amount));
        return amount.MinorUnits >= 0 ? amount : throw new ArgumentOutOfRangeException(
            nameof(amount), amount, $"Found an allowance of {amount}; zero or more is allowed.");
    }

    private static string Require(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return reason;
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found a SpecificAllowance, which names who owes or a document; figures are written. Write the required allowance.";
}
