using NodaTime;
using WriteOffMetrics.Approvals;
using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Requests that wait for a decision for longer than a time, as the report of requests counts them.</summary>
internal sealed class PendingLong(Duration time) : ControlProcedure(
    RuleOf(
        "pending-long", "requests that wait long for a decision",
        "what cannot be collected stands in the books as if it could, and the write-off falls into a later period"),
    $"of every request that is submitted or in research the time since it was last handed in; up to {Time(time)} is allowed",
    ("time", Time(time)))
{
    public override (string One, string Many) LooksAt => ("request", "requests");

    public override ControlOutcome Run(ControlMaterial material)
    {
        if (material.Inputs.Requests is not { } log) return ControlOutcome.MissingInput(NoRequests);
        if (material.Inputs.At is not { } at)
            return ControlOutcome.MissingInput("No instant of the review was given. Set ControlInputs.At.");
        List<Finding> findings = [];
        long looked = 0;
        foreach (WriteOffRequest request in log)
        {
            int before = 0;
            foreach (ApprovalEvent step in request.Steps)
            {
                if (step.At >= at) break;
                before++;
            }

            if (before == 0) continue;
            WriteOffRequest then = request.AfterSteps(before);
            looked++;
            if (!then.IsPending || at - then.SubmittedAt!.Value is var waits && waits <= time) continue;
            string state = ApprovalWords.NameOf(then.State);
            findings.Add(FoundInRequest.Of(
                material, Rule, FindingSeverity.Warning, request.Id, [.. then.Events], then.Requested,
                [$"Found {then.Requested} {state} for {TimeAbove(waits, time)}; up to {Time(time)} are allowed. Ask who has it, and "
                    + "whether it is provided for."]));
        }

        return ControlOutcome.Tested(looked, [.. findings], LooksAt);
    }
}
