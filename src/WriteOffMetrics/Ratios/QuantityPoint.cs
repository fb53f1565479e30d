using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A figure in days, times, hours or without a unit, of one period or of several taken together.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
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
        if (exact is { } quotient) Value = Quantity.FromParts(RatioArithmetic.ToDecimal(quotient), Definition.Unit, default);
    }

    /// <summary>Figures that were stated; of several periods their sum where they add up.</summary>
    internal QuantityPoint(QuantitySeries series, int first, int count, ReadOnlySpan<decimal?> stated)
        : base(series, first, count)
    {
        Status = StatedStatus.Decide(stated, Definition.Metric.AddsUp);
        if (Status != MetricStatus.Defined) return;
        Fraction sum = 0L;
        foreach (decimal? value in stated) sum += value!.Value;
        if (RatioArithmetic.InRange(sum) is (null, var status)) Status = status;
        else (exact, Value) = (sum, Quantity.FromParts(RatioArithmetic.ToDecimal(sum), Definition.Unit, default));
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

    private protected override NodaTime.LocalDate? Stated => parts is null ? base.Stated : parts.Above.Series.StatedLastCompleteDay;

    internal override Fraction Exact => exact!.Value;
}
