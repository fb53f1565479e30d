using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// The compound growth of a series per year. Only its first and last complete periods count: a trend over all of them is another question.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GrowthExtensions
{
    /// <summary>
    /// The compound growth of a figure per year. Undefined for fewer than two complete periods, from or to an undefined figure, from zero
    /// or a negative one, and to zero or a negative one.
    /// </summary>
    /// <exception cref="ArgumentException">The calendar has no fixed number of periods per year: days, weeks, listed periods.</exception>
    public static CompoundGrowth CompoundGrowth(this MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        PeriodAxis axis = series.Axis;
        if (axis.Calendar.PeriodsPerYear is not { } perYear) throw new ArgumentException(WhyNoYear(axis), nameof(series));
        int complete = series.CountedPeriods;
        if (complete == 0) return new CompoundGrowth(series, 0, null, ChangeStatus.IncompletePeriod);

        int steps = complete - 1;
        (double? first, double? last) = (series.Points[0].Number, series.Points[steps].Number);
        ChangeStatus status = StatusOf(steps, first, last);
        if (status != ChangeStatus.Defined) return new CompoundGrowth(series, complete, null, status);
        double growth = Math.Pow(last!.Value / first!.Value, (double)perYear / steps) - 1;
        return double.IsFinite(growth)
            ? new CompoundGrowth(series, complete, growth, ChangeStatus.Defined)
            : new CompoundGrowth(series, complete, null, ChangeStatus.OutOfRange);
    }

    private static ChangeStatus StatusOf(int steps, double? first, double? last)
    {
        if (steps == 0) return ChangeStatus.NoEarlierPeriod;
        if (first is not { } from || last is not { } to) return ChangeStatus.UndefinedFigure;
        return (from, to) switch
        {
            (0, _) => ChangeStatus.ZeroBase,
            ( < 0, _) => ChangeStatus.NegativeBase,
            (_, <= 0) => ChangeStatus.NotAboveZero,
            _ => ChangeStatus.Defined,
        };
    }

    private static string WhyNoYear(PeriodAxis axis) =>
        $"Found {axis}; a calendar with a fixed number of periods per year is allowed. Use months, quarters, half-years or years, "
        + "or roll the series up to them.";
}
