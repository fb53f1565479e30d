namespace WriteOffMetrics.Impairments;

/// <summary>Which items and assets a rule puts on a watch-list, in order of their names.</summary>
internal static class WatchLists
{
    /// <summary>Of the items that are in stock at the last valuation.</summary>
    public static IReadOnlyList<WatchedItem> Of(ValuationFigures figures, ValuationWatch rule)
    {
        InventoryValuation[] latestFirst = [.. figures.Valuations.Reverse()];
        return Array.AsReadOnly(
        [
            .. latestFirst[0]
                .Select(item => rule.Watch(item.Item, EntryCategory.Inventory, new WatchHistory(
                    [.. latestFirst.Select(one => one.Find(item.Item) is { } found ? Valued(found) : null)])))
                .OfType<WatchedItem>(),
        ]);
    }

    /// <summary>Of the assets at the last test of each.</summary>
    public static IReadOnlyList<WatchedItem> Of(AssetFigures figures, ValuationWatch rule) => Array.AsReadOnly(
    [
        .. figures.ByAsset
            .Select(tests => rule.Watch(tests.Key, EntryCategory.Asset, new WatchHistory([.. tests.Reverse().Select(Valued)])))
            .OfType<WatchedItem>(),
    ]);

    private static WatchHistory.Valued Valued(InventoryItem item) =>
        new(item.Day, item.CarryingAmount, item.NetRealisableValue, item.NewWriteDown);

    private static WatchHistory.Valued Valued(AssetImpairment test) =>
        new(test.Day, test.CarryingAmountAfter, test.RecoverableAmount, test.Loss);
}
