namespace WriteOffMetrics.Impairments;

/// <summary>What is missing at a count of stock (M27), as an amount, over sales and over what the books had.</summary>
internal static class ShrinkageFigures
{
    public static AmountSeries Amount(AmountSeries book, AmountSeries counted)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(counted);
        RatioExtensions.RequireAlike(book, "book stock", counted, "counted stock", nameof(counted));
        Fraction[] missing = [.. Enumerable.Range(0, book.Count).Select(i => book.PointOf(i, 1).Exact - counted.PointOf(i, 1).Exact)];
        string[] sources = [.. new[] { book.Source, counted.Source }.OfType<string>().Distinct()];
        return new AmountSeries(
            ImpairmentMetrics.MissingStock, book.Axis, book.Currency,
            new ExactAmounts(missing, MidpointRounding.ToEven), new DifferenceProvenance(book, counted),
            new AmountStatement(
                book.TaxBasis, sources.Length == 0 ? null : string.Join("; ", sources),
                book.Axis.LastDayOf(Math.Min(book.CompleteCount, counted.CompleteCount))));
    }

    /// <summary>What is missing ÷ sales.</summary>
    public static RatioSeries OverSales(AmountSeries missing, AmountSeries sales)
    {
        ArgumentNullException.ThrowIfNull(sales);
        Metric metric = sales.Definition.Metric;
        if (metric.Role != MetricRole.Flow || AmountMetrics.All.Contains(metric) || ImpairmentMetrics.All.Contains(metric))
            throw new ArgumentException(
                $"Found {sales.Definition} as sales; amounts of sales that were stated or added up from rows are allowed. Use "
                + "AmountSeries.FromValues or FromRows.",
                nameof(sales));
        RatioExtensions.RequireAlike(missing, "stock", sales, "sales", nameof(sales));
        return new RatioSeries(ImpairmentMetrics.ShrinkageToSales, new Quotient(missing, sales, null, 1m), includesIncomplete: false);
    }

    public static RatioSeries ToBook(AmountSeries book, AmountSeries counted) => new(
        ImpairmentMetrics.ShrinkageToBook, new Quotient(Amount(book, counted), book, null, 1m), includesIncomplete: false);

    /// <summary>Refuses items that the books have and nobody counted, of which nobody knows what is missing.</summary>
    public static void RequireCounted(MetricBreakdown<AmountSeries> book, MetricBreakdown<AmountSeries> counted)
    {
        string?[] missing = [.. book.Values.Where(value => !counted.Contains(value))];
        if (missing.Length > 0 && book.Dimension == counted.Dimension)
            throw new ArgumentException(
                $"Found {Invariant.InQuotes(missing[0])} in the books and in no count"
                + (missing.Length == 1 ? "" : $", and {Invariant.Count(missing.Length - 1)} more")
                + "; what was counted of each is needed. State 0 where nothing was found, or leave out of the books what was not counted.",
                nameof(counted));
    }

    /// <summary>The entries of what is missing, a write-off each, and of what was found beyond the books, a reversal each.</summary>
    public static IReadOnlyList<LedgerEntry> ToEntries(MetricBreakdown<AmountSeries> shrinkage)
    {
        if (shrinkage.Definition.Metric != ImpairmentMetrics.ShrinkageAmount)
            throw new ArgumentException(
                $"Found {shrinkage.Definition}; amounts of shrinkage are allowed. Make them with book.ToShrinkage(counted).",
                nameof(shrinkage));
        (string? Value, AmountPoint Missing)[] all = [.. shrinkage.SelectMany(one => one.Value.Select(point => (one.Key, point)))];
        if (Array.Find(all, one => one.Missing.IsRounded) is { Missing: not null } between)
            throw new ArgumentException(
                $"Found {between.Missing} of {Invariant.InQuotes(between.Value)}, which lies between minor units; whole minor units are "
                + "allowed. State book and counted stock in the currency of the ledger.",
                nameof(shrinkage));
        return Array.AsReadOnly(
            [.. all.Select(one => EntryOf(shrinkage.Dimension, one.Value, one.Missing)).OfType<LedgerEntry>()]);
    }

    private static LedgerEntry? EntryOf(string dimension, string? value, AmountPoint missing) => PostedEntries.Of(
        EntryCategory.Inventory, "shrinkage", null, missing.Period.End, missing.Amount.Currency, missing.Amount.MinorUnits)
        ?.With(dimension, value);
}
