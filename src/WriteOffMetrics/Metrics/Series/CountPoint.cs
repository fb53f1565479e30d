using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>The count of one period, or of several taken together.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class CountPoint : MetricPoint
{
    internal CountPoint(CountSeries series, int first, int count, long value)
        : base(series, first, count) => Count = value;

    /// <summary>
    /// The count, 0 or more, also of a period that is incomplete so far. Of several periods that do not add up it is their sum, and
    /// <see cref="MetricPoint.Value"/> is null.
    /// </summary>
    public long Count { get; }

    /// <inheritdoc/>
    public override MetricStatus Status
    {
        get
        {
            if (!IsComplete) return MetricStatus.IncompletePeriod;
            return PeriodCount > 1 && !Definition.Metric.AddsUp ? MetricStatus.NotCombinable : MetricStatus.Defined;
        }
    }

    /// <inheritdoc/>
    public override Quantity? Value => Status == MetricStatus.Defined ? Quantity.FromCount(Count) : null;

    /// <inheritdoc/>
    public override Evidence Evidence => Series.Provenance.EvidenceOf(FirstPeriod, PeriodCount);

    /// <inheritdoc/>
    public override Explanation Explain() => Explanation.FromDetails(
        Definition,
        Value is null ? UndefinedInWords(HasPart) : $"{Definition.Id} = {Read()}{Explanation.Behind(this)}",
        DetailsOfSum());

    /// <summary>Whether there is something so far, of a period that is incomplete.</summary>
    private bool HasPart => Status == MetricStatus.IncompletePeriod && PeriodCount > 0;

    private protected override string WordsWithoutValue => HasPart
        ? $"{Read()} (incomplete period)"
        : MetricStatusWords.InWords(Status);

    private protected override void WriteParts(ReportWriter report)
    {
        if (Value is null) report.Add(Count);
    }

    internal override Fraction Exact => Count;

    internal override string Read() => Invariant.Count(Count);
}
