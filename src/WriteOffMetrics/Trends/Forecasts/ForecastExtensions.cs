using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// Where does it go. Each method forecasts the past of the series, and the one with the least scaled error is taken where it beats the
/// baseline: the figure of the same season a year ago, without seasons the last figure. Where the past leaves fewer than six origins at the
/// horizon asked for, the baseline is taken and <see cref="Forecast.Explain"/> says so. Figures that cannot lie below zero (gross
/// write-offs, counts, and their ratios) are not forecast below it; net ones may be.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ForecastExtensions
{
    /// <summary>The forecast of a figure by the method that did best on its past.</summary>
    /// <param name="series">The figures.</param>
    /// <param name="horizon">How many periods after the last with a figure.</param>
    /// <param name="level">The level of the intervals, above 0 and below 1: 0.8 and 0.95 are usual.</param>
    /// <exception cref="ArgumentException">The calendar lists no further periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1, or the level not above 0 and below 1.</exception>
    public static Forecast Forecast(this MetricSeries series, int horizon, double level)
    {
        var observations = Observations.FromSeries(series);
        Require(horizon, level);
        return ForecastFit.Fit(observations, horizon, level, ForecastRule.Choose(observations, horizon), null);
    }

    /// <summary>The forecast of a figure by a method that the caller names, with the weights of least squares.</summary>
    /// <param name="series">The figures.</param>
    /// <param name="horizon">How many periods after the last with a figure.</param>
    /// <param name="level">The level of the intervals.</param>
    /// <param name="method">The method.</param>
    /// <exception cref="ArgumentException">The calendar lists no further periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The horizon is below 1, the level not above 0 and below 1, or the method not a member.
    /// </exception>
    public static Forecast Forecast(this MetricSeries series, int horizon, double level, ForecastMethod method)
    {
        var observations = Observations.FromSeries(series);
        Require(horizon, level);
        Require(method);
        return ForecastFit.Fit(observations, horizon, level, ForecastChoice.Named(method), null);
    }

    /// <summary>The forecast of a figure by a smoothing method with weights that the caller gives.</summary>
    /// <param name="series">The figures.</param>
    /// <param name="horizon">How many periods after the last with a figure.</param>
    /// <param name="level">The level of the intervals.</param>
    /// <param name="method">A smoothing method.</param>
    /// <param name="parameters">Its weights.</param>
    /// <exception cref="ArgumentException">The method has no weights, or the calendar lists no further periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The horizon is below 1, the level not above 0 and below 1, or the method not a member.
    /// </exception>
    public static Forecast Forecast(this MetricSeries series, int horizon, double level, ForecastMethod method,
        SmoothingParameters parameters)
    {
        var observations = Observations.FromSeries(series);
        ArgumentNullException.ThrowIfNull(parameters);
        Require(horizon, level);
        Require(method);
        if (method is ForecastMethod.Naive or ForecastMethod.SeasonalNaive or ForecastMethod.Drift)
            throw new ArgumentException($"Found weights for {method}, which has none; a smoothing method is allowed.", nameof(parameters));
        return ForecastFit.Fit(observations, horizon, level, ForecastChoice.Named(method), parameters);
    }

    private static void Require(int horizon, double level)
    {
        if (horizon < 1) throw new ArgumentOutOfRangeException(
            nameof(horizon), horizon, $"Found a horizon of {Invariant.Text(horizon)} periods; 1 or more are allowed.");
        Observations.RequireLevel(level, nameof(level));
    }

    private static void Require(ForecastMethod method)
    {
        if (!Enum.IsDefined(method)) throw new ArgumentOutOfRangeException(
            nameof(method), method, $"Found the method {Invariant.Text((int)method)}; a member of ForecastMethod is allowed.");
    }
}
