namespace WriteOffMetrics;

/// <summary>The words for kinds and categories, as reports and explanations write them.</summary>
internal static class EntryWords
{
    public static string NameOf(EntryKind kind) => kind switch
    {
        EntryKind.WriteOff => "write-off",
        EntryKind.Reversal => "reversal",
        EntryKind.Recovery => "recovery",
        EntryKind.RecoveryReturned => "recovery returned",
        _ => throw new ArgumentOutOfRangeException(
            nameof(kind), kind, $"Found the kind {Invariant.Text((int)kind)}; a member of EntryKind is allowed."),
    };

    public static string NameOf(PeriodBasis basis) => basis switch
    {
        PeriodBasis.EffectiveDate => "effective date",
        PeriodBasis.RecordedDate => "recorded date",
        PeriodBasis.OriginDate => "origin date",
        _ => throw new ArgumentOutOfRangeException(
            nameof(basis), basis, $"Found the basis {Invariant.Text((int)basis)}; a member of PeriodBasis is allowed."),
    };

    public static string NameOf(EntryCategory category) => category switch
    {
        EntryCategory.Receivable => "receivable",
        EntryCategory.Inventory => "inventory",
        EntryCategory.Asset => "asset",
        EntryCategory.Vendor => "vendor",
        EntryCategory.CreditBalance => "credit balance",
        EntryCategory.ForgivenPayable => "forgiven payable",
        _ => throw new ArgumentOutOfRangeException(
            nameof(category), category, $"Found the category {Invariant.Text((int)category)}; a member of EntryCategory is allowed."),
    };
}
