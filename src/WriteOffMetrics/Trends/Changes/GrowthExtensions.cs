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
        int complete = series.CountedPeriods;
        if (axis.Calendar.PeriodsPerYear is not { } perYear)
            throw new ArgumentException(
                $"Found {axis}; a calendar with a fixed number of periods per year is allowed. Use months, quarters, half-years or years, "
                + "or roll the series up to them.",
                nameof(series));
        if (complete == 0) return new CompoundGrowth(series, 0, null, ChangeStatus.IncompletePeriod);

        int steps = complete - 1;
        (double? first, double? last) = (series.Points[0].Number, series.Points[steps].Number);
        ChangeStatus status =
            steps == 0 ? ChangeStatus.NoEarlierPeriod
            : first is null || last is null ? ChangeStatus.UndefinedFigure
            : first == 0 ? ChangeStatus.ZeroBase
            : first < 0 ? ChangeStatus.NegativeBase
            : last <= 0 ? ChangeStatus.NotAboveZero
            : ChangeStatus.Defined;
        double? growth = status == ChangeStatus.Defined ? Growth.Compound(first!.Value, last!.Value, steps, perYear) : null;
        if (status == ChangeStatus.Defined && growth is null) status = ChangeStatus.OutOfRange;
        return new CompoundGrowth(series, complete, growth, status);
    }
}
