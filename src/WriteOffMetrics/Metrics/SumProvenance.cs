using System.Collections;
using NodaTime;

namespace WriteOffMetrics;

/// <summary>Of the figures of several segments that were added up.</summary>
/// <param name="parts">Where those of the segments come from.</param>
internal sealed class SumProvenance(IReadOnlyList<Provenance> parts) : Provenance
{
    public override string? Ledger => parts.Any(part => part.Ledger is not null)
        ? string.Join("; ", parts.Select(part => part.Ledger ?? "stated amounts").Distinct())
        : null;

    public override LocalDate? LastCompleteDay => parts.Select(part => part.LastCompleteDay).Min();

    public override bool IsNeverNegative => parts.All(part => part.IsNeverNegative);

    public override string WhyNoEntries => "Found amounts of segments that were stated: they have no entries.";

    public override string InWordsBelow(MetricPoint point) =>
        $"{Invariant.Count(parts.Count, "segment", "segments")} added up, {string.Join("; ", parts.Select(part => part.InWordsBelow(point)).Distinct())}";

    public override bool SharesLedgerWith(Provenance other) => parts.Any(part => part.SharesLedgerWith(other));

    public override Evidence EvidenceOf(int first, int count)
    {
        Evidence[] all = [.. parts.Select(part => part.EvidenceOf(first, count))];
        EntryEvidence[] entries = [.. all.OfType<EntryEvidence>()];
        return entries.Length < all.Length
            ? Evidence.None
            : new EntryEvidence(entries.Sum(one => one.Count!.Value), () => new EntryUnion([.. entries.Select(one => one.Entries)]));
    }
}

/// <summary>Of a segment of which there is nothing, beside others.</summary>
/// <param name="others">Where those of the others come from.</param>
internal sealed class NoProvenance(IReadOnlyList<Provenance> others) : Provenance
{
    public override string? Ledger => others.Any(other => other.Ledger is not null) ? "no entries, because no segment of this value was stated" : null;

    public override LocalDate? LastCompleteDay => others.Select(other => other.LastCompleteDay).Min();

    public override bool IsNeverNegative => true;

    public override string WhyNoEntries => "Found a segment that was not stated: it has no entries.";

    public override string InWordsBelow(MetricPoint point) => "no segment of this value was stated, so it is zero";
}

/// <summary>The entries of several collections, one after the other.</summary>
internal sealed class EntryUnion(IReadOnlyCollection<LedgerEntry>[] parts) : IReadOnlyCollection<LedgerEntry>
{
    public int Count => parts.Sum(part => part.Count);

    public IEnumerator<LedgerEntry> GetEnumerator() => parts.SelectMany(part => part).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
