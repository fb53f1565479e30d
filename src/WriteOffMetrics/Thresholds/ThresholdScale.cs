namespace WriteOffMetrics;

/// <summary>
/// Ordered bands for one metric on one basis. A ratio is classified exactly, numerator against bound × denominator; a ratio of another
/// definition is refused.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class ThresholdScale
{
    private readonly ThresholdBand[] bands;

    private ThresholdScale(string name, MetricDefinition definition, ThresholdBand[] bands)
    {
        Name = name;
        Definition = definition;
        this.bands = bands;
    }

    /// <summary>
    /// The scale of the Write-off Amount KPI for gross write-offs of receivables ÷ total sales (M3): below 2 % excellent, 2 to 5 % acceptable,
    /// above 5 % concerning. Exactly 2 % and exactly 5 % are acceptable.
    /// </summary>
    public static ThresholdScale WriteOffToSales { get; } = FromBands(
        "Write-off Amount KPI",
        MetricDefinition.GrossWriteOffToSales,
        ThresholdBand.Below("Excellent", Ratio.FromPercent(2m)),
        ThresholdBand.UpTo("Acceptable", Ratio.FromPercent(5m)),
        ThresholdBand.Rest("Concerning"));

    /// <summary>The name of the scale, for reports.</summary>
    public string Name { get; }

    /// <summary>The metric and basis that it classifies.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The bands from the lowest ratios to the highest.</summary>
    public IReadOnlyList<ThresholdBand> Bands => Array.AsReadOnly(bands);

    /// <summary>A scale of one's own.</summary>
    /// <param name="name">The name of the scale, for reports.</param>
    /// <param name="definition">The metric and basis it is for; <see cref="RatioSeries.Definition"/> gives that of a ratio.</param>
    /// <param name="bands">The bands from the lowest ratios to the highest: each but the last with a bound above the one before, the last without.</param>
    /// <exception cref="ArgumentException">The name is blank; the metric is an amount or has no better side; bands are missing, unordered or share a name; the last is bounded, or another is not.</exception>
    public static ThresholdScale FromBands(string name, MetricDefinition definition, params IReadOnlyList<ThresholdBand> bands)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(bands);
        if (definition.Direction == MetricDirection.Neutral)
            throw new ArgumentException($"Found a scale for {definition}; a ratio with a better side is allowed. Divide the amount by sales or receivables first.", nameof(definition));
        if (bands.Any(band => band is null))
            throw new ArgumentException("Found null among the bands; bands are allowed. Make them with ThresholdBand.Below, ThresholdBand.UpTo and ThresholdBand.Rest.", nameof(bands));
        if (bands.Count == 0 || bands[^1].UpperBound is not null)
            throw new ArgumentException($"Found {(bands.Count == 0 ? "no bands" : $"'{bands[^1]}' as the last band")}; the last band has no bound, so that every ratio has a band. End with ThresholdBand.Rest.", nameof(bands));
        for (int i = 0; i < bands.Count - 1; i++)
        {
            if (bands[i].UpperBound is not { } bound)
                throw new ArgumentException($"Found '{bands[i]}' before the last band; only the last has no bound. Give it one with ThresholdBand.Below or ThresholdBand.UpTo.", nameof(bands));
            if (i > 0 && bound <= bands[i - 1].UpperBound)
                throw new ArgumentException($"Found '{bands[i]}' after '{bands[i - 1]}'; each bound lies above the one before. Put the bands in order.", nameof(bands));
        }

        if (bands.Select(band => band.Name).Distinct(StringComparer.Ordinal).Count() < bands.Count)
            throw new ArgumentException($"Found two bands of one name among {string.Join("; ", bands)}; each has a name of its own. Rename one.", nameof(bands));
        return new ThresholdScale(name, definition, [.. bands]);
    }

    /// <summary>The band of a ratio and how far the next bounds are; or the reason why it has none. Undefined ratios have none, nor those of incomplete periods unless they were asked for.</summary>
    /// <exception cref="ArgumentException">The ratio's definition is not the scale's.</exception>
    public Classification Classify(RatioPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        RequireDefinition(point.Definition, nameof(point));
        int position = PositionOf(point, 0);
        return new Classification(this, point, position, isHeld: false);
    }

    /// <summary>
    /// The bands of a series with hysteresis: the band changes only when the ratio is past the bound by a margin, so that a ratio that hovers at a bound does not
    /// flip every period. The bound moves by the margin and keeps its side: an inclusive 5 % with a margin of 0.2 points is left above 5.2 % and reached again at 4.8 %. The first defined ratio is classified as it is; undefined and incomplete ones have no band and change nothing.
    /// </summary>
    /// <param name="series">The series, whose definition is the scale's.</param>
    /// <param name="marginPoints">The margin in percentage points, 0 to 100; there is no usual one.</param>
    /// <returns>One classification per period, in order; <see cref="Classification.IsHeld"/> tells where the margin gave another band than the bounds alone.</returns>
    /// <exception cref="ArgumentException">The series' definition is not the scale's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not 0 to 100.</exception>
    public IReadOnlyList<Classification> ClassifyWithHysteresis(RatioSeries series, decimal marginPoints)
    {
        ArgumentNullException.ThrowIfNull(series);
        RequireDefinition(series.Definition, nameof(series));
        if (marginPoints is < 0 or > 100)
            throw new ArgumentOutOfRangeException(nameof(marginPoints), $"Found a margin of {marginPoints.ToString(System.Globalization.CultureInfo.InvariantCulture)} points; 0 to 100 is allowed. State how far past a bound a ratio must be.");

        var classifications = new Classification[series.Count];
        int current = -1;
        for (int i = 0; i < classifications.Length; i++)
        {
            int plain = PositionOf(series[i], 0), position = plain;
            if (plain >= 0 && current >= 0)
            {
                // Past a bound by the margin is past the bound moved by the margin.
                position = plain > current
                    ? Math.Max(current, PositionOf(series[i], marginPoints))
                    : plain < current ? Math.Min(current, PositionOf(series[i], -marginPoints)) : current;
            }

            classifications[i] = new Classification(this, series[i], position, isHeld: position != plain);
            if (position >= 0) current = position;
        }

        return classifications;
    }

    /// <summary>The band of a bare ratio, for testing a policy: what its definition is cannot be checked.</summary>
    public ThresholdBand BandOf(Ratio ratio) => Array.Find(bands, band => Holds(band, ratio.CompareTo))!;

    /// <summary>Name, metric and bands on one line, in any culture.</summary>
    public override string ToString() => $"{Name} for {Definition}: {string.Join("; ", (IEnumerable<ThresholdBand>)bands)}";

    private void RequireDefinition(MetricDefinition definition, string parameterName)
    {
        if (definition != Definition)
            throw new ArgumentException($"Found {definition}; the scale '{Name}' is for {Definition}. Use a scale for the ratio at hand: ThresholdScale.FromBands.", parameterName);
    }

    /// <summary>The position of a ratio's band, all bounds moved by so many points; -1 where it has no value.</summary>
    private int PositionOf(RatioPoint point, decimal movedBy) => point.Value is null
        ? -1
        : Array.FindIndex(bands, band => Holds(band, bound => point.CompareExactly(bound.Value + movedBy / 100m)));

    private static bool Holds(ThresholdBand band, Func<Ratio, int> compareTo) =>
        band.UpperBound is not { } bound || compareTo(bound) < (band.IncludesUpperBound ? 1 : 0);
}
