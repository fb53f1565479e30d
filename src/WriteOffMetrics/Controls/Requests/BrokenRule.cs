using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>Approvals that broke one rule of the policy, in the policy's own words, which name neither account nor person.</summary>
internal sealed class BrokenRule : ApprovalControl
{
    private readonly PolicyRule broken;
    private readonly Predicate<ApprovalPolicy> hasRule;
    private readonly string whyNotTested;

    private BrokenRule(FindingRule rule, string compares, PolicyRule broken, Predicate<ApprovalPolicy> hasRule, string whyNotTested)
        : base(rule, FindingSeverity.Error, compares)
    {
        (this.broken, this.hasRule, this.whyNotTested) = (broken, hasRule, whyNotTested);
    }

    public static BrokenRule Evidence() => new(
        RuleOf(
            "missing-evidence", "approvals without the evidence that the policy wants",
            "nobody can tell afterwards whether the receivable could have been collected"),
        "the evidence that was brought before each approval against what the policy wants for the amount",
        PolicyRule.Evidence, policy => policy.Parts.Evidence.Count > 0,
        "The policy wants no evidence. State it with RequiringEvidence, or leave the test out.");

    public static BrokenRule DaysOverdue() => new(
        RuleOf(
            "approved-before-overdue", "approvals before the receivable was overdue for as long as the policy wants",
            "what could still be collected was given up"),
        "the days overdue at each approval against the number that the policy wants",
        PolicyRule.DaysOverdue, policy => policy.Parts.Overdue.Count > 0,
        "The policy wants no days overdue. State them with RequiringDaysOverdue, or leave the test out.");

    protected override IEnumerable<string> FaultsOf(ReviewedApproval approval) => approval.Violations(broken).Select(one => one.Why);

    protected override string? WhyNotTested(ApprovalPolicy policy) => hasRule(policy) ? null : whyNotTested;
}
