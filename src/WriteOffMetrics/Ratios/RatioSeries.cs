using System.Collections;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>
/// A ratio for each period of an axis, in order. Made from amounts: <c>totals.Gross.ToSales(sales)</c>.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class RatioSeries : IReadOnlyList<RatioPoint>
{
    private readonly RatioPoint[] points;
    private readonly bool includesIncomplete;

    internal RatioSeries(MetricDefinition definition, AmountSeries numerator, AmountSeries denominator, bool includesIncomplete)
    {
        Definition = definition;
        Numerator = numerator;
        Denominator = denominator;
        this.includesIncomplete = includesIncomplete;
        points = [.. Enumerable.Range(0, numerator.Count).Select(index => PointOf(index, 1))];
    }

    /// <summary>What the ratios mean.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>The periods.</summary>
    public PeriodAxis Axis => Numerator.Axis;

    /// <summary>The numerators.</summary>
    public AmountSeries Numerator { get; }

    /// <summary>The denominators.</summary>
    public AmountSeries Denominator { get; }

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
    public RatioSeries IncludeIncomplete() => new(Definition, Numerator, Denominator, includesIncomplete: true);

    /// <inheritdoc/>
    public IEnumerator<RatioPoint> GetEnumerator() => ((IEnumerable<RatioPoint>)points).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The definition and the axis on one line, in any culture.</summary>
    public override string ToString() => $"{Definition}, {Axis}";

    /// <summary>Some periods taken together: Σ ÷ Σ.</summary>
    internal RatioPoint PointOf(int first, int count) =>
        new(Definition, Numerator.PointOf(first, count), Denominator.PointOf(first, count), includesIncomplete);

    private int CountedPeriods => includesIncomplete ? Count : Numerator.CompleteCount;
}
