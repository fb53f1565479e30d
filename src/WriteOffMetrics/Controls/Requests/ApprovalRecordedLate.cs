using NodaTime;

namespace WriteOffMetrics.Controls;

/// <summary>Approvals that the log had long after they were given: perhaps they were given then, and dated back.</summary>
internal sealed class ApprovalRecordedLate(Duration time) : ApprovalControl(
    RuleOf(
        "approval-recorded-late", "approvals recorded long after they were given",
        "an approval that was missing is dated back, or limits that add up were not kept because nobody knew of it"),
    FindingSeverity.Warning,
    $"the instant at which each approval was recorded against that at which it was given; up to {ControlWords.Time(time)} later is allowed",
    ("time", ControlWords.Time(time)))
{
    protected override bool NeedsPolicy => false;

    protected override IEnumerable<string> FaultsOf(ReviewedApproval approval)
    {
        Duration late = approval.Step.RecordedAt - approval.Step.At;
        return late <= time
            ? []
            : [$"Found {approval.Step.Amount} approved, and recorded {ControlWords.TimeAbove(late, time)} later; up to "
                + $"{ControlWords.Time(time)} are allowed. Ask for the paper of that day, and whether the write-off was posted before."];
    }

    protected override string? WhyLeftOut(ReviewedApproval approval) => null;
}
