namespace WriteOffMetrics;

/// <summary>
/// What stands in the cells of a figure: of a ratio that was divided its numerator and denominator before it, of every other figure its
/// value; where there is none, why.
/// </summary>
internal sealed class TableFigures(TableOptions options)
{
    /// <summary>The headings of a series' figures.</summary>
    public static IEnumerable<string> HeadingsOf(MetricSeries series) => PartsOf(series.Combine(0, 1)) is null
        ? [series.Definition.Name]
        : [series.Definition.NumeratorBasis ?? "numerator", series.Definition.DenominatorBasis ?? "denominator", series.Definition.Name];

    /// <summary>The currency of the amounts in a series' cells; none where there are none.</summary>
    public static Currency? CurrencyOf(MetricSeries series) => PartsOf(series.Combine(0, 1)) is var (above, _)
        ? (above as AmountPoint)?.Amount.Currency
        : series.CurrencyOfFigures;

    /// <summary>Periods of a series taken together as the options say: its complete ones, or all.</summary>
    public MetricPoint TotalOf(MetricSeries series) => series.Combine(0, CountedOf(series));

    /// <summary>How many leading periods of a series a total takes.</summary>
    public int CountedOf(MetricSeries series) => options.TotalOver == TotalPeriods.All ? series.Count : series.CountedPeriods;

    /// <summary>The cells of a figure, numerator and denominator included.</summary>
    public IEnumerable<TableCell> CellsOf(MetricPoint point) => PartsOf(point) is var (above, below)
        ? [PartOf(above), PartOf(below), ValueOf(point)]
        : [ValueOf(point)];

    /// <summary>The cell of a figure's value alone; balances of several periods have none.</summary>
    public TableCell ValueOf(MetricPoint point) =>
        point.Status == MetricStatus.NotCombinable ? TableCell.Of(MetricStatusWords.InWords(point.Status)) : PartOf(point);

    /// <summary>The cell of what stands above or below a line; of balances of several periods their sum.</summary>
    private TableCell PartOf(MetricPoint point) => TextOf(point) is { } text
        ? new TableCell(text, !point.IsComplete)
        : TableCell.Of(MetricStatusWords.InWords(point.Status));

    /// <summary>The value of a figure; of an amount or count of an incomplete period what there is so far.</summary>
    private string? TextOf(MetricPoint point) => point switch
    {
        { PeriodCount: 0 } => null,
        AmountPoint amount => amount.Amount.ToString(options.AmountFormat, options.Provider),
        CountPoint count => count.Count.ToString(options.CountFormat, Invariant.NumberFormat(options.Provider)),
        RatioPoint { Ratio: { } ratio } => ratio.ToString(options.RatioFormat, options.Provider),
        { Value: { } value } => value.ToString(options.QuantityFormat, options.Provider),
        _ => null,
    };

    private static (MetricPoint Above, MetricPoint Below)? PartsOf(MetricPoint point) => (point as RatioPoint)?.Parts;
}
