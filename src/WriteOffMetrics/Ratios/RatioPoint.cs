namespace WriteOffMetrics;

/// <summary>
/// The ratio of one period, or of several taken together: numerator, denominator, and the quotient or the reason why there is none.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class RatioPoint
{
    private readonly ISeriesPoint numerator;
    private readonly ISeriesPoint denominator;
    private readonly RatioSeries series;
    private readonly Fraction? exact;

    /// <param name="series">The series.</param>
    /// <param name="numerator">What stands above the line.</param>
    /// <param name="denominator">What stands below it.</param>
    /// <param name="divisor">What the numerator is divided by: the denominator, or for an annualised ratio each period's × its part of the year.</param>
    internal RatioPoint(RatioSeries series, ISeriesPoint numerator, ISeriesPoint denominator, Fraction divisor)
    {
        this.series = series;
        this.numerator = numerator;
        this.denominator = denominator;
        Divisor = divisor;
        (exact, Status) = numerator.IsComplete || series.IncludesIncomplete
            ? RatioArithmetic.Divide(numerator.Exact, divisor)
            : (null, RatioStatus.IncompletePeriod);
        if (exact is { } rate && series.Annualization is { Compounding: > 1 and var times }) (exact, Status) = RatioArithmetic.Compound(rate, times);
        if (exact is { } quotient) Value = RatioArithmetic.ToRatio(quotient);
    }

    /// <summary>What the ratio means.</summary>
    public MetricDefinition Definition => series.Definition;

    /// <summary>The period.</summary>
    public ReportingPeriod Period => numerator.Period;

    /// <summary>The numerator: for periods taken together, their sum. Null for a ratio of counts.</summary>
    public Money? Numerator => (numerator as AmountPoint)?.Amount;

    /// <summary>
    /// The denominator: for periods taken together, their sum. A computed average is rounded to the minor unit for reading; the ratio is computed from the exact one.
    /// Null for a ratio of counts.
    /// </summary>
    public Money? Denominator => (denominator as AmountPoint)?.Amount;

    /// <summary>The numerator of a ratio of counts; null for a ratio of money.</summary>
    public long? NumeratorCount => (numerator as CountPoint)?.Value;

    /// <summary>The denominator of a ratio of counts; null for a ratio of money.</summary>
    public long? DenominatorCount => (denominator as CountPoint)?.Value;

    /// <summary>Numerator ÷ denominator, annualised where the definition says so, to 28 decimals; null where <see cref="Status"/> is not <see cref="RatioStatus.Defined"/>.</summary>
    public Ratio? Value { get; }

    /// <summary>Whether the ratio is defined, and if not, why.</summary>
    public RatioStatus Status { get; }

    /// <summary>
    /// Whether the ledger is complete through the end of the period, or states no last complete day. A ratio with a value although its period is
    /// incomplete was asked for with <see cref="RatioSeries.IncludeIncomplete"/>.
    /// </summary>
    public bool IsComplete => numerator.IsComplete;

    /// <summary>The number of entries behind the numerator; null where it was stated.</summary>
    public long? EntryCount => numerator.EntryCount;

    /// <summary>The entries behind the numerator; their amounts (for net, their signed amounts) add up to it. Of a ratio of counts: those that were counted.</summary>
    /// <exception cref="InvalidOperationException">The numerator, or a part of its totals, was computed elsewhere.</exception>
    public IReadOnlyCollection<LedgerEntry> Entries => numerator.Entries;

    /// <summary>The figure's definition, numerator, denominator, entries and everything else that its reader may ask.</summary>
    public Explanation Explain() => Explanation.Of(this, numerator, denominator, series);

    /// <summary>Period and ratio on one line, in any culture: <c>2026-06 2.35 %</c>, rounded to two decimals, or the reason why there is none.</summary>
    public override string ToString() => $"{Period.Name} {(Value is { } value ? value.ToString("P2", null) + Reservation : RatioArithmetic.Words(Status))}";

    /// <summary>What a reader of the value must be told.</summary>
    internal string Reservation => IsComplete || Value is null ? "" : " (incomplete period)";

    /// <summary>What the numerator is, exactly.</summary>
    internal Fraction Dividend => numerator.Exact;

    /// <summary>What it is divided by, exactly: for an annualised ratio the denominator × its part of the year.</summary>
    internal Fraction Divisor { get; }

    /// <summary>Compares the exact ratio, of which <see cref="Value"/> is the rounded form, with a bound. The ratio must be defined.</summary>
    internal int CompareExactly(decimal bound) => exact!.Value.CompareTo(bound);
}
