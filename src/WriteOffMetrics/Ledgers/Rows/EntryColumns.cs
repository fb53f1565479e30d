using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Entries as columns, one array or slice of an array per part of an entry, so that a large ledger is built without an object or a call per
/// row:
/// <c>new EntryColumns { EffectiveDates = days, MinorUnits = cents, Dimensions = { ["sector"] = sectors } }</c>. The n-th element of every
/// column belongs to the n-th entry. A column that is left out is stated by no entry.
/// </summary>
/// <remarks>
/// Read while a ledger is built and not kept. Not for use by several threads while it is being filled, nor its arrays while a ledger is
/// being built from them.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class EntryColumns : IRefusedAsJson
{
    /// <summary>The accounting dates. They say how many entries there are.</summary>
    public required ReadOnlyMemory<LocalDate> EffectiveDates { get; init; }

    /// <summary>The amounts in minor units, above zero. State these or <see cref="Amounts"/>.</summary>
    public ReadOnlyMemory<long> MinorUnits { get; init; }

    /// <summary>
    /// The amounts in major units, above zero, with no more decimals than the ledger's currency. State these or <see cref="MinorUnits"/>.
    /// </summary>
    public ReadOnlyMemory<decimal> Amounts { get; init; }

    /// <summary>What the entries did; left out, all are write-offs.</summary>
    public ReadOnlyMemory<EntryKind> Kinds { get; init; }

    /// <summary>What was written off; left out, all are receivables.</summary>
    public ReadOnlyMemory<EntryCategory> Categories { get; init; }

    /// <summary>
    /// The days on which the entries became known to the books; an entry without one counts as known on its effective date.
    /// </summary>
    public ReadOnlyMemory<LocalDate?> RecordedDates { get; init; }

    /// <summary>The invoice dates of the items written off.</summary>
    public ReadOnlyMemory<LocalDate?> OriginDates { get; init; }

    /// <summary>The due dates of the items written off.</summary>
    public ReadOnlyMemory<LocalDate?> DueDates { get; init; }

    /// <summary>Whoever or whatever owes.</summary>
    public ReadOnlyMemory<string?> Accounts { get; init; }

    /// <summary>The documents written off.</summary>
    public ReadOnlyMemory<string?> Documents { get; init; }

    /// <summary>Why they were written off.</summary>
    public ReadOnlyMemory<string?> Reasons { get; init; }

    /// <summary>The ids of the approval requests that allowed the entries.</summary>
    public ReadOnlyMemory<string?> Requests { get; init; }

    /// <summary>Up to eight dimensions of the user's own, by name.</summary>
    public IDictionary<string, ReadOnlyMemory<string?>> Dimensions { get; } =
        new Dictionary<string, ReadOnlyMemory<string?>>(StringComparer.Ordinal);

    /// <summary>
    /// Dimensions, built-in or of the user's own, whose values are already numbered by a dictionary: the quickest way in, because no text
    /// is looked at. Not beside the same dimension as text.
    /// </summary>
    public IDictionary<string, DimensionCodes> Codes { get; } = new Dictionary<string, DimensionCodes>(StringComparer.Ordinal);

    /// <summary>
    /// Whether each entry keeps its position, which <see cref="LedgerEntry.Ordinal"/> tells and <see cref="WriteOffLedger.Check"/> needs;
    /// four bytes an entry. Default: no, and then entries of one day are read by category and kind, and in the order given within these.
    /// <see cref="WriteOffLedger.Import(Currency, EntryColumns)"/> keeps it always.
    /// </summary>
    public bool KeepOrdinals { get; init; }

    /// <summary>
    /// The entries' own row numbers, from 1, such as those of a file of which bad rows were left out: <see cref="LedgerEntry.Ordinal"/>
    /// (less 1) and findings count by them, and entries of one day are read in their order. Whether two entries have the same is not looked
    /// at. Left out, entries are counted by their positions, where these are kept at all.
    /// </summary>
    public ReadOnlyMemory<int> RowNumbers { get; init; }

    /// <summary>The number of entries on one line, in any culture.</summary>
    public override string ToString() => $"columns of {Invariant.Count(EffectiveDates.Length, "entry", "entries")}";

    /// <summary>The position of an entry by which it is counted: by its own row number, or as given.</summary>
    internal int OrdinalOr(int position, int row) => RowNumbers.IsEmpty ? position : RowNumbers.Span[row] - 1;

    /// <exception cref="ArgumentException">
    /// A column has another length than the effective dates, amounts are stated twice or not at all, or a row number is below 1.
    /// </exception>
    internal void RequireEqualLengths(string parameterName)
    {
        int rows = EffectiveDates.Length;
        if (rows > 0 && MinorUnits.IsEmpty == Amounts.IsEmpty)
            throw new ArgumentException(
                $"Found {(Amounts.IsEmpty ? "neither MinorUnits nor Amounts" : "both MinorUnits and Amounts")}; one of them is "
                + "allowed. State the amounts once.",
                parameterName);
        Require(nameof(MinorUnits), MinorUnits.Length);
        Require(nameof(Amounts), Amounts.Length);
        Require(nameof(Kinds), Kinds.Length);
        Require(nameof(Categories), Categories.Length);
        Require(nameof(RecordedDates), RecordedDates.Length);
        Require(nameof(OriginDates), OriginDates.Length);
        Require(nameof(DueDates), DueDates.Length);
        Require(nameof(Accounts), Accounts.Length);
        Require(nameof(Documents), Documents.Length);
        Require(nameof(Reasons), Reasons.Length);
        Require(nameof(Requests), Requests.Length);
        Require(nameof(RowNumbers), RowNumbers.Length);
        foreach (int number in RowNumbers.Span)
        {
            if (number < 1) throw new ArgumentException(
                $"Found the row number {Invariant.Text(number)}; numbers from 1 are allowed. Count the first row as 1.", parameterName);
        }

        foreach ((string name, ReadOnlyMemory<string?> values) in Dimensions)
        {
            if (values.Length != rows) throw new ArgumentException(WhyUnequal(name, values.Length), parameterName);
        }

        foreach ((string name, DimensionCodes codes) in Codes)
        {
            if (codes is null) throw new ArgumentException(
                $"Found no codes for '{name}'; one per entry is needed. Leave the dimension out, or make "
                + "them with DimensionCodes.From.",
                parameterName);
            if (codes.Codes.Length != rows) throw new ArgumentException(WhyUnequal(name, codes.Codes.Length), parameterName);
            if (IsText(name))
                throw new ArgumentException(
                    $"Found {name} as codes and as text; one of them is allowed. State the dimension once.", parameterName);
        }

        bool IsText(string name) => name switch
        {
            Dimension.Account => !Accounts.IsEmpty,
            Dimension.Document => !Documents.IsEmpty,
            Dimension.Reason => !Reasons.IsEmpty,
            Dimension.Request => !Requests.IsEmpty,
            _ => Dimensions.ContainsKey(name),
        };

        void Require(string name, int length)
        {
            if (length != 0 && length != rows) throw new ArgumentException(WhyUnequal(name, length), parameterName);
        }

        string WhyUnequal(string name, int length) =>
            $"Found {Invariant.Count(length, "value", "values")} in {name} for "
                + $"{Invariant.Count(rows, "effective date", "effective dates")}; as many of each are allowed. State "
                + "every column for every entry.";
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found EntryColumns, which hold every entry; figures and totals are written. Write the totals of their ledger, or its entries by "
        + "name.";
}
