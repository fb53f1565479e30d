namespace WriteOffMetrics;

/// <summary>
/// A figure in words: what it means, what it was computed from, and what its reader should know. Printing it gives all of it, the same in any culture.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class Explanation
{
    private Explanation(MetricDefinition definition, string summary, IEnumerable<(string Topic, string Text)> details)
    {
        Definition = definition;
        Summary = summary;
        Details = [.. details.Select(detail => KeyValuePair.Create(detail.Topic, detail.Text))];
    }

    /// <summary>What the figure means.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>
    /// The figure on one line: <c>M3 = 22,325.00 USD ÷ 950,000.00 USD = 2.35 %, 14 entries</c>. The amounts are exact;
    /// a percentage that was rounded for reading follows ≈ instead of =.
    /// </summary>
    public string Summary { get; }

    /// <summary>Topic and text of each further line: metric, period, completeness, and so on.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; }

    /// <summary>The summary and below it the details, one on a line.</summary>
    public override string ToString() =>
        string.Join('\n', Details.Select(detail => $"  {detail.Key,-14}{detail.Value}").Prepend(Summary));

    internal static Explanation Of(AmountPoint point)
    {
        AmountSeries series = point.Series;
        MetricDefinition definition = MetricDefinition.Of(series);
        string summary = $"{definition.Id} = {point.Amount}{Entries(point)}";
        return new Explanation(definition, summary, [("metric", definition.ToString()), .. Common(point), .. Source(definition, series)]);
    }

    internal static Explanation Of(RatioPoint ratio, AmountPoint numerator, AmountPoint denominator)
    {
        MetricDefinition definition = ratio.Definition;
        string quotient = ratio.Value is { } value ? Quotient(value) : ": undefined, " + RatioArithmetic.Words(ratio.Status);
        string summary = $"{definition.Id} = {numerator.Amount} ÷ {denominator.Amount}{quotient}{Entries(numerator)}";
        List<(string, string)> details = [("metric", definition.ToString()), .. Common(numerator)];
        if (!ratio.IsComplete && ratio.Value is not null) details.Add(("note", "counts an incomplete period, because it was asked for"));
        details.Add(("denominator", $"stated by the caller as it was known to them{From(denominator.Series)}"));
        details.Add(("tax basis", $"write-offs {TaxWords.Of(numerator.Series.TaxBasis)}, denominator {TaxWords.Of(denominator.Series.TaxBasis)}"));
        return new Explanation(definition, summary, [.. details, .. Source(definition, numerator.Series)]);
    }

    private static string Quotient(Ratio value)
    {
        string rounded = value.ToString("P2", null);
        return (Ratio.Parse(rounded, null) == value ? " = " : " ≈ ") + rounded;
    }

    private static string Entries(AmountPoint point) =>
        point.EntryCount is { } count ? ", " + Invariant.Count(count, "entry", "entries") : "";

    private static IEnumerable<(string Topic, string Text)> Common(AmountPoint point)
    {
        PeriodAxis axis = point.Series.Axis;
        string together = point.PeriodCount switch
        {
            0 => ", no period of it complete",
            1 => "",
            var count => $", {Invariant.Count(count)} periods taken together: Σ over them",
        };
        yield return ("period", $"{point.Period.Name} ({point.Period}){together}");
        yield return ("calendar", axis.Calendar.ToString()!);
        if (point.Series.Totals is not { } totals) yield break;

        yield return ("ledger", totals.SourceInWords);
        yield return ("completeness", totals.LastCompleteDay is { } day
            ? $"the ledger is complete through {DayNumber.ToText(day)}"
            : "the ledger states no last complete day, so every period counts as complete");
        yield return ("outside", point.Series.OutsideCount switch
        {
            null => "what lies outside the axis is not known",
            0 => "no entry of this kind lies outside the axis",
            { } outside => $"{Invariant.Count(outside, "entry", "entries")} of this kind outside the axis, {point.Series.OutsideInWords}, not counted here",
        });
    }

    private static IEnumerable<(string Topic, string Text)> Source(MetricDefinition definition, AmountSeries series)
    {
        yield return ("source", definition.Source + From(series));
    }

    private static string From(AmountSeries series) => series.Source is null ? "" : $"; {series.Source}";
}
