namespace WriteOffMetrics;

/// <summary>Which documents of a ledger were written off in which period: each once, where its first write-off counts.</summary>
internal sealed class DocumentCount
{
    private DocumentCount(WriteOffLedger ledger, CategoryScope scope, int[][] counted, int[] notCounted)
    {
        Ledger = ledger;
        Scope = scope;
        Counted = counted;
        NotCounted = notCounted;
    }

    public WriteOffLedger Ledger { get; }

    public CategoryScope Scope { get; }

    /// <summary>For each period the rows of the first write-offs.</summary>
    public int[][] Counted { get; }

    /// <summary>The rows of write-offs without a document.</summary>
    public int[] NotCounted { get; }

    public static CountSeries Of(WriteOffLedger ledger, PeriodAxis axis)
    {
        LedgerColumns columns = ledger.Columns;
        CategoryScope scope = CategoryScope.Of(ledger);
        LedgerFilter filter = ledger.Filter.WithKinds([EntryKind.WriteOff]).WithCategories(scope.Categories);
        int document = columns.IndexOfDimension(Dimension.Document), account = columns.IndexOfDimension(Dimension.Account);
        var seen = new HashSet<(int Account, int Document)>();
        List<int>[] counted = [.. axis.Select(_ => new List<int>())];
        List<int> notCounted = [];
        (int first, int end) = filter.RowsOf(columns);

        // Rows are sorted by the day that decides the period, so the first row of a document is its first write-off.
        for (int row = first; row < end; row++)
        {
            if (!filter.Accepts(columns, row)) continue;
            if (document < 0 || columns.Dimensions[document].ValueOf(row) is null) notCounted.Add(row);
            else if (seen.Add((account < 0 ? 0 : columns.Dimensions[account].Codes[row], columns.Dimensions[document].Codes[row])) && axis.IndexOf(columns.PeriodDay(row)) is var period and >= 0)
                counted[period].Add(row);
        }

        return new CountSeries(axis, [.. counted.Select(rows => (long)rows.Count)], new DocumentCount(ledger, scope, [.. counted.Select(rows => rows.ToArray())], [.. notCounted]), null);
    }

    public IReadOnlyCollection<LedgerEntry> EntriesOf(int[] rows) => new EntryList(Ledger.Columns, rows);

    /// <summary>The entries of some rows, made while they are read.</summary>
    private sealed class EntryList(LedgerColumns columns, int[] rows) : IReadOnlyCollection<LedgerEntry>
    {
        public int Count => rows.Length;

        public IEnumerator<LedgerEntry> GetEnumerator() => rows.Select(columns.ReadEntry).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
