using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>
/// How far the figure of a period, or of several taken together, lies from its target (M37): figure − target in its unit and relative, and
/// whether that is favourable.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class TargetVariance : IReport
{
    private readonly TargetFigure target;

    internal TargetVariance(Target target, MetricPoint point, TargetFigure figure)
    {
        Target = target;
        Point = point;
        this.target = figure;
        Status = point.Status != MetricStatus.Defined ? point.Status : figure.Status;
        if (point.Value is not { } value || figure.Value is not { } planned) return;
        Difference = RatioArithmetic.Difference(planned, value);
        if (Difference is null) Status = MetricStatus.OutOfRange;
        Relative = Difference is null ? null : RatioArithmetic.Relative(planned, value).Value;
        Side = point.Exact.CompareTo(figure.Exact!.Value);
    }

    /// <summary>The figure that was compared.</summary>
    public MetricPoint Point { get; }

    /// <summary>The target.</summary>
    public Target Target { get; }

    /// <summary>
    /// The target of the period or periods, computed exactly and rounded once as figures are; null where <see cref="TargetStatus"/> is not
    /// <see cref="MetricStatus.Defined"/>. It is there also where the figure has no value, such as that of a period to come.
    /// </summary>
    public Quantity? TargetValue => target.Value;

    /// <summary>
    /// Whether there is a target, and if not, why: <see cref="MetricStatus.NotStated"/> where a period has none, be it one of several;
    /// <see cref="MetricStatus.NotCombinable"/> where planned figures of several periods do not make one; of planned ratios
    /// <see cref="MetricStatus.ZeroDenominator"/> where all actual denominators are zero, <see cref="MetricStatus.NegativeDenominator"/>
    /// where one is below, <see cref="MetricStatus.IncompletePeriod"/> where the weights are; <see cref="MetricStatus.OutOfRange"/> where
    /// what was planned adds up to more than a figure holds.
    /// </summary>
    public MetricStatus TargetStatus => target.Status;

    /// <summary>
    /// Whether the two were compared, and if not, why: the status of the figure, or else of the target, or
    /// <see cref="MetricStatus.OutOfRange"/> where the difference exceeds what a figure holds.
    /// </summary>
    public MetricStatus Status { get; }

    /// <summary>
    /// Figure − target in their unit, of ratios in percentage points; null where <see cref="Status"/> is not
    /// <see cref="MetricStatus.Defined"/>. Of a figure that is a lower bound it is one as well.
    /// </summary>
    public Quantity? Difference { get; }

    /// <summary>
    /// (Figure − target) ÷ target; null where there is no <see cref="Difference"/>, the target is not above zero, or the quotient exceeds
    /// what a ratio holds.
    /// </summary>
    public Ratio? Relative { get; }

    /// <summary>
    /// Whether the figure lies on the better side of the target by the metric's direction, compared exactly. Null where they were not
    /// compared, where neither way is better, where both are equal, and where a figure that is a lower bound may lie on either side.
    /// </summary>
    public bool? IsFavourable => Side == 0 || Status != MetricStatus.Defined || IsOnEitherSide ? null : Point.Definition.Direction switch
    {
        MetricDirection.LowerIsBetter => Side < 0,
        MetricDirection.HigherIsBetter => Side > 0,
        _ => null,
    };

    /// <summary>
    /// How the target came about: of several periods <c>Σ planned numerators ÷ Σ planned denominators</c>, or
    /// <c>planned ratios weighted by actual total sales</c>.
    /// </summary>
    public string Weighting => target.Weighting;

    /// <summary>The variance and how the target came about, and what the figure means and rests on.</summary>
    public Explanation Explain() => Explanation.FromPoint(
        Point,
        ToString(),
        ("target", Target.ToString()),
        ("planned", target.Planned?.Explain().Summary ?? TargetValue?.Read() ?? "no target, " + WhyNoTarget),
        ("weighting", Weighting),
        ("variance", "M37 = figure − target; relative variance = variance ÷ target, where the target is above zero"),
        ("relative", Relative is { } relative ? relative.ToString("P2", null) : "none"),
        ("direction", TargetWords.NameOf(Point.Definition.Direction)));

    /// <summary>
    /// The variance on one line with its reservations, in any culture:
    /// <c>2.35 % is 0.15 points below the target Budget of 2.50 %, favourable</c>.
    /// </summary>
    public override string ToString()
    {
        string of = $"the target {Target.Name}{(TargetValue is { } planned ? " of " + planned.Read() : "")}";
        if (Difference is not { } difference) return $"not compared with {of}: {WhyNot}{Point.Reservation}";
        string favourable = IsFavourable switch
        {
            true => ", favourable",
            false => ", unfavourable",
            null => "",
        };
        return $"{Point.Read()} {Place(difference)} {of}{favourable}{Point.Reservation}";
    }

    /// <summary>Where the exact figure lies: below, at or above the exact target.</summary>
    private int Side { get; }

    private bool IsLowerBound => Point is QuantityPoint { IsLowerBound: true };

    /// <summary>Whether the figure is at least something that is not above the target, so that it may be on either side.</summary>
    private bool IsOnEitherSide => IsLowerBound && Side <= 0;

    private string WhyNot
    {
        get
        {
            if (Point.Status != MetricStatus.Defined) return MetricStatusWords.InWords(Point.Status);
            return TargetStatus == MetricStatus.Defined ? MetricStatusWords.InWords(Status) : "no target, " + WhyNoTarget;
        }
    }

    private string WhyNoTarget => TargetWords.WhyNone(TargetStatus, target.Culprit);

    private string Place(Quantity difference)
    {
        if (IsOnEitherSide) return "may lie on either side of";
        return Side == 0
            ? "is equal to"
            : $"is {(IsLowerBound ? "at least " : "")}{difference.Magnitude.Read()} {(Side < 0 ? "below" : "above")}";
    }

    void IReport.Write(ReportWriter report)
    {
        report
            .Add(Point)
            .AddObject(Target.WriteHead, nameof(Target))
            .AddMember(Status)
            .AddMember(TargetStatus)
            .AddValueOrNull(TargetValue)
            .AddValue(Difference)
            .AddValue(Relative);
        if (IsFavourable is { } favourable) report.Add(favourable, nameof(IsFavourable));
        report.Add(Weighting);
    }
}
