using System.Numerics;

namespace WriteOffMetrics;

/// <summary>The target of a period, or of several taken together, exactly, or the reason why there is none.</summary>
/// <param name="Exact">Unrounded: amounts in minor units, as figures have it.</param>
/// <param name="Value">The same rounded once, with its unit.</param>
/// <param name="Status">Whether there is one.</param>
/// <param name="Weighting">How it came about, in words.</param>
/// <param name="Culprit">The period because of which there is none, where one is to blame.</param>
/// <param name="Planned">The planned figure itself, where it is one.</param>
internal sealed record TargetFigure(
    Fraction? Exact, Quantity? Value, MetricStatus Status, string Weighting, ReportingPeriod? Culprit, MetricPoint? Planned)
{
    public static TargetFigure FromValue(Quantity value)
    {
        Fraction exact = value.ToDecimal();
        if (value.Currency is { } currency) exact *= BigInteger.Pow(10, currency.MinorUnitDigits);
        return new TargetFigure(exact, value, MetricStatus.Defined, TargetWords.OneFigure, null, null);
    }

    /// <param name="planned">The target of each period.</param>
    /// <param name="actual">The figures, whose denominators weight ratios that were stated per period.</param>
    /// <param name="point">The figure of the period or periods in question.</param>
    public static TargetFigure FromSeries(MetricSeries planned, MetricSeries actual, MetricPoint point)
    {
        (int first, int count) = (point.FirstPeriod, point.PeriodCount);
        if (count == 1) return FromPoint(planned, planned.Points[first], TargetWords.OfPeriod);
        if (planned is RatioSeries { IsStated: true } stated) return Weighted(stated, (RatioSeries)actual, point);
        string weighting = WeightingOf(planned);
        try
        {
            return FromPoint(planned, planned.Combine(first, count), weighting);
        }
        catch (OverflowException)
        {
            // What was planned adds up to more than a figure holds; the actual figure is one all the same.
            return None(MetricStatus.OutOfRange, weighting, null);
        }
    }

    /// <summary>
    /// Σ (planned ratio × actual denominator) ÷ Σ actual denominators, of an annualised ratio with each denominator × its part of the year:
    /// what the planned ratios would have given on the actual denominators.
    /// </summary>
    private static TargetFigure Weighted(RatioSeries planned, RatioSeries actual, MetricPoint point)
    {
        // A rate that compounds is no quotient of sums, and without denominators there are no weights.
        if (actual.Quotient is null or { Annualization.Compounding: > 1 })
            return None(MetricStatus.NotCombinable, TargetWords.NotCombined, null);
        string weighting = TargetWords.Weighted(planned.Definition);
        (Fraction above, Fraction below) = (0L, 0L);
        for (int i = point.FirstPeriod; i < point.FirstPeriod + point.PeriodCount; i++)
        {
            RatioPoint target = planned.PointAt(i);
            if (target.Ratio is null) return None(target.Status, weighting, target.Period);
            Fraction weight = actual.PointAt(i).Divisor!.Value;
            if (weight.Sign < 0) return None(MetricStatus.NegativeDenominator, weighting, target.Period);
            above += target.Exact * weight;
            below += weight;
        }

        // Denominators so far are no weights of whole periods, unless the figure itself was asked for so far.
        if (point.Status == MetricStatus.IncompletePeriod) return None(MetricStatus.IncompletePeriod, weighting, null);
        (Fraction? exact, MetricStatus status) = RatioArithmetic.Divide(above, below);
        return exact is { } found
            ? new TargetFigure(found, RatioArithmetic.ToRatio(found), status, weighting, null, null)
            : None(status, weighting, null);
    }

    private static TargetFigure FromPoint(MetricSeries planned, MetricPoint point, string weighting) => point.Value is { } value
        ? new TargetFigure(point.Exact, value, MetricStatus.Defined, weighting, null, point)
        : None(point.Status, weighting, point.Status == MetricStatus.NotStated ? MissingIn(planned, point) : null);

    private static TargetFigure None(MetricStatus status, string weighting, ReportingPeriod? culprit) =>
        new(null, null, status, weighting, culprit, null);

    /// <summary>The first of some periods for which nothing was planned.</summary>
    private static ReportingPeriod MissingIn(MetricSeries planned, MetricPoint point) => planned.Points
        .Skip(point.FirstPeriod)
        .First(one => one.Status == MetricStatus.NotStated)
        .Period;

    private static string WeightingOf(MetricSeries planned)
    {
        if (planned.Definition.Metric.AddsUp) return TargetWords.Sum;
        return planned switch
        {
            RatioSeries { Quotient: not null } or QuantitySeries { Quotient: not null } => TargetWords.Quotient(planned.Definition),
            RatioSeries or QuantitySeries { IsStated: false } => TargetWords.Anew,
            _ => TargetWords.NotCombined,
        };
    }
}
