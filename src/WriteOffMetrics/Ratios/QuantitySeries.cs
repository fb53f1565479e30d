using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A figure in days, times, hours or without a unit for each period of an axis, in order: days sales outstanding, turnover, a score.
/// Trends, charts, bands and comparisons take it like any other.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class QuantitySeries : MetricSeries<QuantityPoint>
{
    private readonly Quotient? quotient;
    private readonly FigureComputation? computation;
    private readonly decimal?[]? stated;

    /// <summary>Figures that are divided: of several periods Σ ÷ Σ × the factor.</summary>
    internal QuantitySeries(MetricDefinition definition, Quotient quotient)
        : base(definition, quotient.Numerator.Axis, quotient.Numerator.Provenance, quotient.Numerator.Source, null) =>
            this.quotient = quotient;

    /// <summary>Figures that are computed otherwise.</summary>
    internal QuantitySeries(MetricDefinition definition, FigureComputation computation)
        : base(definition, computation.Inputs[0].Axis, computation.Provenance, computation.Source, null) => this.computation = computation;

    private QuantitySeries(MetricDefinition definition, PeriodAxis axis, decimal?[] stated, string? source, LocalDate? asOf)
        : base(definition, axis, Provenance.Stated, source, null)
    {
        this.stated = stated;
        AsOf = asOf;
    }

    /// <summary>The day on which stated figures were as they are, as stated with <see cref="WithAsOf"/>; null where it was not.</summary>
    public LocalDate? AsOf { get; }

    /// <summary>
    /// Figures that were computed elsewhere, or that no quotient gives, such as medians, each with a day of its period. Of several periods
    /// together they have no value, unless their metric says that they add up, such as hours worked.
    /// </summary>
    /// <param name="definition">What they mean: a metric in days, times, hours or without a unit.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">
    /// One figure in that unit per period, in any order, with any day of the period. A period of which there is none is left out and has no
    /// value.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A period has two figures, a day lies outside the axis, one exceeds 7.9e26 either way, or the metric has another unit.
    /// </exception>
    public static QuantitySeries FromValues(
        MetricDefinition definition, PeriodAxis axis, IEnumerable<(LocalDate Day, decimal Value)> values) =>
        FromValuesInOrder(definition, axis, DatedValues.OnAxis(axis, values, nameof(values)));

    /// <summary>The same of figures that state their period.</summary>
    /// <inheritdoc cref="FromValues(MetricDefinition, PeriodAxis, IEnumerable{ValueTuple{LocalDate, decimal}})"/>
    public static QuantitySeries FromValues(
        MetricDefinition definition, PeriodAxis axis, IEnumerable<(ReportingPeriod Period, decimal Value)> values) =>
        FromValuesInOrder(definition, axis, DatedValues.OnAxis(axis, values, nameof(values)));

    /// <summary>
    /// The same of one figure per period, in the order of the axis. Nothing but its position says which period a figure belongs to: where
    /// dates are at hand, <see cref="FromValues(MetricDefinition, PeriodAxis, IEnumerable{ValueTuple{LocalDate, decimal}})"/> finds the
    /// period of each.
    /// </summary>
    /// <param name="definition">What they mean: a metric in days, times, hours or without a unit.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">As many figures in that unit as the axis has periods, in order; null where there is none.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer figures than periods, one exceeds 7.9e26 either way, or the metric has another unit.
    /// </exception>
    public static QuantitySeries FromValuesInOrder(MetricDefinition definition, PeriodAxis axis, IEnumerable<decimal?> values)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        if (definition.Unit is not (MetricUnit.Days or MetricUnit.Times or MetricUnit.Hours or MetricUnit.Index))
            throw new ArgumentException(
                $"Found quantities of {definition}, which is {Units.NameOf(definition.Unit)}; a metric in days, "
                + "times, hours or without a unit "
                + "is allowed. Use AmountSeries, CountSeries or RatioSeries.",
                nameof(definition));
        decimal?[] all = [.. values];
        axis.RequireOnePerPeriod(all.Length, "figure", "figures", nameof(values));
        int tooLarge = Array.FindIndex(all, value => value is { } figure && Math.Abs(figure) > Ratio.MaxValue);
        if (tooLarge >= 0)
        {
            string found = $"{axis[tooLarge].Name}: Found {InText(all[tooLarge]!.Value)}";
            throw new ArgumentException(
                $"{found}; magnitudes up to {InText(Ratio.MaxValue)} are allowed. Check the figure.", nameof(values));
        }

        return new QuantitySeries(definition, axis, all, null, null);
    }

    /// <summary>The same stated figures with a word on where they come from, which explanations print.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    /// <exception cref="InvalidOperationException">The figures were not stated.</exception>
    public QuantitySeries WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new QuantitySeries(Definition, Axis, RequireStated(), source, AsOf);
    }

    /// <summary>The same stated figures with the day on which they were as they are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    /// <exception cref="InvalidOperationException">The figures were not stated.</exception>
    public QuantitySeries WithAsOf(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return new QuantitySeries(Definition, Axis, RequireStated(), Source, day);
    }

    /// <summary>How the figures are divided; none of stated ones, and of those that no single quotient gives.</summary>
    internal Quotient? Quotient => quotient;

    /// <summary>Whether the figures were stated.</summary>
    internal bool IsStated => stated is not null;

    internal override MetricSeries? ReadAgain(PeriodAxis axis) =>
        quotient?.ReadAgain(axis) is { } again ? new QuantitySeries(Definition, again) : null;

    internal override IEnumerable<(string Topic, string Text)> LedgerInWords() =>
        [.. base.LedgerInWords(), .. quotient?.CompletenessInWords() ?? []];

    internal override int CompleteCount => quotient?.CompleteCount ?? computation?.CompleteCount ?? base.CompleteCount;

    internal override bool IsNeverNegative => quotient is not null && quotient.Numerator.IsNeverNegative;

    internal override LocalDate? Vintage => AsOf;

    private protected override bool KeepsPoints => true;

    internal override QuantityPoint PointOf(int first, int count)
    {
        if (quotient is not null) return new QuantityPoint(this, first, count, quotient.PartsOf(first, count));
        return computation is null
            ? new QuantityPoint(this, first, count, stated.AsSpan(first, count))
            : new QuantityPoint(this, first, count, computation);
    }

    private static string InText(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private decimal?[] RequireStated() => stated ?? throw new InvalidOperationException(
        $"Found {Definition}, computed from other series; figures that were stated are allowed. State it of what is divided.");

    private protected override void WriteParts(ReportWriter report) => report.Add(AsOf);
}
