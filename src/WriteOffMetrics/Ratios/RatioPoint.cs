using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// The ratio of one period, or of several taken together: numerator, denominator, and the quotient or the reason why there is none.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class RatioPoint : MetricPoint
{
    private readonly QuotientParts? parts;
    private readonly Fraction? exact;
    private readonly ComputedFigure? computed;

    /// <summary>A ratio that is divided.</summary>
    internal RatioPoint(RatioSeries series, int first, int count, QuotientParts parts)
        : base(series, first, count)
    {
        this.parts = parts;
        (exact, Status) = IsComplete || series.IncludesIncomplete ? parts.Divide() : (null, MetricStatus.IncompletePeriod);
        if (exact is { } quotient) Ratio = RatioArithmetic.ToRatio(quotient);
    }

    /// <summary>A ratio that no single quotient gives.</summary>
    internal RatioPoint(RatioSeries series, int first, int count, FigureComputation computation)
        : base(series, first, count)
    {
        Status = MetricStatus.IncompletePeriod;
        if (!IsComplete) return;
        computed = computation.Compute(first, count);
        (exact, Status) = computed.Exact is { } found ? RatioArithmetic.InRange(found) : (null, computed.Status);
        if (exact is { } inRange) Ratio = RatioArithmetic.ToRatio(inRange);
    }

    /// <summary>A ratio that was stated.</summary>
    internal RatioPoint(RatioSeries series, int first, int count, Ratio? stated)
        : base(series, first, count)
    {
        Status = StatedStatus.Decide(count, stated is not null);
        if (Status != MetricStatus.Defined) return;
        Ratio = stated;
        exact = stated!.Value.ToDecimal();
    }

    /// <summary>
    /// Numerator ÷ denominator, annualised where the definition says so, to 28 decimals; null where <see cref="Status"/> is not
    /// <see cref="MetricStatus.Defined"/>.
    /// </summary>
    public Ratio? Ratio { get; }

    /// <inheritdoc/>
    public override MetricStatus Status { get; }

    /// <inheritdoc/>
    public override Quantity? Value => Ratio is { } ratio ? Quantity.FromRatio(ratio) : null;

    /// <summary>
    /// The numerator: for periods taken together, their sum. Null for a ratio of counts or of no single quotient, and for a stated one.
    /// </summary>
    public Money? Numerator => (parts?.Above as AmountPoint)?.Amount;

    /// <summary>
    /// The denominator: for periods taken together, their sum. A computed average is rounded to the minor unit for reading; the ratio is
    /// computed from the exact one. Null for a ratio of counts or of no single quotient, and for a stated one.
    /// </summary>
    public Money? Denominator => (parts?.Below as AmountPoint)?.Amount;

    /// <summary>The numerator of a ratio of counts; null for others.</summary>
    public long? NumeratorCount => (parts?.Above as CountPoint)?.Count;

    /// <summary>The denominator of a ratio of counts; null for others.</summary>
    public long? DenominatorCount => (parts?.Below as CountPoint)?.Count;

    /// <summary>What stands above the line rests on.</summary>
    public override Evidence Evidence => parts?.Above.Evidence ?? Evidence.None;

    /// <summary>The figure's definition, numerator, denominator, entries and everything else that its reader may ask.</summary>
    public override Explanation Explain() => computed is null ? QuotientWords.Explain(this, parts) : QuotientWords.Explain(this, computed);

    private protected override void WriteParts(ReportWriter report) => report
        .AddValue(Numerator)
        .AddValue(Denominator)
        .Add(NumeratorCount)
        .Add(DenominatorCount);

    /// <summary>What stands above and below the line; none of a ratio that was stated, or that no single quotient gives.</summary>
    internal (MetricPoint Above, MetricPoint Below)? Parts => parts is null ? null : (parts.Above, parts.Below);

    internal override Provenance Provenance => parts?.Above.Provenance ?? base.Provenance;

    private protected override NodaTime.LocalDate? Stated => parts is null ? base.Stated : parts.Above.Series.StatedLastCompleteDay;

    internal override Fraction Exact => exact!.Value;

    /// <summary>What the numerator is, exactly; none where there are no parts.</summary>
    internal Fraction? Dividend => parts?.Above.Exact;

    /// <summary>What it is divided by, exactly: for an annualised ratio the denominator × its part of the year.</summary>
    internal Fraction? Divisor => parts?.Divisor;
}
