using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Builds a ledger step by step: entry by entry, from columns, rows or other ledgers. It may go on after <see cref="ToLedger"/>, and the
/// next ledger shares what was built before. For two processors, build with one builder each and combine their ledgers in a third: with
/// shared dictionaries no row is looked at.
/// </summary>
/// <remarks>
/// For one thread at a time. The ledgers it makes are immutable and safe for use by any number of threads, also while it goes on. A call
/// that is refused leaves it as it was, but for rows of the user's own: those before the bad one are in, and their dimensions exist.
/// Builders that share a dictionary add to it one at a time.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class LedgerBuilder : IRefusedAsJson
{
    private readonly LedgerColumnsBuilder builder;

    /// <summary>A builder of an empty ledger.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public LedgerBuilder(Currency currency) => builder = new LedgerColumnsBuilder(currency);

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => builder.Currency;

    /// <summary>The number of entries so far.</summary>
    public int Count => builder.Count;

    /// <summary>Numbers the values of a dimension, built-in or the user's own, by a dictionary that other builders use as well.</summary>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">
    /// The dimension's name is bad, it has another dictionary already, or it is a ninth of the user's own.
    /// </exception>
    public LedgerBuilder Share(string dimension, DimensionDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        builder.Share(dimension, dictionary, nameof(dimension));
        return this;
    }

    /// <summary>Adds an entry.</summary>
    /// <exception cref="ArgumentException">It is of another currency, or states a ninth dimension of the user's own.</exception>
    public void Add(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ThrowIfFound(builder.TryAdd(builder.Count, entry), nameof(entry));
        builder.LookUp();
    }

    /// <summary>Adds entries given as columns, all of them or none.</summary>
    /// <exception cref="ArgumentException">As for <see cref="WriteOffLedger.FromColumns"/>.</exception>
    public void AddRange(EntryColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        builder.Require(columns);
        ThrowIfFound(builder.TryAddAll(columns), nameof(columns));
    }

    /// <summary>Adds rows of the user's own, up to the first bad one.</summary>
    /// <typeparam name="TRow">The user's row.</typeparam>
    /// <exception cref="ArgumentException">As for <see cref="WriteOffLedger.FromRows"/>; the rows before the bad one are in.</exception>
    public void AddRange<TRow>(IEnumerable<TRow> rows, EntrySelectors<TRow> selectors)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selectors);
        RowReader<TRow> reader = builder.ReaderFor(selectors, null, nameof(selectors));
        try
        {
            AddAll(rows, reader);
        }
        finally
        {
            builder.LookUp();
        }
    }

    /// <summary>
    /// Adds the entries of a ledger; of an unfiltered one nothing is copied, except codes where its dictionaries are not those of here. Its
    /// entries keep their ordinals.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The ledger is of another currency or period basis, or has a ninth dimension of the user's own.
    /// </exception>
    public void AddRange(WriteOffLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (ledger.Currency != Currency)
            throw new ArgumentException(
                $"Found a ledger in {ledger.Currency} beside {Currency}; one ledger keeps one "
                + "currency. Build a ledger per currency.",
                nameof(ledger));
        if (ledger.PeriodBasis != PeriodBasis.EffectiveDate)
            throw new ArgumentException(
                $"Found a ledger by {EntryWords.NameOf(ledger.PeriodBasis)}; one by effective date is allowed. "
                + "Add it first, and set the basis "
                + "of the whole with WithPeriodBasis.",
                nameof(ledger));
        builder.AddAll(ledger.ToColumns(), nameof(ledger));
    }

    /// <summary>The ledger of the entries so far, of which no complete day is stated.</summary>
    public WriteOffLedger ToLedger() => new(builder.Build());

    /// <summary>The number of entries on one line, in any culture.</summary>
    public override string ToString() => $"{Invariant.Count(Count, "entry", "entries")} in {Currency}";

    /// <summary>Adds entries up to the first bad one, after dimensions that the ledger has even if no entry states them.</summary>
    internal void AddRange(IEnumerable<LedgerEntry> entries, IReadOnlyList<string> dimensions)
    {
        builder.RequireRoomForOwn([], dimensions, nameof(dimensions));
        foreach (string dimension in dimensions.Where(name => !Dimension.IsBuiltIn(name))) builder.Declare(dimension);
        try
        {
            foreach (LedgerEntry entry in entries) ThrowIfFound(builder.TryAdd(builder.Count, entry), nameof(entries));
        }
        finally
        {
            builder.LookUp();
        }
    }

    // Apart from the try block above: there, locals would be kept in memory at every row.
    private void AddAll<TRow>(IEnumerable<TRow> rows, RowReader<TRow> reader)
    {
        long position = 0;
        foreach (TRow row in rows)
        {
            if (builder.TryAdd(builder.Count, position++, row, reader) is { } finding)
                throw new ArgumentException(finding.ToString(), nameof(rows), row is null ? null : reader.FirstThrown);
        }
    }

    private static void ThrowIfFound(Finding? finding, string parameterName)
    {
        if (finding is not null) throw new ArgumentException(finding.ToString(), parameterName);
    }

    string IRefusedAsJson.InsteadOfJson =>
        "Found a LedgerBuilder, which changes; figures and totals are written. Write ToLedger().SummarizeBy(axis), or the entries by name.";
}
