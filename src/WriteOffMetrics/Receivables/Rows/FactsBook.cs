using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>Facts by account and document, the latest on or before a day.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
internal sealed class FactsBook
{
    private readonly Dictionary<(string Account, string? Document), AccountFacts[]> byDocument;

    private FactsBook(IEnumerable<AccountFacts> all) => byDocument = all
        .GroupBy(one => (one.Account, one.Document))
        .ToDictionary(group => group.Key, group => group.OrderBy(one => one.Since).ToArray());

    public static FactsBook Nothing { get; } = new([]);

    public bool IsEmpty => byDocument.Count == 0;

    /// <summary>These and further facts; of several of one day and document the last ones count.</summary>
    /// <exception cref="ArgumentException">Some cannot be.</exception>
    public FactsBook With(IEnumerable<AccountFacts> facts, string parameterName)
    {
        AccountFacts[] more = [.. facts];
        foreach (AccountFacts one in more)
        {
            if (one is null) throw new ArgumentException("Found null; facts are needed. Leave it out.", parameterName);
            if (one.WhyNot() is { } why) throw new ArgumentException(why, parameterName);
        }

        return new FactsBook([.. byDocument.Values.SelectMany(one => one), .. more]);
    }

    /// <summary>What is known of a document, or of its account, on a day; none where nothing is.</summary>
    public AccountFacts? On(LocalDate day, string? account, string? document)
    {
        if (account is null) return null;
        return (document is null ? null : Latest(day, account, document)) ?? Latest(day, account, null);
    }

    /// <summary>Whether the number of contacts is known of any account or document.</summary>
    public bool StatesContacts => byDocument.Values.Any(all => Array.Exists(all, one => one.Contacts is not null));

    /// <summary>Whether a credit review is known of any account; one that is stated of a document is none.</summary>
    public bool StatesReviews => byDocument.Any(
        all => all.Key.Document is null && Array.Exists(all.Value, one => one.LastCreditReview is not null));

    /// <summary>
    /// Whether a contact is known within some days: of the document one or more through the last of them, or of the account more on that
    /// than before the first. Facts that state no number change none.
    /// </summary>
    public bool HasContact(string account, string? document, LocalDate first, LocalDate last)
    {
        if (document is not null && ContactsOn(last, account, document) > 0) return true;
        return ContactsOn(last, account, null) > (ContactsOn(first.PlusDays(-1), account, null) ?? 0);
    }

    /// <summary>
    /// The last credit review of an account through a day that was known on that day; facts that state none take none away.
    /// </summary>
    public LocalDate? LastReviewOf(string account, LocalDate day) => Of(account, null)
        .LastOrDefault(one => one.Since <= day && one.LastCreditReview <= day)?.LastCreditReview;

    private int? ContactsOn(LocalDate day, string account, string? document) =>
        Of(account, document).LastOrDefault(one => one.Since <= day && one.Contacts is not null)?.Contacts;

    private AccountFacts[] Of(string account, string? document) => byDocument.GetValueOrDefault((account, document)) ?? [];

    private AccountFacts? Latest(LocalDate day, string account, string? document) =>
        byDocument.TryGetValue((account, document), out AccountFacts[]? all) ? Array.FindLast(all, one => one.Since <= day) : null;
}
