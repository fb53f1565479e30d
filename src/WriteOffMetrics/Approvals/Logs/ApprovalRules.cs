namespace WriteOffMetrics.Approvals;

/// <summary>By which a log of requests is read with findings.</summary>
internal static class ApprovalRules
{
    public static FindingRule ImpossibleStep { get; } = FindingRule.FromDefinition(
        "impossible-step", "events that the state of their request does not allow", "the log does not tell what happened",
        "WriteOffMetrics");
}
