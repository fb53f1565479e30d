using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// Moving averages, one per period of the axis and in its order, as doubles in the unit of the figures: amounts in major units, ratios as
/// quotients. Null where the window is not full, and where it holds an undefined or incomplete period. To judge a ratio over a window use
/// <see cref="WindowExtensions"/>: a mean of ratios is not the ratio of the window.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MovingAverageExtensions
{
    /// <summary>The mean of each period and those before it, so many in all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one period.</exception>
    public static IReadOnlyList<double?> MovingAverage(this MetricSeries series, int periods) =>
        Defined(MovingAverages.Simple(Values(series), Window(periods)));

    /// <summary>
    /// The mean of so many periods centred at each. For an even number it is the mean of the two that lie half a period to either side, so
    /// that 12 months centre on a month.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one period.</exception>
    public static IReadOnlyList<double?> CenteredMovingAverage(this MetricSeries series, int periods) =>
        Defined(MovingAverages.Centered(Values(series), Window(periods)));

    /// <summary>The weighted mean of each period and those before it.</summary>
    /// <param name="series">The series.</param>
    /// <param name="weights">One per period of the window, the oldest first; they are divided by their sum.</param>
    /// <exception cref="ArgumentException">There are no weights, one is not a finite number, or they add up to zero.</exception>
    public static IReadOnlyList<double?> WeightedMovingAverage(this MetricSeries series, params IReadOnlyList<double> weights) =>
        Defined(MovingAverages.Weighted(Values(series), Checked(weights)));

    /// <summary>
    /// Exponential smoothing: α × the period + (1 − α) × the average before, beginning with the mean of the first periods. An undefined
    /// period leaves all later averages undefined.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="alpha">The weight of the newest period, above 0 and up to 1.</param>
    /// <param name="startPeriods">The number of first periods whose mean it begins with; 1: the first period.</param>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not above 0 and up to 1, or fewer than one period to begin with.</exception>
    public static IReadOnlyList<double?> ExponentialMovingAverage(this MetricSeries series, double alpha, int startPeriods) =>
        Defined(MovingAverages.Exponential(Values(series), Weight(alpha), Window(startPeriods)));

    /// <summary>
    /// Exponential smoothing whose weights add up to 1 from the first period on, instead of giving the first one a weight of its own: Σ (1
    /// − α)^i x ÷ Σ (1 − α)^i. An undefined period leaves all later averages undefined.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="alpha">The weight of the newest period, above 0 and up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not above 0 and up to 1.</exception>
    public static IReadOnlyList<double?> AdjustedExponentialMovingAverage(this MetricSeries series, double alpha) =>
        Defined(MovingAverages.ExponentialAdjusted(Values(series), Weight(alpha)));

    /// <summary>Periods without a figure as NaN, which spreads to every average that holds one.</summary>
    private static double[] Values(MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return [.. series.Points.Select(point => point.Number ?? double.NaN)];
    }

    private static double?[] Defined(double?[] averages) =>
        Array.ConvertAll(averages, average => average is { } value && double.IsFinite(value) ? average : null);

    private static int Window(int periods) => periods >= 1
        ? periods
        : throw new ArgumentOutOfRangeException(
            nameof(periods), periods, $"Found a window of {Invariant.Text(periods)} periods; 1 or more are allowed.");

    private static double Weight(double alpha) => alpha is > 0 and <= 1
        ? alpha
        : throw new ArgumentOutOfRangeException(
            nameof(alpha), alpha, "Found a weight of the newest period outside its range; above 0 and up to 1 is allowed. For a window of "
            + "n periods, 2 ÷ (n + 1) is usual.");

    private static double[] Checked(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        double[] all = [.. weights];
        double total = Summation.Sum(all), size = Summation.Sum([.. all.Select(Math.Abs)]);

        // A total that is tiny beside its parts is zero but for rounding.
        if (!double.IsFinite(size) || Math.Abs(total) <= 1e-12 * size)
            throw new ArgumentException(
                $"Found {Invariant.Count(weights.Count, "weight", "weights")} that make no mean; one or more finite numbers that do not "
                + "add up to zero are allowed. Correct the weights.",
                nameof(weights));
        return all;
    }
}
