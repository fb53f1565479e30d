using System.Globalization;

namespace WriteOffMetrics;

/// <summary>What explanations say of control charts: how limits were found, why this chart, what it assumes, which rules it has.</summary>
internal static class ControlChartWords
{
    private const string SmallShifts = "small shifts that last";

    private const string OwnProcess =
        "target and sigma are those of the process when nothing happens; figures independent of those before";

    private const string Independent = "each invoice is written off or not, independently of others";

    public static (string Topic, string Text)[] OfXmr(bool isOfCounts, ChartRuleSet rules) =>
    [
        ("method", "single values; sigma is the mean moving range ÷ 1.128, limits the mean ± 3 sigma; moving ranges up to 3.267 times "
            + "their mean"),
        ("why this one", isOfCounts
            ? "named by the caller; a p′ chart of these counts would know how many invoices each period has"
            : "figures that are no proportions of counts"),
        ("assumes", "figures independent of those before, without season; trends and seasons widen the limits"),
        ("rules", NameOf(rules)),
    ];

    public static (string Topic, string Text)[] OfP(ChartRuleSet rules) =>
    [
        ("method", "proportions; limits are the mean proportion ± 3 binomial sigma of each period, clipped to 0 and 1"),
        ("why this one", "counts of trials at one rate"),
        ("assumes", Independent),
        ("rules", OnDeviates(rules)),
    ];

    public static (string Topic, string Text)[] OfLaney(ChartRuleSet rules) =>
    [
        ("method", "proportions; limits are the mean proportion ± 3 binomial sigma × the mean moving range of the deviates ÷ 1.128 "
            + "(Laney 2002), all moving ranges counted"),
        ("why this one", "counts of trials whose rate varies from period to period by more, or less, than chance"),
        ("assumes", Independent + "; the variation between periods is part of the process"),
        ("rules", OnDeviates(rules)),
    ];

    public static (string Topic, string Text)[] OfCusum(double target, double sigma, double slack, double decision) =>
    [
        ("method", string.Create(
            CultureInfo.InvariantCulture,
            $"tabular cumulative sums of (figure − {target:G6}) ÷ {sigma:G6}, slack {slack:G6}, decision {decision:G6} sigma; they go on "
            + $"after a signal")),
        ("why this one", SmallShifts),
        ("assumes", OwnProcess),
    ];

    public static (string Topic, string Text)[] OfEwma(double target, double sigma, double weight, double width) =>
    [
        ("method", string.Create(
            CultureInfo.InvariantCulture,
            $"exponentially weighted averages from {target:G6}, weight {weight:G6}; limits ± {width:G6} sigma of the average, "
            + $"sigma {sigma:G6}")),
        ("why this one", SmallShifts),
        ("assumes", OwnProcess),
    ];

    /// <summary>The name of a rule as a person writes it: <c>nine on one side</c>.</summary>
    public static string NameOf(ChartRule rule)
    {
        string name = rule.ToString();
        return char.ToLowerInvariant(name[0]) + string.Concat(name.Skip(1).Select(AsWritten));

        static string AsWritten(char letter) => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}";
    }

    private static string NameOf(ChartRuleSet rules) => rules switch
    {
        ChartRuleSet.Nelson => "the eight of Nelson (1984)",
        ChartRuleSet.WesternElectric => "the four of Western Electric (1956)",
        _ => "points beyond the limits only",
    };

    private static string OnDeviates(ChartRuleSet rules) => NameOf(rules) + ", on the deviates";
}
