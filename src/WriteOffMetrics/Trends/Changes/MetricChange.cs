using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>How a figure changed from an earlier period, or from an earlier vintage of the same.</summary>
/// <typeparam name="TPoint">The kind of figure.</typeparam>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class MetricChange<TPoint> : IReport
    where TPoint : MetricPoint
{
    private readonly string? vintage;

    /// <param name="after">The figure of the period.</param>
    /// <param name="before">The one that it is compared with.</param>
    /// <param name="vintage">Of which series the earlier one is, where both are of one period.</param>
    internal MetricChange(TPoint after, TPoint? before, string? vintage)
    {
        After = after;
        Before = before;
        this.vintage = vintage;
        if (before is null) Status = ChangeStatus.NoEarlierPeriod;
        else if (before.Status == MetricStatus.IncompletePeriod || after.Status == MetricStatus.IncompletePeriod)
            Status = ChangeStatus.IncompletePeriod;
        else if (before.Value is not { } from || after.Value is not { } to) Status = ChangeStatus.UndefinedFigure;
        else if ((Difference = RatioArithmetic.Difference(from, to)) is null) Status = ChangeStatus.OutOfRange;
        else
        {
            (Relative, MetricStatus status) = RatioArithmetic.Relative(from, to);
            Status = ChangeStatuses.FromDivision(Relative, status);
        }
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period => After.Period;

    /// <summary>The earlier period; null where it is not on the axis. Between two series it is the period itself.</summary>
    public ReportingPeriod? ComparedWith => Before?.Period;

    /// <summary>The figure of the period.</summary>
    public TPoint After { get; }

    /// <summary>The figure of the earlier period, or of the earlier series; null where it is not on the axis.</summary>
    public TPoint? Before { get; }

    /// <summary>
    /// After − before in the unit of the figure, of ratios in percentage points: −5 points from 8 % to 3 %. Null where one of them is
    /// missing, incomplete or undefined, and where it exceeds what an amount or a quantity holds.
    /// </summary>
    public Quantity? Difference { get; }

    /// <summary>
    /// (After − before) ÷ before: −62.5 % from 8 % to 3 %. Null where <see cref="Status"/> is not <see cref="ChangeStatus.Defined"/>.
    /// </summary>
    public Ratio? Relative { get; }

    /// <summary>Whether the relative change is defined, and if not, why.</summary>
    public ChangeStatus Status { get; }

    /// <summary>The change, and what the figure of the period means and rests on.</summary>
    public Explanation Explain() => Explanation.FromPoint(
        After,
        ToString(),
        ("compared with", Before is null ? "no period of the axis" : Before.Explain().Summary + (vintage is null ? "" : ", " + vintage)),
        ("method", "difference = after − before; relative change = difference ÷ before, where before is above zero"));

    /// <summary>The change on one line, in any culture: <c>2026H2 -5.00 points, -62.50 % against 2026H1</c>.</summary>
    public override string ToString() =>
        ChangeStatuses.Describe(Period, ComparedWith, Difference?.Read(), Relative, Status) + (vintage is null ? "" : $" ({vintage})");

    void IReport.Write(ReportWriter report)
    {
        report
            .Add(After.Definition)
            .AddValue(Period)
            .AddValue(ComparedWith)
            .AddMember(Status)
            .AddValue(Difference)
            .AddValue(Relative)
            .AddObject(After.WriteBody, nameof(After));
        if (Before is not null) report.AddObject(Before.WriteBody, nameof(Before));
    }
}
