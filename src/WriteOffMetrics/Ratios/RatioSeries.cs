using System.Text.Json.Serialization;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A ratio for each period of an axis, in order. Made from amounts, <c>totals.Gross.ToSales(sales)</c>, or stated as published.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class RatioSeries : MetricSeries<RatioPoint>
{
    private readonly Quotient? quotient;
    private readonly FigureComputation? computation;
    private readonly Ratio?[]? stated;

    /// <summary>Ratios that are divided.</summary>
    internal RatioSeries(MetricDefinition definition, Quotient quotient, bool includesIncomplete)
        : base(definition, quotient.Numerator.Axis, quotient.Numerator.Provenance, quotient.Numerator.Source, null)
    {
        this.quotient = quotient;
        IncludesIncomplete = includesIncomplete;
    }

    /// <summary>Ratios that no single quotient gives, such as products of others.</summary>
    internal RatioSeries(MetricDefinition definition, FigureComputation computation)
        : base(definition, computation.Inputs[0].Axis, computation.Provenance, computation.Source, null) => this.computation = computation;

    private RatioSeries(MetricDefinition definition, PeriodAxis axis, Ratio?[] stated, string? source, LocalDate? asOf)
        : base(definition, axis, Provenance.Stated, source, null)
    {
        this.stated = stated;
        AsOf = asOf;
    }

    /// <summary>The day on which stated ratios were as they are, as stated with <see cref="WithAsOf"/>; null where it was not.</summary>
    public LocalDate? AsOf { get; }

    /// <summary>
    /// Ratios as somebody published them, each with a day of its period, with neither numerators nor denominators: charge-off rates of the
    /// Federal Reserve, say. They are trended, charted and compared like others; of several periods together they have no value, because
    /// rates do not add up.
    /// </summary>
    /// <param name="definition">What they mean, such as <see cref="RatioMetrics.QuarterlyNetChargeOffRate"/>.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">
    /// One ratio per period, in any order, with any day of the period. A period of which the source gives none is left out and has no
    /// value.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A period has two ratios, a day lies outside the axis, the metric is no ratio, or the definition is one of other periods.
    /// </exception>
    public static RatioSeries FromValues(MetricDefinition definition, PeriodAxis axis, IEnumerable<(LocalDate Day, Ratio Value)> values) =>
        FromValuesInOrder(definition, axis, DatedValues.OnAxis(axis, values, nameof(values)));

    /// <summary>The same of ratios that state their period.</summary>
    /// <inheritdoc cref="FromValues(MetricDefinition, PeriodAxis, IEnumerable{ValueTuple{LocalDate, Ratio}})"/>
    public static RatioSeries FromValues(
        MetricDefinition definition, PeriodAxis axis, IEnumerable<(ReportingPeriod Period, Ratio Value)> values) =>
        FromValuesInOrder(definition, axis, DatedValues.OnAxis(axis, values, nameof(values)));

    /// <summary>
    /// The same of one ratio per period, in the order of the axis. Nothing but its position says which period a ratio belongs to: where
    /// dates are at hand, <see cref="FromValues(MetricDefinition, PeriodAxis, IEnumerable{ValueTuple{LocalDate, Ratio}})"/> finds the
    /// period of each.
    /// </summary>
    /// <param name="definition">What they mean, such as <see cref="RatioMetrics.QuarterlyNetChargeOffRate"/>.</param>
    /// <param name="axis">The periods.</param>
    /// <param name="values">As many ratios as the axis has periods, in order; null where the source gives none.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer ratios than periods, the metric is no ratio, or the definition is one of other periods.
    /// </exception>
    public static RatioSeries FromValuesInOrder(MetricDefinition definition, PeriodAxis axis, IEnumerable<Ratio?> values)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        if (definition.Unit != MetricUnit.Ratio)
            throw new ArgumentException(WhyNotRatios(definition), nameof(definition));
        if (definition.FlowPeriod is { } word && word != axis.Calendar.PeriodWord)
            throw new ArgumentException(WhyNotPeriods(word, axis, definition), nameof(axis));
        definition.Annualization?.YearsOf(axis, nameof(axis));
        Ratio?[] all = [.. values];
        axis.RequireOnePerPeriod(all.Length, "ratio", "ratios", nameof(values));
        return new RatioSeries(definition, axis, all, null, null);
    }

    /// <summary>The same stated ratios with a word on who published them and where, which explanations print.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    /// <exception cref="InvalidOperationException">The ratios were not stated: what they are divided from has its own source.</exception>
    public RatioSeries WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new RatioSeries(Definition, Axis, RequireStated(), source, AsOf);
    }

    /// <summary>
    /// The same stated ratios with the day on which they were as they are: the vintage of a series that its source revises.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the ISO calendar, or outside the years 1 to 9999.</exception>
    /// <exception cref="InvalidOperationException">The ratios were not stated: what is known when is asked of a ledger.</exception>
    public RatioSeries WithAsOf(LocalDate day)
    {
        DayNumber.Require(day, nameof(day));
        return new RatioSeries(Definition, Axis, RequireStated(), Source, day);
    }

    /// <summary>
    /// The same ratios with those of incomplete periods, which are otherwise undefined: for a look at the month so far. Explanations say
    /// so.
    /// </summary>
    public RatioSeries IncludeIncomplete() => quotient is null ? this : new(Definition, quotient, includesIncomplete: true);

    /// <summary>
    /// The ratios over average receivables brought to a year (M8): of net write-offs the net charge-off rate (M7). Of several periods taken
    /// together it is Σ numerators ÷ Σ (denominator × its part of the year). Incomplete periods are not annualised unless they were asked
    /// for.
    /// </summary>
    /// <param name="annualization">How. There is no usual way: name it.</param>
    /// <exception cref="ArgumentException">
    /// The ratio is no flow over an average balance (M5), or was annualised before, or was stated, or the way does not fit the calendar.
    /// </exception>
    public RatioSeries Annualize(Annualization annualization)
    {
        ArgumentNullException.ThrowIfNull(annualization);
        if (quotient is null || Definition.Metric != RatioMetrics.WriteOffToAverageReceivables || Definition.Annualization is not null)
            throw new ArgumentException(WhyNotAnnualized, nameof(annualization));
        return new RatioSeries(RatioMetrics.Annualized(Definition, annualization), quotient.Annualized(annualization), IncludesIncomplete);
    }

    /// <summary>How the ratios are divided; none of stated ones, and of those that no single quotient gives.</summary>
    internal Quotient? Quotient => quotient;

    /// <summary>Whether the ratios were stated, with neither numerators nor denominators.</summary>
    internal bool IsStated => stated is not null;

    /// <summary>Whether incomplete periods have a value, because it was asked for.</summary>
    internal bool IncludesIncomplete { get; }

    internal override IEnumerable<(string Topic, string Text)> LedgerInWords() =>
        [.. base.LedgerInWords(), .. quotient?.CompletenessInWords() ?? []];

    internal override int CompleteCount => quotient?.CompleteCount ?? computation?.CompleteCount ?? base.CompleteCount;

    internal override int CountedPeriods => IncludesIncomplete ? Count : CompleteCount;

    /// <summary>Whether no ratio can lie below zero, because no numerator can.</summary>
    internal override bool IsNeverNegative => quotient is not null && quotient.Numerator.IsNeverNegative;

    internal override (CountSeries Successes, CountSeries Trials)? Counts => quotient?.Counts;

    internal override LocalDate? Vintage => AsOf;

    internal override MetricSeries? ReadAgain(PeriodAxis axis) =>
        quotient?.ReadAgain(axis) is { } again ? new RatioSeries(Definition, again, IncludesIncomplete) : null;

    private protected override bool KeepsPoints => true;

    internal override RatioPoint PointOf(int first, int count)
    {
        if (quotient is not null) return new RatioPoint(this, first, count, quotient.PartsOf(first, count));
        return computation is null
            ? new RatioPoint(this, first, count, count == 1 ? stated![first] : null)
            : new RatioPoint(this, first, count, computation);
    }

    private Ratio?[] RequireStated() => stated ?? throw new InvalidOperationException(
        $"Found {Definition}, computed from other series; ratios that were stated are allowed. State it of what is divided.");

    private static string WhyNotRatios(MetricDefinition definition) =>
        $"Found ratios of {definition}, which is {Units.NameOf(definition.Unit)}; a metric that is a ratio is allowed. Use AmountSeries, "
        + "CountSeries or QuantitySeries.";

    private static string WhyNotPeriods(string word, PeriodAxis axis, MetricDefinition definition) =>
        $"Found ratios per {word} on {axis}; an axis whose periods are those of the definition is allowed: {definition}.";

    private string WhyNotAnnualized =>
        $"Found {Definition}; a ratio of a flow over an average balance (M5) that was not annualised before is allowed: a flow over a flow "
        + "needs none. Use ToAverageReceivables.";

    private protected override void WriteParts(ReportWriter report) => report.Add(AsOf);
}
