using WriteOffMetrics.Approvals;

namespace WriteOffMetrics.Controls;

/// <summary>
/// A finding about a request: its evidence is the steps concerned and the write-offs that name it, its positions are those of these. Words
/// name the request and roles, and neither account nor person.
/// </summary>
internal static class FoundInRequest
{
    public static Finding Of(
        ControlMaterial material, FindingRule rule, FindingSeverity severity, string request, ApprovalEvent[] steps, Money atStake,
        IEnumerable<string> faults)
    {
        LedgerColumns columns = material.Rows.Columns;
        int[] rows = columns.InOrder([.. material.WriteOffsOf(request)]);
        FindingPosition[] positions = Array.Exists(rows, row => columns.Ordinal(row) < 0)
            ? []
            : Array.ConvertAll(rows, row => FindingPosition.FromOrdinal(columns.Ordinal(row)));
        return Finding.FromFaults(
            rule, severity, positions, [.. faults.Select(fault => FindingFault.FromText("request", request, fault))]) with
        {
            AmountAtStake = atStake,
            Evidence = ControlEvidence.OfRequest(
                steps, rows.Length, () => Array.AsReadOnly(Array.ConvertAll(rows, columns.ReadEntry))),
        };
    }

    /// <summary>The greatest of what some approvals grant, in the currency of the last: a request is at stake once.</summary>
    public static Money Greatest(ReviewedApproval[] approvals)
    {
        Currency last = approvals[^1].Step.Amount!.Value.Currency;
        return approvals.Select(one => one.Step.Amount!.Value).Where(amount => amount.Currency == last).Max();
    }
}
