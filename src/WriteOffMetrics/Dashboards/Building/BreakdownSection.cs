namespace WriteOffMetrics;

/// <summary>
/// Write-offs by category and by each dimension over the main window: the largest values, all others, the total, and how concentrated they
/// are. Categories stand side by side and are added only as losses; dimensions are of what the headline is of, so that they add up to it.
/// </summary>
internal static class BreakdownSection
{
    public const string Name = "breakdown";
    private const int ConcentrationTop = 5;

    public static DashboardSection Build(BoardParts parts)
    {
        var section = new BoardSection(Name);
        section.Add(Categories(parts));
        if (parts.Totals.Categories.Count == 0) section.Note("The ledger has no entries to break down.");
        if (parts.IsNet) section.Note("Order, shares and concentration are of gross write-offs; ratios to sales are of net ones.");
        NoteMissing(parts, section);
        var concentration = new BoardTable(
            "concentration", "values", "effective number", "Herfindahl index", "share of the top 5");
        foreach (string dimension in DimensionsOf(parts))
        {
            (int first, int count) = parts.Windows.Main;
            Concentration found = parts.By(dimension).ConcentrationOf(AmountMeasure.Gross, parts.Axis.SpanOf(first, count));
            section.Add(By(parts, dimension, found, section));
            AddConcentration(concentration, dimension, found);
        }

        return section.Add(concentration).ToSection();
    }

    /// <summary>
    /// The dimensions that are shown: those asked for; or all that entries state a value of, but those that name a single document or
    /// request.
    /// </summary>
    private static IReadOnlyList<string> DimensionsOf(BoardParts parts) => parts.Inputs.Dimensions
        ?? [.. parts.Dimensions.Where(name => name is not (Dimension.Document or Dimension.Request)
            && parts.By(name).Values.Any(value => value is not null))];

    /// <summary>Of several entities: what some of them can be broken down by and others cannot.</summary>
    private static void NoteMissing(BoardParts parts, BoardSection section)
    {
        string[] some = [.. parts.Entities.SelectMany(entity => entity.Dimensions).Distinct()
            .Where(name => !parts.Dimensions.Contains(name) && parts.Inputs.Dimensions is null).Order(StringComparer.Ordinal)];
        if (some.Length > 0) section.Note($"Not every entity has {string.Join(", ", some)}: those that have it show it.");
    }

    private static BoardTable Categories(BoardParts parts)
    {
        var table = new BoardTable("categories", "gross write-offs", "net write-offs");
        (int first, int count) = parts.Windows.Main;
        foreach (EntryCategory category in parts.Totals.Categories)
            Add(DashboardRowKind.Item, EntryWords.NameOf(category), parts.Totals.For(category));
        if (parts.Totals.Categories.Count > 1) Add(DashboardRowKind.Total, "all losses", parts.Totals.AllLosses);
        return table;

        void Add(DashboardRowKind kind, string name, PeriodTotals totals) => table.Add(
            kind,
            name,
            DashboardFigure.OfPoint(totals.Gross.Combine(first, count)),
            DashboardFigure.OfPoint(totals.Net.Combine(first, count)));
    }

