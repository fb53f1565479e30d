using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Says where in a row of the user's own an entry's parts are found, so that a ledger is built without an object per entry.
/// </summary>
/// <typeparam name="TRow">The user's row.</typeparam>
/// <remarks>
/// Read while a ledger is built and not kept. Selectors are called at most once per row, in order, on the calling thread. A day may be a
/// <see cref="NodaTime.LocalDate"/>, a <see cref="DateOnly"/> or a <see cref="DateTime"/>. A selector returns null for what it cannot read;
/// the row is then refused, and so it is where one throws, with what it threw. Not for use by several threads while it is being filled.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class EntrySelectors<TRow> : IRefusedAsJson
{
    /// <summary>
    /// The accounting date. A row without one is refused, and so is one of the year 1 or of 9999-12-31, which stand for a date that was
    /// never set.
    /// </summary>
    public required Func<TRow, CalendarDay?> EffectiveDate { get; init; }

    /// <summary>
    /// The amount in major units, above zero, with no more decimals than the ledger's currency. A row without one is refused.
    /// </summary>
    public required Func<TRow, decimal?> Amount { get; init; }

    /// <summary>What the entry did; a row of none is refused. Default: every row is a write-off.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public Func<TRow, EntryKind?> Kind
    {
        get => KindOrNone ?? (static _ => EntryKind.WriteOff);
        init => KindOrNone = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>What was written off; a row of none is refused. Default: every row is a receivable.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public Func<TRow, EntryCategory?> Category
    {
        get => CategoryOrNone ?? (static _ => EntryCategory.Receivable);
        init => CategoryOrNone = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// The code of the currency of the amount: a row of another currency than the ledger's is refused, and so is one of none. Default: not
    /// looked at, and every amount is taken to be of the ledger's currency.
    /// </summary>
    public Func<TRow, string?>? Currency { get; init; }

    /// <summary>
    /// The day on which the entry became known to the books. Default: not stated, and then it counts as known on its effective date.
    /// </summary>
    public Func<TRow, CalendarDay?>? RecordedDate { get; init; }

    /// <summary>The invoice date of the item written off. Default: not stated.</summary>
    public Func<TRow, CalendarDay?>? OriginDate { get; init; }

    /// <summary>The due date of the item written off. Default: not stated.</summary>
    public Func<TRow, CalendarDay?>? DueDate { get; init; }

    /// <summary>Whoever or whatever owes. Default: not stated.</summary>
    public Func<TRow, string?>? Account { get; init; }

    /// <summary>The document written off. Default: not stated.</summary>
    public Func<TRow, string?>? Document { get; init; }

    /// <summary>Why it was written off. Default: not stated.</summary>
    public Func<TRow, string?>? Reason { get; init; }

    /// <summary>The id of the approval request that allowed the entry. Default: not stated.</summary>
    public Func<TRow, string?>? Request { get; init; }

    /// <summary>
    /// Up to eight dimensions of the user's own, by name: <c>Dimensions = { ["sector"] = row =&gt; row.Sector }</c>. Default: none.
    /// </summary>
    public IDictionary<string, Func<TRow, string?>> Dimensions { get; } =
        new Dictionary<string, Func<TRow, string?>>(StringComparer.Ordinal);

    /// <summary>
    /// The row's own number, from 1 to 2,147,483,647, by which findings name it and <see cref="LedgerEntry.Ordinal"/> (less 1) counts it.
    /// Entries of one day are read in the order of these numbers. Whether two rows have the same is not looked at. A row whose number is
    /// bad or that is null is named by its position. Default: its position among the rows, the first is 1.
    /// </summary>
    public Func<TRow, long>? RowNumber { get; init; }

    /// <summary>
    /// What stands in a row for a field, in words, so that findings can quote what a selector could not read. Asked of refused rows only,
    /// by the name that <see cref="FindingFault.Field"/> has: <c>amount</c>, <c>effective date</c>, <c>currency</c>, <c>kind</c>,
    /// <c>category</c>, <c>recorded date</c>, <c>origin date</c>, <c>due date</c>, <c>row number</c>, or the name of a dimension; null
    /// where nothing stands there. Where it throws itself, nothing is quoted, and the fault is told all the same. Default: what the
    /// selector returned is quoted.
    /// </summary>
    public Func<TRow, string, string?>? FoundText { get; init; }

    /// <summary>The selector of the kind; none where every row is a write-off.</summary>
    internal Func<TRow, EntryKind?>? KindOrNone { get; private init; }

    /// <summary>The selector of the category; none where every row is a receivable.</summary>
    internal Func<TRow, EntryCategory?>? CategoryOrNone { get; private init; }

    /// <exception cref="ArgumentException">A selector that is needed is null, or that of a dimension.</exception>
    internal void RequireAll(string parameterName)
    {
        if (EffectiveDate is null) throw new ArgumentException(WhyMissing(nameof(EffectiveDate)), parameterName);
        if (Amount is null) throw new ArgumentException(WhyMissing(nameof(Amount)), parameterName);
        foreach ((string name, Func<TRow, string?>? selector) in Dimensions)
        {
            if (selector is null)
                throw new ArgumentException($"{WhyMissing($"the dimension '{name}'")} Or leave the dimension out.", parameterName);
        }

        static string WhyMissing(string part) =>
            $"Found no selector for {part}; a function of the row is needed. Say where in the row it is found.";
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found EntrySelectors, which are functions; figures and totals are written. Write the totals of the ledger that they read.";
}
