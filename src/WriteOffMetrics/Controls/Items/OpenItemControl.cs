using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Controls;

/// <summary>Looks at what is open of receivables; credits are owed to the account and are not looked at.</summary>
internal abstract class OpenItemControl(FindingRule rule, string compares, int days)
    : ControlProcedure(rule, compares, ("days", Invariant.Text(days)))
{
    public override (string One, string Many) LooksAt => ("open item", "open items");

    public override ControlOutcome Run(ControlMaterial material)
    {
        if (material.Inputs.OpenItems is not { } list) return ControlOutcome.MissingInput(ControlWords.NoOpenItems);
        return WhyNotTested(list) is { } why ? ControlOutcome.MissingInput(why) : Run(list, [.. list.Where(item => !item.IsCredit)]);
    }

    protected abstract ControlOutcome Run(OpenItemList list, OpenItem[] items);

    /// <summary>What the list lacks; none where it has all.</summary>
    protected virtual string? WhyNotTested(OpenItemList list) => null;

    protected Finding FindingOf(OpenItem[] items, string field, string? found, string message) =>
        Finding.FromFaults(Rule, FindingSeverity.Warning, [], FindingFault.FromText(field, found, message)) with
        {
            AmountAtStake = items.Aggregate(Money.Zero(items[0].Open.Currency), (sum, item) => sum + item.Open),
            Evidence = ControlEvidence.OfItems(items),
        };
}
