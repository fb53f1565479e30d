using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// Control charts of ratios and amounts. Undefined and incomplete periods are left out and named; points are neighbours where nothing with
/// a figure lies between. Limits stand three sigma from the centre unless the caller says otherwise.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ControlChartExtensions
{
    /// <summary>
    /// Single values with sigma from their moving ranges (÷ 1.128), and below them the moving ranges, for figures that are no proportions
    /// of counts.
    /// </summary>
    /// <param name="series">The figures.</param>
    /// <param name="rules">What is signalled.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="ChartRuleSet"/>.</exception>
    public static ControlChart ToXmrChart(this MetricSeries series, ChartRuleSet rules)
    {
        var observations = Observations.FromSeries(series);
        Require(rules);
        return XmrDrawing.Draw(observations, rules);
    }

    /// <summary>
    /// Proportions of counts (M36) with limits by their number of invoices (p chart). With thousands of invoices nearly every point lies
    /// outside: see <see cref="ToLaneyChart"/>.
    /// </summary>
    /// <param name="series">Incidence ratios.</param>
    /// <param name="rules">What is signalled; patterns are looked for in the deviates.</param>
    /// <exception cref="ArgumentException">The ratio is none of counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="ChartRuleSet"/>.</exception>
    public static ControlChart ToPChart(this RatioSeries series, ChartRuleSet rules)
    {
        var observations = Observations.FromSeries(series);
        Require(rules);
        return PDrawing.Draw(observations, TrialsOf(observations), rules);
    }

    /// <summary>
    /// Proportions of counts (M36) whose limits also follow the variation from period to period (p′ chart, Laney 2002). All moving ranges
    /// count.
    /// </summary>
    /// <inheritdoc cref="ToPChart"/>
    public static ControlChart ToLaneyChart(this RatioSeries series, ChartRuleSet rules)
    {
        var observations = Observations.FromSeries(series);
        Require(rules);
        return LaneyDrawing.Draw(observations, TrialsOf(observations), rules);
    }

    /// <summary>
    /// Cumulative sums of deviations from a target (tabular CUSUM): finds small lasting shifts. The chart has the sums of rises, its
    /// companion those of falls, below zero; both in sigma.
    /// </summary>
    /// <param name="series">The figures.</param>
    /// <param name="target">
    /// The level to hold, in the unit of the figures: amounts in major units, ratios as quotients; that of a quiet time is
    /// <see cref="ControlChart.Center"/> of its XmR chart.
    /// </param>
    /// <param name="sigma">
    /// The standard deviation of one figure, in their unit, above 0: <see cref="ControlChart.Sigma"/> of a quiet time.
    /// </param>
    /// <param name="slack">k, half the shift to be found, in sigma, 0 or more: 0.5 is usual.</param>
    /// <param name="decision">h, the limit of the sums, in sigma, above 0: 4 or 5 are usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range, or no finite number.</exception>
    public static ControlChart ToCusumChart(this MetricSeries series, double target, double sigma, double slack, double decision)
    {
        var observations = Observations.FromSeries(series);
        RequireFinite(target, nameof(target));
        RequireAbove(sigma, nameof(sigma));
        RequireAbove(decision, nameof(decision));
        if (!(slack >= 0 && double.IsFinite(slack))) throw new ArgumentOutOfRangeException(nameof(slack), slack, WhyNoSlack);
        RequireSize(observations, target, sigma);
        return CusumDrawing.Draw(observations, target, sigma, slack, decision);
    }

    /// <summary>
    /// Exponentially weighted averages (EWMA) with limits that widen to their final width: finds small lasting shifts, and shows the level.
    /// </summary>
    /// <param name="series">The figures.</param>
    /// <param name="target">The level to hold, in the unit of the figures: amounts in major units, ratios as quotients.</param>
    /// <param name="sigma">The standard deviation of one figure, in their unit, above 0.</param>
    /// <param name="weight">λ, the weight of the newest figure, above 0 and up to 1: 0.2 is usual.</param>
    /// <param name="width">L, the distance of the limits in sigma of the average, above 0: 3 is usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range, or no finite number.</exception>
    public static ControlChart ToEwmaChart(this MetricSeries series, double target, double sigma, double weight, double width)
    {
        var observations = Observations.FromSeries(series);
        RequireFinite(target, nameof(target));
        RequireAbove(sigma, nameof(sigma));
        RequireAbove(width, nameof(width));
        if (weight is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(weight), weight, WhyNoWeight);
        RequireSize(observations, target, sigma);
        return EwmaDrawing.Draw(observations, target, sigma, weight, width);
    }

    private static void Require(ChartRuleSet rules)
    {
        if (!Enum.IsDefined(rules)) throw new ArgumentOutOfRangeException(
            nameof(rules), rules, $"Found {Invariant.Text((int)rules)}; a member of ChartRuleSet is allowed.");
    }

    /// <summary>What was counted above the line and below it.</summary>
    private static (long[] Successes, long[] Trials) TrialsOf(Observations ratios) =>
        ratios.Trials ?? throw new ArgumentException(WhyNoTrials(ratios.Definition), nameof(ratios));

    private static void RequireFinite(double value, string parameterName)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(parameterName, value, "Found no finite number; one is allowed.");
    }

    private static void RequireAbove(double value, string parameterName)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(
            parameterName, value, "Found a number that is not above 0 and finite; a finite number above 0 is allowed.");
    }

    /// <summary>A sigma so small that a deviation divided by it exceeds all numbers cannot be that of the figures.</summary>
    private static void RequireSize(Observations series, double target, double sigma)
    {
        const double Most = 1e290;
        if (Array.Exists(series.Values, value => !(Math.Abs(value - target) <= Most * sigma)))
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, WhyTooSmall);
    }

    private static string WhyNoTrials(MetricDefinition definition) =>
        $"Found {definition}; an incidence ratio (M36) is allowed, because amounts of money are no trials. Use ToXmrChart, "
        + "or count documents with CountDocumentsBy.";

    private const string WhyNoSlack =
        "Found a slack below 0, or no finite number; 0 or more is allowed, half the shift to be found in sigma.";

    private const string WhyNoWeight =
        "Found a weight of the newest figure outside its range; above 0 and up to 1 is allowed.";

    private const string WhyTooSmall =
        "Found a sigma so small that a figure lies beyond all numbers in it; one of the size of the figures' "
        + "variation is allowed. State both in the unit of the figures.";
}
