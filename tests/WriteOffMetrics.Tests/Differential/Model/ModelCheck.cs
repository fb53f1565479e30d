using System.Globalization;
using System.Numerics;

namespace WriteOffMetrics.Tests;

/// <summary>What is to be found in entries that contradict each other or themselves: rule, positions and field.</summary>
internal static class ModelCheck
{
    public static IReadOnlyList<string> Of(IReadOnlyList<ModelEntry> all)
    {
        // A ledger that was added twice has its entries twice: each counts.
        ModelEntry[] entries = [.. all.Select(entry => entry.At(entry.Ordinal))];
        List<string> findings = [];
        foreach (ModelEntry entry in entries)
        {
            if (entry.Due < entry.Origin) Find(LedgerRule.ImpossibleOrder, "due date", entry);
            if (entry.Day < entry.Origin) Find(LedgerRule.ImpossibleOrder, "effective date", entry);
            if (entry.Recorded < entry.Day) Find(LedgerRule.RecordedBeforeEffective, "recorded date", entry);
            if (entry[Dimension.Document] is null) continue;
            ModelEntry[] linked = [.. entries.Where(other => IsLinked(entry, other))];
            if (entry.Kind == EntryKind.Reversal && !Has(EntryKind.WriteOff))
                Find(LedgerRule.ReversalWithoutWriteOff, "document", entry);
            if (entry.Kind == EntryKind.RecoveryReturned && !Has(EntryKind.Recovery))
                Find(LedgerRule.ReturnWithoutRecovery, "document", entry);
            ModelEntry[] same =
            [
                .. linked.Where(other => other.Kind == entry.Kind && other.Amount == entry.Amount && other.Day == entry.Day)
            ];
            if (same.Length > 1 && same[0] == entry) Find(LedgerRule.Duplicate, "row", same);
            if (linked[0] != entry) continue;
            BigInteger gross = Sum(EntryKind.WriteOff), reversed = Sum(EntryKind.Reversal);
            BigInteger recovered = Sum(EntryKind.Recovery), returned = Sum(EntryKind.RecoveryReturned);

            // Of what there is nothing, nothing is exceeded: that there is no original is found already, row by row.
            if (reversed > gross && gross > 0) Find(LedgerRule.ReversalExceedsWriteOff, "amount", Of(EntryKind.Reversal));
            if (returned > recovered && recovered > 0) Find(LedgerRule.ReturnExceedsRecovery, "amount", Of(EntryKind.RecoveryReturned));

            // Where reversals exceed the write-offs, nothing is written off, and not less than nothing.
            if (recovered - returned > BigInteger.Max(gross - reversed, 0))
                Find(LedgerRule.RecoveryExceedsWriteOff, "amount", Of(EntryKind.Recovery));

            bool Has(EntryKind kind) => Array.Exists(linked, other => other.Kind == kind && other.Day <= entry.Day);

            ModelEntry[] Of(EntryKind kind) => [.. linked.Where(other => other.Kind == kind)];

            BigInteger Sum(EntryKind kind) => Of(kind).Aggregate(BigInteger.Zero, (sum, other) => sum + other.Amount);
        }

        return [.. findings.Order(StringComparer.Ordinal)];

        void Find(LedgerRule rule, string field, params ModelEntry[] rows) =>
            findings.Add(TextOf(rule, field, rows.Select(row => row.Ordinal!.Value).Order()));
    }

    public static string TextOf(LedgerRule rule, string field, IEnumerable<long> ordinals) =>
        $"{rule} of {field} at {string.Join(" and ", ordinals.Select(ordinal => ordinal.ToString(CultureInfo.InvariantCulture)))}";

    private static bool IsLinked(ModelEntry entry, ModelEntry other) =>
        other[Dimension.Account] == entry[Dimension.Account] && other[Dimension.Document] == entry[Dimension.Document]
            && other.Category == entry.Category;
}
