using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// One entry: what happened, when, to how much. Made with <see cref="WriteOff"/>, <see cref="Reversal"/>, <see cref="Recovery"/> or
/// <see cref="RecoveryReturned"/>; the rest is set with <c>with</c>: <c>LedgerEntry.WriteOff(day, amount) with { Account = "C-17" }</c>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Two entries are equal when all they say is equal; <see cref="Ordinal"/>,
/// which says where an entry came from, does not count. For reading and for small ledgers: large ones are built straight from the
/// user's own rows, without an object per row.
/// </remarks>
[JsonConverter(typeof(LedgerEntryJsonConverter))]
public sealed record LedgerEntry
{
    private readonly EntryCategory category;
    private readonly OwnDimension[] ownDimensions = [];
    private readonly LocalDate? recordedDate;
    private readonly LocalDate? originDate;
    private readonly LocalDate? dueDate;

    private LedgerEntry(EntryKind kind, LocalDate effectiveDate, Money amount)
    {
        DayNumber.RequireInRow(effectiveDate, nameof(effectiveDate));
        if (!amount.Currency.IsDefined)
            throw new ArgumentException(
                "Found an amount without a currency; an amount above zero in a currency is allowed. "
                + "Make it with Money.FromDecimal.",
                nameof(amount));
        if (amount.MinorUnits <= 0)
            throw new ArgumentOutOfRangeException(
                nameof(amount), $"Found the amount {amount}; amounts above zero are allowed, because the kind carries the sign. Use "
                + "LedgerEntry.Reversal or LedgerEntry.Recovery for what lowers a write-off.");
        Kind = kind;
        EffectiveDate = effectiveDate;
        Amount = amount;
    }

    /// <summary>What the entry did.</summary>
    public EntryKind Kind { get; }

    /// <summary>The accounting date: it decides the period.</summary>
    public LocalDate EffectiveDate { get; }

    /// <summary>How much, above zero.</summary>
    public Money Amount { get; }

    /// <summary>
    /// The amount with the sign it has in net write-offs (M2): positive for a write-off and a returned recovery, negative for a reversal
    /// and a recovery.
    /// </summary>
    public Money SignedAmount => Kind is EntryKind.WriteOff or EntryKind.RecoveryReturned ? Amount : -Amount;

