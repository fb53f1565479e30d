namespace WriteOffMetrics;

/// <summary>
/// What became of the rows offered to <see cref="WriteOffLedger.Import"/>: the ledger of the accepted ones, and a finding for each rejected one.
/// Accepted and rejected add up to offered, in count and amount.
/// </summary>
/// <remarks>Immutable and safe for use by any number of threads.</remarks>
public sealed class LedgerImport
{
    internal LedgerImport(WriteOffLedger ledger, IReadOnlyList<Finding> rejections, DecimalSum accepted, DecimalSum rejected)
    {
        Ledger = ledger;
        Rejections = rejections;
        AcceptedAmount = accepted.ToDecimal();
        RejectedAmount = rejected.ToDecimal();
        accepted.Add(rejected);
        OfferedAmount = accepted.ToDecimal();
    }

    /// <summary>The ledger of the accepted rows.</summary>
    public WriteOffLedger Ledger { get; }

    /// <summary>One finding per rejected row, in the order offered: the first thing wrong with it.</summary>
    public IReadOnlyList<Finding> Rejections { get; }

    /// <summary>The amounts of the accepted rows added up, whatever their kind, in major units. Null where a decimal cannot hold all digits of the sum.</summary>
    public decimal? AcceptedAmount { get; }

    /// <summary>The amounts of the rejected rows added up as they were offered, in major units; a row without an amount adds nothing. Null where a decimal cannot hold all digits of the sum.</summary>
    public decimal? RejectedAmount { get; }

    /// <summary>Accepted and rejected amounts together: the control total to compare with the source. Null where a decimal cannot hold all digits of the sum.</summary>
    public decimal? OfferedAmount { get; }

    /// <summary>The number of rows offered.</summary>
    public long OfferedCount => (long)Ledger.Count + Rejections.Count;

    /// <summary>The counts on one line, in any culture: <c>4,916 rows offered, 4,882 accepted, 34 rejected</c>.</summary>
    public override string ToString() =>
        $"{Invariant.Count(OfferedCount, "row", "rows")} offered, {Invariant.Count(Ledger.Count)} accepted, {Invariant.Count(Rejections.Count)} rejected";
}
