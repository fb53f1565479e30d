using System.Collections.ObjectModel;
using System.ComponentModel;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// Periods taken together, one window per period of the axis and in its order: null where a window would start before the axis. A window of
/// amounts or counts is their sum, one of ratios Σ ÷ Σ; figures that do not combine have no value there
/// (<see cref="MetricStatus.NotCombinable"/>).
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WindowExtensions
{
    /// <summary>Each period and those before it, so many in all. All null where the axis is shorter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one period.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits, of minor units or as a count.</exception>
    public static IReadOnlyList<TPoint?> Trailing<TPoint>(this MetricSeries<TPoint> series, int periods)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        if (periods < 1)
            throw new ArgumentOutOfRangeException(
                nameof(periods), periods, $"Found a window of {Invariant.Text(periods)} periods; 1 or more are allowed.");
        return Windows(series, index => index - periods + 1);
    }

    /// <summary>
    /// Each period and those before it in its year, calendar or fiscal as the axis is cut. Null where the year starts before the axis, and
    /// in a calendar that knows no years.
    /// </summary>
    /// <exception cref="OverflowException">As for <see cref="Trailing"/>.</exception>
    public static IReadOnlyList<TPoint?> YearToDate<TPoint>(this MetricSeries<TPoint> series)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(series, series.Axis.FirstIndexOfYear);
    }

    /// <summary>
    /// Each period and those before it in its year, from the day on which the books begin: a year that starts before the axis counts from
    /// the first period, because before that day there is nothing.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="booksBegin">
    /// The day on which the company's books begin. One before the axis changes nothing, because then something is missing there.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    /// <exception cref="OverflowException">As for <see cref="Trailing"/>.</exception>
    public static IReadOnlyList<TPoint?> YearToDate<TPoint>(this MetricSeries<TPoint> series, LocalDate booksBegin)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        DayNumber.Require(booksBegin, nameof(booksBegin));
        PeriodAxis axis = series.Axis;
        return Windows(series, booksBegin < axis.Start ? axis.FirstIndexOfYear : axis.FirstIndexOfYearOnAxis);
    }

    /// <summary>
    /// Each period and those before it in its quarter. Null where the quarter starts before the axis, and in a calendar whose periods lie
    /// across quarters.
    /// </summary>
    /// <exception cref="OverflowException">As for <see cref="Trailing"/>.</exception>
    public static IReadOnlyList<TPoint?> QuarterToDate<TPoint>(this MetricSeries<TPoint> series)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(series, series.Axis.FirstIndexOfQuarter);
    }

    /// <summary>
    /// Each period of a coarser axis of the same days, its finer periods taken together: the ratio of each quarter from ratios of months,
    /// as Σ ÷ Σ. Figures that do not combine have no value there. Amounts and counts have a <c>RollUpTo</c> of their own, which gives a
    /// series.
    /// </summary>
    /// <exception cref="ArgumentException">The boundaries do not nest, or the axes do not cover the same days.</exception>
    /// <exception cref="OverflowException">As for <see cref="Trailing"/>.</exception>
    public static IReadOnlyList<TPoint> RollUpTo<TPoint>(this MetricSeries<TPoint> series, PeriodAxis coarser)
        where TPoint : MetricPoint
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(coarser);
        int[] positions = series.Axis.PositionsOn(coarser, nameof(coarser));
        var points = new TPoint[coarser.Count];
        for (int start = 0, end; start < positions.Length; start = end)
        {
            end = start + 1;
            while (end < positions.Length && positions[end] == positions[start]) end++;
            points[positions[start]] = series.PointOf(start, end - start);
        }

        return Array.AsReadOnly(points);
    }

    /// <summary>A window from the position that a rule gives to each position; none where the rule gives none, below 0.</summary>
    private static ReadOnlyCollection<TPoint?> Windows<TPoint>(MetricSeries<TPoint> series, Func<int, int> startOf)
        where TPoint : MetricPoint
    {
        var windows = new TPoint?[series.Count];
        for (int i = 0; i < windows.Length; i++)
        {
            int start = startOf(i);
            windows[i] = start < 0 ? null : series.PointOf(start, i - start + 1);
        }

        return Array.AsReadOnly(windows);
    }
}
