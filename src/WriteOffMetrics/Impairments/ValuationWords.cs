namespace WriteOffMetrics.Impairments;

/// <summary>Write-downs and impairments in words.</summary>
internal static class ValuationWords
{
    private static readonly MetricDefinition WriteDown = new(ImpairmentMetrics.InventoryWriteDown);
    private static readonly MetricDefinition Impairment = new(ImpairmentMetrics.AssetImpairmentLoss);

    public static Explanation Explain(InventoryItem item) => Explanation.FromDetails(
        WriteDown, Summary(WriteDown, "cost", item.Cost, "net realisable value", item.NetRealisableValue, item.WriteDown),
        [
            ("metric", WriteDown.ToString()),
            ("item", Invariant.OnOneLine(item.Item)),
            ("day", DayNumber.ToText(item.Day)),
            ("carrying", $"{item.CarryingAmount} = {item.Cost} − {item.WriteDown}"),
            ("before", $"{item.EarlierWriteDown} was written down before"),
            .. Left(item.LeftWriteDown, "left with units of the item: its cost is lower than it was"),
            ("now", Now(item.NewWriteDown, item.Reversal)),
            .. Capped(item.NetRealisableValue, "cost", "net realisable value"),
            ("source", WriteDown.Source),
        ]);

    public static Explanation Explain(InventoryValuation valuation) => Explanation.FromDetails(
        WriteDown, $"{WriteDown.Id} = {valuation.WriteDown}, {Invariant.Count(valuation.Count, "item", "items")}",
        [
            ("metric", WriteDown.ToString()),
            ("day", DayNumber.ToText(valuation.Day)),
            ("carrying", $"{valuation.CarryingAmount} = {valuation.Cost} − {valuation.WriteDown}"),
            ("before", valuation.StartsFrom is { } day
                ? $"{valuation.EarlierWriteDown} was written down before, carried from {DayNumber.ToText(day)}"
                : $"{valuation.EarlierWriteDown} was written down before, as the rows state"),
            .. Left(valuation.LeftWriteDown, $"left with {LeftItems(valuation)}: no reversal"),
            ("now", Now(valuation.NewWriteDown, valuation.Reversal)),
            ("source", WriteDown.Source),
        ]);

    public static Explanation Explain(AssetImpairment asset) => Explanation.FromDetails(
        Impairment, Summary(Impairment, "carrying amount", asset.CarryingAmount, "recoverable amount", asset.RecoverableAmount, asset.Loss),
        [
            ("metric", Impairment.ToString()),
            ("asset", Invariant.OnOneLine(asset.Asset)),
            ("day", DayNumber.ToText(asset.Day)),
            ("recoverable", Recoverable(asset)),
            ("carrying", $"{asset.CarryingAmountAfter} = {asset.CarryingAmount} − {asset.Loss}"),
            .. Capped(asset.RecoverableAmount, "carrying amount", "recoverable amount"),
            ("source", Impairment.Source),
        ]);

    private static string Summary(
        MetricDefinition definition, string above, Money whole, string below, Money value, Money loss) => whole >= value
            ? value.MinorUnits < 0 ? $"{definition.Id} = {loss}, all of the {above}" : $"{definition.Id} = {whole} − {value} = {loss}"
            : $"{definition.Id} = {loss}: the {above} {whole} is not above the {below} {value}";

    private static string Recoverable(AssetImpairment asset) => (asset.FairValueLessCostsOfDisposal, asset.ValueInUse) switch
    {
        ({ } fair, { } use) => $"{asset.RecoverableAmount}, the higher of fair value less costs of disposal {fair} and value in use {use}",
        ({ } fair, null) => $"{fair}, fair value less costs of disposal; no value in use is stated",
        (_, var use) => $"{use}, value in use; no fair value less costs of disposal is stated",
    };

    private static string Now(Money loss, Money reversal) => (loss.MinorUnits, reversal.MinorUnits) switch
    {
        (0, 0) => "nothing is written down or reversed",
        (_, 0) => $"{loss} is written down",
        (0, _) => $"{reversal} is reversed, up to what was written down",
        _ => $"{loss} is written down; of other items {reversal} is reversed, up to what was written down",
    };

    private static string LeftItems(InventoryValuation valuation)
    {
        int gone = valuation.LeftItems.Count;
        if (gone == 0) return "units of items whose cost is lower than it was";
        string items = $"{Invariant.Count(gone, "item", "items")} not in stock any more";
        return valuation.Any(item => item.LeftWriteDown.MinorUnits > 0) ? items + " and units of others" : items;
    }

    private static (string Topic, string Text)[] Left(Money amount, string how) =>
        amount.MinorUnits == 0 ? [] : [("left", $"{amount} {how}")];

    private static (string Topic, string Text)[] Capped(Money value, string whole, string what) =>
        value.MinorUnits >= 0 ? [] : [("cap", $"the {what} is {value}, below zero; no more than the {whole} is written down")];
}
