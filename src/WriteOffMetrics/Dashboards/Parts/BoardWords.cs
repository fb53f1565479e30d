namespace WriteOffMetrics;

/// <summary>What the sections of a dashboard say where a figure is missing.</summary>
internal static class BoardWords
{
    /// <summary>The line between converted amounts that are rounded one by one and their sum.</summary>
    public const string Rounding = "rounding of converted amounts";

    public static string WhyNoPeriod(BoardParts parts) =>
        $"No period of the axis ({parts.Axis}) is complete on {DayNumber.ToText(parts.AsOf)}"
        + (parts.CompleteThrough is { } day ? $", with books complete through {DayNumber.ToText(day)}" : "")
        + (parts.KnownOn is { } known ? $", as known on {DayNumber.ToText(known)}." : ".");

    public static string WhyNoBand(Classification band) => band.Point.Value is null
        ? $"no band: {MetricStatusWords.InWords(band.Point.Status)}"
        : "no band: no scale is in force on the period's last day";

    public static string NameOf(TrendDirection? direction) => direction switch
    {
        TrendDirection.Rising => "rising",
        TrendDirection.Falling => "falling",
        _ => "no clear trend",
    };

    public static string Others(int count) => $"{Invariant.Count(count)} {(count == 1 ? "other" : "others")}";

    public static string NoFigureOf(string what, string name, MetricDefinition definition) =>
        $"Not compared with {what} {name}: it is of {definition.Formula}, and no figure of the headline is.";

    public static string Unverified(Benchmark benchmark) => benchmark.IsVerified ? "" : " (unverified source)";

    public static string NameOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "errors",
        FindingSeverity.Warning => "warnings",
        _ => "information",
    };

    public static string NameOf(ExchangeRateBasis basis) => basis switch
    {
        ExchangeRateBasis.EntryDay => "the day of each entry",
        ExchangeRateBasis.PeriodEnd => "the end of each period",
        _ => "the average of each period",
    };
}
