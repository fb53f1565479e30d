namespace WriteOffMetrics;

/// <summary>Why figures are not compared with a target, and how the target of some periods came about.</summary>
internal static class TargetWords
{
    public const string OneFigure = "one figure for every period";
    public const string OfPeriod = "as planned for the period";
    public const string Sum = "Σ planned figures";
    public const string Anew = "computed anew from what was planned";
    public const string NotCombined = "planned figures of several periods do not combine";

    /// <summary>How planned parts become one figure.</summary>
    public static string Quotient(MetricDefinition definition) => definition.Annualization is null
        ? "Σ planned numerators ÷ Σ planned denominators"
        : "Σ planned numerators ÷ Σ (planned denominator × its part of the year)";

    /// <summary>How planned ratios become one: by what was actually below the line.</summary>
    public static string Weighted(MetricDefinition definition) =>
        $"planned ratios weighted by actual {definition.DenominatorBasis ?? "denominators"}"
        + (definition.Annualization is null ? "" : " × their part of the year");

    public static string WhyNoSingleFigure(MetricDefinition definition) =>
        $"Found one figure for every period of {definition}, which adds up over periods; a metric that does not is allowed, because one "
        + "figure for every period says nothing about a year. State one per period and use FromSeries.";

    public static string WhyNotUnit(Quantity value, MetricDefinition definition) =>
        $"Found {value} as a target of {definition}; {Units.NameOf(definition.Unit)} is allowed. State it in the unit of the metric.";

    public static string WhyNotDefinition(Target target, MetricDefinition found) =>
        $"Found {found}; '{target.Name}' is a target of {target.Definition}. Compare like with like, or state the target with the "
        + "definition of the figures.";

    public static string WhyNotAxis(Target target, PeriodAxis found) =>
        $"Found figures on {found}, beside the target '{target.Name}' on {target.Series!.Axis}; the same periods are allowed. State the "
        + "target on the axis of the figures.";

    public static string WhyNotCurrency(Target target, Currency currency, Currency found) =>
        $"Found figures in {found} beside the target '{target.Name}' in {currency}; one currency is allowed. Convert one of them first, "
        + "at a rate you can name.";

    public static string WhyBackwards(ReportingPeriod first, ReportingPeriod last) =>
        $"Found the last period {last} before the first, {first}; one on or after it is allowed. Swap them.";

    /// <summary>Why there is no target.</summary>
    public static string WhyNone(MetricStatus status, ReportingPeriod? culprit)
    {
        string of = culprit is { } period ? $" for {period.Name}" : "";
        return status == MetricStatus.NotStated ? $"none stated{of}" : MetricStatusWords.InWords(status) + of;
    }

    public static string NameOf(MetricDirection direction) => direction switch
    {
        MetricDirection.LowerIsBetter => "smaller is better",
        MetricDirection.HigherIsBetter => "greater is better",
        _ => "neither way is better in itself",
    };
}
