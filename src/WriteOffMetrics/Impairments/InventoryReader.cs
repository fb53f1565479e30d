namespace WriteOffMetrics.Impairments;

/// <summary>Reads rows to items of stock, each of which is named once. For one thread.</summary>
internal sealed class InventoryReader<TRow>
{
    private const string ItemField = "item";

    private readonly RowFields<TRow> fields;
    private readonly List<(StockRow Row, long Position)> good = [];
    private readonly Dictionary<string, RowsOfItem> named = new(StringComparer.Ordinal);
    private readonly List<(long Position, Finding Finding)> rejected = [];

    private string item = "";
    private long cost, netRealisableValue, earlier;

    /// <exception cref="ArgumentException">A selector that is needed is null, or one is set that is not allowed.</exception>
    public InventoryReader(Currency currency, InventorySelectors<TRow> selectors, bool carriesWriteDowns)
    {
        if (selectors.Item is null) throw new ArgumentException(WhyMissing(nameof(selectors.Item)), nameof(selectors));
        if (selectors.Cost is null) throw new ArgumentException(WhyMissing(nameof(selectors.Cost)), nameof(selectors));
        if (selectors.NetRealisableValue is null)
            throw new ArgumentException(WhyMissing(nameof(selectors.NetRealisableValue)), nameof(selectors));
        if (carriesWriteDowns && selectors.EarlierWriteDown is not null)
            throw new ArgumentException(WhyCarriedTwice, nameof(selectors));
        fields = new RowFields<TRow>(currency, "a row of an item of stock", "items of stock");
        fields.Name(ItemField, selectors.Item, name => item = name);
        fields.AmountFromZero("cost", selectors.Cost, minorUnits => cost = minorUnits);
        fields.SignedAmount("net realisable value", selectors.NetRealisableValue, minorUnits => netRealisableValue = minorUnits);
        fields.Part("earlier write-down", selectors.EarlierWriteDown, () => cost, WhyAboveCost, minorUnits => earlier = minorUnits);
        fields.CurrencyCode(selectors.Currency);
    }

    /// <summary>Reads all rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="rejections">Where what is wrong with rows goes; none where the first bad row is thrown.</param>
    /// <returns>The rows that were good, in order of their items.</returns>
    /// <exception cref="ArgumentException">A row is bad, and there is no place for rejections.</exception>
    public StockRow[] Read(IEnumerable<TRow> rows, ICollection<Finding>? rejections)
    {
        long position = 0;
        foreach (TRow row in rows)
        {
            Read(row, position++);
            if (rejections is null && FirstFault() is { } fault) throw new ArgumentException(fault.ToString(), nameof(rows));
        }

        foreach ((StockRow row, long at) in good.Where(one => IsRepeated(one.Row))) rejected.Add((at, Repeated(row, at)));
        foreach ((_, Finding finding) in rejected.OrderBy(one => one.Position)) rejections!.Add(finding);
        return [.. good.Select(one => one.Row).Where(row => !IsRepeated(row)).OrderBy(row => row.Item, StringComparer.Ordinal)];
    }

    private void Read(TRow row, long position)
    {
        if (fields.Read(row, position) is { } rejection)
        {
            rejected.Add((position, rejection));
            return;
        }

        good.Add((new StockRow(item, cost, netRealisableValue, Math.Max(0, earlier), 0), position));
        named[item] = named.TryGetValue(item, out RowsOfItem before)
            ? before with { Second = before.Count == 1 ? position : before.Second, Count = before.Count + 1 }
            : new RowsOfItem(position, position, 1);
    }

    /// <summary>What is wrong with the row that was read last; none where it is good.</summary>
    private Finding? FirstFault()
    {
        if (rejected.Count > 0) return rejected[0].Finding;
        (StockRow row, long position) = good[^1];
        return IsRepeated(row) ? Repeated(row, position) : null;
    }

    private bool IsRepeated(StockRow row) => named[row.Item].Count > 1;

    /// <summary>Which of several rows of an item holds nobody knows, so that none of them counts.</summary>
    private Finding Repeated(StockRow row, long position)
    {
        RowsOfItem all = named[row.Item];
        string other = Invariant.Count((position == all.First ? all.Second : all.First) + 1);
        string more = all.Count == 2 ? "" : $" and {Invariant.Count(all.Count - 2)} more";
        return fields.Reject(
            position, row.Cost, ItemField, row.Item,
            $"Found {Invariant.InQuotes(row.Item)} once more, beside row {other}{more}; one row per item is allowed. Add up what belongs "
            + "together, or keep the row that holds.");
    }

    /// <summary>The positions of the first two rows that name an item, and how many do.</summary>
    private readonly record struct RowsOfItem(long First, long Second, int Count);

    private static string WhyMissing(string part) => $"Found no selector for {part}; one is needed. Set it.";

    private static string WhyAboveCost(Money writeDown, Money cost) =>
        $"Found {writeDown} written down of a cost of {cost}; a write-down from zero to the cost is allowed. State the cost before any "
        + "write-down.";

    private const string WhyCarriedTwice =
        "Found a selector for EarlierWriteDown beside a valuation that is started from, which has the write-downs carried so far; one of "
        + "the two is allowed. Leave the selector out, or make the valuation with FromRows.";
}
