using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Approvals;

/// <summary>What is to be written off: whose, of which document, why. Entries that are posted carry it.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all they say is equal.</remarks>
[JsonConverter(typeof(WriteOffSubjectJsonConverter))]
public sealed record WriteOffSubject
{
    /// <summary>An entry whose day and amount mean nothing: it holds what a subject and an entry have in common, and its rules.</summary>
    private static readonly LedgerEntry Nothing =
        LedgerEntry.WriteOff(new LocalDate(2000, 1, 1), Money.FromMinorUnits(1, Currency.FromCode("USD")));

    private readonly LedgerEntry entry = Nothing;

    /// <summary>What is written off; a receivable unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a value that is not a member of <see cref="EntryCategory"/>.</exception>
    public EntryCategory Category
    {
        get => entry.Category;
        init => entry = entry with { Category = value };
    }

    /// <summary>Whoever or whatever owes; null where not stated.</summary>
    public string? Account
    {
        get => entry.Account;
        init => entry = entry with { Account = value };
    }

    /// <summary>The document; null where not stated.</summary>
    public string? Document
    {
        get => entry.Document;
        init => entry = entry with { Document = value };
    }

    /// <summary>Why it is to be written off; null where not stated.</summary>
    public string? Reason
    {
        get => entry.Reason;
        init => entry = entry with { Reason = value };
    }

    /// <summary>The invoice date of the document; null where not stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="LedgerEntry.OriginDate"/>.</exception>
    public LocalDate? OriginDate
    {
        get => entry.OriginDate;
        init => entry = entry with { OriginDate = value };
    }

    /// <summary>The due date of the document, which rules of eligibility count from; null where not stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="LedgerEntry.DueDate"/>.</exception>
    public LocalDate? DueDate
    {
        get => entry.DueDate;
        init => entry = entry with { DueDate = value };
    }

    /// <summary>The kind of business that it comes from, where tables of authority differ by it; null where not stated.</summary>
    public string? Activity { get; init; }

    /// <summary>Who set the credit limit of the account, and so takes no part in writing it off; null where not stated.</summary>
    public string? CreditLimitSetBy { get; init; }

    /// <summary>The value of a dimension, account, document and reason included; null where not stated.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string? this[string dimension] => entry[dimension];

    /// <summary>The same with a value in one dimension, built-in or of the user's own; null takes the value away.</summary>
    /// <exception cref="ArgumentException">
    /// The name is blank, or it is <c>request</c>, which the id of the request fills; or there are more than eight of the user's own.
    /// </exception>
    public WriteOffSubject With(string dimension, string? value)
    {
        if (dimension == Dimension.Request)
            throw new ArgumentException(
                "Found the dimension 'request'; any other is allowed, because the id of the request fills it. Leave it out.",
                nameof(dimension));
        LedgerEntry next = entry.With(dimension, value);
        return next.OwnDimensions.Length <= Dimension.MaxOwn ? this with { Entry = next } : throw new ArgumentException(
            $"Found {Invariant.Count(next.OwnDimensions.Length)} dimensions of your own; up to {Dimension.MaxOwn} are allowed, as in "
            + "ledgers.",
            nameof(dimension));
    }

    /// <summary>What it says on one line, in any culture.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        EntryWords.NameOf(Category),
        Part("due", DueDate is { } day ? DayNumber.ToText(day) : null),
        Part(Dimension.Account, Account),
        Part(Dimension.Document, Document),
        Part(Dimension.Reason, Reason),
        Part("activity", Activity),
    }.OfType<string>().Concat(entry.OwnDimensions.Select(own => Part(own.Name, own.Value)!)));

    /// <summary>What a subject and an entry have in common.</summary>
    internal LedgerEntry Entry
    {
        get => entry;
        private init => entry = value;
    }

    private static string? Part(string name, string? value) => value is null ? null : $"{name} {Invariant.OnOneLine(value)}";
}
