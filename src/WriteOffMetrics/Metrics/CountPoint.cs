namespace WriteOffMetrics;

/// <summary>The count of one period, or of several taken together.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class CountPoint : MetricPoint
{
    internal CountPoint(CountSeries series, int first, int count, long value)
        : base(series, first, count) => Count = value;

    /// <summary>The count, 0 or more, also of a period that is incomplete so far.</summary>
    public long Count { get; }

    /// <inheritdoc/>
    public override MetricStatus Status => IsComplete ? MetricStatus.Defined : MetricStatus.IncompletePeriod;

    /// <inheritdoc/>
    public override Quantity? Value => IsComplete ? Quantity.FromCount(Count) : null;

    /// <inheritdoc/>
    public override Evidence Evidence => Series.Provenance.EvidenceOf(FirstPeriod, PeriodCount);

    /// <inheritdoc/>
    public override Explanation Explain() => Explanation.Of(
        Definition,
        $"{Definition.Id} = {Read()}{Explanation.Behind(this)}",
        [
            ("metric", Definition.ToString()),
            .. PeriodInWords(),
            .. Series.Provenance.Remarks(Series),
            ("source", Explanation.Join(Definition.Source, Series.Source)),
        ]);

    /// <summary>Period and count on one line, in any culture: <c>2026-06 14</c>.</summary>
    public override string ToString() => $"{Period.Name} {Read()}";

    internal override Fraction Exact => Count;

    internal override string Read() => Invariant.Count(Count);
}
