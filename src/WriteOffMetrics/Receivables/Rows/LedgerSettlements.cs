namespace WriteOffMetrics.Receivables;

/// <summary>The write-offs and reversals of receivables of a ledger as settlements.</summary>
internal sealed class LedgerSettlements
{
    public LedgerSettlements(ReceivableCodes codes, WriteOffLedger ledger)
    {
        WriteOffLedger receivables = ledger.Where(EntryCategory.Receivable);
        LedgerEntry[] entries =
            [.. receivables.Where(EntryKind.WriteOff).Entries, .. receivables.Where(EntryKind.Reversal).Entries];
        int[] accounts = codes.GetOrAdd(codes.Accounts, Array.ConvertAll(entries, entry => entry.Account)),
            documents = codes.GetOrAdd(codes.Documents, Array.ConvertAll(entries, entry => entry.Document)),
            reasons = codes.GetOrAdd(codes.Reasons, Array.ConvertAll(entries, entry => entry.Reason));
        Rows = new SettlementRow[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            LedgerEntry entry = entries[i];
            int day = DayNumber.OfAllowed(entry.EffectiveDate);
            Rows[i] = new SettlementRow
            {
                Account = accounts[i],
                Document = documents[i],
                ValueDay = day,
                RecordedDay = entry.RecordedDate is { } recorded ? DayNumber.OfAllowed(recorded) : day,
                Reason = reasons[i],
                Kind = entry.Kind == EntryKind.WriteOff ? SettlementKind.WriteOff : SettlementKind.Reversal,
                Amount = entry.Amount.MinorUnits,
            };
            Sum += entry.Amount.MinorUnits;
        }
    }

    public SettlementRow[] Rows { get; }

    public Int128 Sum { get; }
}
