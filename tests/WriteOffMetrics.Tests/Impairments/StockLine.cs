using WriteOffMetrics.Impairments;

namespace WriteOffMetrics.Tests.Impairments;

/// <summary>A row of a user's stock list.</summary>
internal sealed record StockLine(string? Item, decimal? Cost, decimal? NetRealisableValue)
{
    public decimal? EarlierWriteDown { get; init; }

    public string? Currency { get; init; }

    public static Currency Usd { get; } = WriteOffMetrics.Currency.FromCode("USD");

    /// <summary>The three selectors that are needed, and no other.</summary>
    public static InventorySelectors<StockLine> Selectors { get; } = new()
    {
        Item = row => row.Item,
        Cost = row => row.Cost,
        NetRealisableValue = row => row.NetRealisableValue,
    };

    /// <summary>The same with the write-downs that the books carry, and the currency.</summary>
    public static InventorySelectors<StockLine> AllSelectors { get; } = new()
    {
        Item = row => row.Item,
        Cost = row => row.Cost,
        NetRealisableValue = row => row.NetRealisableValue,
        EarlierWriteDown = row => row.EarlierWriteDown,
        Currency = row => row.Currency ?? "USD",
    };

    public static Money Dollars(decimal amount) => Money.FromDecimal(amount, Usd);
}