    private static BoardTable By(BoardParts parts, string dimension, Concentration concentration, BoardSection section)
    {
        (int first, int count) = parts.Windows.Main;
        PeriodBreakdown breakdown = parts.By(dimension);
        ReportingPeriod span = parts.Axis.SpanOf(first, count);
        TopBreakdown top = breakdown.Top(parts.Inputs.Top, AmountMeasure.Gross, span);

        // Shares come in the order of the top; those further down are not read, because each costs a division.
        Dictionary<string, ConcentrationShare> shares =
            concentration.Shares.Take(top.Count).ToDictionary(share => KeyOf(share.Value), StringComparer.Ordinal);
        string?[] onlySales = [.. SegmentRatios.OnlyWithSales(parts, dimension)];
        string?[] quiet = [.. onlySales.Take(Math.Max(0, parts.Inputs.Top - top.Count))];
        SegmentRatios? ratios = SegmentRatios.Of(parts, dimension, top, quiet);
        string[] columns =
            ["gross write-offs", "net write-offs", "share", "cumulative share", .. ratios is null ? [] : SegmentRatios.Columns];
        var table = new BoardTable("by " + dimension, columns);
        foreach ((string? value, PeriodTotals totals) in top)
        {
            ConcentrationShare? share = shares.GetValueOrDefault(KeyOf(value));
            Add(DashboardRowKind.Item, value, totals, share?.Share, share?.CumulativeShare, ratios?.FiguresOf(value));
        }

        foreach (string? value in quiet) AddQuiet(value);
        int othersCount = top.OtherValues.Count + onlySales.Length - quiet.Length;
        if (othersCount > 0)
        {
            Ratio? others = ShareOf(top.AllOthers.Gross.PointOf(first, count).Amount);
            Add(DashboardRowKind.Others, BoardWords.Others(othersCount), top.AllOthers, others, null, ratios?.FiguresOfOthers());
        }

        Add(DashboardRowKind.Total, "total", top.Total, null, null, ratios?.FiguresOfTotal());
        if (SegmentRatios.WhyNotAll(parts, dimension) is { } why) section.Note(why);
        if (ratios is null && parts.Sales is not null)
            section.Note($"No sales by {dimension} were given: the ratios of its values are missing.");
        return table;

        void Add(DashboardRowKind kind, string? name, PeriodTotals totals, Ratio? share, Ratio? cumulative,
            IReadOnlyList<DashboardFigure?>? more)
        {
            MetricPoint gross = totals.Gross.Combine(first, count), net = totals.Net.Combine(first, count);
            bool isTotal = kind == DashboardRowKind.Total;
            table.Add(kind, name,
            [
                isTotal ? DashboardFigure.OfPoint(gross) : DashboardFigure.OfManyPoints(gross),
                isTotal ? DashboardFigure.OfPoint(net) : DashboardFigure.OfManyPoints(net),
                Share(share),
                Share(cumulative),
                .. more ?? [],
            ]);
        }

        // Sold, and nothing of it written off.
        void AddQuiet(string? value)
        {
            DashboardFigure nothing = DashboardFigure.OfValue(Money.Zero(parts.Currency), MetricStatus.Defined, span, null, null);
            table.Add(value, [nothing, nothing, Share(ShareOf(Money.Zero(parts.Currency))), null, .. ratios!.FiguresOf(value)]);
        }

        Ratio? ShareOf(Money amount) => RatioArithmetic.Divide(amount, top.Total.Gross.PointOf(first, count).Amount).Value;

        DashboardFigure? Share(Ratio? share) => share is { } one
            ? DashboardFigure.OfValue(one, MetricStatus.Defined, span, null, null) : null;
    }

    private static void AddConcentration(BoardTable table, string dimension, Concentration found)
    {
        if (found.Shares.Count == 0) return;
        string explanation() => found.Explain().ToString();
        table.Add(dimension,
            DashboardFigure.OfCount(CountAboveZero(found.Shares)),
            Estimates.Index(found.EffectiveNumber, null),
            Estimates.Index(found.Herfindahl, explanation),
            found.TopShare(ConcentrationTop) is { } share ? DashboardFigure.OfValue(share, MetricStatus.Defined, null, null, null) : null);
    }

    /// <summary>
    /// How many values have write-offs in the window. Those that have them in other periods only are the zeros at the end; they are not
    /// counted, and the Gini coefficient, which counts them, is not shown.
    /// </summary>
    private static int CountAboveZero(IReadOnlyList<ConcentrationShare> shares)
    {
        (int low, int high) = (0, shares.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (shares[middle].Amount.MinorUnits > 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>A key for values among which null is one, apart from the empty text.</summary>
    private static string KeyOf(string? value) => value is null ? "0" : "1" + value;
}
