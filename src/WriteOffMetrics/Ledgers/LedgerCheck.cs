namespace WriteOffMetrics;

/// <summary>Looks for entries that contradict each other or themselves. Entries are linked by account and document; those without a document are not linked.</summary>
internal static class LedgerCheck
{
    public static IEnumerable<Finding> Run(IEnumerable<LedgerEntry> entries)
    {
        if (entries.Any(entry => entry.Ordinal is null))
            throw new InvalidOperationException("Found entries without their positions, by which findings name rows; a ledger that keeps them is needed. Set KeepOrdinals on the columns, or import them.");
        LedgerEntry[] all = [.. entries.OrderBy(entry => entry.Ordinal)];
        IEnumerable<Finding> ofDocuments = all
            .Where(entry => entry.Document is not null)
            .GroupBy(entry => (entry.Account, entry.Document, entry.Category))
            .SelectMany(document => OfDocument([.. document]));
        return all.SelectMany(OfDates).Concat(ofDocuments).OrderBy(finding => finding.Ordinals[0]).ThenBy(finding => finding.Rule);
    }

    private static IEnumerable<Finding> OfDates(LedgerEntry entry)
    {
        long[] row = [entry.Ordinal!.Value];
        if (entry.OriginDate is { } origin)
        {
            if (entry.DueDate < origin)
                yield return new Finding(LedgerRule.ImpossibleOrder, row, "due date", $"Found the due date {DayNumber.ToText(entry.DueDate.Value)} before the origin date {DayNumber.ToText(origin)}; a due date on or after it is possible. Correct one of them.");
            if (entry.EffectiveDate < origin)
                yield return new Finding(LedgerRule.ImpossibleOrder, row, "effective date", $"Found the effective date {DayNumber.ToText(entry.EffectiveDate)} before the origin date {DayNumber.ToText(origin)}; an effective date on or after it is possible. Correct one of them.");
        }

        if (entry.RecordedDate < entry.EffectiveDate)
            yield return new Finding(LedgerRule.RecordedBeforeEffective, row, "recorded date", $"Found the recorded date {DayNumber.ToText(entry.RecordedDate.Value)} before the effective date {DayNumber.ToText(entry.EffectiveDate)}. Correct one of them if the policy forbids posting ahead.");
    }

    private static IEnumerable<Finding> OfDocument(LedgerEntry[] entries)
    {
        string document = WriteOffLedger.InQuotes(entries[0].Document);
        foreach (IGrouping<(EntryKind Kind, Money Amount, NodaTime.LocalDate Day), LedgerEntry> same in entries.GroupBy(entry => (entry.Kind, entry.Amount, entry.EffectiveDate)))
        {
            if (same.Count() > 1)
                yield return new Finding(LedgerRule.Duplicate, Ordinals(same), "row", $"Found {Invariant.Count(same.Count())} {EntryWords.Of(same.Key.Kind)} entries of {same.Key.Amount} on {DayNumber.ToText(same.Key.Day)} for document {document}; one is usual. Leave out what was entered twice.");
        }

        foreach (LedgerEntry entry in entries)
        {
            if (entry.Kind == EntryKind.Reversal && !Has(EntryKind.WriteOff, entry))
                yield return new Finding(LedgerRule.ReversalWithoutWriteOff, Ordinals([entry]), "document", $"Found a reversal of {entry.Amount} on {DayNumber.ToText(entry.EffectiveDate)} for document {document}, which has no write-off by then; a reversal undoes one. Correct the document or the date, or add the write-off.");
            if (entry.Kind == EntryKind.RecoveryReturned && !Has(EntryKind.Recovery, entry))
                yield return new Finding(LedgerRule.ReturnWithoutRecovery, Ordinals([entry]), "document", $"Found a returned recovery of {entry.Amount} on {DayNumber.ToText(entry.EffectiveDate)} for document {document}, which has no recovery by then; a return undoes one. Correct the document or the date, or add the recovery.");
        }

        if (Sum(EntryKind.WriteOff) is var gross && gross > 0 && Sum(EntryKind.Reversal) > gross)
            yield return Exceeds(LedgerRule.ReversalExceedsWriteOff, EntryKind.Reversal, "reversals", gross, "write-offs");
        if (Sum(EntryKind.Recovery) is var received && received > 0 && Sum(EntryKind.RecoveryReturned) > received)
            yield return Exceeds(LedgerRule.ReturnExceedsRecovery, EntryKind.RecoveryReturned, "returned recoveries", received, "recoveries");

        Int128 writtenOff = Sum(EntryKind.WriteOff) - Sum(EntryKind.Reversal), recovered = Sum(EntryKind.Recovery) - Sum(EntryKind.RecoveryReturned);
        if (recovered > Int128.Max(writtenOff, 0))
        {
            yield return new Finding(
                LedgerRule.RecoveryExceedsWriteOff, Ordinals(entries.Where(entry => entry.Kind == EntryKind.Recovery)), "amount",
                $"Found recoveries of {Money.InWords(recovered, entries[0].Amount.Currency)} for document {document}, of which {Money.InWords(writtenOff, entries[0].Amount.Currency)} is written off; recoveries up to that are usual. Correct the document or the amounts, or treat the excess as income.");
        }

        Finding Exceeds(LedgerRule rule, EntryKind kind, string what, Int128 limit, string of) => new(
            rule, Ordinals(entries.Where(entry => entry.Kind == kind)), "amount",
            $"Found {what} of {Money.InWords(Sum(kind), entries[0].Amount.Currency)} for document {document}, beside {of} of {Money.InWords(limit, entries[0].Amount.Currency)}; up to that is possible. Correct the document or the amounts.");

        bool Has(EntryKind kind, LedgerEntry by) => Array.Exists(entries, other => other.Kind == kind && other.EffectiveDate <= by.EffectiveDate);

        Int128 Sum(EntryKind kind) => entries.Where(entry => entry.Kind == kind).Aggregate(Int128.Zero, (sum, entry) => sum + entry.Amount.MinorUnits);
    }

    private static IEnumerable<long> Ordinals(IEnumerable<LedgerEntry> entries) => entries.Select(entry => entry.Ordinal!.Value);
}
