using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>A figure in days, times, hours or without a unit, of one period or of several taken together.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class QuantityPoint : MetricPoint
{
    private readonly QuotientParts? parts;
    private readonly Fraction? exact;
    private readonly ComputedFigure? computed;

    /// <summary>A figure that is divided.</summary>
    internal QuantityPoint(QuantitySeries series, int first, int count, QuotientParts parts)
        : base(series, first, count)
    {
        this.parts = parts;
        (exact, Status) = IsComplete ? parts.Divide() : (null, MetricStatus.IncompletePeriod);
        if (exact is { } quotient) Value = Quantity.FromParts(RatioArithmetic.ToDecimal(quotient), Definition.Unit, default);
    }

    /// <summary>A figure that is computed otherwise.</summary>
    internal QuantityPoint(QuantitySeries series, int first, int count, FigureComputation computation)
        : base(series, first, count)
    {
        Status = MetricStatus.IncompletePeriod;
        if (!IsComplete) return;
        computed = computation.Compute(first, count);
        (exact, Status) = computed.Exact is { } found ? RatioArithmetic.InRange(found) : (null, computed.Status);
        if (exact is { } inRange) Value = Quantity.FromParts(RatioArithmetic.ToDecimal(inRange), Definition.Unit, default);
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

    /// <summary>
    /// Whether the figure is at least <see cref="Value"/>, because what would tell more is not on the axis: days sales outstanding by
    /// count-back, where the sales run out before the balance does.
    /// </summary>
    public bool IsLowerBound => computed is { IsLowerBound: true } && Value is not null;

    /// <inheritdoc/>
    public override Evidence Evidence => parts?.Above.Evidence ?? Evidence.None;

    /// <inheritdoc/>
    public override Explanation Explain() => computed is null ? QuotientWords.Explain(this, parts) : QuotientWords.Explain(this, computed);

    internal override Provenance Provenance => parts?.Above.Provenance ?? base.Provenance;

    private protected override NodaTime.LocalDate? Stated => parts is null ? base.Stated : parts.Above.Series.StatedLastCompleteDay;

    internal override Fraction Exact => exact!.Value;

    internal override string Read() => Bound + base.Read();

    private protected override string Bound => IsLowerBound ? "≥ " : "";

    private protected override void WriteParts(ReportWriter report)
    {
        if (IsLowerBound) report.Add(IsLowerBound);
    }
}
