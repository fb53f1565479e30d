namespace WriteOffMetrics.Tests;

/// <summary>
/// Entries that contradict each other or themselves, looked for with an object per entry and a group per document, one method per rule:
/// slow, and plain enough to be seen to be right. What the library finds in its columns must be the same, in the same order and words.
/// </summary>
internal static class PlainCheck
{
    public static IEnumerable<Finding> Run(IEnumerable<LedgerEntry> entries)
    {
        LedgerEntry[] offered = [.. entries];
        if (Array.Exists(offered, entry => entry.Ordinal is null)) throw new InvalidOperationException(PlainCheckWords.WhyNoPositions);
        LedgerEntry[] all = [.. offered.OrderBy(entry => entry.Ordinal!.Value)];

        List<Finding> found = [];
        foreach (LinkedEntries document in LinkedEntries.AllOf(all)) AddContradictions(found, document);
        foreach (LedgerEntry entry in all) AddContradictions(found, entry);
        string[] rules = [.. LedgerRules.All.Select(rule => rule.Id)];
        return found.OrderBy(finding => finding.Positions[0].Row).ThenBy(finding => Array.IndexOf(rules, finding.Rule.Id));
    }

    private static void AddContradictions(List<Finding> found, LinkedEntries document)
    {
        AddRecoveryExceedsWriteOff(found, document);
        AddReversalExceedsWriteOff(found, document);
        AddReturnExceedsRecovery(found, document);
        AddReversalWithoutWriteOff(found, document);
        AddReturnWithoutRecovery(found, document);
        AddDuplicate(found, document);
    }

    private static void AddContradictions(List<Finding> found, LedgerEntry entry)
    {
        AddImpossibleOrder(found, entry);
        AddRecordedBeforeEffective(found, entry);
    }

    private static void AddRecoveryExceedsWriteOff(List<Finding> found, LinkedEntries document)
    {
        Int128 recovered = document.NetRecovered, writtenOff = document.NetWrittenOff;
        if (recovered <= writtenOff) return;
        found.Add(Found(
            LedgerRules.RecoveryExceedsWriteOff, FindingSeverity.Warning,
            document.OfKinds(EntryKind.Recovery, EntryKind.RecoveryReturned), recovered - writtenOff,
            PlainCheckWords.RecoveryExceedsWriteOff(document.First, recovered, writtenOff)));
    }

    private static void AddReversalExceedsWriteOff(List<Finding> found, LinkedEntries document)
    {
        Int128 reversed = document.Sum(EntryKind.Reversal), writtenOff = document.Sum(EntryKind.WriteOff);
        if (writtenOff == 0 || reversed <= writtenOff) return;
        found.Add(Found(
            LedgerRules.ReversalExceedsWriteOff, FindingSeverity.Warning, document.OfKinds(EntryKind.Reversal), reversed - writtenOff,
            PlainCheckWords.ReversalExceedsWriteOff(document.First, reversed, writtenOff)));
    }

    private static void AddReturnExceedsRecovery(List<Finding> found, LinkedEntries document)
    {
        Int128 returned = document.Sum(EntryKind.RecoveryReturned), recovered = document.Sum(EntryKind.Recovery);
        if (recovered == 0 || returned <= recovered) return;
        found.Add(Found(
            LedgerRules.ReturnExceedsRecovery, FindingSeverity.Warning, document.OfKinds(EntryKind.RecoveryReturned),
            returned - recovered, PlainCheckWords.ReturnExceedsRecovery(document.First, returned, recovered)));
    }

    private static void AddReversalWithoutWriteOff(List<Finding> found, LinkedEntries document)
    {
        foreach (LedgerEntry reversal in document.All)
        {
            if (reversal.Kind != EntryKind.Reversal || document.HasBy(EntryKind.WriteOff, reversal.EffectiveDate)) continue;
            found.Add(Found(
                LedgerRules.ReversalWithoutWriteOff, FindingSeverity.Warning, reversal,
                PlainCheckWords.ReversalWithoutWriteOff(reversal)));
        }
    }

    private static void AddReturnWithoutRecovery(List<Finding> found, LinkedEntries document)
    {
        foreach (LedgerEntry returned in document.All)
        {
            if (returned.Kind != EntryKind.RecoveryReturned || document.HasBy(EntryKind.Recovery, returned.EffectiveDate)) continue;
            found.Add(Found(
                LedgerRules.ReturnWithoutRecovery, FindingSeverity.Warning, returned, PlainCheckWords.ReturnWithoutRecovery(returned)));
        }
    }

