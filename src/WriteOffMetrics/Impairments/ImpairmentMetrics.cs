namespace WriteOffMetrics.Impairments;

/// <summary>
/// What figures of inventory, assets and vendors mean, and the metrics behind; published rates are stated with the same definitions.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public static class ImpairmentMetrics
{
    private const string Inventories = "IAS 2", Retail = "retail accounting", Kpi = "Write-off Amount KPI";

    private static MetricBasis BookLessCounted => new("book stock less counted stock", IsRead: false);

    /// <summary>M3a: what was lost with vendors ÷ what was bought.</summary>
    internal static Metric VendorLossRate { get; } = new(
        "M3a", "vendor losses to purchases", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "vendor losses ÷ purchases", Kpi,
        MetricRole.Computed);

    /// <summary>M3b: what vendors forgave ÷ what was bought. An income, never a part of M3a.</summary>
    internal static Metric ForgivenPayableRate { get; } = new(
        "M3b", "forgiven payables to purchases", MetricUnit.Ratio, MetricDirection.Neutral, "forgiven payables ÷ purchases", Kpi,
        MetricRole.Computed);

    /// <summary>M26: the write-down that stock carries.</summary>
    internal static Metric InventoryWriteDown { get; } = new(
        "M26", "inventory write-down", MetricUnit.Money, MetricDirection.LowerIsBetter,
        "Σ max(0, cost − net realisable value) by item, none more than its cost", Inventories, MetricRole.Balance)
    { IsNeverNegative = true };

    /// <summary>M26a: what was written down within a period.</summary>
    internal static Metric NewWriteDown { get; } = new(
        "M26a", "new inventory write-downs", MetricUnit.Money, MetricDirection.LowerIsBetter,
        "Σ write-downs beyond what the items carried before", Inventories, MetricRole.Flow)
    { IsNeverNegative = true };

    /// <summary>M26b: what was reversed within a period.</summary>
    internal static Metric WriteDownReversal { get; } = new(
        "M26b", "reversals of inventory write-downs", MetricUnit.Money, MetricDirection.Neutral,
        "Σ reversals, of each item up to the write-down that it carried before", Inventories, MetricRole.Flow)
    { IsNeverNegative = true };

    /// <summary>M26c: stock at the lower of cost and net realisable value.</summary>
    internal static Metric CarryingAmount { get; } = new(
        "M26c", "carrying amount of inventory", MetricUnit.Money, MetricDirection.Neutral,
        "Σ cost − write-down by item", Inventories, MetricRole.Balance)
    { IsNeverNegative = true };

    /// <summary>M27: what is missing at a count ÷ sales or ÷ book.</summary>
    internal static Metric Shrinkage { get; } = new(
        "M27", "shrinkage", MetricUnit.Ratio, MetricDirection.LowerIsBetter, "(book − counted) ÷ sales, or ÷ book", Retail,
        MetricRole.Computed);

    /// <summary>M27a: what is missing at a count. Negative where more was counted than the books had.</summary>
    internal static Metric ShrinkageAmount { get; } = new(
        "M27a", "shrinkage amount", MetricUnit.Money, MetricDirection.LowerIsBetter, "book − counted", Retail, MetricRole.Flow);

    /// <summary>M28: carrying amounts less recoverable amounts.</summary>
    internal static Metric AssetImpairmentLoss { get; } = new(
        "M28", "asset impairment", MetricUnit.Money, MetricDirection.LowerIsBetter,
        "Σ max(0, carrying amount − recoverable amount) by asset, none more than the carrying amount", "IAS 36", MetricRole.Flow)
    { IsNeverNegative = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = Array.AsReadOnly<Metric>(
    [
        VendorLossRate, ForgivenPayableRate, InventoryWriteDown, NewWriteDown, WriteDownReversal, CarryingAmount, Shrinkage,
        ShrinkageAmount, AssetImpairmentLoss,
    ]);

    /// <summary>M27 over sales: what published rates of shrinkage over sales are stated with.</summary>
    public static MetricDefinition ShrinkageToSales { get; } = ShrinkageOver("sales");

    /// <summary>M27 over the stock that the books had: what published rates of shrinkage over stock are stated with.</summary>
    public static MetricDefinition ShrinkageToBook { get; } = ShrinkageOver("book stock");

    /// <summary>M3a on gross vendor losses, by effective date: what published rates are stated with.</summary>
    public static MetricDefinition GrossVendorLossToPurchases { get; } =
        ToPurchases(VendorLossRate, AmountMetrics.DefinitionOf(
            AmountMeasure.Gross, EntryWords.NameOf(EntryCategory.Vendor), PeriodBasis.EffectiveDate));

    /// <summary>M3b on gross forgiven payables, by effective date: what published rates are stated with.</summary>
    public static MetricDefinition GrossForgivenPayableToPurchases { get; } =
        ToPurchases(ForgivenPayableRate, AmountMetrics.DefinitionOf(
            AmountMeasure.Gross, EntryWords.NameOf(EntryCategory.ForgivenPayable), PeriodBasis.EffectiveDate));

    /// <summary>M27a, which is also what stands above the line of M27.</summary>
    internal static MetricDefinition MissingStock { get; } = new(ShrinkageAmount) { Above = BookLessCounted };

    internal static MetricDefinition ToPurchases(Metric metric, MetricDefinition above) => new(metric)
    {
        Above = above.Above,
        Below = new MetricBasis("purchases", IsRead: false),
        Scope = above.Scope,
        Basis = above.Basis,
    };

    private static MetricDefinition ShrinkageOver(string below) => new(Shrinkage)
    {
        Above = BookLessCounted,
        Below = new MetricBasis(below, IsRead: false),
    };
}
