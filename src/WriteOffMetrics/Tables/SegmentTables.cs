namespace WriteOffMetrics;

/// <summary>Tables with a row for each segment, and one over all.</summary>
internal static class SegmentTables
{
    /// <summary>One figure of each segment, with all that it is made of.</summary>
    /// <param name="dimensions">What the labels are values of.</param>
    /// <param name="segments">Labels and series of each segment, in order.</param>
    /// <param name="total">The series over all.</param>
    /// <param name="figureOf">Which figure of a series.</param>
    /// <param name="options">How it is written.</param>
    public static TextTable OfFigures<TSeries>(
        string[] dimensions, IEnumerable<(string?[] Labels, TSeries Series)> segments, TSeries total,
        Func<TSeries, MetricPoint?> figureOf, TableOptions options)
        where TSeries : MetricSeries
    {
        var figures = new TableFigures(options);
        MetricPoint whole = Require(figureOf(total), "the total");
        KeyValuePair<string?[], MetricPoint>[] all =
        [
            .. segments.Select(one => KeyValuePair.Create(
                one.Labels, Require(figureOf(one.Series), string.Join(" and ", one.Labels.Select(Invariant.InQuotes))))),
        ];
        if (options.WorstFirst)
            all = [.. MetricRanking.FromWorst(all, total.Definition.Direction), .. MetricRanking.Undefined(all)];
        return new TextTable(
            [.. Corner(dimensions, whole.Period.Name, TableFigures.CurrencyOf(total)), .. TableFigures.HeadingsOf(total)],
            [.. all.Select(one => Row(one.Key, figures.CellsOf(one.Value))), AllRow(dimensions, figures.CellsOf(whole))],
            dimensions.Length);
    }

    /// <summary>The value of each segment in each period, and over several at the right.</summary>
    public static TextTable OfPeriods<TSeries>(MetricBreakdown<TSeries> breakdown, TableOptions options)
        where TSeries : MetricSeries
    {
        var figures = new TableFigures(options);
        PeriodAxis axis = breakdown.Axis;
        TSeries total = breakdown.Total;
        int counted = figures.CountedOf(total);
        bool hasTotal = PeriodTables.HasTotal(total);
        KeyValuePair<string?, TSeries>[] all = [.. breakdown];
        if (options.WorstFirst)
        {
            KeyValuePair<int, MetricPoint>[] ranked =
                [.. all.Select((one, i) => KeyValuePair.Create(i, one.Value.Combine(0, counted)))];
            all =
            [
                .. MetricRanking.FromWorst(ranked, breakdown.Definition.Direction).Concat(MetricRanking.Undefined(ranked))
                    .Select(one => all[one.Key]),
            ];
        }

        return new TextTable(
            [
                TableWords.Join(breakdown.Dimension, total.CurrencyOfFigures), .. axis.Select(period => period.Name),
                .. hasTotal ? [PeriodTables.LabelOf(axis, options.TotalOver, counted)] : Array.Empty<string>(),
            ],
            [.. all.Select(one => Row([one.Key], Cells(one.Value))), AllRow([breakdown.Dimension], Cells(total))],
            labels: 1);

        IEnumerable<TableCell> Cells(TSeries series) =>
        [
            .. series.Points.Select(figures.ValueOf),
            .. hasTotal ? [figures.ValueOf(series.Combine(0, counted))] : Array.Empty<TableCell>(),
        ];
    }

    /// <summary>Write-offs, what came back, and what is left of each segment of totals.</summary>
    /// <param name="dimensions">What the labels are values of.</param>
    /// <param name="segments">Labels and totals of each segment, in order.</param>
    /// <param name="others">The totals of segments that are shown together, under a label; none where there are none.</param>
    /// <param name="total">The totals over all.</param>
    /// <param name="options">How it is written.</param>
    public static TextTable OfTotals(
        string[] dimensions, IEnumerable<(string?[] Labels, PeriodTotals Totals)> segments, (string Label, PeriodTotals Totals)? others,
        PeriodTotals total, TableOptions options)
    {
        var figures = new TableFigures(options);
        MetricPoint whole = figures.TotalOf(total.Net);
        (string?[] Labels, PeriodTotals Totals)[] all = [.. segments];
        if (options.WorstFirst) all = [.. all.OrderByDescending(one => figures.TotalOf(one.Totals.Net).Exact)];
        return new TextTable(
            [.. Corner(dimensions, whole.Period.Name, total.Currency), .. TableWords.Measures.Select(measure => measure.Heading)],
            [
                .. all.Select(one => Row(one.Labels, Cells(one.Totals))),
                .. others is var (label, rest) ? [[TableCell.Of(label), .. Cells(rest)]] : Array.Empty<TableCell[]>(),
                AllRow(dimensions, Cells(total)),
            ],
            dimensions.Length);

        IEnumerable<TableCell> Cells(PeriodTotals totals) =>
            TableWords.Measures.Select(measure => figures.ValueOf(figures.TotalOf(measure.Read(totals))));
    }

    private static string[] Corner(string[] dimensions, string periods, Currency? currency) =>
        [.. dimensions[..^1], TableWords.Join($"{dimensions[^1]}, {periods}", currency)];

    private static TableCell[] Row(string?[] labels, IEnumerable<TableCell> cells) => [.. labels.Select(TableCell.OfValue), .. cells];

    private static TableCell[] AllRow(string[] dimensions, IEnumerable<TableCell> cells) =>
        [TableCell.Of("all"), .. dimensions.Skip(1).Select(_ => TableCell.Of("")), .. cells];

    private static MetricPoint Require(MetricPoint? point, string of) => MetricRanking.Require(point, of, "figureOf");
}
