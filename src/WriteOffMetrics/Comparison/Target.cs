using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// A figure that the company set for itself (M37): a budget, a plan, a ceiling. Stated for each period with
/// <see cref="FromSeries"/>, or once for all of them with <see cref="FromValue"/>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class Target : IReport
{
    private Target(string name, MetricDefinition definition, MetricSeries? series, Quantity? value, string? source)
    {
        Name = name;
        Definition = definition;
        Series = series;
        Value = value;
        Source = source;
    }

    /// <summary>The name, for reports: <c>Budget</c>.</summary>
    public string Name { get; }

    /// <summary>The metric and basis.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>What was stated for each period; null where one figure stands for all of them.</summary>
    public MetricSeries? Series { get; }

    /// <summary>The one figure of every period; null where each has its own.</summary>
    public Quantity? Value { get; }

    /// <summary>Who set the target, and where it stands; null where nobody said.</summary>
    public string? Source { get; }

    /// <summary>A target for each period. A period of which the series has none has no target.</summary>
    /// <param name="name">The name, for reports.</param>
    /// <param name="planned">
    /// Amounts, counts or quantities; budgeted numerators divided by budgeted denominators, as <c>writeOffs.ToSales(sales)</c> of stated
    /// amounts; or ratios stated per period with <c>RatioSeries.FromValues</c>. The kind decides what the target of several periods is: Σ,
    /// Σ ÷ Σ, or the planned ratios weighted by the actual denominators.
    /// </param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static Target FromSeries(string name, MetricSeries planned)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(planned);
        return new Target(name, planned.Definition, planned, null, planned.Source);
    }

    /// <summary>One figure for every period and for every run of them: a ceiling of 3 % of sales, or of 45 days.</summary>
    /// <param name="name">The name, for reports.</param>
    /// <param name="value">The figure.</param>
    /// <param name="definition">The metric and basis, such as <see cref="RatioMetrics.GrossWriteOffToSales"/>.</param>
    /// <exception cref="ArgumentException">
    /// The name is blank, the figure has another unit than the metric, or its periods add up, as amounts and counts do: one figure for
    /// every period says nothing about a year, so these need a series.
    /// </exception>
    public static Target FromValue(string name, Quantity value, MetricDefinition definition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Metric.AddsUp) throw new ArgumentException(TargetWords.WhyNoSingleFigure(definition), nameof(definition));
        if (value.Unit != definition.Unit || !value.IsDefined)
            throw new ArgumentException(TargetWords.WhyNotUnit(value, definition), nameof(value));
        return new Target(name, definition, null, value, null);
    }

    /// <summary>The same target with a word on who set it and where it stands, which explanations print.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public Target WithSource(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new Target(Name, Definition, Series, Value, source);
    }

    /// <summary>How far the figure of each period lies from the target of that period, in the order of the axis.</summary>
    /// <param name="actual">Figures of the target's definition, on its axis where it has one.</param>
    /// <exception cref="ArgumentException">Definition, axis, currency or tax basis differ.</exception>
    public IReadOnlyList<TargetVariance> Compare(MetricSeries actual)
    {
        RequireLike(actual);
        return Array.AsReadOnly([.. actual.Points.Select(point => VarianceOf(actual, point))]);
    }

    /// <summary>
    /// How far some periods taken together lie from their target taken together: of amounts and counts Σ, of budgeted numerators and
    /// denominators Σ ÷ Σ, of ratios stated per period Σ (target × actual denominator) ÷ Σ actual denominators. Never a mean of variances.
    /// </summary>
    /// <param name="actual">Figures of the target's definition, on its axis where it has one.</param>
    /// <param name="first">The first period, one of the axis.</param>
    /// <param name="last">The last period, one of the axis, not before the first.</param>
    /// <exception cref="ArgumentException">
    /// Definition, axis, currency or tax basis differ, a period is none of the axis, or the last one lies before the first.
    /// </exception>
    /// <exception cref="OverflowException">The figures themselves add up to more than 64 bits, of minor units or as a count.</exception>
    public TargetVariance Compare(MetricSeries actual, ReportingPeriod first, ReportingPeriod last)
    {
        RequireLike(actual);
        int start = actual.Axis.RequireSpan(first, nameof(first)).First;
        (int position, int count) = actual.Axis.RequireSpan(last, nameof(last));
        if (position < start) throw new ArgumentException(TargetWords.WhyBackwards(first, last), nameof(last));
        return VarianceOf(actual, start, position + count - start);
    }

    /// <summary>
    /// Each period and those before it in its year, calendar or fiscal as the axis is cut, against their target taken together as in
    /// <see cref="Compare(MetricSeries, ReportingPeriod, ReportingPeriod)"/>: one per period and in the order of the axis. Null where the
    /// year starts before the axis, and in a calendar that knows no years.
    /// </summary>
    /// <param name="actual">Figures of the target's definition, on its axis where it has one.</param>
    /// <exception cref="ArgumentException">Definition, axis, currency or tax basis differ.</exception>
    /// <exception cref="OverflowException">The figures themselves add up to more than 64 bits, of minor units or as a count.</exception>
    public IReadOnlyList<TargetVariance?> CompareYearToDate(MetricSeries actual)
    {
        RequireLike(actual);
        return Windows(actual, actual.Axis.FirstIndexOfYear);
    }

    /// <summary>
    /// Each period and those before it, so many in all, against their target taken together as in
    /// <see cref="Compare(MetricSeries, ReportingPeriod, ReportingPeriod)"/>: one per period and in the order of the axis. Null where the
    /// window would start before the axis.
    /// </summary>
    /// <param name="actual">Figures of the target's definition, on its axis where it has one.</param>
    /// <param name="periods">The number of periods in a window, 1 or more.</param>
    /// <exception cref="ArgumentException">Definition, axis, currency or tax basis differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one period.</exception>
    /// <exception cref="OverflowException">The figures themselves add up to more than 64 bits, of minor units or as a count.</exception>
    public IReadOnlyList<TargetVariance?> CompareTrailing(MetricSeries actual, int periods)
    {
        RequireLike(actual);
        if (periods < 1)
            throw new ArgumentOutOfRangeException(
                nameof(periods), periods, $"Found a window of {Invariant.Text(periods)} periods; 1 or more are allowed.");
        return Windows(actual, index => index - periods + 1);
    }

    /// <summary>The target on one line, in any culture.</summary>
    public override string ToString() =>
        (Value is { } value ? $"{Name} {value}, for every period" : $"{Name}, {Series!.Axis}") + (Source is null ? "" : ", " + Source);

    private ReadOnlyCollection<TargetVariance?> Windows(MetricSeries actual, Func<int, int> startOf)
    {
        var windows = new TargetVariance?[actual.Count];
        for (int i = 0; i < windows.Length; i++)
        {
            int start = startOf(i);
            windows[i] = start < 0 ? null : VarianceOf(actual, start, i - start + 1);
        }

        return Array.AsReadOnly(windows);
    }

    private TargetVariance VarianceOf(MetricSeries actual, int first, int count) =>
        VarianceOf(actual, count == 1 ? actual.Points[first] : actual.Combine(first, count));

    private TargetVariance VarianceOf(MetricSeries actual, MetricPoint point) => new(this, point, Value is { } value
        ? TargetFigure.FromValue(value)
        : TargetFigure.FromSeries(Series!, actual, point));

    /// <exception cref="ArgumentException">The figures are of another kind than the target.</exception>
    private void RequireLike(MetricSeries actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        if (actual.Definition != Definition)
            throw new ArgumentException(TargetWords.WhyNotDefinition(this, actual.Definition), nameof(actual));
        if (Series is null)
        {
            if (Value!.Value.Currency is { } currency && actual.CurrencyOfFigures is { } found && found != currency)
                throw new ArgumentException(TargetWords.WhyNotCurrency(this, currency, found), nameof(actual));
            return;
        }

        if (!Series.Axis.Matches(actual.Axis)) throw new ArgumentException(TargetWords.WhyNotAxis(this, actual.Axis), nameof(actual));
        RequireAlike(Series, $"the target '{Name}'", actual, "figures");
        if ((QuotientOf(Series), QuotientOf(actual)) is not ({ } target, { } figures)) return;
        RequireAlike(target.Numerator, $"the numerator of the target '{Name}'", figures.Numerator, "the numerator of the figures");
        RequireAlike(target.Denominator, $"the denominator of the target '{Name}'", figures.Denominator, "the denominator of the figures");

        static void RequireAlike(MetricSeries one, string what, MetricSeries other, string others)
        {
            if (one is AmountSeries planned && other is AmountSeries found)
                RatioExtensions.RequireAlike(planned, what, found, others, nameof(actual));
        }
    }

    private static Quotient? QuotientOf(MetricSeries series) => (series as RatioSeries)?.Quotient ?? (series as QuantitySeries)?.Quotient;

    void IReport.Write(ReportWriter report)
    {
        WriteHead(report.Add(Definition));
        if (Series is null) return;
        report.RequireRows("a target", Series.Count, "Roll it up to fewer periods.")
            .AddObject(Series.Axis.WriteSpan, nameof(Series.Axis))
            .AddList(
                Enumerable.Range(0, Series.Count),
                i => report.AddValue(Series.Axis[i], "period").AddValueOrNull(Series.Points[i].Value, "value"),
                "values");
    }

    /// <summary>The target without its definition and periods, where figures stand beside it.</summary>
    internal void WriteHead(ReportWriter report) => report.Add(Name).Add(Source).AddValue(Value);
}
