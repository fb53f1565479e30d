namespace WriteOffMetrics;

/// <summary>
/// What became of the rows offered to <see cref="WriteOffLedger.Import"/>: the ledger of the accepted ones, and a finding for each rejected one.
/// Accepted and rejected add up to offered.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class LedgerImport
{
    internal LedgerImport(WriteOffLedger ledger, IReadOnlyList<Finding> rejections)
    {
        Ledger = ledger;
        Rejections = rejections;
    }

    /// <summary>The ledger of the accepted rows.</summary>
    public WriteOffLedger Ledger { get; }

    /// <summary>One finding per rejected row, in the order offered: the first thing wrong with it.</summary>
    public IReadOnlyList<Finding> Rejections { get; }

    /// <summary>The number of rows offered.</summary>
    public long OfferedCount => (long)Ledger.Count + Rejections.Count;

    /// <summary>The counts on one line, in any culture: <c>4,916 rows offered, 4,882 accepted, 34 rejected</c>.</summary>
    public override string ToString() =>
        $"{Invariant.Count(OfferedCount, "row", "rows")} offered, {Invariant.Count(Ledger.Count)} accepted, {Invariant.Count(Rejections.Count)} rejected";
}
