using System.ComponentModel;

namespace WriteOffMetrics;

/// <summary>
/// What chance alone would explain, for incidence ratios (M36): documents written off are counted, and each is a trial. Ratios of money are
/// refused, because a dollar is no trial. Null where the ratio has no value, and where more documents were written off than invoices
/// issued, so that they are no part of them.
/// </summary>
/// <remarks>Pure functions, safe for use by any number of threads. The same bits on one runtime and operating system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IncidenceExtensions
{
    /// <summary>The Wilson interval: the true incidence rates for which the observed one is not unusual.</summary>
    /// <param name="point">An incidence ratio.</param>
    /// <param name="level">The level, above 0 and below 1: 0.95. There is no usual one: name it.</param>
    /// <exception cref="ArgumentException">The ratio is none of counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above 0 and below 1.</exception>
    public static IncidenceInterval? WilsonInterval(this RatioPoint point, double level)
    {
        RequireLevel(level);
        return Counts(point, nameof(point)) is var (successes, trials)
            ? new IncidenceInterval(point, (double)successes / trials, Proportions.Wilson(successes, trials, level), level)
            : null;
    }

    /// <summary>Whether two incidence ratios differ by more than chance would: two proportions, pooled, without correction.</summary>
    /// <param name="point">An incidence ratio.</param>
    /// <param name="other">That of another period or segment, of the same definition; not a part of the first.</param>
    /// <param name="level">The level of the interval of the difference, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">A ratio is none of counts, or their definitions differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above 0 and below 1.</exception>
    public static IncidenceDifference? CompareIncidence(this RatioPoint point, RatioPoint other, double level)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(other);
        RequireLevel(level);
        (long Successes, long Trials)? one = Counts(point, nameof(point)), two = Counts(other, nameof(other));
        if (point.Definition != other.Definition)
            throw new ArgumentException(
                $"Found {other.Definition} beside {point.Definition}; one definition is allowed. Compare like with like.", nameof(other));
        return one is var (x1, n1) && two is var (x2, n2) ? new IncidenceDifference(point, other, x1, n1, x2, n2, level) : null;
    }

    /// <summary>
    /// Whether an incidence ratio differs from a benchmark by more than chance would, if the benchmark were its true rate: exact binomial,
    /// at any number of invoices in the same time.
    /// </summary>
    /// <param name="point">An incidence ratio.</param>
    /// <param name="benchmark">A figure of the same definition, above 0 % and below 100 %.</param>
    /// <exception cref="ArgumentException">
    /// The ratio is none of counts, its definition is not the benchmark's, or the benchmark is not above 0 % and below 100 %.
    /// </exception>
    public static IncidenceTest? TestAgainst(this RatioPoint point, Benchmark benchmark)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        (long Successes, long Trials)? counts = Counts(point, nameof(point));
        if (point.Definition != benchmark.Definition)
            throw new ArgumentException(WhyNotDefinition(point.Definition, benchmark), nameof(benchmark));
        if (benchmark.Value.ToDecimal() is not (> 0 and < 1))
            throw new ArgumentException(WhyNotRate(benchmark), nameof(benchmark));
        return counts is var (successes, trials) ? new IncidenceTest(point, benchmark, successes, trials) : null;
    }

    private static (long Successes, long Trials)? Counts(RatioPoint point, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(point, parameterName);
        if (point.NumeratorCount is not { } successes || point.DenominatorCount is not { } trials)
            throw new ArgumentException(WhyNoTrials(point.Definition), parameterName);
        return point.Status == MetricStatus.Defined && successes <= trials ? (successes, trials) : null;
    }

    private static void RequireLevel(double level)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(
            nameof(level), level, "Found a level outside its range; above 0 and below 1 is allowed, such as 0.95.");
    }

    private static string WhyNotDefinition(MetricDefinition found, Benchmark benchmark) =>
        $"Found {found}; '{benchmark.Name}' is a figure of {benchmark.Definition}. Compare like with like.";

    private static string WhyNotRate(Benchmark benchmark) =>
        $"Found the benchmark {benchmark.Value}; one above 0 % and below 100 % is allowed, because no chance leads away from the "
        + "others. Compare them with Benchmark.Compare.";

    private static string WhyNoTrials(MetricDefinition definition) =>
        $"Found {definition}; an incidence ratio (M36) is allowed, because amounts of money are no trials. Count documents with "
        + "CountDocumentsBy.";
}
