namespace WriteOffMetrics;

/// <summary>How a ratio changed from an earlier period.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class RatioChange
{
    internal RatioChange(RatioPoint after, RatioPoint? before)
    {
        Period = after.Period;
        ComparedWith = before?.Period;
        After = after.Value;
        Before = before?.Value;
        if (before is null) Status = ChangeStatus.NoEarlierPeriod;
        else if (before.Status == RatioStatus.IncompletePeriod || after.Status == RatioStatus.IncompletePeriod) Status = ChangeStatus.IncompletePeriod;
        else if (Before is not { } from || After is not { } to) Status = ChangeStatus.UndefinedRatio;
        else
        {
            Points = RatioArithmetic.Points(to, from);
            (Relative, RatioStatus status) = RatioArithmetic.Relative(from, to);
            Status = ChangeStatuses.Of(Relative, status);
        }
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period { get; }

    /// <summary>The earlier period; null where it is not on the axis.</summary>
    public ReportingPeriod? ComparedWith { get; }

    /// <summary>The ratio of the period; null where it is undefined.</summary>
    public Ratio? After { get; }

    /// <summary>The ratio of the earlier period; null where it is undefined or not on the axis.</summary>
    public Ratio? Before { get; }

    /// <summary>After − before in percentage points: −5 from 8 % to 3 %. Null where one of them is missing.</summary>
    public decimal? Points { get; }

    /// <summary>(After − before) ÷ before: −62.5 % from 8 % to 3 %. Null where <see cref="Status"/> is not <see cref="ChangeStatus.Defined"/>.</summary>
    public Ratio? Relative { get; }

    /// <summary>Whether the relative change is defined, and if not, why.</summary>
    public ChangeStatus Status { get; }

    /// <summary>The change on one line, in any culture: <c>2026H2 -5.00 points, -62.50 % against 2026H1</c>.</summary>
    public override string ToString() =>
        ChangeStatuses.Describe(Period, ComparedWith, Points is { } points ? RatioArithmetic.ReadPoints(points) : null, Relative, Status);
}
