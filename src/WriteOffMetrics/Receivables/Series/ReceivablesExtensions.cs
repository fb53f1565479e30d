namespace WriteOffMetrics.Receivables;

/// <summary>Figures of open items, and of balances and sales that were stated.</summary>
/// <remarks>Safe for use by any number of threads.</remarks>
public static partial class ReceivablesExtensions
{
    /// <summary>What was open at the end of each period by age (M14).</summary>
    /// <param name="items">The open items.</param>
    /// <param name="buckets">The buckets: <c>AgeingBuckets.UpTo(0, 30, 60, 90)</c>.</param>
    /// <param name="axis">The periods, at whose ends items are aged: months, for month-ends.</param>
    public static Ageing AgeBy(this OpenItems items, AgeingBuckets buckets, PeriodAxis axis)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(axis);
        return new Ageing(items, buckets, axis, AgeingKernel.Run(items, buckets, axis, null, 1), 0, null);
    }

    /// <summary>The same for each value of a dimension.</summary>
    /// <param name="items">The open items.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="axis">The periods, at whose ends items are aged.</param>
    /// <param name="dimension">
    /// The name of the dimension: <see cref="Dimension.Account"/>, <see cref="OpenItems.AccountGroup"/>, or one of the user's own. What
    /// settlements left over states an account and a document only.
    /// </param>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static AgeingBreakdown AgeBy(this OpenItems items, AgeingBuckets buckets, PeriodAxis axis, string dimension)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(axis);
        (DimensionDictionary values, Func<int, int> codeOf) = ItemDimensions.CodesOf(items, dimension, nameof(dimension));
        int count = values.Count;
        return new AgeingBreakdown(items, buckets, axis, dimension, values, count, AgeingKernel.Run(items, buckets, axis, codeOf, count));
    }

    /// <summary>What was open on the day by age (M14); each bucket has one figure.</summary>
    public static Ageing AgeBy(this OpenItemList list, AgeingBuckets buckets)
    {
        ArgumentNullException.ThrowIfNull(list);
        return AgeBy(list.Source, buckets, DayOf(list));
    }

    /// <summary>The same for each value of a dimension.</summary>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static AgeingBreakdown AgeBy(this OpenItemList list, AgeingBuckets buckets, string dimension)
    {
        ArgumentNullException.ThrowIfNull(list);
        return AgeBy(list.Source, buckets, DayOf(list), dimension);
    }

    /// <summary>What was open at the end of each period, debits less credits.</summary>
    public static AmountSeries BalancesBy(this OpenItems items, PeriodAxis axis) => AgeBy(items, NoBuckets, axis).Open;

    /// <summary>The same for each value of a dimension.</summary>
    /// <exception cref="ArgumentException">The open items have no such dimension.</exception>
    public static MetricBreakdown<AmountSeries> BalancesBy(this OpenItems items, PeriodAxis axis, string dimension) =>
        AgeBy(items, NoBuckets, axis, dimension).Select(ageing => ageing.Open);

    private static AgeingBuckets NoBuckets { get; } = AgeingBuckets.UpTo(0);

    private static PeriodAxis DayOf(OpenItemList list) => ReportingCalendar.Days.Between(list.Day, list.Day);
}
