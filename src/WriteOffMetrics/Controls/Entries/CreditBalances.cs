using static WriteOffMetrics.Controls.ControlWords;

namespace WriteOffMetrics.Controls;

/// <summary>Write-offs of credit balances.</summary>
internal sealed class CreditBalances() : ControlProcedure(
    RuleOf(
        "credit-balance", "write-offs of credit balances",
        "what is owed to a customer becomes income, or hides money that somebody took; in many places it must be handed to the state"),
    "the category of every write-off against 'credit balance'")
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        ControlRows rows = material.Rows;
        int[] writeOffs = rows.WriteOffs();
        var found = new FoundByControl(rows, Rule, FindingSeverity.Information);
        foreach (int row in writeOffs)
        {
            if (rows[row].What.Category != EntryCategory.CreditBalance) continue;
            found.Add(row, FindingFault.FromText(
                "category", EntryWords.NameOf(EntryCategory.CreditBalance),
                $"Found a write-off of a credit balance of {rows.AmountOf(row)} on {Day(rows[row].Day)}; the policy, and the law on "
                + "unclaimed property, say whether one is allowed. Look for whom the money belongs to, and for a payment booked "
                + "elsewhere."));
        }

        return ControlOutcome.Tested(writeOffs.Length, found.ToFindings());
    }
}
