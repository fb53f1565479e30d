using System.Collections;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Impairments;

/// <summary>
/// Stock at the lower of cost and net realisable value on a day (M26), item by item, in order of their names. Made with
/// <see cref="FromRows{TRow}(Currency, LocalDate, IEnumerable{TRow}, InventorySelectors{TRow})"/>; the valuation of a later day is made
/// with <see cref="Next{TRow}(LocalDate, IEnumerable{TRow}, InventorySelectors{TRow})"/>, which carries the write-downs of this one.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads. The order of rows changes nothing.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class InventoryValuation : IReadOnlyCollection<InventoryItem>, IReport
{
    private readonly StockRow[] rows;

    private InventoryValuation(Currency currency, LocalDate day, StockRow[] rows, InventoryItem[] leftItems, LocalDate? startsFrom)
    {
        Currency = currency;
        Day = day;
        StartsFrom = startsFrom;
        LeftItems = Array.AsReadOnly(leftItems);
        this.rows = rows;

        // No other sum exceeds that of the costs, for a write-down is a part of its cost.
        Cost = Total(row => row.Cost);
        NetRealisableValue = Total(row => row.NetRealisableValue);
    }

    /// <summary>The day of the valuation.</summary>
    public LocalDate Day { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>The day of the valuation whose write-downs this one carries; null where it starts from none.</summary>
    public LocalDate? StartsFrom { get; }

    /// <summary>The number of items.</summary>
    public int Count => rows.Length;

    /// <summary>What all items cost.</summary>
    public Money Cost { get; }

    /// <summary>
    /// What all items would bring, gains that are not yet made included: no ceiling of <see cref="CarryingAmount"/>, which is taken item by
    /// item.
    /// </summary>
    public Money NetRealisableValue { get; }

    /// <summary>What was written down before on what is in stock.</summary>
    public Money EarlierWriteDown => Total(row => row.Earlier);

    /// <summary>Σ max(0, cost − net realisable value) by item, none more than its cost (M26).</summary>
    public Money WriteDown => Total(row => row.WriteDown);

    /// <summary>What is written down now: the loss.</summary>
    public Money NewWriteDown => Total(row => row.NewWriteDown);

    /// <summary>What is reversed now; never more of an item than was written down of it.</summary>
    public Money Reversal => Total(row => row.Reversal);

    /// <summary>The lower of cost and net realisable value, item by item: <see cref="Cost"/> less <see cref="WriteDown"/>.</summary>
    public Money CarryingAmount => Total(row => row.CarryingAmount);

    /// <summary>
    /// The items of the valuation before that are not in stock any more, as they were then. Their write-downs left with them, into the cost
    /// of what was sold or scrapped: they are no reversal.
    /// </summary>
    public IReadOnlyList<InventoryItem> LeftItems { get; }

    /// <summary>
    /// The write-downs of <see cref="LeftItems"/>, and the parts that left with units of items that are still there
    /// (<see cref="InventoryItem.LeftWriteDown"/>). What the valuation before carried is <see cref="EarlierWriteDown"/> and this.
    /// </summary>
    public Money LeftWriteDown => LeftItems.Aggregate(Total(row => row.Left), (sum, item) => sum + item.WriteDown);

    /// <summary>An item, by its name.</summary>
    /// <exception cref="ArgumentException">It is not in stock: ask <see cref="Contains"/> first where that may be.</exception>
    public InventoryItem this[string item] => Contains(item) ? ItemAt(IndexOf(item)) : throw new ArgumentException(
        $"Found {Invariant.InQuotes(item)}, which is not in stock on {DayNumber.ToText(Day)}; the "
        + $"{Invariant.Count(Count, "item", "items")} of the valuation are allowed. Compare the spelling (case and accents count), or ask "
        + "Contains first.", nameof(item));

    /// <summary>A valuation of rows of the user's own.</summary>
    /// <typeparam name="TRow">The user's row, one per item.</typeparam>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="day">The day of the valuation.</param>
    /// <param name="rows">The rows, in any order; read once. There may be none: nothing is in stock.</param>
    /// <param name="selectors">Where in a row its parts are found.</param>
    /// <exception cref="ArgumentException">
    /// A row is bad; the message has everything that is wrong with the first one. Or the currency is <c>default</c>, or a selector that is
    /// needed is null.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The day is not of the ISO calendar or outside 0002-01-01 to 9999-12-30: the others stand for dates that were never set.
    /// </exception>
    /// <exception cref="OverflowException">A total exceeds 64 bits of minor units.</exception>
    public static InventoryValuation FromRows<TRow>(
        Currency currency, LocalDate day, IEnumerable<TRow> rows, InventorySelectors<TRow> selectors) =>
        Read(currency, day, rows, selectors, null, null);

    /// <summary>
    /// The same, without the rows that are bad: a finding on each is added to a list, with the cost of the row where that is good, so that
    /// what was accepted and what was rejected are what was offered. Of an item that is named twice no row is accepted, for nobody knows
    /// which holds.
    /// </summary>
    /// <typeparam name="TRow">The user's row, one per item.</typeparam>
    /// <param name="currency">The currency of every amount.</param>
    /// <param name="day">The day of the valuation.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="selectors">Where in a row its parts are found.</param>
    /// <param name="rejections">Where the findings go, in order of the rows; what is there stays.</param>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or a selector that is needed is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is impossible, as without a list.</exception>
    /// <exception cref="OverflowException">A total exceeds 64 bits of minor units.</exception>
    public static InventoryValuation FromRows<TRow>(
        Currency currency, LocalDate day, IEnumerable<TRow> rows, InventorySelectors<TRow> selectors, ICollection<Finding> rejections)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        return Read(currency, day, rows, selectors, null, rejections);
    }

    /// <summary>
    /// The valuation of a later day, which carries the write-downs of this one. An item that is not in stock any more takes its write-down
    /// with it (<see cref="LeftItems"/>); one whose cost is lower than it was takes the part of the units that left, in proportion to cost.
    /// Where the books know better, state the earlier write-downs of the rows and use <c>FromRows</c>.
    /// </summary>
    /// <typeparam name="TRow">The user's row, one per item.</typeparam>
    /// <param name="day">The day of the valuation.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="selectors">Where in a row its parts are found, without earlier write-downs.</param>
    /// <exception cref="ArgumentException">
    /// A row is bad; the message has everything that is wrong with the first one. Or a selector is missing, or one for earlier write-downs
    /// is set.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is not behind that of this valuation, or impossible.</exception>
    /// <exception cref="OverflowException">A total exceeds 64 bits of minor units.</exception>
    public InventoryValuation Next<TRow>(LocalDate day, IEnumerable<TRow> rows, InventorySelectors<TRow> selectors) =>
        Read(Currency, day, rows, selectors, this, null);

    /// <summary>
    /// The same, without the rows that are bad: a finding on each is added to a list. An item whose only row is bad counts as one that
    /// left: look at the findings before the result is used.
    /// </summary>
    /// <typeparam name="TRow">The user's row, one per item.</typeparam>
    /// <param name="day">The day of the valuation.</param>
    /// <param name="rows">The rows, in any order; read once.</param>
    /// <param name="selectors">Where in a row its parts are found, without earlier write-downs.</param>
    /// <param name="rejections">Where the findings go, in order of the rows; what is there stays.</param>
    /// <exception cref="ArgumentException">A selector is missing, or one for earlier write-downs is set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is not behind that of this valuation, or impossible.</exception>
    /// <exception cref="OverflowException">A total exceeds 64 bits of minor units.</exception>
    public InventoryValuation Next<TRow>(
        LocalDate day, IEnumerable<TRow> rows, InventorySelectors<TRow> selectors, ICollection<Finding> rejections)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        return Read(Currency, day, rows, selectors, this, rejections);
    }

    /// <summary>Whether an item is in stock.</summary>
    public bool Contains(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return IndexOf(item) >= 0;
    }

    /// <summary>
    /// The entries of this day for a ledger, in order of the items: a write-off of what is written down now, a reversal of what is reversed
    /// now, of the category inventory, with the item as account and the reason <c>write-down</c>. What left with items is no entry.
    /// </summary>
    public IReadOnlyList<LedgerEntry> ToEntries() => Array.AsReadOnly(
    [
        .. rows.Select(row => PostedEntries.Of(
            EntryCategory.Inventory, "write-down", row.Item, Day, Currency, row.NewWriteDown - row.Reversal)).OfType<LedgerEntry>(),
    ]);

    /// <summary>The write-down of the day in words, and what became of that of the valuation before.</summary>
    public Explanation Explain() => ValuationWords.Explain(this);

    /// <inheritdoc/>
    public IEnumerator<InventoryItem> GetEnumerator() => Enumerable.Range(0, Count).Select(ItemAt).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Day, number of items, carrying amount and write-down on one line, in any culture.</summary>
    public override string ToString() =>
        $"{DayNumber.ToText(Day)}: {Invariant.Count(Count, "item", "items")}, cost {Cost}, write-down {WriteDown}, carrying amount "
        + $"{CarryingAmount}";

    /// <summary>An item; none where it is not in stock.</summary>
    internal InventoryItem? Find(string item) => IndexOf(item) is var index and >= 0 ? ItemAt(index) : null;

    private static InventoryValuation Read<TRow>(
        Currency currency, LocalDate day, IEnumerable<TRow> rows, InventorySelectors<TRow> selectors, InventoryValuation? before,
        ICollection<Finding>? rejections)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selectors);
        currency.RequireDefined(nameof(currency));
        DayNumber.RequireInRow(day, nameof(day));
        if (before is not null && day <= before.Day) throw new ArgumentOutOfRangeException(nameof(day), WhyNotLater(day, before.Day));
        StockRow[] read = new InventoryReader<TRow>(currency, selectors, before is not null).Read(rows, rejections);
        if (before is null) return new InventoryValuation(currency, day, read, [], null);
        StockRow[] carried =
            [.. read.Select(row => before.IndexOf(row.Item) is var index and >= 0 ? row.After(before.rows[index]) : row)];
        var inStock = read.Select(row => row.Item).ToHashSet(StringComparer.Ordinal);
        InventoryItem[] left = [.. before.Where(item => !inStock.Contains(item.Item))];
        return new InventoryValuation(currency, day, carried, left, before.Day);
    }

    private InventoryItem ItemAt(int index) => new(rows[index], Day, Currency);

    private int IndexOf(string item)
    {
        int low = 0, high = rows.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1, order = string.CompareOrdinal(rows[middle].Item, item);
            if (order == 0) return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private Money Total(Func<StockRow, long> amountOf) =>
        Money.FromExact(rows.Aggregate((Int128)0, (sum, row) => sum + amountOf(row)), Currency);

    private static string WhyNotLater(LocalDate day, LocalDate before) =>
        $"Found a valuation of {DayNumber.ToText(day)} that starts from that of {DayNumber.ToText(before)}; a later day is allowed. Start "
        + "from the valuation before it.";

    void IReport.Write(ReportWriter report) => report
        .Add(Day)
        .Add(StartsFrom)
        .Add(Count)
        .AddValue(Cost)
        .AddValue(NetRealisableValue)
        .AddValue(EarlierWriteDown)
        .AddValue(WriteDown)
        .AddValue(NewWriteDown)
        .AddValue(Reversal)
        .AddValue(CarryingAmount)
        .AddValue(LeftWriteDown);
}
