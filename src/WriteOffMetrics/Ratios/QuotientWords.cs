namespace WriteOffMetrics;

/// <summary>Ratios and quantities in words.</summary>
internal static class QuotientWords
{
    public static Explanation Explain(MetricPoint point, QuotientParts? parts) => Explanation.FromDetails(
        point.Definition,
        Summary(point, parts),
        [
            ("metric", point.Definition.ToString()),
            .. point.PeriodInWords(),
            .. parts?.Above.Provenance.Remarks(parts.Above.Series) ?? [],
            .. Reservations(point),
            .. parts?.Details() ?? [],
            .. Vintage(point.Series),
            ("source", Explanation.Join(point.Definition.Source, parts is null ? point.Series.Source : parts.Above.Series.Source)),
        ]);

    /// <summary>A figure that no single quotient gives.</summary>
    public static Explanation Explain(MetricPoint point, ComputedFigure computed) => Explanation.FromDetails(
        point.Definition,
        point.Value is { } value
            ? $"{point.Definition.Id} = {computed.Formula}{(computed.IsLowerBound ? " ≥ " + value.ToString("N2", null) : Rounded(value))}"
            : $"{point.Definition.Id}: undefined, {MetricStatusWords.InWords(point.Status)}: {computed.Formula}",
        [
            ("metric", point.Definition.ToString()),
            .. point.PeriodInWords(),
            .. point.Series.Provenance.Remarks(point.Series),
            .. point.Value is not null && computed.IsLowerBound
                ? [("note", "at least so much: the periods of the axis end before the balance does")]
                : Array.Empty<(string, string)>(),
            .. computed.Details,
            ("source", Explanation.Join(point.Definition.Source, point.Series.Source)),
        ]);

    private static IEnumerable<(string Topic, string Text)> Reservations(MetricPoint point)
    {
        if (!point.IsComplete && point.Value is not null) yield return ("note", "counts an incomplete period, because it was asked for");
    }

    private static IEnumerable<(string Topic, string Text)> Vintage(MetricSeries series)
    {
        if (series.Vintage is { } day) yield return ("as of", DayNumber.ToText(day));
    }

    private static string Summary(MetricPoint point, QuotientParts? parts)
    {
        string id = point.Definition.Id;
        string undefined = MetricStatusWords.InWords(point.Status);
        if (parts is null) return point.Value is { } stated ? $"{id} = {stated}, stated" : $"{id}: undefined, {undefined}";
        string quotient = point.Value is { } value ? Rounded(value) : ": undefined, " + undefined;
        return $"{id} {(parts.IsRounded ? "≈" : "=")} {parts.Formula}{quotient}{Explanation.Behind(point)}";
    }

    private static string Rounded(Quantity value)
    {
        bool isExact = decimal.Round(value.ToDecimal(), value.Unit == MetricUnit.Ratio ? 4 : 2) == value.ToDecimal();
        return (isExact ? " = " : " ≈ ") + value.ToString("N2", null);
    }
}
