using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// The figure of one period, or of several taken together: what it means, its value with a unit or the reason why it has none, and what it
/// rests on. A closed family: <see cref="AmountPoint"/>, <see cref="CountPoint"/>, <see cref="RatioPoint"/> and
/// <see cref="QuantityPoint"/>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public abstract class MetricPoint : IReport
{
    private protected MetricPoint(MetricSeries series, int first, int count)
    {
        Series = series;
        FirstPeriod = first;
        PeriodCount = count;
    }

    /// <summary>What the figure means.</summary>
    public MetricDefinition Definition => Series.Definition;

    /// <summary>The period; of several taken together the days from the first to the last.</summary>
    public ReportingPeriod Period => PeriodCount == 0 ? Series.Axis.Span : Series.Axis.SpanOf(FirstPeriod, PeriodCount);

    /// <summary>
    /// Whether the books are complete through the end of the period, or states no last complete day. A figure with a value although its
    /// period is incomplete was asked for with <see cref="RatioSeries.IncludeIncomplete"/>.
    /// </summary>
    public bool IsComplete => PeriodCount > 0 && FirstPeriod + PeriodCount <= Series.CompleteCount;

    /// <summary>Whether the figure is defined, and if not, why.</summary>
    public abstract MetricStatus Status { get; }

    /// <summary>The value with its unit; null where <see cref="Status"/> is not <see cref="MetricStatus.Defined"/>.</summary>
    public abstract Quantity? Value { get; }

    /// <summary>What the figure rests on: of a ratio what stands above the line.</summary>
    public abstract Evidence Evidence { get; }

    /// <summary>The number of entries behind the figure; null where it was stated.</summary>
    public long? EntryCount => (Evidence as EntryEvidence)?.Count;

    /// <summary>The entries behind the figure; their amounts (for net, their signed amounts) add up to it, or to its numerator.</summary>
    /// <exception cref="InvalidOperationException">
    /// The figure was stated, or its totals, or a part of them, were computed elsewhere.
    /// </exception>
    public IReadOnlyCollection<LedgerEntry> Entries => Evidence is EntryEvidence evidence
        ? evidence.Entries
        : throw new InvalidOperationException(Provenance.WhyNoEntries);

    /// <summary>What the figure means, how it was computed, from what, and everything else that its reader may ask.</summary>
    public abstract Explanation Explain();

    /// <summary>Period and figure on one line, in any culture: <c>2026-06 2.35 %</c>, or the reason why there is none.</summary>
    public override string ToString() =>
        $"{Period.Name} {(Value is { } value ? Bound + value.Read() : WordsWithoutValue)}{(Value is null ? "" : Reservation)}";

    internal MetricSeries Series { get; }

    internal int FirstPeriod { get; }

    internal int PeriodCount { get; }

    /// <summary>How this figure is brought to a year.</summary>
    internal string AnnualizedInWords(Annualization how) => how.InWords(Series.Axis.Calendar, Period, PeriodCount);

    /// <summary>Where the evidence comes from.</summary>
    internal virtual Provenance Provenance => Series.Provenance;

    /// <summary>The day through which what the evidence is of was stated to be complete.</summary>
    private protected virtual NodaTime.LocalDate? Stated => Series.StatedLastCompleteDay;

    /// <summary>The value, unrounded: amounts in minor units. The figure must have one.</summary>
    internal abstract Fraction Exact { get; }

    /// <summary>The value for statistics: amounts in major units, ratios as quotients. None where the figure has none.</summary>
    internal double? Number => Value is { } value ? (double)value.ToDecimal() : null;

    /// <summary>What stands before a value that is only a bound: <c>≥ </c>.</summary>
    private protected virtual string Bound => "";

    /// <summary>What is said where there is no value.</summary>
    private protected virtual string WordsWithoutValue => MetricStatusWords.InWords(Status);

    /// <summary>The value for reading.</summary>
    internal virtual string Read() => Value is { } value ? value.Read() : MetricStatusWords.InWords(Status);

    /// <summary>What a reader of the value must be told.</summary>
    internal string Reservation => IsComplete || Value is null ? "" : " (incomplete period)";

    /// <summary>
    /// Compares the exact figure, of which <see cref="Value"/> is the rounded form, with a bound in its unit. There must be one.
    /// </summary>
    internal virtual int CompareExactly(decimal bound) => Exact.CompareTo(bound);

    /// <summary>The summary of a figure without a value; one that has a part so far is not called undefined.</summary>
    private protected string UndefinedInWords(bool hasPart) =>
        $"{Definition.Id}: {(hasPart ? "" : "undefined, ")}{WordsWithoutValue}";

    /// <summary>The lines of a figure that is a sum: what it means, of which period, what is beside it, and where it comes from.</summary>
    private protected IEnumerable<(string Topic, string Text)> DetailsOfSum() =>
    [
        ("metric", Definition.ToString()),
        .. PeriodInWords(),
        .. Series.Provenance.Remarks(Series),
        ("source", Explanation.Join(Definition.Source, Series.Source)),
    ];

    /// <summary>The lines that say which period, of which ledger, how complete.</summary>
    internal IEnumerable<(string Topic, string Text)> PeriodInWords()
    {
        yield return ("period", $"{Period.Name} ({Period}){TogetherInWords}");
        yield return ("calendar", Series.Axis.Calendar.ToString()!);
        string? rates = Provenance.RatesInWords(Period);
        foreach ((string topic, string text) in Provenance.LedgerInWords(Stated))
        {
            // There may be two lines of completeness: of the ledger, and as stated of the series.
            if (topic == "completeness" && rates is not null)
            {
                yield return ("rates", rates);
                rates = null;
            }

            yield return (topic, text);
        }

        if (rates is not null) yield return ("rates", rates);
    }

    void IReport.Write(ReportWriter report) => WriteBody(report.Add(Definition));

    /// <summary>The figure without its definition, where that stands beside it.</summary>
    internal void WriteBody(ReportWriter report)
    {
        report.AddValue(Period).AddMember(Status).Add(IsComplete).AddValueOrNull(Value);
        WriteParts(report);
        report.Add(EntryCount);
    }

    /// <summary>What only this kind of figure has.</summary>
    private protected virtual void WriteParts(ReportWriter report)
    {
    }

    private string TogetherInWords => PeriodCount switch
    {
        0 => ", no period of it complete",
        1 => "",
        _ when Status == MetricStatus.NotCombinable => $", {Invariant.Count(PeriodCount)} periods",
        _ => $", {Invariant.Count(PeriodCount)} periods taken together: Σ over them",
    };
}
