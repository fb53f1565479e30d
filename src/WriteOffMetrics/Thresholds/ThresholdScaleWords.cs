namespace WriteOffMetrics;

/// <summary>Why bands make no scale, and why a scale refuses a figure or a margin.</summary>
internal static class ThresholdScaleWords
{
    public const string WhyNull =
        "Found null among the bands; bands are allowed. Make them with ThresholdBand.Below, ThresholdBand.UpTo and ThresholdBand.Rest.";

    public static string WhyNeutral(MetricDefinition definition) =>
        $"Found a scale for {definition}; a metric with a better side is allowed. Divide the amount by sales or receivables first, "
        + "or state a metric with a better side.";

    public static string WhyNoRest(IReadOnlyList<ThresholdBand> bands) =>
        $"Found {(bands.Count == 0 ? "no bands" : $"'{bands[^1]}' as the last band")}; the last band has no bound, so that every "
        + "figure has a band. End with ThresholdBand.Rest.";

    public static string WhyUnbounded(ThresholdBand band) =>
        $"Found '{band}' before the last band; only the last has no bound. Give it one with ThresholdBand.Below or ThresholdBand.UpTo.";

    public static string WhyNotUnit(ThresholdBand band, MetricDefinition definition) =>
        $"Found the bound {band.UpperBound} of '{band.Name}' for {definition}; {Units.NameOf(definition.Unit)} is allowed. State the "
        + "bound in the unit of the metric.";

    public static string WhyNotCurrency(ThresholdBand band, ThresholdBand first) =>
        $"Found the bound {band.UpperBound} of '{band.Name}' beside {first.UpperBound}; bounds in one currency are allowed.";

    public static string WhyNotInOrder(ThresholdBand band, ThresholdBand before) =>
        $"Found '{band}' after '{before}'; each bound lies above the one before. Put the bands in order.";

    public static string WhyNamedTwice(IReadOnlyList<ThresholdBand> bands) =>
        $"Found two bands of one name among {string.Join("; ", bands)}; each has a name of its own. Rename one.";

    public static string WhyNotDefinition(MetricDefinition definition, ThresholdScale scale) =>
        $"Found {definition}; the scale '{scale.Name}' is for {scale.Definition}. Use a scale for the figure at hand: "
        + "ThresholdScale.FromBands.";

    public static string WhyNotValue(Quantity value, ThresholdScale scale) =>
        $"Found {value}; the scale '{scale.Name}' is for {Units.NameOf(scale.Definition.Unit)}. State the value in its unit.";

    public static string WhyNotFigureCurrency(Quantity value, Currency currency, ThresholdScale scale) =>
        $"Found {value}; the bounds of '{scale.Name}' are in {currency}. Convert the figure, or use a scale in its currency.";

    public static string WhyNotMarginUnit(Quantity margin, MetricUnit unit) =>
        $"Found a margin of {margin}; {Units.NameOf(unit)} are allowed. State how far past a bound a figure must be, in the unit of a "
        + "difference.";

    public static string WhyNotMarginCurrency(Quantity margin, ThresholdScale scale) =>
        $"Found a margin of {margin}; one in the currency of the bounds of '{scale.Name}' is allowed. State it in that.";

    public static string WhyNotMargin(Quantity margin) =>
        $"Found a margin of {margin}; 0 or more is allowed, of points up to 100. State how far past a bound a figure must be.";
}
