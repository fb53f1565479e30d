namespace WriteOffMetrics.Csv;

/// <summary>Series as rows: one for each period, with the columns of their kind.</summary>
internal static class SeriesRows
{
    private static readonly string[]
        OfAmounts = ["amount", "currency", "is_rounded"],
        OfCounts = ["count"],
        OfRatios = ["ratio", "numerator", "denominator", "currency"],
        OfQuantities = ["value", "unit", "is_lower_bound"];

    public static IEnumerable<string> HeadingsOf(MetricDefinition definition) =>
        [.. CsvCell.PeriodHeadings, .. ColumnsOf(definition), "status"];

    /// <param name="series">The figures.</param>
    /// <param name="expected">What figures of the columns mean.</param>
    /// <param name="values">The values of the dimensions, which come first.</param>
    /// <exception cref="InvalidOperationException">The series is of another kind, with other columns.</exception>
    public static IEnumerable<CsvCell[]> Of(MetricSeries series, MetricDefinition expected, params CsvCell[] values)
    {
        if (ColumnsOf(series.Definition) != ColumnsOf(expected))
            throw new InvalidOperationException(
                $"Found {series.Definition} beside {expected}; series of one kind are allowed in a table. Write each kind apart.");
        return series.Points.Select(point => (CsvCell[])
            [.. values, .. CsvCell.Period(point.Period), .. FigureOf(point), CsvCell.Member(point.Status)]);
    }

    private static string[] ColumnsOf(MetricDefinition definition) => definition.Unit switch
    {
        MetricUnit.Money => OfAmounts,
        MetricUnit.Count => OfCounts,
        MetricUnit.Ratio => OfRatios,
        _ => OfQuantities,
    };

    private static CsvCell[] FigureOf(MetricPoint point) => point switch
    {
        AmountPoint amount => [CsvCell.Amount(amount.Amount), CsvCell.CurrencyOf(amount.Amount), CsvCell.Flag(amount.IsRounded)],
        CountPoint count => [CsvCell.Number(count.Count)],
        RatioPoint ratio =>
        [
            CsvCell.Number(ratio.Ratio?.ToDecimal()), PartOf(ratio.Numerator, ratio.NumeratorCount),
            PartOf(ratio.Denominator, ratio.DenominatorCount), CsvCell.CurrencyOf(ratio.Numerator),
        ],
        QuantityPoint quantity =>
        [
            CsvCell.Number(quantity.Value?.ToDecimal()), CsvCell.Member(quantity.Definition.Unit), CsvCell.Flag(quantity.IsLowerBound),
        ],
        _ => throw new InvalidOperationException(
            $"Found {point.GetType().Name}; amounts, counts, ratios and quantities are allowed. Use a version of this package that "
            + "belongs to that of WriteOffMetrics."),
    };

    /// <summary>What stands above or below the line: an amount, a count, or nothing.</summary>
    private static CsvCell PartOf(Money? amount, long? count) =>
        count is { } number ? CsvCell.Number(number) : CsvCell.Amount(amount);
}
