using NodaTime;
using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// What of some cohorts reached each bucket and what of that is finally unpaid, in minor units, and behind the buckets the same of what has
/// no due date. Items of which something was open on the last day are kept apart.
/// </summary>
internal sealed class RunOffCells
{
    private readonly Int128[] reached, unpaid, reachedByUnresolved, unpaidOfUnresolved;

    public RunOffCells(AgeingBuckets buckets, Currency currency, PeriodAxis cohorts, LocalDate observedThrough)
    {
        (Buckets, Currency, Cohorts, ObservedThrough) = (buckets, currency, cohorts, observedThrough);
        int columns = buckets.Count + 1;
        (reached, unpaid) = (new Int128[columns], new Int128[columns]);
        (reachedByUnresolved, unpaidOfUnresolved) = (new Int128[columns], new Int128[columns]);
    }

    public AgeingBuckets Buckets { get; }

    public Currency Currency { get; }

    public PeriodAxis Cohorts { get; }

    public LocalDate ObservedThrough { get; }

    /// <summary>The number of items.</summary>
    public long Count { get; private set; }

    /// <summary>The number of items of which something was open on the last day, and what was open of them.</summary>
    public long UnresolvedCount { get; private set; }

    public Int128 Unresolved { get; private set; }

    /// <summary>Recoveries of the ledger that name no document, so that nobody knows of what they are.</summary>
    public Int128 UnlinkedRecoveries { get; set; }

    /// <summary>Adds an item.</summary>
    /// <param name="reachedBy">With how much it reached each bucket, and behind them, if it is undated, its amount.</param>
    /// <param name="unpaidOf">What of each of these is finally unpaid.</param>
    /// <param name="open">What of it was open on the last day.</param>
    public void Add(ReadOnlySpan<long> reachedBy, ReadOnlySpan<long> unpaidOf, long open)
    {
        Count++;
        if (open > 0)
        {
            UnresolvedCount++;
            Unresolved += open;
        }

        (Int128[] above, Int128[] below) = open > 0 ? (unpaidOfUnresolved, reachedByUnresolved) : (unpaid, reached);
        for (int column = 0; column < reachedBy.Length; column++)
        {
            below[column] += reachedBy[column];
            above[column] += unpaidOf[column];
        }
    }

    /// <summary>What reached a bucket.</summary>
    public Int128 ReachedOf(int column, bool withUnresolved) => reached[column] + (withUnresolved ? reachedByUnresolved[column] : 0);

    /// <summary>What of it is finally unpaid.</summary>
    public Int128 UnpaidOf(int column, bool withUnresolved) => unpaid[column] + (withUnresolved ? unpaidOfUnresolved[column] : 0);
}