    private static void AddDuplicate(List<Finding> found, LinkedEntries document)
    {
        if (document.All.Length < 2) return;
        foreach (var alike in document.All.GroupBy(entry => (entry.Kind, entry.Amount, entry.EffectiveDate)))
        {
            LedgerEntry[] same = [.. alike];
            if (same.Length < 2) continue;
            found.Add(Found(
                LedgerRules.Duplicate, FindingSeverity.Warning, same, (Int128)same[0].Amount.MinorUnits * (same.Length - 1),
                PlainCheckWords.Duplicate(same[0], same.Length)));
        }
    }

    private static void AddImpossibleOrder(List<Finding> found, LedgerEntry entry)
    {
        if (entry.OriginDate is not { } origin) return;
        bool isDueBefore = entry.DueDate < origin, isEffectiveBefore = entry.EffectiveDate < origin;
        if (!isDueBefore && !isEffectiveBefore) return;
        List<FindingFault> faults = [];
        if (isDueBefore) faults.Add(PlainCheckWords.DueBeforeOrigin(entry.DueDate!.Value, origin));
        if (isEffectiveBefore) faults.Add(PlainCheckWords.EffectiveBeforeOrigin(entry.EffectiveDate, origin));
        found.Add(Found(LedgerRules.ImpossibleOrder, FindingSeverity.Error, entry, [.. faults]));
    }

    private static void AddRecordedBeforeEffective(List<Finding> found, LedgerEntry entry)
    {
        if (entry.RecordedDate is not { } recorded || recorded >= entry.EffectiveDate) return;
        found.Add(Found(
            LedgerRules.RecordedBeforeEffective, FindingSeverity.Information, entry,
            PlainCheckWords.RecordedBeforeEffective(recorded, entry.EffectiveDate)));
    }

    private static Finding Found(FindingRule rule, FindingSeverity severity, LedgerEntry entry, params FindingFault[] faults) =>
        Found(rule, severity, [entry], entry.Amount.MinorUnits, faults);

    private static Finding Found(FindingRule rule, FindingSeverity severity, LedgerEntry[] entries, Int128 atStake,
        params FindingFault[] faults) =>
        Finding.FromFaults(rule, severity, [.. entries.Select(entry => FindingPosition.FromOrdinal(entry.Ordinal!.Value))], faults) with
        {
            AmountAtStake = atStake <= long.MaxValue ? Money.FromMinorUnits((long)atStake, entries[0].Amount.Currency) : null,
            Evidence = new EntryEvidence(entries.Length, () => Array.AsReadOnly(entries)),
        };

    /// <summary>The entries of one account, document and category, by position.</summary>
    private sealed class LinkedEntries(LedgerEntry[] all)
    {
        /// <summary>Those of entries in the order of their positions.</summary>
        public static IEnumerable<LinkedEntries> AllOf(LedgerEntry[] entries) => entries
            .Where(entry => entry.Document is not null)
            .GroupBy(entry => (entry.Account, entry.Document, entry.Category))
            .Select(linked => new LinkedEntries([.. linked]));

        public LedgerEntry[] All => all;

        public LedgerEntry First => all[0];

        public Int128 NetRecovered => Sum(EntryKind.Recovery) - Sum(EntryKind.RecoveryReturned);

        /// <summary>What is written off: nothing, and not less, where reversals exceed the write-offs.</summary>
        public Int128 NetWrittenOff => Int128.Max(Sum(EntryKind.WriteOff) - Sum(EntryKind.Reversal), 0);

        public LedgerEntry[] OfKinds(params EntryKind[] kinds) => Array.FindAll(all, entry => kinds.Contains(entry.Kind));

        public Int128 Sum(EntryKind kind)
        {
            Int128 sum = 0;
            foreach (LedgerEntry entry in all)
            {
                if (entry.Kind == kind) sum += entry.Amount.MinorUnits;
            }

            return sum;
        }

        /// <summary>Whether there is an entry of a kind on or before a day.</summary>
        public bool HasBy(EntryKind kind, NodaTime.LocalDate day) =>
            Array.Exists(all, entry => entry.Kind == kind && entry.EffectiveDate <= day);
    }
}
