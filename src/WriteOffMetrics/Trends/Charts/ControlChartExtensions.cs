using System.ComponentModel;
using System.Globalization;

namespace WriteOffMetrics;

/// <summary>
/// Control charts of ratios and amounts. Undefined and incomplete periods are left out and named; points are neighbours where nothing with
/// a figure lies between. Limits stand three sigma from the centre unless the caller says otherwise.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ControlChartExtensions
{
    /// <summary>Fewer points say little about how a process varies.</summary>
    private const int MinimumPeriods = 6;

    /// <summary>
    /// Single values with sigma from their moving ranges (÷ 1.128), and below them the moving ranges, for figures that are no proportions
    /// of counts.
    /// </summary>
    /// <param name="series">The figures.</param>
    /// <param name="rules">What is signalled.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="ChartRuleSet"/>.</exception>
    public static ControlChart ToXmrChart(this MetricSeries series, ChartRuleSet rules) => Xmr(Observations.Of(series), rules);


    /// <summary>
    /// Proportions of counts (M36) with limits by their number of invoices (p chart). With thousands of invoices nearly every point lies
    /// outside: see <see cref="ToLaneyChart"/>.
    /// </summary>
    /// <param name="series">Incidence ratios.</param>
    /// <param name="rules">What is signalled; patterns are looked for in the deviates.</param>
    /// <exception cref="ArgumentException">The ratio is none of counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of <see cref="ChartRuleSet"/>.</exception>
    public static ControlChart ToPChart(this RatioSeries series, ChartRuleSet rules) => OfProportions(series, rules, isLaney: false);

    /// <summary>
    /// Proportions of counts (M36) whose limits also follow the variation from period to period (p′ chart, Laney 2002). All moving ranges
    /// count.
    /// </summary>
    /// <inheritdoc cref="ToPChart"/>
    public static ControlChart ToLaneyChart(this RatioSeries series, ChartRuleSet rules) => OfProportions(series, rules, isLaney: true);

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
    public static ControlChart ToCusumChart(this MetricSeries series, double target, double sigma, double slack, double decision) =>
        Cusum(Observations.Of(series), target, sigma, slack, decision);


    /// <summary>
    /// Exponentially weighted averages (EWMA) with limits that widen to their final width: finds small lasting shifts, and shows the level.
    /// </summary>
    /// <param name="series">The figures.</param>
    /// <param name="target">The level to hold, in the unit of the figures: amounts in major units, ratios as quotients.</param>
    /// <param name="sigma">The standard deviation of one figure, in their unit, above 0.</param>
    /// <param name="weight">λ, the weight of the newest figure, above 0 and up to 1: 0.2 is usual.</param>
    /// <param name="width">L, the distance of the limits in sigma of the average, above 0: 3 is usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range, or no finite number.</exception>
    public static ControlChart ToEwmaChart(this MetricSeries series, double target, double sigma, double weight, double width) =>
        Ewma(Observations.Of(series), target, sigma, weight, width);


    private static ControlChart Xmr(Observations series, ChartRuleSet rules)
    {
        Require(rules);
        const string Name = "XmR chart", RangeName = "moving ranges";
        (string, string)[] method =
        [
            ("method", "single values; sigma is the mean moving range ÷ 1.128, limits the mean ± 3 sigma; moving "
            + "ranges up to 3.267 times their mean"),
            ("why this one", series.Trials is null ? "figures that are no proportions of counts"
            : "named by the caller; a p′ chart of these counts would know how many invoices each period has"),
            ("assumes", "figures independent of those before, without season; trends and seasons widen the limits"),
            ("rules", Words(rules)),
        ];
        AnalysisStatus status = series.Count < MinimumPeriods ? AnalysisStatus.TooShort : AnalysisStatus.Defined;
        XmrChart? chart = status == AnalysisStatus.Defined ? XmrChart.Of(series.Values, 3) : null;
        if (chart is { Sigma: 0 }) status = AnalysisStatus.NoVariation;
        if (status != AnalysisStatus.Defined) return new ControlChart(series, Name, status, MinimumPeriods, null, null, [], null, method);

        (double center, double sigma) = (chart!.Center, chart.Sigma!.Value);
        IReadOnlyList<ChartRule>[] signals = Signals(series.Values, center, sigma, rules);
        ChartPoint[] points = [
            .. series.Values.Select((value, i) =>
            new ChartPoint(series.Periods[i], value, center, chart.Limits!.Value.Lower, chart.Limits.Value.Upper, signals[i]))];
        ChartPoint[] ranges = [
            .. Enumerable.Range(1, series.Count - 1).Select(
            i => new ChartPoint(series.Periods[i], chart.MovingRanges[i]!.Value, chart.MeanRange!.Value, 0, chart.RangeLimit,
            chart.RangesOutside.Contains(i) ? [ChartRule.BeyondLimit] : []))];
        return new ControlChart(series, Name, status, MinimumPeriods, center, sigma, points,
            new ControlChart(series, RangeName, status, MinimumPeriods, chart.MeanRange, null, ranges, null, method), method);
    }

    private static ControlChart OfProportions(RatioSeries ratios, ChartRuleSet rules, bool isLaney)
    {
        Observations series = Observations.Of(ratios);
        Require(rules);
        if (series.Trials is not var (successes, trials))
            throw new ArgumentException(
                $"Found {series.Definition}; an incidence ratio (M36) is allowed, because amounts of money are no trials. Use ToXmrChart, "
                + "or count documents with CountDocumentsBy.",
                nameof(ratios));
        string name = isLaney ? "p′ chart" : "p chart";
        (string, string)[] method =
        [
            ("method", isLaney ? "proportions; limits are the mean proportion ± 3 binomial sigma × the mean moving range of the deviates ÷ "
            + "1.128 (Laney 2002), all moving ranges counted"
            : "proportions; limits are the mean proportion ± 3 binomial sigma of each period, clipped to 0 and 1"),
            ("why this one", isLaney ? "counts of trials whose rate varies from period to period by more, or less, than chance"
            : "counts of trials at one rate"),
            ("assumes", "each invoice is written off or not, independently of others"
            + (isLaney ? "; the variation between periods is part of the process" : "")),
            ("rules", Words(rules) + ", on the deviates"),
        ];
        AnalysisStatus status = series.Count < MinimumPeriods ? AnalysisStatus.TooShort
            : successes.Zip(trials).Any(counts => counts.First > counts.Second) ? AnalysisStatus.NoProportion : AnalysisStatus.Defined;
        ProportionChart? chart = status != AnalysisStatus.Defined ? null : isLaney
            ? ProportionChart.Laney(successes, trials, 3, screenRanges: false) : ProportionChart.Of(successes, trials, 3);
        if (status == AnalysisStatus.Defined && chart is not { Deviates: not null, SigmaOfDeviates: > 0 })
            status = AnalysisStatus.NoVariation;
        if (status != AnalysisStatus.Defined) return new ControlChart(series, name, status, MinimumPeriods, null, null, [], null, method);
        IReadOnlyList<ChartRule>[] signals = Signals(chart!.Deviates!, 0, chart.SigmaOfDeviates, rules);
        ChartPoint[] points = [
            .. chart.Proportions.Select(
            (value, i) => new ChartPoint(series.Periods[i], value, chart.Center, chart.Limits[i].Lower, chart.Limits[i].Upper,
            signals[i]))];
        return new ControlChart(series, name, status, MinimumPeriods, chart.Center, isLaney ? chart.SigmaOfDeviates : null, points, null,
            method)
        { IsFactor = isLaney };
    }

    private static ControlChart Cusum(Observations series, double target, double sigma, double slack, double decision)
    {
        RequireFinite(target, nameof(target));
        RequireAbove(sigma, nameof(sigma));
        RequireAbove(decision, nameof(decision));
        if (!(slack >= 0 && double.IsFinite(slack))) throw new ArgumentOutOfRangeException(
            nameof(slack), slack, "Found a slack below 0, or no finite number; 0 or more is allowed, half the shift to be found in sigma.");
        (string, string)[] method =
        [
            ("method", string.Create(
                CultureInfo.InvariantCulture,
                $"tabular cumulative sums of (figure − {target:G6}) ÷ {sigma:G6}, slack {slack:G6}, "
                + $"decision {decision:G6} sigma; they go on after a signal")),
            ("why this one", "small shifts that last"),
            ("assumes", "target and sigma are those of the process when nothing happens; figures independent of those before"),
        ];
        AnalysisStatus status = series.Count == 0 ? AnalysisStatus.TooShort : AnalysisStatus.Defined;
        RequireSize(series, target, sigma);
        CusumChart? chart = series.Count == 0 ? null : CusumChart.Of(series.Values, target, sigma, slack, decision, 0);
        return new ControlChart(
            series, "CUSUM chart", status, 1, chart is null ? null : 0, chart is null ? null : sigma,
            Points(chart?.Upper, chart?.SignalsUpper, null, decision),
            new ControlChart(series, "sums of falls", status, 1, chart is null ? null : 0, chart is null ? null : sigma,
            Points(chart?.Lower, chart?.SignalsLower, -decision, null), null, method)
            { IsInSigma = true }, method)
        { IsInSigma = true };

        ChartPoint[] Points(double[]? values, int[]? outside, double? lower, double? upper) =>
            values is null ? [] : [.. values
                .Select((value, i) => new ChartPoint(
                series.Periods[i], value, 0, lower, upper, outside!.Contains(i) ? [ChartRule.BeyondLimit] : []))];
    }

    private static ControlChart Ewma(Observations series, double target, double sigma, double weight, double width)
    {
        RequireFinite(target, nameof(target));
        RequireAbove(sigma, nameof(sigma));
        RequireAbove(width, nameof(width));
        if (weight is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(
            nameof(weight), weight, "Found a weight of the newest figure outside its range; above 0 and up to 1 is allowed.");
        (string, string)[] method =
        [
            ("method", string.Create(
                CultureInfo.InvariantCulture,
                $"exponentially weighted averages from {target:G6}, weight {weight:G6}; "
                + $"limits ± {width:G6} sigma of the average, sigma {sigma:G6}")),
            ("why this one", "small shifts that last"),
            ("assumes", "target and sigma are those of the process when nothing happens; figures independent of those before"),
        ];
        if (series.Count == 0) return new ControlChart(series, "EWMA chart", AnalysisStatus.TooShort, 1, null, null, [], null, method);
        RequireSize(series, target, sigma);
        EwmaChart chart = EwmaChart.Of(series.Values, target, sigma, weight, width)!;
        ChartPoint[] points = [
            .. chart.Averages.Select((value, i) =>
            new ChartPoint(series.Periods[i], value, target, chart.Limits[i].Lower, chart.Limits[i].Upper,
            chart.Outside.Contains(i) ? [ChartRule.BeyondLimit] : []))];
        return new ControlChart(series, "EWMA chart", AnalysisStatus.Defined, 1, target, sigma, points, null, method);
    }

    /// <summary>The rules of each point.</summary>
    private static IReadOnlyList<ChartRule>[] Signals(double[] values, double center, double sigma, ChartRuleSet rules)
    {
        List<ChartRule>[] signals = [.. values.Select(_ => new List<ChartRule>())];
        ReadOnlySpan<ChartRule> set = rules switch
        {
            ChartRuleSet.Nelson => ChartRules.Nelson,
            ChartRuleSet.WesternElectric => ChartRules.WesternElectric,
            _ => [ChartRule.BeyondThreeSigma],
        };
        foreach (ChartRule rule in set)
        {
            foreach (int position in ChartRules.Signals(values, center, sigma, rule) ?? []) signals[position].Add(rule);
        }

        return [.. signals.Select(list => (IReadOnlyList<ChartRule>)list.AsReadOnly())];
    }

    private static string Words(ChartRuleSet rules) => rules switch
    {
        ChartRuleSet.Nelson => "the eight of Nelson (1984)",
        ChartRuleSet.WesternElectric => "the four of Western Electric (1956)",
        _ => "points beyond the limits only",
    };

    private static void Require(ChartRuleSet rules)
    {
        if (!Enum.IsDefined(rules)) throw new ArgumentOutOfRangeException(
            nameof(rules), rules, $"Found {Invariant.Text((int)rules)}; a member of ChartRuleSet is allowed.");
    }

    private static void RequireFinite(double value, string parameterName)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(parameterName, value, "Found no finite number; one is allowed.");
    }

    /// <summary>A sigma so small that figures lie beyond all numbers in it is none of theirs.</summary>
    private static void RequireSize(Observations series, double target, double sigma)
    {
        const double Most = 1e290;
        if (Array.Exists(series.Values, value => !(Math.Abs(value - target) <= Most * sigma)))
            throw new ArgumentOutOfRangeException(
                nameof(sigma), sigma, "Found a sigma so small that a figure lies beyond all numbers in it; one of the size of the figures' "
                + "variation is allowed. State both in the unit of the figures.");
    }

    private static void RequireAbove(double value, string parameterName)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(
            parameterName, value, "Found a number that is not above 0 and finite; a finite number above 0 is allowed.");
    }
}
