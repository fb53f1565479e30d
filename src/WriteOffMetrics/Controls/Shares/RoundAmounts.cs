namespace WriteOffMetrics.Controls;

/// <summary>More multiples of an amount among the write-offs than are expected.</summary>
internal sealed class RoundAmounts(Money unit, ShareTest test) : ControlProcedure(
    RuleOf(
        "round-amounts", "more write-offs of round amounts than are expected",
        "invoices are seldom round; estimates and made-up amounts are"),
    $"the share of write-offs that are multiples of {unit}: {test.InWords}",
    [("unit", unit.ToString()), .. test.Parameters])
{
    public override ControlOutcome Run(ControlMaterial material)
    {
        material.RequireCurrency(unit, "unit");
        ControlRows rows = material.Rows;
        return test.Run(
            rows, rows.WriteOffs(), row => rows[row].Amount % unit.MinorUnits == 0, Rule, "share of round amounts",
            words => FindingFault.FromText(
                "amount", null,
                $"Found multiples of {unit} as the amounts of {words}. Compare them with the balances of the accounts: a write-off of what "
                + "was open is seldom round."));
    }
}
