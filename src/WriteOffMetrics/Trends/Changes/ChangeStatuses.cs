namespace WriteOffMetrics;

/// <summary>What the changes of amounts and of ratios have in common.</summary>
internal static class ChangeStatuses
{
    /// <summary>The status of a change whose both ends are known, from that of its division.</summary>
    public static ChangeStatus FromDivision(Ratio? relative, MetricStatus division) => division switch
    {
        MetricStatus.Defined => relative is null ? ChangeStatus.OutOfRange : ChangeStatus.Defined,
        MetricStatus.ZeroDenominator => ChangeStatus.ZeroBase,
        _ => ChangeStatus.NegativeBase,
    };

    public static string Describe(ReportingPeriod period, ReportingPeriod? comparedWith, string? difference, Ratio? relative,
        ChangeStatus status)
    {
        string words = status switch
        {
            ChangeStatus.Defined => $"{difference}, {relative!.Value.ToString("P2", null)}",
            ChangeStatus.ZeroBase or ChangeStatus.NegativeBase => $"{difference}, {Words(status)}",
            _ => Words(status),
        };
        return comparedWith is { } earlier ? $"{period.Name} {words} against {earlier.Name}" : $"{period.Name} {words}";
    }

    /// <summary>Why there is no relative change.</summary>
    public static string Words(ChangeStatus status) => status switch
    {
        ChangeStatus.NoEarlierPeriod => "no earlier period",
        ChangeStatus.IncompletePeriod => "incomplete period",
        ChangeStatus.UndefinedFigure => "undefined figure",
        ChangeStatus.ZeroBase => "from zero",
        ChangeStatus.NegativeBase => "from a negative figure",
        ChangeStatus.NotAboveZero => "to zero or a negative figure",
        ChangeStatus.OutOfRange => "out of range",
        _ => "defined",
    };
}
