namespace WriteOffMetrics;

/// <summary>The words for units.</summary>
internal static class Units
{
    public static string Join(string digits, MetricUnit unit, Currency currency) => unit switch
    {
        MetricUnit.Money => currency.IsDefined ? $"{digits} {currency}" : digits,
        MetricUnit.Index or MetricUnit.Count => digits,
        MetricUnit.Ratio => digits + " %",
        MetricUnit.Times => digits + " times",
        _ => $"{digits} {(digits == "1" ? NameOf(unit)[..^1] : NameOf(unit))}",
    };

    public static string NameOf(MetricUnit unit) => unit switch
    {
        MetricUnit.Money => "money",
        MetricUnit.Ratio => "a ratio",
        MetricUnit.Points => "points",
        MetricUnit.Count => "a count",
        MetricUnit.Days => "days",
        MetricUnit.Times => "times",
        MetricUnit.Hours => "hours",
        _ => "an index",
    };
}
