using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// Is it rising, is it real. Undefined and incomplete periods are left out and named. The test is chosen by a rule that is fixed in
/// advance, so that looking at the data does not choose it: of months and quarters from three full years on the seasonal Mann–Kendall test;
/// otherwise Mann–Kendall, corrected for autocorrelation (Hamed and Rao) where that is found in 20 periods or more; of incidence ratios
/// (M36) Cochran–Armitage. <see cref="Trend.Explain"/> prints what the rule found.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrendExtensions
{
    /// <summary>The trend of a figure.</summary>
    /// <param name="series">The figures.</param>
    /// <param name="level">
    /// The level of the slope's interval, above 0 and below 1, such as 0.95; the test decides at one less it. There is no usual one: name
    /// it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above 0 and below 1.</exception>
    public static Trend FitTrend(this MetricSeries series, double level)
    {
        var observations = Observations.FromSeries(series);
        Observations.RequireLevel(level, nameof(level));
        return TrendFit.Fit(observations, level, TrendRule.Choose(observations));
    }

    /// <summary>The trend of a figure by a test that the caller names, before looking at the data.</summary>
    /// <param name="series">The figures.</param>
    /// <param name="level">The level of the slope's interval.</param>
    /// <param name="test">The test.</param>
    /// <exception cref="ArgumentException">Cochran–Armitage is named for a ratio of money, whose units are no trials.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above 0 and below 1, or the test not a member.</exception>
    public static Trend FitTrend(this MetricSeries series, double level, TrendTest test)
    {
        var observations = Observations.FromSeries(series);
        Observations.RequireLevel(level, nameof(level));
        if (!Enum.IsDefined(test)) throw new ArgumentOutOfRangeException(
            nameof(test), test, $"Found the test {Invariant.Text((int)test)}; a member of TrendTest is allowed.");
        if (test == TrendTest.CochranArmitage && observations.Trials is null)
            throw new ArgumentException(WhyNoTrials(observations.Definition), nameof(test));
        return TrendFit.Fit(observations, level, TrendChoice.Named(test));
    }

    private static string WhyNoTrials(MetricDefinition definition) =>
        $"Found {definition}; an incidence ratio (M36) is allowed for this test, because amounts of money are no trials. "
        + "Choose a test by ranks, or count documents with CountDocumentsBy.";
}
