using System.Text.Json.Serialization;

namespace WriteOffMetrics.Impairments;

/// <summary>
/// Says where in a row of the user's own the parts of an item of stock are found: what it cost, what it would bring, and the write-down
/// that the books carry on it.
/// </summary>
/// <typeparam name="TRow">The user's row, one per item.</typeparam>
/// <remarks>
/// Read while a valuation is made and not kept. Selectors are called once per row, in order, on the calling thread. A selector returns null
/// for what it cannot read; the row is then refused, and so it is where one throws. Not for use by several threads while it is being
/// filled.
/// </remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class InventorySelectors<TRow> : IRefusedAsJson
{
    /// <summary>
    /// The item, or the group of similar items that is valued as one: its name in the ledger's accounts. A row without one is refused, and
    /// so is an item that is named twice.
    /// </summary>
    public required Func<TRow, string?> Item { get; init; }

    /// <summary>
    /// The cost of what is in stock in major units, before any write-down, from zero on, with no more decimals than the currency. A row
    /// without one is refused.
    /// </summary>
    public required Func<TRow, decimal?> Cost { get; init; }

    /// <summary>
    /// The net realisable value of what is in stock in major units: what it will be sold for, less the costs to complete and to sell it.
    /// Negative where these costs exceed the price. A row without one is refused.
    /// </summary>
    public required Func<TRow, decimal?> NetRealisableValue { get; init; }

    /// <summary>
    /// The write-down that the books carry on what is in stock, in major units, from zero to the cost. Default: none; and of an item for
    /// which it returns null too. A valuation made with <c>Next</c> takes those of the valuation before, and refuses this selector.
    /// </summary>
    public Func<TRow, decimal?>? EarlierWriteDown { get; init; }

    /// <summary>
    /// The code of the currency of the amounts: a row of another currency is refused, and so is one of none. Default: not looked at, and
    /// every amount is taken to be of the currency of the valuation.
    /// </summary>
    public Func<TRow, string?>? Currency { get; init; }

    string IRefusedAsJson.InsteadOfJson =>
        "Found InventorySelectors, which are functions; figures are written. Write the valuation of the items that they read.";
}
