namespace WriteOffMetrics;

/// <summary>Ratios and quantities in words.</summary>
internal static class QuotientWords
{
    public static Explanation Explain(MetricPoint point, QuotientParts? parts)
    {
        MetricSeries series = point.Series;
        string source = Explanation.Join(point.Definition.Source, parts is null ? series.Source : parts.Above.Series.Source);
        List<(string, string)> details = [("metric", point.Definition.ToString()), .. point.PeriodInWords()];
        if (parts is not null) details.AddRange(parts.Above.Provenance.Remarks(parts.Above.Series));
        if (!point.IsComplete && point.Value is not null) details.Add(("note", "counts an incomplete period, because it was asked for"));
        if (parts is not null) details.AddRange(parts.Details());
        if (series.Vintage is { } day) details.Add(("as of", DayNumber.ToText(day)));
        return Explanation.Of(point.Definition, Summary(point, parts), [.. details, ("source", source)]);
    }

    private static string Summary(MetricPoint point, QuotientParts? parts)
    {
        string id = point.Definition.Id;
        string undefined = MetricStatusWords.Of(point.Status);
        if (parts is null) return point.Value is { } stated ? $"{id} = {stated}, stated" : $"{id}: undefined, {undefined}";
        string quotient = point.Value is { } value ? Rounded(value) : ": undefined, " + undefined;
        return $"{id} = {parts.Formula}{quotient}{Explanation.Behind(point)}";
    }

    private static string Rounded(Quantity value)
    {
        bool isExact = decimal.Round(value.ToDecimal(), value.Unit == MetricUnit.Ratio ? 4 : 2) == value.ToDecimal();
        return (isExact ? " = " : " ≈ ") + value.ToString("F2", null);
    }
}
