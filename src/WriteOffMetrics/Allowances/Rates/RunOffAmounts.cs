using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>What a run-off gives, with what is unresolved or without it.</summary>
/// <param name="Cells">What was counted.</param>
/// <param name="WithUnresolved">Whether items count of which something was open on the last day; what is open is unpaid then.</param>
internal sealed record RunOffAmounts(RunOffCells Cells, bool WithUnresolved)
{
    /// <summary>Whether a rate beside them was stated since, so that not every rate is their quotient.</summary>
    public bool IsChanged { get; init; }

    public AgeingBuckets Buckets => Cells.Buckets;

    /// <summary>What reached a bucket.</summary>
    public Money ReachedOf(int column) => Money.FromExact(Cells.ReachedOf(column, WithUnresolved), Cells.Currency);

    /// <summary>What of it is finally unpaid.</summary>
    public Money UnpaidOf(int column) => Money.FromExact(Cells.UnpaidOf(column, WithUnresolved), Cells.Currency);

    /// <summary>The quotient; none where nothing reached the bucket.</summary>
    public Fraction? RateOf(int column) => Cells.ReachedOf(column, WithUnresolved) is var below && below != 0
        ? (Fraction)Cells.UnpaidOf(column, WithUnresolved) / below
        : null;
}
