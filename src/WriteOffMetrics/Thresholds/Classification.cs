using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>The band in which a figure lies on a scale, and how far it is from the next ones.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class Classification : IReport
{
    private readonly int position;

    internal Classification(ThresholdScale scale, MetricPoint point, int position, bool isHeld)
    {
        Scale = scale;
        Point = point;
        this.position = position;
        IsHeld = isHeld;
    }

    /// <summary>The scale.</summary>
    public ThresholdScale Scale { get; }

    /// <summary>The figure that was classified.</summary>
    public MetricPoint Point { get; }

    /// <summary>The band; null where the figure has no value.</summary>
    public ThresholdBand? Band => position < 0 ? null : Scale.Bands[position];

    /// <summary>
    /// Whether hysteresis gave another band than the bounds alone would: the figure lies past a bound, but not by the margin.
    /// </summary>
    public bool IsHeld { get; }

    /// <summary>The next better band; null in the best one and where there is no band.</summary>
    public ThresholdBand? BetterBand => Neighbour(LowerIsBetter ? -1 : 1);

    /// <summary>The next worse band; null in the worst one and where there is no band.</summary>
    public ThresholdBand? WorseBand => Neighbour(LowerIsBetter ? 1 : -1);

    /// <summary>
    /// How far the figure is from the bound of <see cref="BetterBand"/>, of ratios in percentage points: 0 or more, negative where it lies
    /// past the bound and the band is held; null where there is none, or it exceeds what a figure holds.
    /// </summary>
    public Quantity? DistanceToBetter => Distance(LowerIsBetter ? -1 : 1);

    /// <summary>The same for the bound of <see cref="WorseBand"/>.</summary>
    public Quantity? DistanceToWorse => Distance(LowerIsBetter ? 1 : -1);

    /// <summary>The band and the scale, and what the figure means and rests on.</summary>
    public Explanation Explain() => Explanation.FromPoint(Point, ToString(), ("scale", Scale.ToString()));

    /// <summary>
    /// Band and distances on one line, in any culture: <c>Acceptable, 0.35 points above Excellent, 2.65 points below Concerning</c>.
    /// </summary>
    public override string ToString()
    {
        if (Band is null) return $"not classified: {MetricStatusWords.InWords(Point.Status)}";
        List<string> parts = [Band.Name];
        (Quantity? better, Quantity? worse) = (DistanceToBetter, DistanceToWorse);
        if (IsHeld)
        {
            Quantity? past = better is { } one && one.ToDecimal() < 0 ? one : worse;
            parts.Add($"{past?.Magnitude.Read()} past its bound but not by the margin");
        }
        else
        {
            if (better is { } up) parts.Add($"{up.Read()} {(LowerIsBetter ? "above" : "below")} {BetterBand!.Name}");
            if (worse is { } down) parts.Add($"{down.Read()} {(LowerIsBetter ? "below" : "above")} {WorseBand!.Name}");
        }

        return string.Join(", ", parts) + Point.Reservation;
    }

    private bool LowerIsBetter => Scale.Definition.Direction == MetricDirection.LowerIsBetter;

    private ThresholdBand? Neighbour(int step) =>
        position >= 0 && position + step >= 0 && position + step < Scale.Bands.Count ? Scale.Bands[position + step] : null;

    private Quantity? Distance(int step)
    {
        if (Neighbour(step) is null) return null;
        Quantity bound = Scale.Bands[Math.Min(position, position + step)].UpperBound!.Value;
        return step > 0 ? bound.TryLess(Point.Value!.Value) : Point.Value!.Value.TryLess(bound);
    }

    void IReport.Write(ReportWriter report) => report
        .Add(Point.Definition)
        .Add(Scale.Name, nameof(Scale))
        .AddValue(Band, new ThresholdBandJsonConverter())
        .Add(IsHeld)
        .AddValue(BetterBand, new ThresholdBandJsonConverter())
        .AddValue(DistanceToBetter)
        .AddValue(WorseBand, new ThresholdBandJsonConverter())
        .AddValue(DistanceToWorse)
        .AddObject(Point.WriteBody, nameof(Point));
}
