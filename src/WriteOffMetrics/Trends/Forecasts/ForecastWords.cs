namespace WriteOffMetrics;

/// <summary>What explanations say of a forecast: by which method, why this one, and what its intervals rest on.</summary>
internal static class ForecastWords
{
    public static string NameOf(ForecastMethod method) => method switch
    {
        ForecastMethod.Naive => "the last figure",
        ForecastMethod.SeasonalNaive => "the figure of the same season a year ago",
        ForecastMethod.Drift => "the line from the first figure through the last",
        ForecastMethod.SimpleSmoothing => "simple exponential smoothing",
        ForecastMethod.Holt => "Holt's exponential smoothing with a slope",
        ForecastMethod.DampedHolt => "Holt's exponential smoothing with a slope that fades",
        ForecastMethod.HoltWintersAdditive => "Holt–Winters with added seasons",
        _ => "Holt–Winters with multiplied seasons",
    };

    /// <summary>The method, and the weights of those that it uses: <c>simple exponential smoothing: α 0.3</c>.</summary>
    public static string NameOf(ForecastMethod method, SmoothingParameters? weights) =>
        weights is null ? NameOf(method) : $"{NameOf(method)}: {Weights(method, weights)}";

    /// <summary>Why a series is forecast by its method.</summary>
    public static string Reason(Observations series, ForecastChoice choice) => choice.Reason switch
    {
        ForecastReason.Named => "named by the caller",
        ForecastReason.NoForecast => "the baseline",
        ForecastReason.TooFewOrigins => $"the baseline: {Invariant.Count(series.Count, "period", "periods")} leave fewer than "
            + $"{Invariant.Text(ForecastRule.FewestOrigins)} origins to compare methods at this horizon",
        ForecastReason.NoScale => "the baseline: no figure differs from that of the "
            + $"{(choice.Baseline == ForecastMethod.SeasonalNaive ? "year" : "period")} before, so that no error can be scaled",
        ForecastReason.LeastError => $"the least scaled error of {Methods(choice)} from {Origins(choice)}, "
            + $"{Mase(choice, choice.Method)} against {Mase(choice, choice.Baseline)} of the baseline ({choice.Baseline})",
        _ => $"the baseline: none of {Methods(choice)} did better from {Origins(choice)}",
    };

    public static string Assumptions(bool isNeverNegative) =>
        "what moved the figures goes on; normal errors of equal size and without memory"
        + (isNeverNegative ? "; no figure below zero, so that forecasts and bounds stop there" : "");

    /// <summary>What the intervals of a method rest on.</summary>
    public static string Intervals(ForecastMethod method) => method switch
    {
        ForecastMethod.Naive => "from the changes of a period",
        ForecastMethod.SeasonalNaive => "from the changes over a year",
        ForecastMethod.Drift => "from the changes of a period around their mean, whose own uncertainty is in them",
        _ => "from the errors of one period ahead; the uncertainty of weights and start is not in them",
    };

    private static string Methods(ForecastChoice choice) => $"{Invariant.Text(choice.Compared.Count)} methods";

    private static string Origins(ForecastChoice choice) => $"{Invariant.Text(choice.Compared[0].Origins)} origins";

    private static string Mase(ForecastChoice choice, ForecastMethod method) =>
        FormattableString.Invariant($"{choice.MaseOf(method):0.000}");

    private static string Weights(ForecastMethod method, SmoothingParameters weights)
    {
        List<string> words = [FormattableString.Invariant($"α {weights.Alpha:0.###}")];
        if (method != ForecastMethod.SimpleSmoothing) words.Add(FormattableString.Invariant($"β {weights.Beta:0.###}"));
        if (method == ForecastMethod.DampedHolt) words.Add(FormattableString.Invariant($"φ {weights.Phi:0.###}"));
        if (method is ForecastMethod.HoltWintersAdditive or ForecastMethod.HoltWintersMultiplicative)
            words.Add(FormattableString.Invariant($"γ {weights.Gamma:0.###}"));
        return string.Join(", ", words);
    }
}
