using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// What is known of an account, or of one of its documents, beside its items: disputes, promises, dunning, contacts, who collects, when its
/// credit was last reviewed. Stated with the day since which it holds; on a later day the latest ones on or before it count.
/// <c>new AccountFacts { Account = "C-17", Since = day, PromisesBroken = 2, Collector = "Ng" }</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are. What is null is not known.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed record AccountFacts : IRefusedAsJson
{
    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>The document that these are facts of; null where they are facts of the account. Those of a document go before.</summary>
    public string? Document { get; init; }

    /// <summary>The day since which they hold.</summary>
    public required LocalDate Since { get; init; }

    /// <summary>Whether what is owed is disputed.</summary>
    public bool? IsDisputed { get; init; }

    /// <summary>How many promises to pay were kept, 0 or more.</summary>
    public int? PromisesKept { get; init; }

    /// <summary>How many promises to pay were broken, 0 or more.</summary>
    public int? PromisesBroken { get; init; }

    /// <summary>The level of dunning, 0 for none.</summary>
    public int? DunningLevel { get; init; }

    /// <summary>How many contacts were made, 0 or more.</summary>
    public int? Contacts { get; init; }

    /// <summary>Who collects.</summary>
    public string? Collector { get; init; }

    /// <summary>The day of the last credit review.</summary>
    public LocalDate? LastCreditReview { get; init; }

    /// <summary>The terms of payment in days, 0 or more.</summary>
    public int? TermsInDays { get; init; }

    /// <summary>Account, document, day and what is known on one line, in any culture.</summary>
    public override string ToString()
    {
        List<string> known = [];
        if (IsDisputed is { } disputed) known.Add(disputed ? "disputed" : "not disputed");
        Add(PromisesKept, "promises kept");
        Add(PromisesBroken, "promises broken");
        Add(DunningLevel, "dunning level");
        Add(Contacts, "contacts");
        if (Collector is not null) known.Add($"collector {Invariant.InQuotes(Collector)}");
        if (LastCreditReview is { } review) known.Add($"credit reviewed {DayNumber.ToText(review)}");
        Add(TermsInDays, "days of terms");
        string of = Document is null ? "" : $", document {Invariant.InQuotes(Document)}";
        return $"{Invariant.InQuotes(Account)}{of}, since {DayNumber.ToText(Since)}: "
            + (known.Count == 0 ? "nothing known" : string.Join(", ", known));

        void Add(int? number, string of)
        {
            if (number is { } some) known.Add($"{of} {Invariant.Text(some)}");
        }
    }

    /// <summary>Why they cannot be; none where they can.</summary>
    internal string? WhyNot()
    {
        if (string.IsNullOrWhiteSpace(Account)) return "Found facts without an account; one is needed. Supply it.";
        if (!DayNumber.IsAllowedInRow(Since)) return $"{Invariant.InQuotes(Account)}: {DayNumber.WhyRefusedInRow(Since)}";
        if (LastCreditReview is { } review && !DayNumber.IsAllowedInRow(review))
            return $"{Invariant.InQuotes(Account)}: {DayNumber.WhyRefusedInRow(review)}";
        foreach (int? number in new[] { PromisesKept, PromisesBroken, DunningLevel, Contacts, TermsInDays })
        {
            if (number < 0) return $"Found {Invariant.Text(number.Value)} in {this}; numbers of 0 or more are allowed. Correct it.";
        }

        return null;
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found AccountFacts, which name an account; figures are written. Write the members that are "
        + "wanted.";
}
