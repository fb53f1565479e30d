namespace WriteOffMetrics;

/// <summary>
/// What a check found, as rows; in the end as findings in order of the first row concerned, those on one row in order of their rules.
/// Entries are read where somebody asks for the evidence.
/// </summary>
internal sealed class FoundInLedger(LedgerColumns columns)
{
    private readonly List<Found> all = [];
    private readonly Dictionary<FindingRule, int> placeOfRule = LedgerRules.All.Index().ToDictionary(one => one.Item, one => one.Index);

    /// <summary>
    /// The order in which rows count as offered: by position, those of equal positions by the day that decides their period.
    /// </summary>
    public IComparer<int> RowOrder { get; } = new ByPosition(columns);

    /// <summary>Rows in that order.</summary>
    public int[] InOrder(int[] rows)
    {
        Array.Sort(Array.ConvertAll(rows, columns.Ordinal), rows);
        for (int start = 0, end; start < rows.Length; start = end)
        {
            for (end = start + 1; end < rows.Length && columns.Ordinal(rows[end]) == columns.Ordinal(rows[start]);) end++;
            if (end - start > 1) Array.Sort(rows, start, end - start, RowOrder);
        }

        return rows;
    }

    /// <summary>Adds what is wrong with one row.</summary>
    public void Add(FindingRule rule, FindingSeverity severity, int row, long atStake, Func<Currency, FindingFault[]> faultsOf) =>
        Add(rule, severity, row, [row], atStake, faultsOf);

    /// <summary>Adds what is wrong with several rows.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">How bad it is.</param>
    /// <param name="firstOfAll">The first row of those that were looked at together, by whose place equal findings are ordered.</param>
    /// <param name="rows">The rows concerned, in their order.</param>
    /// <param name="atStake">The amount at stake, which 64 bits may not hold.</param>
    /// <param name="faultsOf">What is wrong, in words, by the currency of the amounts; asked once, in the end.</param>
    public void Add(FindingRule rule, FindingSeverity severity, int firstOfAll, int[] rows, Int128 atStake,
        Func<Currency, FindingFault[]> faultsOf) =>
        all.Add(new Found(rule, severity, columns.Ordinal(rows[0]), placeOfRule[rule], firstOfAll, rows, atStake, faultsOf));

    public Finding[] ToFindings()
    {
        all.Sort(Compare);
        return [.. all.Select(ToFinding)];
    }

    private int Compare(Found left, Found right)
    {
        int order = left.Ordinal.CompareTo(right.Ordinal);
        if (order == 0) order = left.PlaceOfRule.CompareTo(right.PlaceOfRule);
        if (order == 0) order = RowOrder.Compare(left.FirstOfAll, right.FirstOfAll);
        return order == 0 ? RowOrder.Compare(left.Rows[0], right.Rows[0]) : order;
    }

    private Finding ToFinding(Found found)
    {
        int[] rows = found.Rows;
        FindingPosition[] positions = Array.ConvertAll(rows, row => FindingPosition.FromOrdinal(columns.Ordinal(row)));
        return Finding.FromFaults(found.Rule, found.Severity, positions, found.FaultsOf(columns.Currency)) with
        {
            AmountAtStake = found.AtStake <= long.MaxValue ? Money.FromMinorUnits((long)found.AtStake, columns.Currency) : null,
            Evidence = new EntryEvidence(rows.Length, () => Array.AsReadOnly(Array.ConvertAll(rows, columns.ReadEntry))),
        };
    }

    private readonly record struct Found(
        FindingRule Rule, FindingSeverity Severity, int Ordinal, int PlaceOfRule, int FirstOfAll, int[] Rows, Int128 AtStake,
        Func<Currency, FindingFault[]> FaultsOf);

    private sealed class ByPosition(LedgerColumns columns) : IComparer<int>
    {
        public int Compare(int left, int right)
        {
            int order = columns.Ordinal(left).CompareTo(columns.Ordinal(right));
            if (order == 0) order = columns.PeriodDay(left).CompareTo(columns.PeriodDay(right));
            return order == 0 ? left.CompareTo(right) : order;
        }
    }
}
