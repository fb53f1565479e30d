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

        // In the order of the day that decides the period, so the first row of a document is its first write-off.
        foreach (int row in columns.InOrder(filter.RowsOf(columns)))
        {
            int code = document < 0 ? -1 : columns.Code(row, document);
            if (code < 0 || columns.Dimensions[document].Values[code] is null) notCounted.Add(row);
            else if (seen.Add((account < 0 ? 0 : columns.Code(row, account), code)) && axis.IndexOf(columns.PeriodDay(row)) is var period and >= 0)
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
