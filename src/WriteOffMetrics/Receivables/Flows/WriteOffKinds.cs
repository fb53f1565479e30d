namespace WriteOffMetrics.Receivables;

/// <summary>Which settlements are write-offs, or undo them.</summary>
internal static class WriteOffKinds
{
    public static bool IsOne(SettlementKind kind) => kind is SettlementKind.WriteOff or SettlementKind.Reversal;
}
