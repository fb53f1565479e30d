using System.ComponentModel;
using System.Numerics;

namespace WriteOffMetrics;

/// <summary>Did segments get worse, or did business move to worse ones.</summary>
/// <remarks>Pure functions, safe for use by any number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RateMixExtensions
{
    /// <summary>Units per percentage point in which the parts are handed out.</summary>
    private static readonly BigInteger UnitsPerPoint = BigInteger.Pow(10, 16);

    /// <summary>Divides the change of the total ratio between two periods among all segments of a breakdown, into rate and mix.</summary>
    /// <param name="ratios">The ratios by segment: <c>breakdown.Gross.ToSales(salesByRegion)</c>.</param>
    /// <param name="from">The earlier period, or neighbouring periods taken together as Σ ÷ Σ, such as a year of months.</param>
    /// <param name="to">The later period, or neighbouring ones taken together.</param>
    /// <exception cref="ArgumentException">
    /// There is no segment, the ratios were compounded (which does not add up), or a period is not on the axis.
    /// </exception>
    /// <exception cref="OverflowException">A part exceeds what a decimal holds.</exception>
    public static RateMixChange DecomposeChange(this MetricBreakdown<RatioSeries> ratios, ReportingPeriod from, ReportingPeriod to)
    {
        ArgumentNullException.ThrowIfNull(ratios);
        if (ratios.Count == 0) throw new ArgumentException("Found no segment; one or more are needed.", nameof(ratios));
        return ratios.Select(one => (one.Key, one.Value)).DecomposeChange(from, to);
    }

    /// <summary>Divides the change of the total ratio between two periods among segments, into rate and mix.</summary>
    /// <param name="segments">The ratio of each segment, of one definition and on one axis; together they are the total.</param>
    /// <param name="from">The earlier period, or neighbouring periods taken together as Σ ÷ Σ, such as a year of months.</param>
    /// <param name="to">The later period, or neighbouring ones taken together.</param>
    /// <exception cref="ArgumentException">
    /// There is no segment, one occurs twice, definitions or axes differ, a ratio was compounded (which does not add up), or a period is
    /// not on the axis.
    /// </exception>
    /// <exception cref="OverflowException">A part exceeds what a decimal holds.</exception>
    public static RateMixChange DecomposeChange(this IEnumerable<(string? Segment, RatioSeries Ratio)> segments, ReportingPeriod from,
        ReportingPeriod to)
    {
        ArgumentNullException.ThrowIfNull(segments);
        (string? Segment, RatioSeries Ratio)[] all = [.. segments];
        if (all.Length == 0) throw new ArgumentException("Found no segment; one or more are needed.", nameof(segments));
        RatioSeries first = all[0].Ratio ?? throw new ArgumentException(RateMixWords.WhyNoRatios, nameof(segments));
        foreach ((string? segment, RatioSeries ratio) in all) RequireAlike(first, segment, ratio, nameof(segments));
        if (all.DistinctBy(one => one.Segment).Count() != all.Length)
            throw new ArgumentException("Found a segment twice; each is allowed once.", nameof(segments));
        ((int First, int Count) before, (int First, int Count) after) =
            (first.Axis.RequireSpan(from, nameof(from)), first.Axis.RequireSpan(to, nameof(to)));
        return ChangeOf(first.Definition, from, to, all, before, after);
    }

    /// <exception cref="ArgumentException">The ratios of a segment are missing, or cannot be added to those of the first.</exception>
    private static void RequireAlike(RatioSeries first, string? segment, RatioSeries? ratio, string parameterName)
    {
        if (ratio is null) throw new ArgumentException(RateMixWords.WhyNoRatiosOf(segment), parameterName);
        if (ratio.Definition != first.Definition)
            throw new ArgumentException(RateMixWords.WhyNotDefinition(first, ratio), parameterName);
        first.Axis.Require(ratio.Axis, "ratios", parameterName);
        if (ratio.Definition.Annualization is { Compounding: > 1 })
            throw new ArgumentException(RateMixWords.WhyNotCompounded(ratio), parameterName);
    }

    private static RateMixChange ChangeOf(MetricDefinition definition, ReportingPeriod from, ReportingPeriod to,
        (string? Segment, RatioSeries Ratio)[] all, (int First, int Count) before, (int First, int Count) after)
    {
        (Fraction Total, Fraction Below)? was = TotalOf(all, before), became = TotalOf(all, after);
        if (was is not var (numerator, denominator) || became is not var (numeratorAfter, denominatorAfter))
            return new RateMixChange(definition, from, to, AnalysisStatus.UndefinedRatio, null, []);

        // By name, so that no part depends on the order in which segments were given.
        (string? Segment, RatioSeries Ratio)[] ordered = [.. all.OrderBy(one => one.Segment, StringComparer.Ordinal)];
        Contribution[] contributions =
        [
            .. ordered.Select(one => Contribution.Between(
                Over(one.Ratio, before), Over(one.Ratio, after), denominator, denominatorAfter)),
        ];
        List<Fraction> parts = [.. contributions.SelectMany(one => new[] { one.ByRate, one.ByMix })];
        (decimal change, decimal[] points) = HandOut(numeratorAfter / denominatorAfter - numerator / denominator, parts);
        string?[] names = [.. ordered.Select(one => one.Segment)];
        SegmentEffect[] effects = [
            .. all.Select(one => EffectOf(one.Segment, one.Ratio, Array.BinarySearch(names, one.Segment, StringComparer.Ordinal)))];
        return new RateMixChange(definition, from, to, AnalysisStatus.Defined, change, effects);

        SegmentEffect EffectOf(string? segment, RatioSeries ratio, int i) => new(
            segment, Over(ratio, before), Over(ratio, after), RatioArithmetic.ToRatio(contributions[i].ShareBefore),
            RatioArithmetic.ToRatio(contributions[i].ShareAfter),
            Quantity.FromPoints(points[2 * i]), Quantity.FromPoints(points[2 * i + 1]));
    }

    /// <summary>
    /// All numerators and denominators of a period; none where a period is incomplete, a denominator negative, a numerator without one, or
    /// there is no denominator at all.
    /// </summary>
    private static (Fraction Above, Fraction Below)? TotalOf((string? Segment, RatioSeries Ratio)[] all, (int First, int Count) span)
    {
        (Fraction above, Fraction below) = (0L, 0L);
        foreach ((_, RatioSeries ratio) in all)
        {
            RatioPoint point = Over(ratio, span);
            if (point is not { Dividend: { } dividend, Divisor: { } divisor }) return null;
            if (point.Status is MetricStatus.IncompletePeriod or MetricStatus.NegativeDenominator or MetricStatus.NotCombinable)
                return null;
            if (divisor.Sign == 0 && dividend.Sign != 0) return null;
            above += dividend;
            below += divisor;
        }

        return below.Sign == 0 ? null : (above, below);
    }

    private static RatioPoint Over(RatioSeries ratio, (int First, int Count) span) =>
        span.Count == 1 ? ratio[span.First] : ratio.PointOf(span.First, span.Count);

    /// <summary>
    /// The parts in percentage points, rounded so that they add up to the rounded change. Of equal remainders the first part gets the unit.
    /// </summary>
    private static (decimal Change, decimal[] Parts) HandOut(Fraction change, List<Fraction> parts)
    {
        BigInteger scale = 100 * UnitsPerPoint;
        var floors = new Int128[parts.Count];
        var remainders = new UInt128[parts.Count];
        var total = (Int128)(change * scale).Round(MidpointRounding.ToEven);
        Int128 given = 0;
        for (int i = 0; i < floors.Length; i++)
        {
            Fraction units = parts[i] * scale;
            BigInteger floor = units.Round(MidpointRounding.ToNegativeInfinity);
            floors[i] = (Int128)floor;
            remainders[i] = (UInt128)((units - floor) * BigInteger.Pow(10, 18)).Round(MidpointRounding.ToNegativeInfinity);
            given += floors[i];
        }

        LargestRemainder.HandOut(floors, remainders, total - given);
        return (ToPoints(total), [.. floors.Select(ToPoints)]);
    }

    private static decimal ToPoints(Int128 units) => (decimal)units / (decimal)UnitsPerPoint;

    /// <summary>What one segment adds to the change, at the midpoint.</summary>
    private sealed record Contribution(Fraction ShareBefore, Fraction ShareAfter, Fraction ByRate, Fraction ByMix)
    {
        private static readonly Fraction Half = 1L / (Fraction)2L;

        public static Contribution Between(RatioPoint before, RatioPoint after, Fraction allBefore, Fraction allAfter)
        {
            (Fraction shareBefore, Fraction shareAfter) = (before.Divisor!.Value / allBefore, after.Divisor!.Value / allAfter);
            (Fraction rateBefore, Fraction rateAfter) = (RateOf(before), RateOf(after));
            return new Contribution(
                shareBefore, shareAfter, Half * (shareBefore + shareAfter) * (rateAfter - rateBefore),
                Half * (rateBefore + rateAfter) * (shareAfter - shareBefore));
        }

        /// <summary>The rate of a segment; without a denominator 0.</summary>
        private static Fraction RateOf(RatioPoint point) =>
            point.Divisor!.Value.Sign == 0 ? 0L : point.Dividend!.Value / point.Divisor.Value;
    }
}
