using System.Collections;
using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A figure for each period of an axis, in order: what trends, charts, forecasts and comparisons read. A closed family, of which
/// <see cref="AmountSeries"/>, <see cref="CountSeries"/>, <see cref="RatioSeries"/> and <see cref="QuantitySeries"/> are the kinds.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public abstract class MetricSeries : IReport
{
    /// <param name="definition">What the figures mean.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="provenance">Where they come from.</param>
    /// <param name="source">What was stated of that.</param>
    /// <param name="lastCompleteDay">The day through which they were stated to be complete.</param>
    private protected MetricSeries(MetricDefinition definition, PeriodAxis axis, Provenance provenance, string? source,
        LocalDate? lastCompleteDay)
    {
        Definition = definition;
        Axis = axis;
        Provenance = provenance;
        Source = source;
        StatedLastCompleteDay = lastCompleteDay;
        CompleteCount = Math.Min(axis.CountThrough(provenance.LastCompleteDay), axis.CountThrough(lastCompleteDay));
    }

    /// <summary>What the figures mean.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The number of periods, 1 or more.</summary>
    public int Count => Axis.Count;

    /// <summary>Where the figures come from, as stated with <c>WithSource</c>; null where it was not.</summary>
    public string? Source { get; }

    /// <summary>The figures one by one, whatever their kind.</summary>
    public abstract IReadOnlyList<MetricPoint> Points { get; }

    /// <summary>The complete periods taken together, whatever their kind: see <see cref="MetricSeries{TPoint}.Overall"/>.</summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits, of minor units or as a count.</exception>
    public abstract MetricPoint Overall { get; }

    /// <summary>The last complete period, whatever its status and kind; null where none is complete.</summary>
    public abstract MetricPoint? Latest { get; }

    /// <summary>What the figures are, and the axis, on one line, in any culture.</summary>
    public override string ToString() => $"{Definition}, {Axis}";

    internal Provenance Provenance { get; }

    /// <summary>The day through which the figures were stated to be complete, beside what is known of their ledger.</summary>
    internal LocalDate? StatedLastCompleteDay { get; }

    /// <summary>The day on which stated figures were as they are; none where it was not stated.</summary>
    internal virtual LocalDate? Vintage => null;

    /// <summary>The number of leading periods that are complete.</summary>
    internal virtual int CompleteCount { get; }

    /// <summary>The number of leading periods that have a value or could have one.</summary>
    internal virtual int CountedPeriods => CompleteCount;

    /// <summary>Whether no figure can lie below zero.</summary>
    internal virtual bool IsNeverNegative => Provenance.IsNeverNegative;

    /// <summary>The currency of amounts; none of other units.</summary>
    internal virtual Currency? CurrencyOfFigures => null;

    /// <summary>Of quotients of counts: what stands below the line in each period. None of others.</summary>
    internal virtual (CountSeries Successes, CountSeries Trials)? Counts => null;

    /// <summary>Which ledger was read and how complete it is: none of stated figures.</summary>
    internal virtual IEnumerable<(string Topic, string Text)> LedgerInWords() => Provenance.LedgerInWords(StatedLastCompleteDay);

    /// <summary>The same figures on other days, read anew from what they were read from; none where that cannot be.</summary>
    internal virtual MetricSeries? ReadAgain(PeriodAxis axis) => null;

    /// <summary>Some periods taken as one. Of no periods: nothing, on the whole axis.</summary>
    internal abstract MetricPoint Combine(int first, int count);

    void IReport.Write(ReportWriter report) => WriteBody(report.Add(Definition).AddObject(Axis.WriteSpan, nameof(Axis)));

    /// <summary>The series without definition and axis, where these stand beside it.</summary>
    internal void WriteBody(ReportWriter report)
    {
        report.RequireRows("a series", Count, "Roll it up to fewer periods, or write the points that are wanted.");
        WriteParts(report.Add(Source));
        report.AddObject(Overall.WriteBody, nameof(Overall)).AddList(Points, point => point.WriteBody(report));
    }

    /// <summary>What only this kind of series has.</summary>
    private protected virtual void WriteParts(ReportWriter report)
    {
    }
}

/// <summary>A series whose figures are of one kind, so that what is made of them is of that kind as well.</summary>
/// <typeparam name="TPoint">The kind of figure.</typeparam>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public abstract class MetricSeries<TPoint> : MetricSeries, IReadOnlyList<TPoint>
    where TPoint : MetricPoint
{
    // Made when first asked for; two threads may make them at once and find the same.
    private TPoint? overall;
    private TPoint?[]? points;

    private protected MetricSeries(MetricDefinition definition, PeriodAxis axis, Provenance provenance, string? source,
        LocalDate? lastCompleteDay)
        : base(definition, axis, provenance, source, lastCompleteDay)
    {
    }

    /// <summary>
    /// The complete periods taken together, and incomplete ones where they were asked for: of amounts and counts their sum, of ratios Σ
    /// numerators ÷ Σ denominators, never a mean. Figures that do not combine (average balances, published rates) have none, with the
    /// status <see cref="MetricStatus.NotCombinable"/>; where no period is complete the status is
    /// <see cref="MetricStatus.IncompletePeriod"/>.
    /// </summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits, of minor units or as a count.</exception>
    public override TPoint Overall => overall ??= PointOf(0, CountedPeriods);

    /// <summary>
    /// The last complete period, whatever its status, or the last of all where incomplete ones were asked for; null where there is none.
    /// </summary>
    public override TPoint? Latest => CountedPeriods == 0 ? null : PointAt(CountedPeriods - 1);

    /// <summary>The figure of the period at a position, 0 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has no such position.</exception>
    public TPoint this[int index]
    {
        get
        {
            _ = Axis[index];
            return PointAt(index);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricPoint> Points => this;

    /// <summary>The figure of the period in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the axis.</exception>
    public TPoint At(LocalDate day) => PointAt(Axis.RequireIndexOf(day, nameof(day)));

    /// <inheritdoc/>
    public IEnumerator<TPoint> GetEnumerator() => Enumerable.Range(0, Count).Select(PointAt).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The figure of one period, which is kept where it takes a division to make.</summary>
    internal TPoint PointAt(int index)
    {
        if (!KeepsPoints) return PointOf(index, 1);
        TPoint?[] kept = points ??= new TPoint?[Count];
        return kept[index] ??= PointOf(index, 1);
    }

    /// <summary>Whether figures are divided, so that they are made once.</summary>
    private protected virtual bool KeepsPoints => false;

    /// <summary>Some periods taken as one. Of no periods: nothing, on the whole axis.</summary>
    internal abstract TPoint PointOf(int first, int count);

    internal sealed override MetricPoint Combine(int first, int count) => PointOf(first, count);
}
