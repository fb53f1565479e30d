using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics.Impairments;

/// <summary>
/// An item of stock on the day of a valuation (M26): cost, net realisable value, the lower of both, and what is written down or reversed
/// now.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(RefusedJsonConverter))]
public sealed class InventoryItem : IRefusedAsJson
{
    private readonly StockRow row;
    private readonly Currency currency;

    internal InventoryItem(in StockRow row, LocalDate day, Currency currency)
    {
        this.row = row;
        this.currency = currency;
        Day = day;
    }

    /// <summary>The name of the item, which is the account of its entries.</summary>
    public string Item => row.Item;

    /// <summary>The day of the valuation.</summary>
    public LocalDate Day { get; }

    /// <summary>The cost of what is in stock, from zero on.</summary>
    public Money Cost => Amount(row.Cost);

    /// <summary>What it would bring less the costs to complete and to sell it; negative where these exceed the price.</summary>
    public Money NetRealisableValue => Amount(row.NetRealisableValue);

    /// <summary>What was written down before on what is in stock, from zero to the cost.</summary>
    public Money EarlierWriteDown => Amount(row.Earlier);

    /// <summary>
    /// The part of the write-down of the valuation before that left with units of the item, because its cost is lower than it was; zero
    /// where it is not, and in a valuation that starts from none.
    /// </summary>
    public Money LeftWriteDown => Amount(row.Left);

    /// <summary>Cost less net realisable value, from zero to the cost (M26): the write-down that is carried from this day on.</summary>
    public Money WriteDown => Amount(row.WriteDown);

    /// <summary>What is written down now, beyond <see cref="EarlierWriteDown"/>: a loss, zero where nothing is.</summary>
    public Money NewWriteDown => Amount(row.NewWriteDown);

    /// <summary>What is reversed now, up to <see cref="EarlierWriteDown"/> (IAS 2.33); zero where nothing is.</summary>
    public Money Reversal => Amount(row.Reversal);

    /// <summary>The lower of cost and net realisable value, from zero on: cost less <see cref="WriteDown"/>.</summary>
    public Money CarryingAmount => Amount(row.CarryingAmount);

    /// <summary>The item in words: what it cost, what it would bring, and what follows.</summary>
    public Explanation Explain() => ValuationWords.Explain(this);

    /// <summary>Item, carrying amount and write-down on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Invariant.OnOneLine(Item)}: cost {Cost}, net realisable value {NetRealisableValue}, write-down {WriteDown}"
        + (NewWriteDown.MinorUnits > 0 ? $", of it new {NewWriteDown}" : Reversal.MinorUnits > 0 ? $", reversed {Reversal}" : "");

    internal StockRow Row => row;

    private Money Amount(long minorUnits) => Money.FromMinorUnits(minorUnits, currency);

    string IRefusedAsJson.InsteadOfJson =>
        "Found an InventoryItem, which names an item of stock; figures are written. Write the valuation, or the members that are wanted.";
}
