namespace WriteOffMetrics;

/// <summary>How an amount changed from an earlier period.</summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class AmountChange
{
    internal AmountChange(AmountPoint after, AmountPoint? before)
    {
        Period = after.Period;
        ComparedWith = before?.Period;
        After = after.Amount;
        Before = before?.Amount;
        if (before is null) Status = ChangeStatus.NoEarlierPeriod;
        else if (!before.IsComplete || !after.IsComplete) Status = ChangeStatus.IncompletePeriod;
        else if ((Int128)After.MinorUnits - before.Amount.MinorUnits is var difference && (difference < long.MinValue || difference > long.MaxValue)) Status = ChangeStatus.OutOfRange;
        else
        {
            Difference = After - before.Amount;
            (Relative, RatioStatus status) = RatioArithmetic.Divide(Difference.Value, before.Amount);
            Status = ChangeStatuses.Of(Relative, status);
        }
    }

    /// <summary>The period.</summary>
    public ReportingPeriod Period { get; }

    /// <summary>The earlier period; null where it is not on the axis.</summary>
    public ReportingPeriod? ComparedWith { get; }

    /// <summary>The amount of the period.</summary>
    public Money After { get; }

    /// <summary>The amount of the earlier period; null where it is not on the axis.</summary>
    public Money? Before { get; }

    /// <summary>After − before; null where a period is missing or incomplete, or the difference exceeds 64 bits.</summary>
    public Money? Difference { get; }

    /// <summary>Difference ÷ before; null where <see cref="Status"/> is not <see cref="ChangeStatus.Defined"/>.</summary>
    public Ratio? Relative { get; }

    /// <summary>Whether the relative change is defined, and if not, why.</summary>
    public ChangeStatus Status { get; }

    /// <summary>The change on one line, in any culture: <c>FY2013 -251,775.00 USD, -2.43 % against FY2012</c>.</summary>
    public override string ToString() => ChangeStatuses.Describe(Period, ComparedWith, Difference?.ToString(), Relative, Status);
}
