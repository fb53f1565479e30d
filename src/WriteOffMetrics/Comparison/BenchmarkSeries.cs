namespace WriteOffMetrics;

/// <summary>
/// A published figure of other companies for each period, such as the charge-off rates of all banks: each period of one's own is compared with
/// the benchmark of that period.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class BenchmarkSeries
{
    private readonly MetricSeries published;
    private readonly bool isVerified;

    private BenchmarkSeries(string name, MetricSeries published, BenchmarkStatistic statistic, string population, bool isVerified)
    {
        Name = name;
        this.published = published;
        Statistic = statistic;
        Population = population;
        this.isVerified = isVerified;
    }

    /// <summary>The name, for reports.</summary>
    public string Name { get; }

    /// <summary>Which figure of its population it is.</summary>
    public BenchmarkStatistic Statistic { get; }

    /// <summary>Whose figures they are: <c>all US commercial banks</c>.</summary>
    public string Population { get; }

    /// <summary>The metric and basis.</summary>
    public MetricDefinition Definition => published.Definition;

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => published.Axis;

    /// <summary>Published ratios as benchmarks, one per period.</summary>
    /// <param name="name">The name, for reports.</param>
    /// <param name="published">The ratios, stated with <see cref="RatioSeries.FromValues"/>, with their source.</param>
    /// <param name="statistic">Which figure of its population it is.</param>
    /// <param name="population">Whose figures they are.</param>
    /// <exception cref="ArgumentException">A text is blank, or the series names no source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is not a member.</exception>
    public static BenchmarkSeries FromRatios(string name, RatioSeries published, BenchmarkStatistic statistic, string population)
    {
        ArgumentNullException.ThrowIfNull(published);
        return From(name, published, statistic, population);
    }

    /// <summary>Published figures in days, times, hours or without a unit as benchmarks, one per period.</summary>
    /// <param name="name">The name, for reports.</param>
    /// <param name="published">The figures, stated with <see cref="QuantitySeries.FromValues"/>, with their source.</param>
    /// <param name="statistic">Which figure of its population it is.</param>
    /// <param name="population">Whose figures they are.</param>
    /// <exception cref="ArgumentException">A text is blank, or the series names no source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is not a member.</exception>
    public static BenchmarkSeries FromQuantities(string name, QuantitySeries published, BenchmarkStatistic statistic, string population)
    {
        ArgumentNullException.ThrowIfNull(published);
        return From(name, published, statistic, population);
    }

    /// <summary>The same, traced to its source by somebody; comparisons with one that was not say so.</summary>
    public BenchmarkSeries AsVerified() => new(Name, published, Statistic, Population, isVerified: true);

    /// <summary>The benchmark of the period at a position, 0 for the first; null where its source gives none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has no such position.</exception>
    public Benchmark? At(int index)
    {
        _ = Axis[index];
        MetricPoint point = published.Points[index];
        NodaTime.LocalDate? asOf = published switch
        {
            RatioSeries ratios => ratios.AsOf,
            QuantitySeries quantities => quantities.AsOf,
            _ => null,
        };
        return point.Value is { } value
            ? Benchmark.FromValue($"{Name} {Axis[index].Name}", value, Statistic, Definition, Population, published.Source!) with
            {
                AsOf = asOf,
                IsVerified = isVerified,
            }
            : null;
    }

    /// <summary>How far each figure of a series of the same definition lies from the benchmark of its period: null where there is none.</summary>
    /// <exception cref="ArgumentException">Definition or axis differ.</exception>
    public IReadOnlyList<BenchmarkComparison?> Compare(MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Definition != Definition)
            throw new ArgumentException($"Found {series.Definition}; '{Name}' has figures of {Definition}. Compare like with like.", nameof(series));
        Axis.Require(series.Axis, "figures", nameof(series));
        return [.. Enumerable.Range(0, Axis.Count).Select(index => At(index)?.Compare(series.Points[index]))];
    }

    /// <summary>The benchmark series on one line, in any culture.</summary>
    public override string ToString() => $"{Name}, {Population}, {Axis}, {published.Source}{(isVerified ? "" : " (unverified)")}";

    private static BenchmarkSeries From(string name, MetricSeries published, BenchmarkStatistic statistic, string population)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(population);
        if (!Enum.IsDefined(statistic))
            throw new ArgumentOutOfRangeException(nameof(statistic), statistic, $"Found the statistic {Invariant.Text((int)statistic)}; a member of BenchmarkStatistic is allowed.");
        if (published.Source is null)
            throw new ArgumentException($"Found published figures of {published.Definition} without a source; one with a source is allowed. State it with WithSource.", nameof(published));
        return new BenchmarkSeries(name, published, statistic, population, isVerified: false);
    }
}
