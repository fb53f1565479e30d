using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// Ordered bands for one metric on one basis, in its unit. A ratio is classified exactly, numerator against bound × denominator; a figure
/// of another definition is refused.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class ThresholdScale : IReport
{
    private readonly ThresholdBand[] bands;

    private ThresholdScale(string name, MetricDefinition definition, ThresholdBand[] bands)
    {
        Name = name;
        Definition = definition;
        this.bands = bands;
    }

    /// <summary>
    /// The scale of the Write-off Amount KPI for gross write-offs of receivables ÷ total sales (M3): below 2 % excellent, 2 to 5 %
    /// acceptable, above 5 % concerning. Exactly 2 % and exactly 5 % are acceptable.
    /// </summary>
    public static ThresholdScale WriteOffToSales { get; } = FromBands(
        "Write-off Amount KPI",
        RatioMetrics.GrossWriteOffToSales,
        ThresholdBand.Below("Excellent", Ratio.FromPercent(2m)),
        ThresholdBand.UpTo("Acceptable", Ratio.FromPercent(5m)),
        ThresholdBand.Rest("Concerning"));

    /// <summary>The name of the scale, for reports.</summary>
    public string Name { get; }

    /// <summary>The metric and basis that it classifies.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The bands from the lowest figures to the highest.</summary>
    public IReadOnlyList<ThresholdBand> Bands => Array.AsReadOnly(bands);

    /// <summary>A scale of one's own.</summary>
    /// <param name="name">The name of the scale, for reports.</param>
    /// <param name="definition">The metric and basis it is for; <see cref="MetricSeries.Definition"/> gives that of a figure.</param>
    /// <param name="bands">
    /// The bands from the lowest figures to the highest, bounds in the unit of the metric: each but the last with a bound above the one
    /// before, the last without.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The name is blank; the metric has no better side; a bound has another unit; bands are missing, unordered or share a name; the last
    /// is bounded, or another is not.
    /// </exception>
    public static ThresholdScale FromBands(string name, MetricDefinition definition, params IReadOnlyList<ThresholdBand> bands)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(bands);
        if (definition.Direction == MetricDirection.Neutral)
            throw new ArgumentException(ThresholdScaleWords.WhyNeutral(definition), nameof(definition));
        if (WhyNoBands(bands, definition) is { } problem) throw new ArgumentException(problem, nameof(bands));
        return new ThresholdScale(name, definition, [.. bands]);
    }

    /// <summary>What is wrong with bands; null of good ones.</summary>
    private static string? WhyNoBands(IReadOnlyList<ThresholdBand> bands, MetricDefinition definition)
    {
        if (bands.Any(band => band is null)) return ThresholdScaleWords.WhyNull;
        if (bands.Count == 0 || bands[^1].UpperBound is not null) return ThresholdScaleWords.WhyNoRest(bands);
        for (int i = 0; i < bands.Count - 1; i++)
        {
            if (bands[i].UpperBound is not { } bound) return ThresholdScaleWords.WhyUnbounded(bands[i]);
            if (bound.Unit != definition.Unit) return ThresholdScaleWords.WhyNotUnit(bands[i], definition);
            if (bound.Currency != bands[0].UpperBound!.Value.Currency) return ThresholdScaleWords.WhyNotCurrency(bands[i], bands[0]);
            if (i > 0 && bound.CompareTo(bands[i - 1].UpperBound!.Value) <= 0)
                return ThresholdScaleWords.WhyNotInOrder(bands[i], bands[i - 1]);
        }

        bool isNamedTwice = bands.Select(band => band.Name).Distinct(StringComparer.Ordinal).Count() < bands.Count;
        return isNamedTwice ? ThresholdScaleWords.WhyNamedTwice(bands) : null;
    }

    /// <summary>
    /// The band of a figure and how far the next bounds are; or the reason why it has none. Undefined figures have none, nor those of
    /// incomplete periods unless they were asked for.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The figure's definition is not the scale's, or its currency is not that of the bounds.
    /// </exception>
    public Classification Classify(MetricPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        RequireDefinition(point.Definition, nameof(point));
        int position = PositionOf(point, 0, nameof(point));
        return new Classification(this, point, position, isHeld: false);
    }

    /// <summary>
    /// The bands of a series with hysteresis: the band changes only when the figure is past the bound by a margin, so that one that hovers
    /// at a bound does not flip every period. The bound moves by the margin and keeps its side: an inclusive 5 % with a margin of 0.2
    /// points is left above 5.2 % and reached again at 4.8 %. The first defined figure is classified as it is; undefined and incomplete
    /// ones have no band and change nothing.
    /// </summary>
    /// <param name="series">The series, whose definition is the scale's.</param>
    /// <param name="margin">
    /// The margin, 0 or more, in the unit of the metric, of ratios in percentage points up to 100: <c>Quantity.FromPoints(0.2m)</c>. There
    /// is no usual one.
    /// </param>
    /// <returns>
    /// One classification per period, in order; <see cref="Classification.IsHeld"/> tells where the margin gave another band than the
    /// bounds alone.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The series' definition is not the scale's, or the margin has another unit or currency.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative, or more than 100 points.</exception>
    public IReadOnlyList<Classification> ClassifyWithHysteresis(MetricSeries series, Quantity margin)
    {
        ArgumentNullException.ThrowIfNull(series);
        RequireDefinition(series.Definition, nameof(series));
        decimal movedBy = MarginOf(margin);
        var classifications = new Classification[series.Count];
        int current = -1;
        for (int i = 0; i < classifications.Length; i++)
        {
            int plain = PositionOf(series.Points[i], 0, nameof(series)), position = HeldPosition(series.Points[i], plain, current, movedBy);
            classifications[i] = new Classification(this, series.Points[i], position, isHeld: position != plain);
            if (position >= 0) current = position;
        }

        return Array.AsReadOnly(classifications);
    }

    /// <summary>
    /// The position of a figure after one in the current band: past a bound by the margin is past the bound moved by the margin.
    /// </summary>
    private int HeldPosition(MetricPoint point, int plain, int current, decimal movedBy)
    {
        if (plain < 0 || current < 0 || plain == current) return plain;
        return plain > current
            ? Math.Max(current, PositionOf(point, movedBy, nameof(point)))
            : Math.Min(current, PositionOf(point, -movedBy, nameof(point)));
    }

    /// <summary>The band of a bare value, for testing a policy: what its definition is cannot be checked.</summary>
    /// <exception cref="ArgumentException">The value has another unit than the metric, or another currency than a bound.</exception>
    public ThresholdBand BandOf(Quantity value)
    {
        if (value.Unit != Definition.Unit || !value.IsDefined)
            throw new ArgumentException(ThresholdScaleWords.WhyNotValue(value, this), nameof(value));
        return Array.Find(bands, band => Holds(band, value.CompareTo))!;
    }

    /// <summary>Name, metric and bands on one line, in any culture.</summary>
    public override string ToString() => $"{Name} for {Definition}: {string.Join("; ", (IEnumerable<ThresholdBand>)bands)}";

    private void RequireDefinition(MetricDefinition definition, string parameterName)
    {
        if (definition != Definition) throw new ArgumentException(ThresholdScaleWords.WhyNotDefinition(definition, this), parameterName);
    }

    /// <summary>The margin as a shift of the bounds.</summary>
    private decimal MarginOf(Quantity margin)
    {
        bool isRatio = Definition.Unit == MetricUnit.Ratio;
        MetricUnit unit = isRatio ? MetricUnit.Points : Definition.Unit;
        if (margin.Unit != unit) throw new ArgumentException(ThresholdScaleWords.WhyNotMarginUnit(margin, unit), nameof(margin));
        if (!margin.IsDefined || (bands[0].UpperBound is { } bound && bound.Currency != margin.Currency))
            throw new ArgumentException(ThresholdScaleWords.WhyNotMarginCurrency(margin, this), nameof(margin));
        if (margin.ToDecimal() < 0 || (isRatio && margin.ToDecimal() > 100))
            throw new ArgumentOutOfRangeException(nameof(margin), ThresholdScaleWords.WhyNotMargin(margin));
        return isRatio ? margin.ToDecimal() / 100m : margin.ToDecimal();
    }

    /// <summary>The position of a figure's band, all bounds moved by so much; -1 where it has no value.</summary>
    private int PositionOf(MetricPoint point, decimal movedBy, string parameterName)
    {
        if (point.Value is not { } value) return -1;
        if (bands[0].UpperBound is { Currency: { } currency } && currency != value.Currency)
            throw new ArgumentException(ThresholdScaleWords.WhyNotFigureCurrency(value, currency, this), parameterName);
        return Array.FindIndex(bands, band => Holds(band, bound => point.CompareExactly(bound.ToDecimal() + movedBy)));
    }

    private static bool Holds(ThresholdBand band, Func<Quantity, int> compareTo) =>
        band.UpperBound is not { } bound || compareTo(bound) < (band.IncludesUpperBound ? 1 : 0);

    void IReport.Write(ReportWriter report) => WriteBody(report.Add(Definition));

    /// <summary>The scale without its definition, where that stands beside it.</summary>
    internal void WriteBody(ReportWriter report) => report.Add(Name).AddList(Bands, new ThresholdBandJsonConverter());
}