    /// <summary>What was written off; a receivable unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a value that is not a member of <see cref="EntryCategory"/>.</exception>
    public EntryCategory Category
    {
        get => category;
        init => category = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, $"Found the category {Invariant.Text((int)value)}; a member of EntryCategory is allowed.");
    }

    /// <summary>
    /// The day on which the entry became known to the books; null where not stated, and then it counts as known on its effective date.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to a day that is not of the ISO calendar, or outside 0002-01-01 to 9999-12-30: the others stand for dates that were never set.
    /// </exception>
    public LocalDate? RecordedDate
    {
        get => recordedDate;
        init => recordedDate = Allowed(value);
    }

    /// <summary>The invoice date of the item written off; null where not stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="RecordedDate"/>.</exception>
    public LocalDate? OriginDate
    {
        get => originDate;
        init => originDate = Allowed(value);
    }

    /// <summary>The due date of the item written off; null where not stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="RecordedDate"/>.</exception>
    public LocalDate? DueDate
    {
        get => dueDate;
        init => dueDate = Allowed(value);
    }

    /// <summary>Whoever or whatever owes; null where not stated, which is not the same as empty.</summary>
    public string? Account { get; init; }

    /// <summary>The document written off; null where not stated.</summary>
    public string? Document { get; init; }

    /// <summary>Why it was written off; null where not stated.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the approval request that allowed the entry; null where not stated.</summary>
    public string? Request { get; init; }

    /// <summary>
    /// The position of the entry in what its ledger was built from, 0 for the first; null for an entry that was not read from a ledger.
    /// </summary>
    public long? Ordinal { get; internal init; }

    /// <summary>
    /// The value of a dimension, <see cref="Account"/>, <see cref="Document"/>, <see cref="Reason"/> and <see cref="Request"/> included;
    /// null where not stated.
    /// </summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string? this[string dimension]
    {
        get
        {
            Dimension.RequireName(dimension, nameof(dimension));
            return dimension switch
            {
                Dimension.Account => Account,
                Dimension.Document => Document,
                Dimension.Reason => Reason,
                Dimension.Request => Request,
                _ => Array.Find(ownDimensions, own => own.Name == dimension).Value,
            };
        }
    }

    /// <summary>A write-off of this amount on this day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The amount is not above zero, or the day is not of the ISO calendar or outside 0002-01-01 to 9999-12-30: the others stand for dates
    /// that were never set.
    /// </exception>
    /// <exception cref="ArgumentException">The amount has no currency.</exception>
    public static LedgerEntry WriteOff(LocalDate effectiveDate, Money amount) => new(EntryKind.WriteOff, effectiveDate, amount);

    /// <summary>A write-off posting undone on this day because it was wrong.</summary>
    /// <inheritdoc cref="WriteOff"/>
    public static LedgerEntry Reversal(LocalDate effectiveDate, Money amount) => new(EntryKind.Reversal, effectiveDate, amount);

    /// <summary>Money received on this day on an item written off before.</summary>
    /// <inheritdoc cref="WriteOff"/>
    public static LedgerEntry Recovery(LocalDate effectiveDate, Money amount) => new(EntryKind.Recovery, effectiveDate, amount);

    /// <summary>A recovery undone on this day.</summary>
    /// <inheritdoc cref="WriteOff"/>
    public static LedgerEntry RecoveryReturned(LocalDate effectiveDate, Money amount) =>
        new(EntryKind.RecoveryReturned, effectiveDate, amount);

    /// <summary>The same entry with a value in one dimension, built-in or of the user's own; null takes the value away.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public LedgerEntry With(string dimension, string? value)
    {
        Dimension.RequireName(dimension, nameof(dimension));
        return dimension switch
        {
            Dimension.Account => this with { Account = value },
            Dimension.Document => this with { Document = value },
            Dimension.Reason => this with { Reason = value },
            Dimension.Request => this with { Request = value },
            _ => this with { OwnDimensions = Replace(ownDimensions, dimension, value) },
        };
    }

    /// <summary>Whether both say the same, whatever their ordinals.</summary>
    public bool Equals(LedgerEntry? other) =>
        other is not null
        && Kind == other.Kind && EffectiveDate == other.EffectiveDate && Amount == other.Amount && Category == other.Category
        && RecordedDate == other.RecordedDate && OriginDate == other.OriginDate && DueDate == other.DueDate
        && Account == other.Account && Document == other.Document && Reason == other.Reason && Request == other.Request
        && ownDimensions.AsSpan().SequenceEqual(other.ownDimensions);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Kind, EffectiveDate, Amount, Category, Account, Document, Reason, HashCode.Combine(Request, ownDimensions.Length));

    /// <summary>The entry on one line, in any culture: <c>2026-03-14 write-off 1,200.00 USD receivable, account C-17</c>.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            OnDay("recorded", RecordedDate), OnDay("origin", OriginDate), OnDay("due", DueDate), Part(Dimension.Account, Account),
            Part(Dimension.Document, Document), Part(Dimension.Reason, Reason), Part(Dimension.Request, Request),
        ];
        IEnumerable<string> stated = parts
            .Concat(ownDimensions.Select(own => Part(own.Name, own.Value)))
            .OfType<string>();
        string head = $"{DayNumber.ToText(EffectiveDate)} {EntryWords.NameOf(Kind)} {Amount} {EntryWords.NameOf(Category)}";
        return string.Join(", ", stated.Prepend(head));

        static string? OnDay(string name, LocalDate? day) => day is { } stated ? $"{name} {DayNumber.ToText(stated)}" : null;

        static string? Part(string name, string? value) => value is null ? null : $"{name} {Invariant.OnOneLine(value)}";
    }

    /// <summary>The stated dimensions of the user's own, sorted by name.</summary>
    internal OwnDimension[] OwnDimensions
    {
        get => ownDimensions;
        init => ownDimensions = value;
    }

    private static LocalDate? Allowed(LocalDate? value)
    {
        if (value is { } day) DayNumber.RequireInRow(day, nameof(value));
        return value;
    }

    private static OwnDimension[] Replace(OwnDimension[] dimensions, string name, string? value)
    {
        IEnumerable<OwnDimension> others = dimensions.Where(own => own.Name != name);
        return [.. (value is null ? others : others.Append(new OwnDimension(name, value)))
            .OrderBy(own => own.Name, StringComparer.Ordinal)];
    }

    /// <summary>A dimension of the user's own and its value.</summary>
    internal readonly record struct OwnDimension(string Name, string? Value);
}
