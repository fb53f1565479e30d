using NodaTime;

namespace WriteOffMetrics.Allowances;

/// <summary>Of figures of roll-forwards: what they rest on is what their movements rest on.</summary>
/// <param name="history">The roll-forwards.</param>
/// <param name="kinds">The kinds of movement that the figures are of; none of balances.</param>
internal sealed class RollForwardProvenance(AllowanceHistory history, AllowanceMovementKind[] kinds) : Provenance
{
    public override string? Ledger => history.Any(one => one.Period is not null) ? $"roll-forwards of the allowance, {history}" : null;

    /// <summary>The day before the first period of which a ledger is not complete.</summary>
    public override LocalDate? LastCompleteDay => Enumerable.Range(0, history.Count).FirstOrDefault(i => !history[i].IsComplete, -1)
        is var incomplete and >= 0 ? history.Axis[incomplete].Start.PlusDays(-1) : null;

    public override bool IsOfEntries => false;

    public override string WhyNoEntries =>
        "Found figures of a roll-forward, not all of which were read from a ledger. Ask the Evidence of its movements.";

    public override string InWordsBelow(MetricPoint point) => $"{point.Definition.Numerator}, from the roll-forward of the allowance";

    public override Evidence EvidenceOf(int first, int count)
    {
        AllowanceMovement[] movements =
        [
            .. Enumerable.Range(first, count).SelectMany(i => history[i].Movements).Where(movement => kinds.Contains(movement.Kind)),
        ];
        if (movements.Length == 0 || !Array.TrueForAll(movements, movement => movement.Evidence is EntryEvidence)) return Evidence.None;
        EntryEvidence[] parts = [.. movements.Select(movement => (EntryEvidence)movement.Evidence)];
        return new EntryEvidence(
            parts.Sum(part => part.Count!.Value), () => new EntryUnion([.. parts.Select(part => part.Entries)]));
    }
}
