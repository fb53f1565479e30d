using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Receivables;

/// <summary>
/// What customers were invoiced and what settled it: invoices, credit notes and money on account in one currency, with payments, credits
/// allocated, adjustments and the write-offs of a ledger. What was open on a day is asked with <see cref="AsOf"/>.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Adding items or settlements makes new open items, which share what is there: build
/// month by month, and keep what was. Which settlement settles what is decided when it is first asked for, by all that is there, so that
/// the order in which rows are added changes nothing (M31).
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class OpenItems : IRefusedAsJson
{
    /// <summary>The name of the dimension that the groups of accounts are.</summary>
    public const string AccountGroup = ReceivableCodes.AccountGroup;

    private readonly ItemTable table;
    private readonly Int128 offered;

    // Made when first asked for; two threads may make it at once and find the same.
    private AttributedItems? attributed;

    private OpenItems(Currency currency, ItemTable table, Int128 offered)
    {
        Currency = currency;
        this.table = table;
        this.offered = offered;
    }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>The number of items that were stated: lines of documents, and credits.</summary>
    public int Count => Items.Count;

    /// <summary>The number of settlements, write-offs and reversals of ledgers included.</summary>
    public int SettlementCount => Settlements.Count;

    /// <summary>The day on which everything here was known; null where nothing was left out.</summary>
    public LocalDate? KnowledgeDay => KnownOn == DayNumber.Max ? null : DayNumber.ToDate(KnownOn);

    /// <summary>
    /// The names of the dimensions: <c>account</c> and <c>document</c>, and of those that rows stated <see cref="AccountGroup"/> and the
    /// user's own, in order of letters; and where facts are known <c>collector</c>, <c>dunning level</c> and <c>contacts</c>.
    /// </summary>
    public IReadOnlyList<string> Dimensions =>
        [Dimension.Account, Dimension.Document, .. table.Dimensions.Select(one => one.Key).Order(StringComparer.Ordinal), .. OfFacts];

    /// <summary>Open items of rows of the user's own.</summary>
    /// <typeparam name="TRow">The user's row.</typeparam>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="selectors">Where in a row its parts are found.</param>
    /// <exception cref="ArgumentException">
    /// A row is bad; the message has everything that is wrong with the first one. Or the currency is <c>default</c>, or a selector that is
    /// needed is null.
    /// </exception>
    /// <exception cref="OverflowException">All amounts together exceed 64 bits of minor units.</exception>
    public static OpenItems FromRows<TRow>(Currency currency, IEnumerable<TRow> rows, OpenItemSelectors<TRow> selectors) =>
        Empty(currency).Add(rows, selectors);

    /// <summary>
    /// The same, without the rows that are bad: a finding on each is added to a list, with the amount of the row where that is good, so
    /// that what was accepted and what was rejected are what was offered.
    /// </summary>
    /// <typeparam name="TRow">The user's row.</typeparam>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="selectors">Where in a row its parts are found.</param>
    /// <param name="rejections">Where the findings go, in order of the rows; what is there stays.</param>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or a selector that is needed is null.</exception>
    /// <exception cref="OverflowException">All amounts together exceed 64 bits of minor units.</exception>
    public static OpenItems FromRows<TRow>(
        Currency currency, IEnumerable<TRow> rows, OpenItemSelectors<TRow> selectors, ICollection<Finding> rejections) =>
        Empty(currency).Add(rows, selectors, rejections);

    /// <summary>The same open items and further ones.</summary>
    /// <inheritdoc cref="FromRows{TRow}(Currency, IEnumerable{TRow}, OpenItemSelectors{TRow})"/>
    public OpenItems Add<TRow>(IEnumerable<TRow> rows, OpenItemSelectors<TRow> selectors) => Add(rows, selectors, null!, isStrict: true);

    /// <summary>The same, without the rows that are bad.</summary>
    /// <inheritdoc cref="FromRows{TRow}(Currency, IEnumerable{TRow}, OpenItemSelectors{TRow}, ICollection{Finding})"/>
    public OpenItems Add<TRow>(IEnumerable<TRow> rows, OpenItemSelectors<TRow> selectors, ICollection<Finding> rejections)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        return Add(rows, selectors, rejections, isStrict: false);
    }

    /// <summary>The same open items with settlements of rows of the user's own.</summary>
    /// <typeparam name="TRow">The user's row.</typeparam>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="selectors">Where in a row its parts are found.</param>
    /// <exception cref="ArgumentException">
    /// A row is bad; the message has everything that is wrong with the first one. Or a selector that is needed is null.
    /// </exception>
    /// <exception cref="OverflowException">All amounts together exceed 64 bits of minor units.</exception>
    public OpenItems Settle<TRow>(IEnumerable<TRow> rows, SettlementSelectors<TRow> selectors) =>
        Settle(rows, selectors, null!, isStrict: true);

    /// <summary>The same, without the rows that are bad: a finding on each is added to a list.</summary>
    /// <typeparam name="TRow">The user's row.</typeparam>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="selectors">Where in a row its parts are found.</param>
    /// <param name="rejections">Where the findings go, in order of the rows; what is there stays.</param>
    /// <exception cref="ArgumentException">A selector that is needed is null.</exception>
    /// <exception cref="OverflowException">All amounts together exceed 64 bits of minor units.</exception>
    public OpenItems Settle<TRow>(IEnumerable<TRow> rows, SettlementSelectors<TRow> selectors, ICollection<Finding> rejections)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        return Settle(rows, selectors, rejections, isStrict: false);
    }

    /// <summary>
    /// The same open items, settled by the write-offs of receivables of a ledger, by document where an entry states one, else the earliest
    /// items of its account first. A reversal opens again what was written off. Recoveries settle and open nothing: they are money on what
    /// is not open any more. Each entry is to be read once: settle with the ledger of a month, not with all months again.
    /// </summary>
    /// <exception cref="ArgumentException">The ledger is in another currency.</exception>
    /// <exception cref="OverflowException">All amounts together exceed 64 bits of minor units.</exception>
    public OpenItems Settle(WriteOffLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (ledger.Currency != Currency)
            throw new ArgumentException(
                $"Found a ledger in {ledger.Currency}; one in {Currency}, the currency of the open items, is allowed.", nameof(ledger));
        var entries = new LedgerSettlements(Codes, ledger);
        return Settled(entries.Rows, entries.Sum);
    }

    /// <summary>
    /// The same open items with what is known of accounts and documents, beside what was stated before. Rules of risk read it
    /// (<see cref="AtRiskRule"/>), and collector, dunning level and contacts are dimensions from then on, by the latest facts of each
    /// account.
    /// </summary>
    /// <param name="facts">The facts, in any order; of several of one document and day the last ones count.</param>
    /// <exception cref="ArgumentException">Some are null, without an account, of an impossible day or have a negative number.</exception>
    public OpenItems WithFacts(IEnumerable<AccountFacts> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new OpenItems(Currency, table with { Facts = table.Facts.With(facts, nameof(facts)) }, offered);
    }

    /// <summary>
    /// The same open items as the books knew them on a day: without items and settlements that were recorded later. What was known settles
    /// what was known, whatever came after.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public OpenItems AsKnownOn(LocalDate day) =>
        new(Currency, table with { KnownOn = Math.Min(KnownOn, DayNumber.Require(day, nameof(day))) }, offered);

    /// <summary>What was open at the end of a day, by value date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public OpenItemList AsOf(LocalDate day) => new(this, DayNumber.Require(day, nameof(day)));

    /// <summary>
    /// Settlements that name a document or an account which does not have what they settle: payments beyond what was owed or before the
    /// invoice, documents that are not there, reversals of what was not written off, credits allocated beyond what is left. Each stays in
    /// the open items as a credit or a debit of its own, so that nothing is lost.
    /// </summary>
    public IReadOnlyList<Finding> Check() => Array.AsReadOnly(AttributionFindings.Of(this));

    /// <summary>Currency and numbers on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.Count(Count, "item", "items")} and {Invariant.Count(SettlementCount, "settlement", "settlements")} in {Currency.Code}"
        + (KnowledgeDay is { } day ? $", as known on {DayNumber.ToText(day)}" : "");

    internal ReceivableCodes Codes => table.Codes;

    internal AppendedList<ItemRow> Items => table.Items;

    internal AppendedList<SettlementRow> Settlements => table.Settlements;

    /// <summary>The last day on which rows may have been recorded.</summary>
    internal int KnownOn => table.KnownOn;

    internal FactsBook Facts => table.Facts;

    /// <summary>Which settlement settles what.</summary>
    internal AttributedItems Attributed => attributed ??= Attribution.Of(table);

    /// <summary>The codes of the items in a dimension; none where no row stated it.</summary>
    internal AppendedList<int>? CodesOf(string dimension) => table.CodesOf(dimension);

    string IRefusedAsJson.InsteadOfJson =>
        "Found OpenItems, which hold what every customer owes; figures are written. Write their ageing, or a balance by month.";

    /// <summary>The dimensions that facts make; a dimension of the user's own of the same name goes before.</summary>
    private IEnumerable<string> OfFacts => table.Facts.IsEmpty ? [] : FactDimensions.Names.Where(name => CodesOf(name) is null);

    private static OpenItems Empty(Currency currency)
    {
        _ = Money.Zero(currency);
        return new OpenItems(currency, ItemTable.Empty(), 0);
    }

    private OpenItems Add<TRow>(
        IEnumerable<TRow> rows, OpenItemSelectors<TRow> selectors, ICollection<Finding> rejections, bool isStrict)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selectors);
        var reader = new ItemReader<TRow>(Currency, selectors);
        ReadAll(rows, reader.Read, isStrict ? null : rejections);
        return new OpenItems(Currency, table.With(reader.ToRows(Codes), reader.ToDimensions(Codes)), Total(reader.Sum));
    }

    private OpenItems Settle<TRow>(
        IEnumerable<TRow> rows, SettlementSelectors<TRow> selectors, ICollection<Finding> rejections, bool isStrict)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selectors);
        var reader = new SettlementReader<TRow>(Currency, selectors);
        ReadAll(rows, reader.Read, isStrict ? null : rejections);
        return Settled(reader.ToRows(Codes), reader.Sum);
    }

    private OpenItems Settled(ReadOnlySpan<SettlementRow> more, Int128 sum) =>
        new(Currency, table.With(more), Total(sum));

    private static void ReadAll<TRow>(IEnumerable<TRow> rows, Func<TRow, long, Finding?> read, ICollection<Finding>? rejections)
    {
        long position = 0;
        foreach (TRow row in rows)
        {
            if (read(row, position++) is not { } rejection) continue;
            if (rejections is null) throw new ArgumentException(rejection.ToString(), nameof(rows));
            rejections.Add(rejection);
        }
    }

    /// <summary>All amounts together, of which no figure can be larger, so that none can overflow.</summary>
    private Int128 Total(Int128 more) => offered + more is var total && total <= long.MaxValue
        ? total
        : throw new OverflowException(
            $"All amounts together are {Money.InWords(total, Currency)}; 64 bits of minor units are allowed. Keep open items per company.");
}
