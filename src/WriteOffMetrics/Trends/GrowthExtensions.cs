using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>The compound growth of a series per year. Only its first and last complete periods count: a trend over all of them is another question.</summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GrowthExtensions
{
    /// <summary>
    /// The compound growth of an amount per year. Undefined for fewer than two complete periods, from zero or a negative amount, and to zero or a negative one.
    /// </summary>
    /// <exception cref="ArgumentException">The calendar has no fixed number of periods per year: days, weeks, listed periods.</exception>
    public static CompoundGrowth CompoundGrowth(this AmountSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Of(series.Axis, nameof(series), series.CompleteCount, index => RatioArithmetic.ToDouble(series[index].Amount));
    }

    /// <summary>The compound growth of a ratio per year; undefined as for amounts, and where the first or last complete ratio is.</summary>
    /// <exception cref="ArgumentException">The calendar has no fixed number of periods per year: days, weeks, listed periods.</exception>
    public static CompoundGrowth CompoundGrowth(this RatioSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Of(series.Axis, nameof(series), series.CountedPeriods, index => series[index].Value is { } value ? RatioArithmetic.ToDouble(value) : null);
    }

    private static CompoundGrowth Of(PeriodAxis axis, string parameterName, int complete, Func<int, double?> valueAt)
    {
        if (axis.Calendar.PeriodsPerYear is not { } perYear)
            throw new ArgumentException($"Found {axis}; a calendar with a fixed number of periods per year is allowed. Use months, quarters, half-years or years, or roll the series up to them.", parameterName);
        if (complete == 0) return new CompoundGrowth(null, null, 0, null, ChangeStatus.IncompletePeriod);

        int steps = complete - 1;
        (double? first, double? last) = (valueAt(0), valueAt(steps));
        ChangeStatus status =
            steps == 0 ? ChangeStatus.NoEarlierPeriod
            : first is null || last is null ? ChangeStatus.UndefinedRatio
            : first == 0 ? ChangeStatus.ZeroBase
            : first < 0 ? ChangeStatus.NegativeBase
            : last <= 0 ? ChangeStatus.NotAboveZero
            : ChangeStatus.Defined;
        double? growth = status == ChangeStatus.Defined ? Growth.Compound(first!.Value, last!.Value, steps, perYear) : null;
        if (status == ChangeStatus.Defined && growth is null) status = ChangeStatus.OutOfRange;
        return new CompoundGrowth(axis[0], axis[steps], steps, growth, status);
    }
}
