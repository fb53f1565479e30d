using System.Collections;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A ratio for each period of an axis, in order. Made from amounts: <c>totals.Gross.ToSales(sales)</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class RatioSeries : IReadOnlyList<RatioPoint>
{
    private readonly ISeries numerator;
    private readonly ISeries denominator;
    private readonly Fraction[]? years;
    private readonly RatioPoint[] points;

    /// <param name="definition">What the ratios mean.</param>
    /// <param name="numerator">What stands above the line.</param>
    /// <param name="denominator">What stands below it, position by position; its periods may be others, such as those a year earlier.</param>
    /// <param name="annualization">How the figure of a period is brought to a year; null where it is not.</param>
    /// <param name="includesIncomplete">Whether incomplete periods have a value.</param>
    internal RatioSeries(MetricDefinition definition, ISeries numerator, ISeries denominator, Annualization? annualization, bool includesIncomplete)
    {
        Definition = definition;
        this.numerator = numerator;
        this.denominator = denominator;
        Annualization = annualization;
        IncludesIncomplete = includesIncomplete;
        years = annualization?.YearsOf(numerator.Axis, nameof(annualization));
        points = [.. Enumerable.Range(0, numerator.Count).Select(index => PointOf(index, 1))];
    }

    /// <summary>What the ratios mean.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => numerator.Axis;

    /// <summary>How the ratios were brought to a year with <see cref="Annualize"/>; null where they were not.</summary>
    public Annualization? Annualization { get; }

    /// <summary>The number of periods, 1 or more.</summary>
    public int Count => points.Length;

    /// <summary>
    /// Σ numerators ÷ Σ denominators of the complete periods, never the mean of their ratios. Where no period is complete it is undefined,
    /// with the status <see cref="RatioStatus.IncompletePeriod"/>.
    /// </summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits of minor units.</exception>
    public RatioPoint Overall => PointOf(0, CountedPeriods);

    /// <summary>The last complete period, whatever its status; null where none is complete.</summary>
    public RatioPoint? Latest => CountedPeriods == 0 ? null : points[CountedPeriods - 1];

    /// <summary>The ratio of the period at a position, 0 for the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has no such position.</exception>
    public RatioPoint this[int index]
    {
        get
        {
            _ = Axis[index];
            return points[index];
        }
    }

    /// <summary>The ratio of the period in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the axis.</exception>
    public RatioPoint At(LocalDate day) => points[Axis.RequireIndexOf(day, nameof(day))];

    /// <summary>
    /// The same ratios with those of incomplete periods, which are otherwise undefined: for a look at the month so far. Explanations say so.
    /// </summary>
    public RatioSeries IncludeIncomplete() => new(Definition, numerator, denominator, Annualization, includesIncomplete: true);

    /// <summary>
    /// The ratios over average receivables brought to a year (M8): of net write-offs the net charge-off rate (M7). Of several periods taken together it is
    /// Σ numerators ÷ Σ (denominator × its part of the year). Incomplete periods are not annualised unless they were asked for.
    /// </summary>
    /// <param name="annualization">How. There is no usual way: name it.</param>
    /// <exception cref="ArgumentException">The ratio is no flow over an average balance (M5), or was annualised before, or the way does not fit the calendar.</exception>
    public RatioSeries Annualize(Annualization annualization)
    {
        ArgumentNullException.ThrowIfNull(annualization);
        if (numerator is not AmountSeries writeOffs || denominator is not AmountSeries averages || Definition != MetricDefinition.ToAverage(writeOffs, averages, null))
            throw new ArgumentException($"Found {Definition}; a ratio of a flow over an average balance (M5) that was not annualised before is allowed: a flow over a flow needs none. Use ToAverageReceivables.", nameof(annualization));
        return new RatioSeries(MetricDefinition.ToAverage(writeOffs, averages, annualization), numerator, denominator, annualization, IncludesIncomplete);
    }

    /// <inheritdoc/>
    public IEnumerator<RatioPoint> GetEnumerator() => ((IEnumerable<RatioPoint>)points).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The definition and the axis on one line, in any culture.</summary>
    public override string ToString() => $"{Definition}, {Axis}";

    /// <summary>Whether incomplete periods have a value, because it was asked for.</summary>
    internal bool IncludesIncomplete { get; }

    /// <summary>Whether no ratio can lie below zero, because no numerator can.</summary>
    internal bool IsNeverNegative => numerator is AmountSeries { IsNeverNegative: true } or CountSeries;

    /// <summary>Some periods taken together: Σ ÷ Σ.</summary>
    internal RatioPoint PointOf(int first, int count)
    {
        ISeriesPoint below = denominator.PointOf(first, count);
        Fraction divisor = below.Exact;
        if (years is not null)
        {
            divisor = 0L;
            for (int i = first; i < first + count; i++) divisor += denominator.PointOf(i, 1).Exact * years[i];
        }

        return new RatioPoint(this, numerator.PointOf(first, count), below, divisor);
    }

    /// <summary>The number of leading periods that have a value or could have one.</summary>
    internal int CountedPeriods => IncludesIncomplete ? Count : numerator.CompleteCount;
}
