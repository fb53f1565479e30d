namespace WriteOffMetrics;

/// <summary>The band in which a ratio lies on a scale, and how far it is from the next ones.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class Classification
{
    private readonly int position;

    internal Classification(ThresholdScale scale, RatioPoint point, int position, bool isHeld)
    {
        Scale = scale;
        Point = point;
        this.position = position;
        IsHeld = isHeld;
    }

    /// <summary>The scale.</summary>
    public ThresholdScale Scale { get; }

    /// <summary>The ratio that was classified.</summary>
    public RatioPoint Point { get; }

    /// <summary>The band; null where the ratio has no value.</summary>
    public ThresholdBand? Band => position < 0 ? null : Scale.Bands[position];

    /// <summary>Whether hysteresis gave another band than the bounds alone would: the ratio lies past a bound, but not by the margin.</summary>
    public bool IsHeld { get; }

    /// <summary>The next better band; null in the best one and where there is no band.</summary>
    public ThresholdBand? BetterBand => Neighbour(LowerIsBetter ? -1 : 1);

    /// <summary>The next worse band; null in the worst one and where there is no band.</summary>
    public ThresholdBand? WorseBand => Neighbour(LowerIsBetter ? 1 : -1);

    /// <summary>The percentage points between the ratio and the bound of <see cref="BetterBand"/>: 0 or more, negative where it lies past the bound and the band is held; null where there is none.</summary>
    public decimal? PointsToBetter => Distance(LowerIsBetter ? -1 : 1);

    /// <summary>The percentage points between the ratio and the bound of <see cref="WorseBand"/>: 0 or more, negative where it lies past the bound and the band is held; null where there is none.</summary>
    public decimal? PointsToWorse => Distance(LowerIsBetter ? 1 : -1);

    /// <summary>Band and distances on one line, in any culture: <c>Acceptable, 0.35 points above Excellent, 2.65 points below Concerning</c>.</summary>
    public override string ToString()
    {
        if (Band is null) return $"not classified: {RatioArithmetic.Words(Point.Status)}";
        List<string> parts = [Band.Name];
        if (IsHeld) parts.Add($"{RatioArithmetic.ReadPoints(-Math.Min(PointsToBetter ?? 0, PointsToWorse ?? 0))} past its bound but not by the margin");
        if (!IsHeld && BetterBand is { } better) parts.Add($"{RatioArithmetic.ReadPoints(PointsToBetter!.Value)} {(LowerIsBetter ? "above" : "below")} {better.Name}");
        if (!IsHeld && WorseBand is { } worse) parts.Add($"{RatioArithmetic.ReadPoints(PointsToWorse!.Value)} {(LowerIsBetter ? "below" : "above")} {worse.Name}");
        return string.Join(", ", parts) + Point.Reservation;
    }

    private bool LowerIsBetter => Scale.Definition.Direction == MetricDirection.LowerIsBetter;

    private ThresholdBand? Neighbour(int step) =>
        position >= 0 && position + step >= 0 && position + step < Scale.Bands.Count ? Scale.Bands[position + step] : null;

    private decimal? Distance(int step)
    {
        if (Neighbour(step) is null) return null;
        Ratio bound = Scale.Bands[Math.Min(position, position + step)].UpperBound!.Value;
        return step * RatioArithmetic.Points(bound, Point.Value!.Value);
    }
}
