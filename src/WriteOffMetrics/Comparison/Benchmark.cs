using NodaTime;

namespace WriteOffMetrics;

/// <summary>A figure of other companies, with what is needed to judge it: definition, statistic, population, date and source.</summary>
/// <remarks>Immutable and safe for use by any number of threads. Equal when all members are equal: two vintages of one published figure are two benchmarks, told apart by <see cref="AsOf"/>.</remarks>
public sealed record Benchmark
{
    private Benchmark(string name, Ratio value, BenchmarkStatistic statistic, MetricDefinition definition, string population, string source)
    {
        Name = name;
        Value = value;
        Statistic = statistic;
        Definition = definition;
        Population = population;
        Source = source;
    }

    /// <summary>The name, for reports.</summary>
    public string Name { get; }

    /// <summary>The figure.</summary>
    public Ratio Value { get; }

    /// <summary>Which figure of its population it is.</summary>
    public BenchmarkStatistic Statistic { get; }

    /// <summary>The metric and basis.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>Whose figure it is: <c>retail companies</c>.</summary>
    public string Population { get; }

    /// <summary>Who published it, and where.</summary>
    public string Source { get; }

    /// <summary>The day for which it was published; null where its source gives none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a day that is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    public LocalDate? AsOf
    {
        get;
        init
        {
            if (value is { } day) DayNumber.Of(day, nameof(value));
            field = value;
        }
    }

    /// <summary>Whether somebody traced the figure to its source. Comparisons with one that is not say so.</summary>
    public bool IsVerified { get; init; }

    /// <summary>A benchmark; its date and whether it is verified are set with <c>with</c>: <c>Benchmark.FromValue(...) with { AsOf = day, IsVerified = true }</c>.</summary>
    /// <param name="name">The name, for reports.</param>
    /// <param name="value">The figure.</param>
    /// <param name="statistic">Which figure of its population it is.</param>
    /// <param name="definition">The metric and basis, such as <see cref="MetricDefinition.GrossWriteOffToSales"/>.</param>
    /// <param name="population">Whose figure it is.</param>
    /// <param name="source">Who published it, and where.</param>
    /// <exception cref="ArgumentException">A text is blank, or the metric is an amount.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is not a member.</exception>
    public static Benchmark FromValue(string name, Ratio value, BenchmarkStatistic statistic, MetricDefinition definition, string population, string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentException.ThrowIfNullOrWhiteSpace(population);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (!Enum.IsDefined(statistic))
            throw new ArgumentOutOfRangeException(nameof(statistic), statistic, $"Found the statistic {Invariant.Text((int)statistic)}; a member of BenchmarkStatistic is allowed.");
        if (definition.Unit != MetricUnit.Ratio)
            throw new ArgumentException($"Found a benchmark for {definition}; a ratio is allowed, because amounts of other companies compare with nothing. Divide by sales or receivables first.", nameof(definition));
        return new Benchmark(name, value, statistic, definition, population, source);
    }

    /// <summary>How far a ratio of the same definition lies from the benchmark.</summary>
    /// <exception cref="ArgumentException">The ratio's definition is not the benchmark's.</exception>
    public BenchmarkComparison Compare(RatioPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Definition == Definition
            ? new BenchmarkComparison(this, point)
            : throw new ArgumentException($"Found {point.Definition}; '{Name}' is a figure of {Definition}. Compare like with like, or accept the difference by name with CompareAcrossDefinitions.", nameof(point));
    }

    /// <summary>The same for a ratio of another definition: allowed by this name, and flagged in the result.</summary>
    public BenchmarkComparison CompareAcrossDefinitions(RatioPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new BenchmarkComparison(this, point);
    }

    /// <summary>The benchmark on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Name} {Value}, {Population}{(AsOf is { } day ? ", as of " + DayNumber.ToText(day) : "")}, {Source}{(IsVerified ? "" : " (unverified)")}";
}
