namespace WriteOffMetrics.Allowances;

/// <summary>
/// Amounts rounded to what a format prints, so that the printed parts add up to the printed total: by the largest remainder. Formats that
/// print all minor units, and custom ones, of which it is not known, leave amounts as they are.
/// </summary>
internal static class PrintedAmounts
{
    /// <summary>An amount as it is printed: halves away from zero.</summary>
    public static Money Of(Money amount, TableOptions options) =>
        UnitOf(options, amount.Currency) is { } unit ? amount.RoundTo(unit, MidpointRounding.AwayFromZero) : amount;

    /// <summary>Parts that add up to a total as it is printed; before rounding they do so but for less than one printed unit.</summary>
    public static Money[] Of(Money[] parts, Money total, TableOptions options)
    {
        if (parts.Length == 0 || UnitOf(options, total.Currency) is not { MinorUnits: var unit }) return parts;
        Int128[] floors = [.. parts.Select(part => FloorOf(part.MinorUnits, unit))];
        UInt128[] remainders = [.. parts.Select((part, i) => (UInt128)(part.MinorUnits - floors[i] * unit))];
        Int128 handedOut = floors.Aggregate((Int128)0, (sum, floor) => sum + floor);
        LargestRemainder.HandOut(floors, remainders, Of(total, options).MinorUnits / unit - handedOut);
        return [.. floors.Select(floor => Money.FromExact(floor * unit, total.Currency))];
    }

    private static Money? UnitOf(TableOptions options, Currency currency)
    {
        if (NumberText.Read(options.AmountFormat) is not { Custom: null, Decimals: { } decimals }) return null;
        int left = currency.MinorUnitDigits - decimals;
        return left > 0 ? Money.FromMinorUnits((long)System.Numerics.BigInteger.Pow(10, left), currency) : null;
    }

    private static Int128 FloorOf(Int128 value, Int128 unit) => (value - ((value % unit) + unit) % unit) / unit;
}
