using System.Numerics;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>The amount of one period, or of several taken together.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class AmountPoint : MetricPoint
{
    internal AmountPoint(AmountSeries series, int first, int count, Money amount, Fraction exact)
        : base(series, first, count)
    {
        Amount = amount;
        Exact = exact;
    }

    /// <summary>
    /// The amount, also of a period that is incomplete so far; one that lies between two minor units is rounded for reading. Of several
    /// average balances it is their sum, which is a denominator and no balance: <see cref="MetricPoint.Value"/> is null then.
    /// </summary>
    public Money Amount { get; }

    /// <summary>Whether <see cref="Amount"/> was rounded. What is computed from it is computed from the exact amount.</summary>
    public bool IsRounded => !Exact.IsWhole;

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
    public override Quantity? Value => Status == MetricStatus.Defined ? Amount : null;

    /// <inheritdoc/>
    public override Evidence Evidence => Series.Provenance.EvidenceOf(FirstPeriod, PeriodCount);

    /// <inheritdoc/>
    public override Explanation Explain() => Explanation.FromDetails(
        Definition,
        Value is null ? UndefinedInWords(HasPart) : $"{Definition.Id} {(IsRounded ? "≈" : "=")} {Amount}{Explanation.Behind(this)}",
        DetailsOfSum());

    /// <summary>Whether there is something so far, of a period that is incomplete.</summary>
    private bool HasPart => Status == MetricStatus.IncompletePeriod && PeriodCount > 0;

    private protected override string WordsWithoutValue => HasPart
        ? $"{Read()} (incomplete period)"
        : MetricStatusWords.InWords(Status);

    /// <summary>The amount where it is no value: so far, or as a denominator only.</summary>
    private protected override void WriteParts(ReportWriter report)
    {
        if (Value is null) report.AddValue(Amount);
        if (IsRounded) report.Add(IsRounded);
    }

    internal new AmountSeries Series => (AmountSeries)base.Series;

    /// <summary>The amount in minor units, unrounded.</summary>
    internal override Fraction Exact { get; }

    internal override string Read() => IsRounded ? "≈ " + Amount : Amount.ToString();

    internal override int CompareExactly(decimal bound) =>
        Exact.CompareTo((Fraction)bound * BigInteger.Pow(10, Series.Currency.MinorUnitDigits));
}
