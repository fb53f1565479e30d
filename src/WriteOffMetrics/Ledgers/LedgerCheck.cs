namespace WriteOffMetrics;

/// <summary>
/// Looks for entries that contradict each other or themselves, one method per rule. Entries are linked by account, document and category;
/// those without a document are not linked.
/// </summary>
internal static class LedgerCheck
{
    public static IEnumerable<Finding> Run(IEnumerable<LedgerEntry> entries)
    {
        if (entries.Any(entry => entry.Ordinal is null)) throw new InvalidOperationException(LedgerCheckWords.WhyNoPositions);
        LedgerEntry[] all = [.. entries.OrderBy(entry => entry.Ordinal)];
        LinkedEntries[] documents =
        [
            .. all.Where(entry => entry.Document is not null)
                .GroupBy(entry => (entry.Account, entry.Document, entry.Category))
                .Select(linked => new LinkedEntries([.. linked])),
        ];

        // The rules in the order of LedgerRules.All, which sorting by the first row keeps.
        IEnumerable<Finding> found =
        [
            .. documents.SelectMany(RecoveryExceedsWriteOff), .. documents.SelectMany(ReversalExceedsWriteOff),
            .. documents.SelectMany(ReturnExceedsRecovery), .. documents.SelectMany(ReversalWithoutWriteOff),
            .. documents.SelectMany(ReturnWithoutRecovery), .. documents.SelectMany(Duplicate),
            .. all.SelectMany(ImpossibleOrder), .. all.SelectMany(RecordedBeforeEffective),
        ];
        return found.OrderBy(finding => finding.Positions[0].Row);
    }

    private static IEnumerable<Finding> RecoveryExceedsWriteOff(LinkedEntries document)
    {
        Int128 recovered = document.NetRecovered, writtenOff = document.NetWrittenOff;
        if (recovered > writtenOff)
        {
            yield return Found(
                LedgerRules.RecoveryExceedsWriteOff, FindingSeverity.Warning, document.Of(EntryKind.Recovery, EntryKind.RecoveryReturned),
                recovered - writtenOff, LedgerCheckWords.RecoveryExceedsWriteOff(document.First, recovered, writtenOff));
        }
    }

    private static IEnumerable<Finding> ReversalExceedsWriteOff(LinkedEntries document)
    {
        Int128 reversed = document.Sum(EntryKind.Reversal), writtenOff = document.Sum(EntryKind.WriteOff);
        if (writtenOff > 0 && reversed > writtenOff)
        {
            yield return Found(
                LedgerRules.ReversalExceedsWriteOff, FindingSeverity.Warning, document.Of(EntryKind.Reversal), reversed - writtenOff,
                LedgerCheckWords.ReversalExceedsWriteOff(document.First, reversed, writtenOff));
        }
    }

    private static IEnumerable<Finding> ReturnExceedsRecovery(LinkedEntries document)
    {
        Int128 returned = document.Sum(EntryKind.RecoveryReturned), recovered = document.Sum(EntryKind.Recovery);
        if (recovered > 0 && returned > recovered)
        {
            yield return Found(
                LedgerRules.ReturnExceedsRecovery, FindingSeverity.Warning, document.Of(EntryKind.RecoveryReturned), returned - recovered,
                LedgerCheckWords.ReturnExceedsRecovery(document.First, returned, recovered));
        }
    }

    private static IEnumerable<Finding> ReversalWithoutWriteOff(LinkedEntries document) => document
        .Of(EntryKind.Reversal)
        .Where(reversal => !document.HasBy(EntryKind.WriteOff, reversal.EffectiveDate))
        .Select(reversal => Found(
            LedgerRules.ReversalWithoutWriteOff, FindingSeverity.Warning, reversal, LedgerCheckWords.ReversalWithoutWriteOff(reversal)));

    private static IEnumerable<Finding> ReturnWithoutRecovery(LinkedEntries document) => document
        .Of(EntryKind.RecoveryReturned)
        .Where(returned => !document.HasBy(EntryKind.Recovery, returned.EffectiveDate))
        .Select(returned => Found(
            LedgerRules.ReturnWithoutRecovery, FindingSeverity.Warning, returned, LedgerCheckWords.ReturnWithoutRecovery(returned)));

    private static IEnumerable<Finding> Duplicate(LinkedEntries document) => document.All
        .GroupBy(entry => (entry.Kind, entry.Amount, entry.EffectiveDate))
        .Select(same => same.ToArray())
        .Where(same => same.Length > 1)
        .Select(same => Found(
            LedgerRules.Duplicate, FindingSeverity.Warning, same, (Int128)same[0].Amount.MinorUnits * (same.Length - 1),
            LedgerCheckWords.Duplicate(same[0], same.Length)));

    private static IEnumerable<Finding> ImpossibleOrder(LedgerEntry entry)
    {
        if (entry.OriginDate is not { } origin) yield break;
        List<FindingFault> faults = [];
        if (entry.DueDate is { } due && due < origin) faults.Add(LedgerCheckWords.DueBeforeOrigin(due, origin));
        if (entry.EffectiveDate < origin) faults.Add(LedgerCheckWords.EffectiveBeforeOrigin(entry.EffectiveDate, origin));
        if (faults.Count > 0) yield return Found(LedgerRules.ImpossibleOrder, FindingSeverity.Error, entry, [.. faults]);
    }

    private static IEnumerable<Finding> RecordedBeforeEffective(LedgerEntry entry)
    {
        if (entry.RecordedDate is { } recorded && recorded < entry.EffectiveDate)
        {
            yield return Found(
                LedgerRules.RecordedBeforeEffective, FindingSeverity.Information, entry,
                LedgerCheckWords.RecordedBeforeEffective(recorded, entry.EffectiveDate));
        }
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
        public LedgerEntry[] All => all;

        public LedgerEntry First => all[0];

        public Int128 NetRecovered => Sum(EntryKind.Recovery) - Sum(EntryKind.RecoveryReturned);

        /// <summary>What is written off: nothing, and not less, where reversals exceed the write-offs.</summary>
        public Int128 NetWrittenOff => Int128.Max(Sum(EntryKind.WriteOff) - Sum(EntryKind.Reversal), 0);

        public LedgerEntry[] Of(params EntryKind[] kinds) => Array.FindAll(all, entry => kinds.Contains(entry.Kind));

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
