namespace WriteOffMetrics.Allowances;

/// <summary>
/// What was recovered of receivables until a day, less what was returned, by account and document, to be taken from what was written off of
/// them.
/// </summary>
internal sealed class DocumentRecoveries
{
    private readonly Dictionary<(string? Account, string Document), long> left = [];

    public DocumentRecoveries(WriteOffLedger ledger, int last)
    {
        WriteOffLedger receivables = ledger.Where(EntryCategory.Receivable);
        Add(receivables.Where(EntryKind.Recovery), last, 1);
        Add(receivables.Where(EntryKind.RecoveryReturned), last, -1);
    }

    /// <summary>Recoveries less returned that name no document, in minor units.</summary>
    public Int128 Unlinked { get; private set; }

    /// <summary>
    /// Takes what was recovered of a document, up to what was written off: recoveries that name the account, then those that name none.
    /// </summary>
    public long Take(string? account, string? document, long writtenOff)
    {
        if (document is null) return 0;
        long taken = account is null ? 0 : TakeOf((account, document), writtenOff);
        return taken + TakeOf((null, document), writtenOff - taken);
    }

    private long TakeOf((string? Account, string Document) key, long most)
    {
        if (!left.TryGetValue(key, out long there) || there <= 0) return 0;
        long taken = Math.Min(there, most);
        left[key] = there - taken;
        return taken;
    }

    private void Add(WriteOffLedger entries, int last, int sign)
    {
        foreach (LedgerEntry entry in entries.Entries)
        {
            if (DayNumber.OfAllowed(entry.EffectiveDate) > last) continue;
            long amount = sign * entry.Amount.MinorUnits;
            if (entry.Document is not { } document) Unlinked += amount;
            else left[(entry.Account, document)] = checked(left.GetValueOrDefault((entry.Account, document)) + amount);
        }
    }
}
