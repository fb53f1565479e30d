using System.Collections;

namespace WriteOffMetrics;

/// <summary>The entries of several collections, one after the other.</summary>
internal sealed class EntryUnion(IReadOnlyCollection<LedgerEntry>[] parts) : IReadOnlyCollection<LedgerEntry>
{
    public int Count => parts.Sum(part => part.Count);

    public IEnumerator<LedgerEntry> GetEnumerator() => parts.SelectMany(part => part).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
