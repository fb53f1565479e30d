namespace WriteOffMetrics.Controls;

/// <summary>
/// What a procedure found, as rows; in the end as findings by the first row concerned. Entries are read where somebody asks for the
/// evidence. Words name no account and no document, because reports of findings leave the house; the evidence does.
/// </summary>
internal sealed class FoundByControl(ControlRows rows, FindingRule rule, FindingSeverity severity)
{
    private readonly List<(int[] Rows, Int128 AtStake, FindingFault Fault)> all = [];

    private readonly IComparer<int> order = Comparer<int>.Create((left, right) =>
    {
        int order = rows.Columns.Ordinal(left).CompareTo(rows.Columns.Ordinal(right));
        if (order == 0) order = rows[left].Day.CompareTo(rows[right].Day);
        return order == 0 ? left.CompareTo(right) : order;
    });

    /// <summary>Adds what is said of one row.</summary>
    public void Add(int row, FindingFault fault) => Add([row], rows[row].Amount, fault);

    /// <summary>Adds what is said of several rows, which are put in the order in which they were offered.</summary>
    public void Add(int[] found, Int128 atStake, FindingFault fault)
    {
        if (found.Length > 1) Array.Sort(found, order);
        all.Add((found, atStake, fault));
    }

    public Finding[] ToFindings() => [.. all.OrderBy(one => one.Rows[0], order).Select(ToFinding)];

    private Finding ToFinding((int[] Rows, Int128 AtStake, FindingFault Fault) found)
    {
        (LedgerColumns columns, int[] evidence) = (rows.Columns, found.Rows);

        // A ledger of columns may not keep positions; what was found is found all the same.
        FindingPosition[] positions = Array.Exists(evidence, row => columns.Ordinal(row) < 0) ? []
            : Array.ConvertAll(evidence, row => FindingPosition.FromOrdinal(columns.Ordinal(row)));
        return Finding.FromFaults(rule, severity, positions, found.Fault) with
        {
            AmountAtStake = found.AtStake <= long.MaxValue ? Money.FromMinorUnits((long)found.AtStake, columns.Currency) : null,
            Evidence = new EntryEvidence(evidence.Length, () => Array.AsReadOnly(Array.ConvertAll(evidence, columns.ReadEntry))),
        };
    }
}
