using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>A figure of other companies, with what is needed to judge it: definition, statistic, population, date and source.</summary>
/// <remarks>
/// Immutable and safe for use by any number of threads. Equal when all members are equal: two vintages of one published figure are two
/// benchmarks, told apart by <see cref="AsOf"/>.
/// </remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed record Benchmark : IReport
{
    private Benchmark(string name, Quantity value, BenchmarkStatistic statistic, MetricDefinition definition, string population,
        string source)
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

    /// <summary>The figure, with its unit.</summary>
    public Quantity Value { get; }

    /// <summary>Which figure of its population it is.</summary>
    public BenchmarkStatistic Statistic { get; }

    /// <summary>The metric and basis.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>Whose figure it is: <c>retail companies</c>.</summary>
    public string Population { get; }

    /// <summary>Who published it, and where.</summary>
    public string Source { get; }

    /// <summary>
    /// The day for which it was published, or on which it was as it is where its source revises it; null where its source gives none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to a day that is not of the ISO calendar, or outside the years 1 to 9999.
    /// </exception>
    public LocalDate? AsOf
    {
        get;
        init
        {
            if (value is { } day) DayNumber.Require(day, nameof(value));
            field = value;
        }
    }

    /// <summary>Whether somebody traced the figure to its source. Comparisons with one that is not say so.</summary>
    public bool IsVerified { get; init; }

    /// <summary>
    /// A benchmark; its date and whether it is verified are set with <c>with</c>:
    /// <c>Benchmark.FromValue(...) with { AsOf = day, IsVerified = true }</c>.
    /// </summary>
    /// <param name="name">The name, for reports.</param>
    /// <param name="value">The figure.</param>
    /// <param name="statistic">Which figure of its population it is.</param>
    /// <param name="definition">The metric and basis, such as <see cref="RatioMetrics.GrossWriteOffToSales"/>.</param>
    /// <param name="population">Whose figure it is.</param>
    /// <param name="source">Who published it, and where.</param>
    /// <exception cref="ArgumentException">A text is blank, the metric is an amount or a count, or the figure has another unit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is not a member.</exception>
    public static Benchmark FromValue(string name, Quantity value, BenchmarkStatistic statistic, MetricDefinition definition,
        string population, string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentException.ThrowIfNullOrWhiteSpace(population);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        Require(statistic, nameof(statistic));
        RequireComparable(definition, nameof(definition));
        if (value.Unit != definition.Unit) throw new ArgumentException(WhyNotUnit(value, definition), nameof(value));
        return new Benchmark(name, value, statistic, definition, population, source);
    }

    /// <summary>How far a figure of the same definition lies from the benchmark.</summary>
    /// <exception cref="ArgumentException">The figure's definition is not the benchmark's.</exception>
    public BenchmarkComparison Compare(MetricPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Definition == Definition
            ? new BenchmarkComparison(this, point)
            : throw new ArgumentException(WhyNotDefinition(point.Definition), nameof(point));
    }

    /// <summary>
    /// How far a figure of another definition in the same unit lies from the benchmark: allowed by this name, and flagged in the result.
    /// </summary>
    /// <exception cref="ArgumentException">The figure has another unit.</exception>
    public BenchmarkComparison CompareAcrossDefinitions(MetricPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        RequireUnit(Definition, point, nameof(point));
        return new BenchmarkComparison(this, point);
    }

    /// <summary>The benchmark on one line, in any culture.</summary>
    public override string ToString() =>
        $"{Name} {Value}, {Population}{(AsOf is { } day ? ", as of " + DayNumber.ToText(day) : "")}, "
            + $"{Source}{(IsVerified ? "" : " (unverified)")}";

    /// <exception cref="ArgumentOutOfRangeException">The statistic is not a member.</exception>
    internal static void Require(BenchmarkStatistic statistic, string parameterName)
    {
        if (!Enum.IsDefined(statistic)) throw new ArgumentOutOfRangeException(
            parameterName, statistic,
            $"Found the statistic {Invariant.Text((int)statistic)}; a member of BenchmarkStatistic is allowed.");
    }

    /// <exception cref="ArgumentException">Figures of other companies compare with nothing, because they are amounts or counts.</exception>
    internal static void RequireComparable(MetricDefinition definition, string parameterName)
    {
        if (definition.Unit is MetricUnit.Money or MetricUnit.Count)
            throw new ArgumentException(
                $"Found figures of other companies for {definition}; a ratio or a quantity is allowed, because amounts and counts of "
                + "others compare with nothing. Divide by sales or receivables first.",
                parameterName);
    }

    /// <exception cref="ArgumentException">The figure has another unit.</exception>
    internal static void RequireUnit(MetricDefinition definition, MetricPoint point, string parameterName)
    {
        if (point.Definition.Unit != definition.Unit)
            throw new ArgumentException(
                $"Found {point.Definition}, which is {Units.NameOf(point.Definition.Unit)}, beside {Units.NameOf(definition.Unit)}; "
                + "figures of one unit are allowed.",
                parameterName);
    }

    private static string WhyNotUnit(Quantity value, MetricDefinition definition) =>
        $"Found {value} as a benchmark for {definition}; {Units.NameOf(definition.Unit)} is allowed. State it in the unit of the metric.";

    private string WhyNotDefinition(MetricDefinition found) =>
        $"Found {found}; '{Name}' is a figure of {Definition}. Compare like with like, or accept the difference by name with "
        + "CompareAcrossDefinitions.";

    void IReport.Write(ReportWriter report) => report
        .Add(Definition)
        .Add(Name)
        .AddValue(Value)
        .AddMember(Statistic)
        .Add(Population)
        .Add(Source)
        .Add(AsOf)
        .Add(IsVerified);
}
