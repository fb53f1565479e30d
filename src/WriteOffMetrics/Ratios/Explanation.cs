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
        string.Join('\n', Details.Select(detail => $"  {detail.Key,-13} {detail.Value}").Prepend(Summary));

    /// <summary>Of a finding about a whole series.</summary>
    internal static Explanation Of(MetricDefinition definition, string summary, IEnumerable<(string Topic, string Text)> details) => new(definition, summary, details);

    internal static Explanation Of(AmountPoint point)
    {
        AmountSeries series = point.Series;
        MetricDefinition definition = MetricDefinition.Of(series);
        string summary = $"{definition.Id} {(point.IsRounded ? "≈" : "=")} {point.Amount}{Entries(point)}";
        return new Explanation(definition, summary, [("metric", definition.ToString()), .. Common(point), .. Source(definition, series.Source)]);
    }

    internal static Explanation Of(RatioPoint ratio, ISeriesPoint numerator, ISeriesPoint denominator, RatioSeries series)
    {
        MetricDefinition definition = ratio.Definition;
        string quotient = ratio.Value is { } value ? Quotient(value) : ": undefined, " + RatioArithmetic.Words(ratio.Status);
        string summary = $"{definition.Id} = {Formula(numerator, denominator, series.Annualization)}{quotient}{Entries(numerator)}";
        List<(string, string)> details = [("metric", definition.ToString()), .. Common(numerator)];
        if (!ratio.IsComplete && ratio.Value is not null) details.Add(("note", "counts an incomplete period, because it was asked for"));
        details.Add(("denominator", Denominator(denominator)));
        if (series.Annualization is { } annualization) details.Add(("annualisation", HowAnnualized(numerator, annualization)));
        if (numerator is AmountPoint above && denominator is AmountPoint below)
            details.Add(("tax basis", $"write-offs {TaxWords.Of(above.Series.TaxBasis)}, denominator {TaxWords.Of(below.Series.TaxBasis)}"));
        return new Explanation(definition, summary, [.. details, .. Source(definition, SourceOf(numerator))]);
    }

    private static string Formula(ISeriesPoint numerator, ISeriesPoint denominator, Annualization? annualization)
    {
        string plain = $"{Read(numerator)} ÷ {Read(denominator)}";
        return annualization switch
        {
            null => plain,
            { Compounding: > 1 and var times } => $"1 − (1 − {plain})^{Invariant.Text(times)}",
            _ => $"{Read(numerator)} {(numerator is AmountPoint { PeriodCount: 1 } amount ? annualization.InWords(amount) : annualization)} ÷ {Read(denominator)}",
        };
    }

    private static string Read(ISeriesPoint point) => point switch
    {
        AmountPoint { IsRounded: true } amount => "≈ " + amount.Amount,
        AmountPoint amount => amount.Amount.ToString(),
        CountPoint count => Invariant.Count(count.Value),
        _ => throw new InvalidOperationException("Points are amounts or counts."),
    };

    private static string Quotient(Ratio value)
    {
        string rounded = value.ToString("P2", null);
        return (Ratio.Parse(rounded, null) == value ? " = " : " ≈ ") + rounded;
    }

    private static string Entries(ISeriesPoint point) =>
        point.EntryCount is { } count ? ", " + Invariant.Count(count, "entry", "entries") : "";

    private static string Denominator(ISeriesPoint point) => point switch
    {
        AmountPoint { Series: { Totals: not null } series } amount => $"{MetricDefinition.Of(series).Numerator} of {amount.Period.Name}, from the same ledger",
        AmountPoint { Series: { Averaging: { } averaging } series } => $"{averaging} average of balances stated by the caller as they were known to them{From(series.Source)}",
        _ => $"stated by the caller as it was known to them{From(SourceOf(point))}",
    };

    private static string HowAnnualized(ISeriesPoint numerator, Annualization annualization) => PeriodCountOf(numerator) > 1
        ? $"{annualization}; periods taken together: Σ numerators ÷ Σ (denominator × its part of the year)"
        : annualization.ToString();

    private static int PeriodCountOf(ISeriesPoint point) => point switch { AmountPoint amount => amount.PeriodCount, CountPoint count => count.PeriodCount, _ => 0 };

    private static string? SourceOf(ISeriesPoint point) => point switch { AmountPoint amount => amount.Series.Source, CountPoint count => count.Series.Source, _ => null };

    private static IEnumerable<(string Topic, string Text)> Common(ISeriesPoint point) => point switch
    {
        AmountPoint amount => [.. Period(amount.Period, amount.PeriodCount, amount.Series.Axis), .. Ledger(amount.Series, amount.Period)],
        CountPoint count => [.. Period(count.Period, count.PeriodCount, count.Series.Axis), .. Ledger(count.Series)],
        _ => [],
    };

    private static IEnumerable<(string Topic, string Text)> Period(ReportingPeriod period, int periodCount, PeriodAxis axis)
    {
        string together = periodCount switch
        {
            0 => ", no period of it complete",
            1 => "",
            _ => $", {Invariant.Count(periodCount)} periods taken together: Σ over them",
        };
        yield return ("period", $"{period.Name} ({period}){together}");
        yield return ("calendar", axis.Calendar.ToString()!);
    }

    private static IEnumerable<(string Topic, string Text)> Ledger(AmountSeries series, ReportingPeriod period)
    {
        if (series.Totals is not { } totals) yield break;
        yield return ("ledger", totals.SourceInWords);
        if (totals.RatesInWords(period) is { } rates) yield return ("rates", rates);
        yield return ("completeness", Completeness(totals.LastCompleteDay));
        yield return ("outside", series.OutsideCount switch
        {
            null => "what lies outside the axis is not known",
            0 => "no entry of this kind lies outside the axis",
            { } outside => $"{Invariant.Count(outside, "entry", "entries")} of this kind outside the axis, {series.OutsideInWords ?? "not converted"}, not counted here",
        });
    }

    private static IEnumerable<(string Topic, string Text)> Ledger(CountSeries series)
    {
        if (series.Documents is not { } documents) yield break;
        yield return ("ledger", documents.Ledger.ConditionsInWords);
        yield return ("completeness", Completeness(documents.Ledger.LastCompleteDay));
        yield return ("counted", $"each document once, where its first write-off lies; {(documents.NotCounted.Length == 0 ? "every write-off states one" : $"{Invariant.Count(documents.NotCounted.Length, "write-off", "write-offs")} without a document, not counted")}");
    }

    private static string Completeness(NodaTime.LocalDate? lastCompleteDay) => lastCompleteDay is { } day
        ? $"the ledger is complete through {DayNumber.ToText(day)}"
        : "the ledger states no last complete day, so every period counts as complete";

    private static IEnumerable<(string Topic, string Text)> Source(MetricDefinition definition, string? source)
    {
        yield return ("source", definition.Source + From(source));
    }

    private static string From(string? source) => source is null ? "" : $"; {source}";
}
