namespace WriteOffMetrics;

/// <summary>A figure in days, times, hours or without a unit, of one period or of several taken together.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class QuantityPoint : MetricPoint
{
    private readonly QuotientParts? parts;
    private readonly Fraction? exact;

    /// <summary>A figure that is divided.</summary>
    internal QuantityPoint(QuantitySeries series, int first, int count, QuotientParts parts)
        : base(series, first, count)
    {
        this.parts = parts;
        (exact, Status) = IsComplete ? parts.Divide() : (null, MetricStatus.IncompletePeriod);
        if (exact is { } quotient) Value = Quantity.Of(RatioArithmetic.ToDecimal(quotient), Definition.Unit);
    }

    /// <summary>A figure that was stated.</summary>
    internal QuantityPoint(QuantitySeries series, int first, int count, decimal? stated)
        : base(series, first, count)
    {
        if (count == 1 && stated is { } value) (exact, Value) = (value, Quantity.Of(value, Definition.Unit));
        Status = QuotientStatus.OfStated(count, Value is not null);
    }

    /// <inheritdoc/>
    public override MetricStatus Status { get; }

    /// <inheritdoc/>
    public override Quantity? Value { get; }

    /// <inheritdoc/>
    public override Evidence Evidence => parts?.Above.Evidence ?? Evidence.None;

    /// <inheritdoc/>
    public override Explanation Explain() => QuotientWords.Explain(this, parts);

    internal override Provenance Provenance => parts?.Above.Provenance ?? base.Provenance;

    internal override Fraction Exact => exact!.Value;
}
