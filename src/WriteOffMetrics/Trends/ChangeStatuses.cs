namespace WriteOffMetrics;

/// <summary>What the changes of amounts and of ratios have in common.</summary>
internal static class ChangeStatuses
{
    /// <summary>The status of a change whose both ends are known, from that of its division.</summary>
    public static ChangeStatus Of(Ratio? relative, RatioStatus division) => division switch
    {
        RatioStatus.Defined => relative is null ? ChangeStatus.OutOfRange : ChangeStatus.Defined,
        RatioStatus.ZeroDenominator => ChangeStatus.ZeroBase,
        _ => ChangeStatus.NegativeBase,
    };

    public static string Describe(ReportingPeriod period, ReportingPeriod? comparedWith, string? difference, Ratio? relative, ChangeStatus status)
    {
        string words = status switch
        {
            ChangeStatus.NoEarlierPeriod => "no earlier period",
            ChangeStatus.IncompletePeriod => "incomplete period",
            ChangeStatus.UndefinedRatio => "undefined ratio",
            ChangeStatus.ZeroBase => $"{difference}, from zero",
            ChangeStatus.OutOfRange => "out of range",
            ChangeStatus.NegativeBase => $"{difference}, from a negative figure",
            _ => $"{difference}, {relative!.Value.ToString("P2", null)}",
        };
        return comparedWith is { } earlier ? $"{period.Name} {words} against {earlier.Name}" : $"{period.Name} {words}";
    }
}
