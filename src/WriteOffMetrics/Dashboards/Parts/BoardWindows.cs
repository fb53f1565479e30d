using NodaTime;

namespace WriteOffMetrics;

/// <summary>The periods that a headline compares: runs of an axis, each named as the column is that shows it.</summary>
internal sealed class BoardWindows
{
    /// <summary>
    /// A year of periods begins within so many days of the day a year before its end, or it is none: 53 weeks against 52.
    /// </summary>
    private const int Tolerance = 8;

    /// <param name="axis">The periods.</param>
    /// <param name="index">The position of the period that is reported; -1 where none is complete.</param>
    public BoardWindows(PeriodAxis axis, int index)
    {
        Axis = axis;
        Index = index;
        int yearBefore = index < 0 ? -1 : axis.IndexOfYearBefore(index), yearStart = index < 0 ? -1 : axis.FirstIndexOfYear(index);
        TrailingStart = index < 0 ? -1 : StartOfTrailingYear(axis, index);
        All =
        [
            ("period", index, 1),
            ("period before", index - 1, 1),
            ("year before", yearBefore, 1),
            ("year to date", yearStart, index - yearStart + 1),
            ("trailing year", TrailingStart, index - TrailingStart + 1),
        ];
    }

    public PeriodAxis Axis { get; }

    public int Index { get; }

    public bool HasPeriod => Index >= 0;

    /// <summary>
    /// Name, first period and number of periods of each window; the first is negative where the axis does not reach back.
    /// </summary>
    public IReadOnlyList<(string Name, int First, int Count)> All { get; }

    public IReadOnlyList<string> Names => [.. All.Select(window => window.Name)];

    /// <summary>The first period of the year that ends with the reported one; -1 where the axis does not reach back so far.</summary>
    public int TrailingStart { get; }

    /// <summary>
    /// The window of breakdowns and comparisons: the trailing year, or where the axis does not reach back so far, all periods to the
    /// reported one.
    /// </summary>
    public (int First, int Count) Main => TrailingStart >= 0 ? (TrailingStart, Index - TrailingStart + 1) : (0, Index + 1);

    /// <summary>What <see cref="Main"/> is called.</summary>
    public string MainName => TrailingStart >= 0 ? "trailing year" : "all periods";

    /// <summary>As many periods before <see cref="Main"/>, if they are on the axis and a year.</summary>
    public (int First, int Count)? MainBefore
    {
        get
        {
            if (TrailingStart < 1) return null;
            int before = StartOfTrailingYear(Axis, TrailingStart - 1);
            return before < 0 ? null : (before, TrailingStart - before);
        }
    }

    /// <summary>A series over each window; null where the axis does not reach back.</summary>
    public DashboardFigure?[] FiguresOf(MetricSeries series) => [.. All.Select(window =>
        window.First < 0 ? null : DashboardFigure.OfPoint(series.Combine(window.First, window.Count)))];

    private static int StartOfTrailingYear(PeriodAxis axis, int index)
    {
        LocalDate end = axis[index].End;

        // The day after the last one that there is does not exist; of all others the year before begins on the day after.
        LocalDate wanted = end.Year == 9_999 ? end.PlusYears(-1).PlusDays(1) : end.PlusDays(1).PlusYears(-1);
        int best = -1, bestDistance = int.MaxValue;
        for (int first = index; first >= 0; first--)
        {
            int distance = Math.Abs(Period.DaysBetween(axis[first].Start, wanted));
            if (distance >= bestDistance) break;
            if (distance <= Tolerance) (best, bestDistance) = (first, distance);
        }

        return best;
    }
}
