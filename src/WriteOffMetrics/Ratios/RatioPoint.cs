namespace WriteOffMetrics;

/// <summary>
/// The ratio of one period, or of several taken together: numerator, denominator, and the quotient or the reason why there is none.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class RatioPoint
{
    private readonly AmountPoint numerator;
    private readonly AmountPoint denominator;

    internal RatioPoint(MetricDefinition definition, AmountPoint numerator, AmountPoint denominator, bool includesIncomplete)
    {
        Definition = definition;
        this.numerator = numerator;
        this.denominator = denominator;
        (Value, Status) = numerator.IsComplete || includesIncomplete
            ? RatioArithmetic.Divide(numerator.Amount, denominator.Amount)
            : (null, RatioStatus.IncompletePeriod);
    }

    /// <summary>What the ratio means.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The period.</summary>
    public ReportingPeriod Period => numerator.Period;

    /// <summary>The numerator: for periods taken together, their sum.</summary>
    public Money Numerator => numerator.Amount;

    /// <summary>The denominator: for periods taken together, their sum.</summary>
    public Money Denominator => denominator.Amount;

    /// <summary>Numerator ÷ denominator, to 28 decimals; null where <see cref="Status"/> is not <see cref="RatioStatus.Defined"/>.</summary>
    public Ratio? Value { get; }

    /// <summary>Whether the ratio is defined, and if not, why.</summary>
    public RatioStatus Status { get; }

    /// <summary>
    /// Whether the ledger is complete through the end of the period, or states no last complete day. A ratio with a value although its period is
    /// incomplete was asked for with <see cref="RatioSeries.IncludeIncomplete"/>.
    /// </summary>
    public bool IsComplete => numerator.IsComplete;

    /// <summary>The number of entries behind the numerator.</summary>
    public long EntryCount => numerator.EntryCount ?? 0;

    /// <summary>The entries behind the numerator; their amounts (for net, their signed amounts) add up to it.</summary>
    /// <exception cref="InvalidOperationException">The totals, or a part of them, were computed elsewhere.</exception>
    public IReadOnlyCollection<LedgerEntry> Entries => numerator.Entries;

    /// <summary>The figure's definition, numerator, denominator, entries and everything else that its reader may ask.</summary>
    public Explanation Explain() => Explanation.Of(this, numerator, denominator);

    /// <summary>Period and ratio on one line, in any culture: <c>2026-06 2.35 %</c>, rounded to two decimals, or the reason why there is none.</summary>
    public override string ToString() => $"{Period.Name} {(Value is { } value ? value.ToString("P2", null) + Reservation : RatioArithmetic.Words(Status))}";

    /// <summary>What a reader of the value must be told.</summary>
    internal string Reservation => IsComplete || Value is null ? "" : " (incomplete period)";
}
