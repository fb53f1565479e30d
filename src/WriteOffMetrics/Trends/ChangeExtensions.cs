using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>The change of a series against the period before and against the same period last year, one per period and in its order.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChangeExtensions
{
    /// <summary>The change of each amount against the period before. The first period has none.</summary>
    public static IReadOnlyList<AmountChange> ChangeFromPeriodBefore(this AmountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Changes(series, static (_, index) => index - 1, static (after, before) => new AmountChange(after, before));
    }

    /// <summary>The change of each amount against the same period of the year before. The periods of the first year have none.</summary>
    public static IReadOnlyList<AmountChange> ChangeFromYearBefore(this AmountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Changes(series, (_, index) => series.Axis.IndexOfYearBefore(index), static (after, before) => new AmountChange(after, before));
    }

    /// <summary>
    /// The change of each amount against equally many weeks of the year before. In a fiscal year of whole weeks, a year of 52 weeks after one of 53 is compared
    /// with that year less its first week (the restated comparison of the National Retail Federation); a 53rd week has no counterpart, and
    /// <see cref="AmountChange.Period"/> and <see cref="AmountChange.ComparedWith"/> tell both lengths. In other calendars it is the same period of the year before.
    /// The earlier days must lie on the axis; where they are no period of it, the ledger is read again.
    /// </summary>
    /// <exception cref="InvalidOperationException">The earlier days are no period of the axis, and the series was stated or its totals computed elsewhere.</exception>
    /// <exception cref="OverflowException">The amount of the earlier days exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<AmountChange> ChangeFromComparableYearBefore(this AmountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return [.. series.Select((point, index) => new AmountChange(point, series.ComparableYearBefore(index)))];
    }

    /// <summary>The change of each ratio against the period before. The first period has none.</summary>
    public static IReadOnlyList<RatioChange> ChangeFromPeriodBefore(this RatioSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Changes(series, static (_, index) => index - 1, static (after, before) => new RatioChange(after, before));
    }

    /// <summary>The change of each ratio against the same period of the year before. The periods of the first year have none.</summary>
    public static IReadOnlyList<RatioChange> ChangeFromYearBefore(this RatioSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Changes(series, (_, index) => series.Axis.IndexOfYearBefore(index), static (after, before) => new RatioChange(after, before));
    }

    private static TChange[] Changes<TPoint, TChange>(
        IReadOnlyList<TPoint> series, Func<IReadOnlyList<TPoint>, int, int> earlier, Func<TPoint, TPoint?, TChange> change)
        where TPoint : class
    {
        var changes = new TChange[series.Count];
        for (int i = 0; i < changes.Length; i++)
        {
            int before = earlier(series, i);
            changes[i] = change(series[i], before >= 0 ? series[before] : null);
        }

        return changes;
    }
}
