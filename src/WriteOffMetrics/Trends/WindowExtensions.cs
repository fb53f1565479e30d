using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// Periods taken together, one window per period of the axis and in its order: null where a window would start before the axis. Ratios over a window are Σ ÷ Σ.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WindowExtensions
{
    /// <summary>The sum of each period and those before it, so many in all. All null where the axis is shorter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one period.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<AmountPoint?> Trailing(this AmountSeries series, int periods)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(series.Count, TrailingStart(periods), series.PointOf);
    }

    /// <summary>The sum of each period and those before it in its year, calendar or fiscal as the axis is cut. Null where the year starts before the axis, and in a calendar that knows no years.</summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<AmountPoint?> YearToDate(this AmountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(series.Count, series.Axis.FirstIndexOfYear, series.PointOf);
    }

    /// <summary>The sum of each period and those before it in its quarter. Null where the quarter starts before the axis, and in a calendar whose periods lie across quarters.</summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<AmountPoint?> QuarterToDate(this AmountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(series.Count, series.Axis.FirstIndexOfQuarter, series.PointOf);
    }

    /// <summary>Σ numerators ÷ Σ denominators of each period and those before it, so many in all. All null where the axis is shorter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one period.</exception>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<RatioPoint?> Trailing(this RatioSeries series, int periods)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(series.Count, TrailingStart(periods), series.PointOf);
    }

    /// <summary>Σ numerators ÷ Σ denominators of each period and those before it in its year. Null where the year starts before the axis, and in a calendar that knows no years.</summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<RatioPoint?> YearToDate(this RatioSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(series.Count, series.Axis.FirstIndexOfYear, series.PointOf);
    }

    /// <summary>Σ numerators ÷ Σ denominators of each period and those before it in its quarter. Null where the quarter starts before the axis, and in a calendar whose periods lie across quarters.</summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public static IReadOnlyList<RatioPoint?> QuarterToDate(this RatioSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(series.Count, series.Axis.FirstIndexOfQuarter, series.PointOf);
    }

    private static Func<int, int> TrailingStart(int periods) => periods >= 1
        ? index => Math.Max(index - periods + 1, -1)
        : throw new ArgumentOutOfRangeException(nameof(periods), periods, $"Found a window of {Invariant.Text(periods)} periods; 1 or more are allowed.");

    /// <summary>A window from the position that a rule gives to each position; none where the rule gives none (-1).</summary>
    private static TPoint?[] Windows<TPoint>(int count, Func<int, int> startOf, Func<int, int, TPoint> pointOf)
        where TPoint : class
    {
        var windows = new TPoint?[count];
        for (int i = 0; i < count; i++)
        {
            int start = startOf(i);
            windows[i] = start < 0 ? null : pointOf(start, i - start + 1);
        }

        return windows;
    }
}
