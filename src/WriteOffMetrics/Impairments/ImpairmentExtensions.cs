using System.ComponentModel;

namespace WriteOffMetrics.Impairments;

/// <summary>Figures of valuations of stock, tests of assets, counts of stock and vendors.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImpairmentExtensions
{
    /// <summary>
    /// New inventory write-downs (M26a): what valuations wrote down within each period, beyond what the items carried before. A period
    /// without a valuation is zero. The entries behind a figure are those that <see cref="InventoryValuation.ToEntries"/> gives.
    /// </summary>
    /// <param name="valuations">The valuations, in any order, one per day; those outside the axis are told apart.</param>
    /// <param name="axis">The periods.</param>
    /// <exception cref="ArgumentException">
    /// There is no valuation, one is null, currencies differ, two are of one day, or one starts from another than the one before it.
    /// </exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static AmountSeries WriteDownsBy(this IEnumerable<InventoryValuation> valuations, PeriodAxis axis) =>
        new ValuationFigures(valuations, nameof(valuations)).WriteDowns.By(axis);

    /// <summary>The same of each item, as its account; of items without a write-down zero.</summary>
    /// <inheritdoc cref="WriteDownsBy"/>
    public static MetricBreakdown<AmountSeries> WriteDownsByItem(this IEnumerable<InventoryValuation> valuations, PeriodAxis axis)
    {
        var figures = new ValuationFigures(valuations, nameof(valuations));
        return figures.WriteDowns.ByAccount(axis, figures.Items);
    }

    /// <summary>
    /// Reversals of inventory write-downs (M26b) within each period, as positive amounts. Write-downs that left with items are none.
    /// </summary>
    /// <inheritdoc cref="WriteDownsBy"/>
    public static AmountSeries ReversalsBy(this IEnumerable<InventoryValuation> valuations, PeriodAxis axis) =>
        new ValuationFigures(valuations, nameof(valuations)).Reversals.By(axis);

    /// <summary>The same of each item, as its account; of items without a reversal zero.</summary>
    /// <inheritdoc cref="WriteDownsBy"/>
    public static MetricBreakdown<AmountSeries> ReversalsByItem(this IEnumerable<InventoryValuation> valuations, PeriodAxis axis)
    {
        var figures = new ValuationFigures(valuations, nameof(valuations));
        return figures.Reversals.ByAccount(axis, figures.Items);
    }

    /// <summary>
    /// Inventory write-down (M26): what stock carries as written down at the last valuation within each period, a balance that does not add
    /// up over periods.
    /// </summary>
    /// <param name="valuations">The valuations, in any order, one per day.</param>
    /// <param name="axis">The periods.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="WriteDownsBy"/>, or a period has no valuation: what stood then is not known.
    /// </exception>
    public static AmountSeries CarriedWriteDownsBy(this IEnumerable<InventoryValuation> valuations, PeriodAxis axis) =>
        new ValuationFigures(valuations, nameof(valuations))
            .Standing(axis, ImpairmentMetrics.InventoryWriteDown, one => one.WriteDown, nameof(valuations));

    /// <summary>The same of each item, as its account; zero where it is not in stock.</summary>
    /// <inheritdoc cref="CarriedWriteDownsBy"/>
    public static MetricBreakdown<AmountSeries> CarriedWriteDownsByItem(this IEnumerable<InventoryValuation> valuations, PeriodAxis axis) =>
        new ValuationFigures(valuations, nameof(valuations)).StandingByItem(
            axis, ImpairmentMetrics.InventoryWriteDown, one => one.WriteDown, item => item.WriteDown, nameof(valuations));

    /// <summary>
    /// Carrying amount of inventory (M26c): stock at the lower of cost and net realisable value at the last valuation within each period, a
    /// balance that does not add up over periods.
    /// </summary>
    /// <inheritdoc cref="CarriedWriteDownsBy"/>
    public static AmountSeries CarryingAmountsBy(this IEnumerable<InventoryValuation> valuations, PeriodAxis axis) =>
        new ValuationFigures(valuations, nameof(valuations))
            .Standing(axis, ImpairmentMetrics.CarryingAmount, one => one.CarryingAmount, nameof(valuations));

    /// <summary>The same of each item, as its account; zero where it is not in stock.</summary>
    /// <inheritdoc cref="CarriedWriteDownsBy"/>
    public static MetricBreakdown<AmountSeries> CarryingAmountsByItem(this IEnumerable<InventoryValuation> valuations, PeriodAxis axis) =>
        new ValuationFigures(valuations, nameof(valuations)).StandingByItem(
            axis, ImpairmentMetrics.CarryingAmount, one => one.CarryingAmount, item => item.CarryingAmount, nameof(valuations));

    /// <summary>
    /// The items in stock at the last valuation that a rule says to watch, in order of their names, each with
    /// <see cref="WatchedItem.Why"/>.
    /// </summary>
    /// <param name="valuations">The valuations, in any order, one per day.</param>
    /// <param name="rule">Which items are watched.</param>
    /// <exception cref="ArgumentException">As for <see cref="WriteDownsBy"/>.</exception>
    public static IReadOnlyList<WatchedItem> ToWatchList(this IEnumerable<InventoryValuation> valuations, ValuationWatch rule)
    {
        var figures = new ValuationFigures(valuations, nameof(valuations));
        ArgumentNullException.ThrowIfNull(rule);
        return WatchLists.Of(figures, rule);
    }

    /// <summary>The assets that a rule says to watch at the last test of each, in order of their names.</summary>
    /// <param name="tests">The tests, in any order, one per asset and day.</param>
    /// <param name="rule">Which assets are watched.</param>
    /// <exception cref="ArgumentException">
    /// There is no test, one is null, currencies differ, or an asset has two of one day.
    /// </exception>
    public static IReadOnlyList<WatchedItem> ToWatchList(this IEnumerable<AssetImpairment> tests, ValuationWatch rule)
    {
        var figures = new AssetFigures(tests, nameof(tests));
        ArgumentNullException.ThrowIfNull(rule);
        return WatchLists.Of(figures, rule);
    }

    /// <summary>Asset impairment (M28): the losses of the tests within each period; a period without a test is zero.</summary>
    /// <param name="tests">The tests, in any order, one per asset and day; those outside the axis are told apart.</param>
    /// <param name="axis">The periods.</param>
    /// <exception cref="ArgumentException">
    /// There is no test, one is null, currencies differ, or an asset has two of one day.
    /// </exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static AmountSeries LossesBy(this IEnumerable<AssetImpairment> tests, PeriodAxis axis) =>
        new AssetFigures(tests, nameof(tests)).Losses.By(axis);

    /// <summary>The same of each asset, as its account; of assets without a loss zero.</summary>
    /// <inheritdoc cref="LossesBy"/>
    public static MetricBreakdown<AmountSeries> LossesByAsset(this IEnumerable<AssetImpairment> tests, PeriodAxis axis)
    {
        var figures = new AssetFigures(tests, nameof(tests));
        return figures.Losses.ByAccount(axis, figures.ByAsset.Select(one => one.Key));
    }

    /// <summary>
    /// Shrinkage as an amount (M27a): stock as the books had it less stock as it was counted in each period. Negative where more was
    /// counted, which is a legal value.
    /// </summary>
    /// <param name="book">What the books had of the stock that was counted.</param>
    /// <param name="counted">What was counted, on the same axis, in the same currency and at the same prices.</param>
    /// <exception cref="ArgumentException">Axis, currency or tax basis differ.</exception>
    public static AmountSeries ToShrinkage(this AmountSeries book, AmountSeries counted) => ShrinkageFigures.Amount(book, counted);

    /// <summary>
    /// The same of each item: <c>AmountSeries.FromRows(usd, months, Dimension.Account, counts, …)</c> makes both. An item that was
    /// counted and is not in the books is a surplus; one that is in the books and was not counted is refused: nobody knows what is missing.
    /// </summary>
    /// <inheritdoc cref="ToShrinkage(AmountSeries, AmountSeries)"/>
    /// <exception cref="ArgumentException">
    /// Dimension, axis, currency or tax basis differ, or an item of the books was not counted.
    /// </exception>
    public static MetricBreakdown<AmountSeries> ToShrinkage(
        this MetricBreakdown<AmountSeries> book, MetricBreakdown<AmountSeries> counted)
    {
        RequireCounted(book, counted);
        return book.Join(counted, nameof(counted), ShrinkageFigures.Amount);
    }

    /// <summary>Shrinkage over sales (M27): (book − counted) ÷ sales of the same periods.</summary>
    /// <param name="book">What the books had of the stock that was counted.</param>
    /// <param name="counted">What was counted.</param>
    /// <param name="sales">Sales of the periods since the count before, stated or added up from rows.</param>
    /// <exception cref="ArgumentException">Axis, currency or tax basis differ, or the sales are balances or write-offs.</exception>
    public static RatioSeries ShrinkageToSales(this AmountSeries book, AmountSeries counted, AmountSeries sales) =>
        ShrinkageFigures.OverSales(ShrinkageFigures.Amount(book, counted), sales);

    /// <summary>The same of each item and of all.</summary>
    /// <param name="book">What the books had of each item that was counted.</param>
    /// <param name="counted">What was counted of each.</param>
    /// <param name="sales">Sales of each item, by the same dimension.</param>
    /// <exception cref="ArgumentException">As of one series, or the dimensions differ, or an item of the books was not counted.</exception>
    public static MetricBreakdown<RatioSeries> ShrinkageToSales(
        this MetricBreakdown<AmountSeries> book, MetricBreakdown<AmountSeries> counted, MetricBreakdown<AmountSeries> sales)
    {
        RequireCounted(book, counted);
        ArgumentNullException.ThrowIfNull(sales);
        return book.Join(counted, nameof(counted), ShrinkageFigures.Amount).Join(sales, nameof(sales), ShrinkageFigures.OverSales);
    }

    /// <summary>Shrinkage over stock (M27): (book − counted) ÷ what the books had.</summary>
    /// <param name="book">What the books had of the stock that was counted.</param>
    /// <param name="counted">What was counted.</param>
    /// <exception cref="ArgumentException">Axis, currency or tax basis differ.</exception>
    public static RatioSeries ShrinkageToBook(this AmountSeries book, AmountSeries counted) => ShrinkageFigures.ToBook(book, counted);

    /// <summary>The same of each item and of all.</summary>
    /// <param name="book">What the books had of each item that was counted.</param>
    /// <param name="counted">What was counted of each.</param>
    /// <exception cref="ArgumentException">As of one series, or the dimensions differ, or an item of the books was not counted.</exception>
    public static MetricBreakdown<RatioSeries> ShrinkageToBook(
        this MetricBreakdown<AmountSeries> book, MetricBreakdown<AmountSeries> counted)
    {
        RequireCounted(book, counted);
        return book.Join(counted, nameof(counted), ShrinkageFigures.ToBook);
    }

    /// <summary>
    /// The entries of shrinkage by item for a ledger, of all periods of the axis, on the last day of each: a write-off of what is missing
    /// and a reversal of what was found beyond the books, of the category inventory, with the reason <c>shrinkage</c>. The item is the
    /// value of the dimension of the breakdown: break down by <see cref="Dimension.Account"/> where items are accounts. Net write-offs of
    /// the entries are the shrinkage.
    /// </summary>
    /// <param name="shrinkage">What <see cref="ToShrinkage(MetricBreakdown{AmountSeries}, MetricBreakdown{AmountSeries})"/> gave.</param>
    /// <exception cref="ArgumentException">The amounts are no shrinkage, or lie between minor units, as converted ones do.</exception>
    public static IReadOnlyList<LedgerEntry> ToEntries(this MetricBreakdown<AmountSeries> shrinkage)
    {
        ArgumentNullException.ThrowIfNull(shrinkage);
        return ShrinkageFigures.ToEntries(shrinkage);
    }

    /// <summary>
    /// Vendor losses to purchases (M3a), or forgiven payables to purchases (M3b), by the category that the write-offs are of:
    /// <c>totals.For(EntryCategory.Vendor).Gross.ToPurchases(purchases)</c>. A debit balance that is lost and a payable that is forgiven
    /// are never netted.
    /// </summary>
    /// <param name="writeOffs">Gross or net write-offs of the category vendor, or of forgiven payable.</param>
    /// <param name="purchases">Purchases of the same periods, stated or added up from rows.</param>
    /// <exception cref="ArgumentException">
    /// The write-offs are of another category or another measure, the purchases are balances or read from the ledger of the write-offs, or
    /// axis, currency or tax basis differ.
    /// </exception>
    public static RatioSeries ToPurchases(this AmountSeries writeOffs, AmountSeries purchases) =>
        VendorFigures.ToPurchases(writeOffs, purchases);

    /// <summary>
    /// The same of each vendor and of all: <c>byVendor.For(EntryCategory.Vendor).Gross.ToPurchases(purchasesByVendor)</c>.
    /// </summary>
    /// <param name="writeOffs">Gross or net write-offs by vendor, of the category vendor or of forgiven payable.</param>
    /// <param name="purchases">Purchases by the same dimension.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or as of one series.</exception>
    public static MetricBreakdown<RatioSeries> ToPurchases(
        this MetricBreakdown<AmountSeries> writeOffs, MetricBreakdown<AmountSeries> purchases)
    {
        ArgumentNullException.ThrowIfNull(writeOffs);
        ArgumentNullException.ThrowIfNull(purchases);
        return writeOffs.Join(purchases, nameof(purchases), VendorFigures.ToPurchases);
    }

    private static void RequireCounted(MetricBreakdown<AmountSeries> book, MetricBreakdown<AmountSeries> counted)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(counted);
        ShrinkageFigures.RequireCounted(book, counted);
    }
}
