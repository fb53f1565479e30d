namespace WriteOffMetrics;

/// <summary>The entries of a ledger behind a figure or a finding.</summary>
/// <remarks>Immutable and safe for use by any number of threads. The entries are read when they are asked for.</remarks>
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
