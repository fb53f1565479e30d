namespace WriteOffMetrics;

/// <summary>The headline's ratio for the values of a dimension of which sales are given, and its change from the year before.</summary>
internal sealed class SegmentRatios
{
    public static readonly string[] Columns = ["to sales", "change"];

    private readonly MetricBreakdown<RatioSeries> ratios;
    private readonly RatioSeries? others;
    private readonly BoardWindows windows;

    private SegmentRatios(MetricBreakdown<RatioSeries> ratios, RatioSeries? others, BoardWindows windows)
    {
        this.ratios = ratios;
        this.others = others;
        this.windows = windows;
    }

    public static SegmentRatios? Of(BoardParts parts, string dimension, TopBreakdown top, IEnumerable<string?> alsoShown)
    {
        if (RatiosOf(parts, dimension) is not { } ratios) return null;
        MetricBreakdown<AmountSeries> sales = SalesOf(parts, dimension)!;
        string?[] shown = [.. top.Values, .. alsoShown];
        var own = new HashSet<string>(shown.OfType<string>(), StringComparer.Ordinal);
        bool isNullOwn = shown.Contains(null);
        AmountSeries[] salesOfOthers =
            [.. sales.Where(one => one.Key is null ? !isNullOwn : !own.Contains(one.Key)).Select(one => one.Value)];
        AmountSeries others = parts.IsNet ? top.AllOthers.Net : top.AllOthers.Gross;
        return new SegmentRatios(
            ratios, salesOfOthers.Length == 0 ? null : others.ToSales(AmountSeries.SumOf(salesOfOthers, "inputs")), parts.Windows);
    }

    /// <summary>The ratios of all values; null where no sales by the dimension are given.</summary>
    public static MetricBreakdown<RatioSeries>? RatiosOf(BoardParts parts, string dimension)
    {
        if (SalesOf(parts, dimension) is not { } sales) return null;
        PeriodBreakdown breakdown = parts.By(dimension);
        return (parts.IsNet ? breakdown.Net : breakdown.Gross).ToSales(sales);
    }

    /// <summary>The values that have sales and no write-offs, in the order of the sales.</summary>
    public static IReadOnlyList<string?> OnlyWithSales(BoardParts parts, string dimension)
    {
        if (SalesOf(parts, dimension) is not { } sales) return [];
        PeriodBreakdown breakdown = parts.By(dimension);
        return [.. sales.Values.Where(value => !breakdown.Contains(value))];
    }

    /// <summary>What is said where the sales of all values are not the sales; null where they are.</summary>
    public static string? WhyNotAll(BoardParts parts, string dimension)
    {
        if (SalesOf(parts, dimension) is not { } sales || parts.Sales is not { } whole) return null;
        (int first, int count) = parts.Windows.Main;
        (AmountPoint of, AmountPoint all) = (sales.Total.PointOf(first, count), whole.PointOf(first, count));
        return of.Amount == all.Amount
            ? null
            : $"The sales by {dimension} add up to {of.Amount} in {of.Period.Name}; the sales are {all.Amount}.";
    }

    public IReadOnlyList<DashboardFigure?> FiguresOf(string? value) => FiguresOf(ratios[value], isExplained: false);

    public IReadOnlyList<DashboardFigure?> FiguresOfOthers() => others is null ? [null, null] : FiguresOf(others, isExplained: false);

    public IReadOnlyList<DashboardFigure?> FiguresOfTotal() => FiguresOf(ratios.Total, isExplained: true);

    private DashboardFigure?[] FiguresOf(RatioSeries ratio, bool isExplained)
    {
        (int first, int count) = windows.Main;
        RatioPoint now = ratio.PointOf(first, count);
        DashboardFigure figure = isExplained ? DashboardFigure.OfPoint(now) : DashboardFigure.OfManyPoints(now);
        if (windows.MainBefore is not { } before) return [figure, null];
        return [figure, ChangeFigure.Between(now, ratio.PointOf(before.First, before.Count), isExplained: false)];
    }

    private static MetricBreakdown<AmountSeries>? SalesOf(BoardParts parts, string dimension) =>
        parts.SalesBySegment.FirstOrDefault(sales => sales.Dimension == dimension);
}
