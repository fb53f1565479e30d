using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A published figure of other companies for each period, such as the charge-off rates of all banks: each period of one's own is compared
/// with the benchmark of that period.
/// </summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when all members are equal and the published series is the same.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record BenchmarkSeries : IReport
{
    private readonly MetricSeries published;

    private BenchmarkSeries(string name, MetricSeries published, BenchmarkStatistic statistic, string population)
    {
        Name = name;
        this.published = published;
        Statistic = statistic;
        Population = population;
    }

    /// <summary>The name, for reports.</summary>
    public string Name { get; }

    /// <summary>Which figure of its population it is.</summary>
    public BenchmarkStatistic Statistic { get; }

    /// <summary>Whose figures they are: <c>all US commercial banks</c>.</summary>
    public string Population { get; }

    /// <summary>Who published them, and where.</summary>
    public string Source => published.Source!;

    /// <summary>The metric and basis.</summary>
    public MetricDefinition Definition => published.Definition;

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => published.Axis;

    /// <summary>Whether somebody traced the figures to their source. Comparisons with those that are not say so.</summary>
    public bool IsVerified { get; init; }

    /// <summary>The benchmark of the period at a position, 0 for the first; null where its source gives none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has no such position.</exception>
    public Benchmark? this[int index]
    {
        get
        {
            _ = Axis[index];
            return published.Points[index].Value is not { } value ? null : Benchmark.FromValue(
                $"{Name} {Axis[index].Name}", value, Statistic, Definition, Population, Source) with
            {
                AsOf = published.Vintage,
                IsVerified = IsVerified,
            };
        }
    }

    /// <summary>Published ratios or quantities as benchmarks, one per period; whether they are verified is set with <c>with</c>.</summary>
    /// <param name="name">The name, for reports.</param>
    /// <param name="published">
    /// The figures, stated with <c>RatioSeries.FromValues</c> or <c>QuantitySeries.FromValues</c>, with their source.
    /// </param>
    /// <param name="statistic">Which figure of its population it is.</param>
    /// <param name="population">Whose figures they are.</param>
    /// <exception cref="ArgumentException">
    /// A text is blank, the series names no source, was not stated, or is one of amounts or counts.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is not a member.</exception>
    public static BenchmarkSeries FromSeries(string name, MetricSeries published, BenchmarkStatistic statistic, string population)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(published);
        ArgumentException.ThrowIfNullOrWhiteSpace(population);
        Benchmark.Require(statistic, nameof(statistic));
        Benchmark.RequireComparable(published.Definition, nameof(published));
        if (published.Source is null || !ReferenceEquals(published.Provenance, Provenance.Stated))
            throw new ArgumentException(WhyNotPublished(published.Definition), nameof(published));
        return new BenchmarkSeries(name, published, statistic, population);
    }

    /// <summary>
    /// How far each figure of a series of the same definition lies from the benchmark of its period: null where there is none.
    /// </summary>
    /// <exception cref="ArgumentException">Definition or axis differ.</exception>
    public IReadOnlyList<BenchmarkComparison?> Compare(MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Definition == Definition
            ? CompareAcrossDefinitions(series)
            : throw new ArgumentException(WhyNotDefinition(series.Definition), nameof(series));
    }

    /// <summary>
    /// The comparison with figures of another definition in the same unit, such as rates over averages that were computed otherwise:
    /// allowed by this name, and flagged in the results.
    /// </summary>
    /// <exception cref="ArgumentException">Unit or axis differ.</exception>
    public IReadOnlyList<BenchmarkComparison?> CompareAcrossDefinitions(MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        Axis.Require(series.Axis, "figures", nameof(series));
        return Array.AsReadOnly([
            .. Enumerable.Range(0, Axis.Count).Select(index => this[index]?.CompareAcrossDefinitions(series.Points[index]))]);
    }

    /// <summary>The benchmark series on one line, in any culture.</summary>
    public override string ToString() => $"{Name}, {Population}, {Axis}, {Source}{(IsVerified ? "" : " (unverified)")}";

    private static string WhyNotPublished(MetricDefinition definition) =>
        $"Found figures of {definition} that were not stated with a source; published ones are allowed. Use FromValues and WithSource.";

    private string WhyNotDefinition(MetricDefinition found) =>
        $"Found {found}; '{Name}' has figures of {Definition}. Compare like with like, or accept the difference by name with "
        + "CompareAcrossDefinitions.";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .AddObject(Axis.WriteSpan, nameof(Axis))
        .Add(Name)
        .AddMember(Statistic)
        .Add(Population)
        .Add(Source)
        .Add(IsVerified)
        .AddList(
            Enumerable.Range(0, Axis.Count), i => report.AddValue(Axis[i], "period").AddValueOrNull(this[i]?.Value, "value"), "values");
}
