using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Says where in a row of the user's own an entry's parts are found, so that a ledger is built without an object per entry.
/// </summary>
/// <typeparam name="TRow">The user's row.</typeparam>
/// <remarks>
/// Read while a ledger is built and not kept. Selectors are called at most once per row, in order, on the calling thread; what one throws
/// reaches the caller, so let one return null for what it cannot read: the row is then refused with its position.
/// Not for use by several threads while it is being filled.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class EntrySelectors<TRow> : IRefusedAsJson
{
    /// <summary>The accounting date. A row without one is refused.</summary>
    public required Func<TRow, LocalDate?> EffectiveDate { get; init; }

    /// <summary>
    /// The amount in major units, above zero, with no more decimals than the ledger's currency. A row without one is refused.
    /// </summary>
    public required Func<TRow, decimal?> Amount { get; init; }

    /// <summary>What the entry did; a row of none is refused. Default: every row is a write-off.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public Func<TRow, EntryKind?> Kind
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = static _ => EntryKind.WriteOff;

    /// <summary>What was written off; a row of none is refused. Default: every row is a receivable.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public Func<TRow, EntryCategory?> Category
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = static _ => EntryCategory.Receivable;

    /// <summary>
    /// The day on which the entry became known to the books. Default: not stated, and then it counts as known on its effective date.
    /// </summary>
    public Func<TRow, LocalDate?>? RecordedDate { get; init; }

    /// <summary>The invoice date of the item written off. Default: not stated.</summary>
    public Func<TRow, LocalDate?>? OriginDate { get; init; }

    /// <summary>The due date of the item written off. Default: not stated.</summary>
    public Func<TRow, LocalDate?>? DueDate { get; init; }

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

    /// <exception cref="ArgumentException">A selector that is needed is null, or that of a dimension.</exception>
    internal void RequireAll(string parameterName)
    {
        if (EffectiveDate is null) throw new ArgumentException(WhyMissing("the effective date"), parameterName);
        if (Amount is null) throw new ArgumentException(WhyMissing("the amount"), parameterName);
        foreach ((string name, Func<TRow, string?>? selector) in Dimensions)
        {
            if (selector is null) throw new ArgumentException($"{WhyMissing($"'{name}'")} Or leave the dimension out.", parameterName);
        }

        static string WhyMissing(string part) =>
            $"Found no selector for {part}; a function of the row is needed. Say where in the row it is found.";
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found EntrySelectors, which are functions; figures and totals are written. Write the totals of the ledger that they read.";
}
