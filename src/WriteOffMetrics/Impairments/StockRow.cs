namespace WriteOffMetrics.Impairments;

/// <summary>What a row states of an item of stock, in minor units.</summary>
/// <param name="Item">The name of the item.</param>
/// <param name="Cost">Its cost, from zero on.</param>
/// <param name="NetRealisableValue">What it would bring, of any sign.</param>
/// <param name="Earlier">The write-down that the books carry on what is in stock, from zero to the cost.</param>
/// <param name="Left">The part of the write-down of the valuation before that left with units of the item.</param>
internal readonly record struct StockRow(string Item, long Cost, long NetRealisableValue, long Earlier, long Left)
{
    /// <summary>M26: what must be written down of the item, from zero to its cost, whatever was written down before.</summary>
    public long WriteDown => (long)Int128.Clamp((Int128)Cost - NetRealisableValue, 0, Cost);

    /// <summary>What is written down now, beyond what was before.</summary>
    public long NewWriteDown => Math.Max(0, WriteDown - Earlier);

    /// <summary>What is reversed now, which is never more than what was written down before.</summary>
    public long Reversal => Math.Max(0, Earlier - WriteDown);

    /// <summary>The lower of cost and net realisable value, from zero on.</summary>
    public long CarryingAmount => Cost - WriteDown;

    /// <summary>
    /// The same item with the write-down that an earlier valuation has of it. Where its cost is lower than it was, units left, and their
    /// part of the write-down with them; it is never more than the cost that is left.
    /// </summary>
    public StockRow After(in StockRow before)
    {
        long carried = Cost >= before.Cost
            ? before.WriteDown
            : (long)((Fraction)((Int128)before.WriteDown * Cost) / before.Cost).Round(MidpointRounding.ToEven);
        return this with { Earlier = carried, Left = before.WriteDown - carried };
    }
}
