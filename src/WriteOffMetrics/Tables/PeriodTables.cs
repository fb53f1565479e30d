namespace WriteOffMetrics;

/// <summary>Tables with a row for each period, and one over several.</summary>
internal static class PeriodTables
{
    /// <summary>A series with all that its figures are made of.</summary>
    public static TextTable FromOne(MetricSeries series, TableOptions options)
    {
        var figures = new TableFigures(options);
        return Of(
            series.Axis, options, TableFigures.CurrencyOf(series), [.. TableFigures.HeadingsOf(series)], figures.CountedOf(series),
            (first, count) => figures.CellsOf(series.Combine(first, count)), HasTotal(series));
    }

    /// <summary>Several series on one axis, each with its values alone.</summary>
    public static TextTable FromColumns((string Heading, MetricSeries Series)[] columns, TableOptions options)
    {
        var figures = new TableFigures(options);
        Currency?[] currencies = [.. columns.Select(column => column.Series.CurrencyOfFigures).Where(one => one is not null).Distinct()];
        Currency? common = currencies.Length == 1 ? currencies[0] : null;
        string[] headings = [.. columns.Select(column => common is null && column.Series.CurrencyOfFigures is { } own
            ? $"{column.Heading}, {own}"
            : column.Heading)];
        return Of(
            columns[0].Series.Axis, options, common, headings, columns.Min(column => figures.CountedOf(column.Series)),
            (first, count) => columns.Select(column => count > 1 && !HasTotal(column.Series)
                ? TableCell.Of(TableWords.NotCombinable)
                : figures.ValueOf(column.Series.Combine(first, count))),
            columns.Any(column => HasTotal(column.Series)));
    }

    private static TextTable Of(
        PeriodAxis axis, TableOptions options, Currency? currency, string[] headings, int counted,
        Func<int, int, IEnumerable<TableCell>> cellsOf, bool hasTotal)
    {
        List<TableCell[]> rows = [.. axis.Select((period, i) => (TableCell[])[TableCell.Of(period.Name), .. cellsOf(i, 1)])];
        if (hasTotal) rows.Add([TableCell.Of(LabelOf(axis, options.TotalOver, counted)), .. cellsOf(0, counted)]);
        return new TextTable([TableWords.Join("period", currency), .. headings], [.. rows], labels: 1);
    }

    /// <summary>
    /// As the members are called: Overall takes the complete periods, which are named where they are not all, Total takes all.
    /// </summary>
    public static string LabelOf(PeriodAxis axis, TotalPeriods over, int counted)
    {
        if (over == TotalPeriods.All) return "total";
        return counted == 0 || counted == axis.Count ? "overall" : $"overall {axis.SpanOf(0, counted).Name}";
    }

    /// <summary>Whether several periods of a series can give a figure: average balances and published rates give none.</summary>
    public static bool HasTotal(MetricSeries series) => series.Count > 1 && (series is AmountSeries or CountSeries
        ? series.Definition.Metric.AddsUp
        : series.Combine(0, series.Count).Status != MetricStatus.NotCombinable);
}
