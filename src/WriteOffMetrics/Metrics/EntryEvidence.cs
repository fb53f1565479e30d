using System.Text.Json.Serialization;

namespace WriteOffMetrics;

/// <summary>The entries of a ledger behind a figure or a finding.</summary>
/// <remarks>Immutable and safe for use by any number of threads. The entries are read when they are asked for.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
public sealed class EntryEvidence : Evidence
{
    private readonly Func<IReadOnlyCollection<LedgerEntry>> read;

    /// <param name="count">How many entries there are.</param>
    /// <param name="read">Reads them; throws where they are elsewhere.</param>
    internal EntryEvidence(long count, Func<IReadOnlyCollection<LedgerEntry>> read)
    {
        Count = count;
        this.read = read;
    }

    /// <summary>Entries as evidence of a finding of one's own.</summary>
    /// <param name="entries">The entries, which must not change.</param>
    /// <exception cref="ArgumentException">An entry is null.</exception>
    public static EntryEvidence FromEntries(IReadOnlyCollection<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Any(entry => entry is null)) throw new ArgumentException(
            "Found null among the entries; entries are needed. Leave it out.", nameof(entries));
        return new EntryEvidence(entries.Count, () => entries);
    }

    /// <inheritdoc/>
    public override string Kind => "entries";

    /// <inheritdoc/>
    public override long? Count { get; }

    /// <summary>The entries; their amounts (for net, their signed amounts) add up to the figure.</summary>
    /// <exception cref="InvalidOperationException">They are known by number only, because they were counted elsewhere.</exception>
    public IReadOnlyCollection<LedgerEntry> Entries => read();

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Entries.Select(entry => entry.ToString());

    /// <inheritdoc/>
    public override string ToString() => Invariant.Count(Count!.Value, "entry", "entries");
}
