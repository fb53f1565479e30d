using System.Globalization;
using System.Numerics;

namespace WriteOffMetrics.Tests;

/// <summary>
/// What is to be found in entries that contradict each other or themselves: rule, severity, field, amount at stake and rows.
/// </summary>
internal static class ModelCheck
{
    public static IReadOnlyList<string> Of(IReadOnlyList<ModelEntry> all)
    {
        // A ledger that was added twice has its entries twice: each counts.
        ModelEntry[] entries = [.. all.Select(entry => entry.At(entry.Ordinal))];
        List<string> findings = [];
        foreach (ModelEntry entry in entries)
        {
            string[] impossible = [
                .. entry.Due < entry.Origin ? ["due date"] : Array.Empty<string>(),
                .. entry.Day < entry.Origin ? ["effective date"] : Array.Empty<string>()];
            if (impossible.Length > 0) Find("impossible-order", FindingSeverity.Error, string.Join(", ", impossible), entry.Amount, entry);
            if (entry.Recorded < entry.Day)
                Find("recorded-before-effective", FindingSeverity.Information, "recorded date", entry.Amount, entry);
            if (entry[Dimension.Document] is null) continue;
            ModelEntry[] linked = [.. entries.Where(other => IsLinked(entry, other))];
            if (entry.Kind == EntryKind.Reversal && !Has(EntryKind.WriteOff))
                Find("reversal-without-write-off", FindingSeverity.Warning, "document", entry.Amount, entry);
            if (entry.Kind == EntryKind.RecoveryReturned && !Has(EntryKind.Recovery))
                Find("return-without-recovery", FindingSeverity.Warning, "document", entry.Amount, entry);
            ModelEntry[] same =
            [
                .. linked.Where(other => other.Kind == entry.Kind && other.Amount == entry.Amount && other.Day == entry.Day)
            ];

            // One of those that are the same is right: the others are counted too often.
            if (same.Length > 1 && same[0] == entry)
                Find("duplicate", FindingSeverity.Warning, "row", same.Skip(1).Aggregate(BigInteger.Zero, Added), same);
            if (linked[0] != entry) continue;
            BigInteger gross = Sum(EntryKind.WriteOff), reversed = Sum(EntryKind.Reversal);
            BigInteger recovered = Sum(EntryKind.Recovery), returned = Sum(EntryKind.RecoveryReturned);

            // Of what there is nothing, nothing is exceeded: that there is no original is found already, row by row.
            if (reversed > gross && gross > 0)
                Find("reversal-exceeds-write-off", FindingSeverity.Warning, "amount", reversed - gross, Of(EntryKind.Reversal));
            if (returned > recovered && recovered > 0)
                Find("return-exceeds-recovery", FindingSeverity.Warning, "amount", returned - recovered, Of(EntryKind.RecoveryReturned));

            // Where reversals exceed the write-offs, nothing is written off, and not less than nothing.
            BigInteger excess = recovered - returned - BigInteger.Max(gross - reversed, 0);
            if (excess > 0)
                Find("recovery-exceeds-write-off", FindingSeverity.Warning, "amount", excess,
                    [.. linked.Where(other => other.Kind is EntryKind.Recovery or EntryKind.RecoveryReturned)]);

            bool Has(EntryKind kind) => Array.Exists(linked, other => other.Kind == kind && other.Day <= entry.Day);

            ModelEntry[] Of(EntryKind kind) => [.. linked.Where(other => other.Kind == kind)];

            BigInteger Sum(EntryKind kind) => Of(kind).Aggregate(BigInteger.Zero, Added);
        }

        return [.. findings.Order(StringComparer.Ordinal)];

        void Find(string rule, FindingSeverity severity, string field, BigInteger atStake, params ModelEntry[] rows) => findings.Add(
            TextOf(
                rule, severity, field, Agreement.Fits(atStake) ? (long)atStake : null,
                rows.Select(row => row.Ordinal!.Value + 1).Order()));

        static BigInteger Added(BigInteger sum, ModelEntry entry) => sum + entry.Amount;
    }

    /// <summary>The same text of a finding.</summary>
    public static string TextOf(Finding finding) => TextOf(
        finding.Rule.Id, finding.Severity, string.Join(", ", finding.Faults.Select(fault => fault.Field)),
        finding.AmountAtStake?.MinorUnits,
        finding.Positions.Select(position => position.Row!.Value));

    private static string TextOf(string rule, FindingSeverity severity, string field, long? atStake, IEnumerable<long> rows) =>
        $"{severity}: {rule} of {field} for {atStake?.ToString(CultureInfo.InvariantCulture) ?? "more than 64 bits"} in rows "
        + string.Join(" and ", rows.Select(row => row.ToString(CultureInfo.InvariantCulture)));

    private static bool IsLinked(ModelEntry entry, ModelEntry other) =>
        other[Dimension.Account] == entry[Dimension.Account] && other[Dimension.Document] == entry[Dimension.Document]
            && other.Category == entry.Category;
}
