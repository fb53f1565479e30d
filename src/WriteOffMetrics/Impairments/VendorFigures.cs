namespace WriteOffMetrics.Impairments;

/// <summary>What was lost with vendors, and what they forgave, over purchases. One is a loss, the other an income: never netted.</summary>
internal static class VendorFigures
{
    public static RatioSeries ToPurchases(AmountSeries writeOffs, AmountSeries purchases)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(purchases);
        Metric metric = MetricOf(writeOffs.Definition);
        return RatioExtensions.OverFlow(
            writeOffs, purchases, nameof(writeOffs), nameof(purchases), above => ImpairmentMetrics.ToPurchases(metric, above));
    }

    private static Metric MetricOf(MetricDefinition writeOffs)
    {
        if (writeOffs.Scope == EntryWords.NameOf(EntryCategory.Vendor)) return ImpairmentMetrics.VendorLossRate;
        if (writeOffs.Scope == EntryWords.NameOf(EntryCategory.ForgivenPayable)) return ImpairmentMetrics.ForgivenPayableRate;
        throw new ArgumentException(
            $"Found {writeOffs.Numerator} over purchases; write-offs of the category vendor, or of forgiven payable, are allowed, each by "
            + "itself: one is a loss and the other an income. Read totals with For(EntryCategory.Vendor) or "
            + "For(EntryCategory.ForgivenPayable).",
            nameof(writeOffs));
    }
}
