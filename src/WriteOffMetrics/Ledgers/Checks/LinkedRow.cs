namespace WriteOffMetrics;

/// <summary>What a check of documents needs to know of a row.</summary>
internal readonly struct LinkedRow
{
    /// <summary>Set where a document has a row that is no write-off; the other bits count its rows.</summary>
    private const int HasOther = int.MinValue;

    public long Amount { get; private init; }

    /// <summary>The row, by its number in the columns.</summary>
    public int Row { get; private init; }

    public int Ordinal { get; private init; }

    public int Account { get; private init; }

    /// <summary>The effective day.</summary>
    public int Day { get; private init; }

    /// <summary>Category and kind.</summary>
    private int Id { get; init; }

    public EntryKind Kind => CategoryAndKind.FromId(Id).Kind;

    private EntryCategory Category => CategoryAndKind.FromId(Id).Category;

    /// <summary>Whether a row of the same document is linked to this one.</summary>
    public bool IsLinkedTo(LinkedRow other) => Account == other.Account && Category == other.Category;

    /// <summary>Whether a linked row says the same.</summary>
    public bool IsLike(LinkedRow other) => Id == other.Id && Amount == other.Amount && Day == other.Day;

    /// <summary>
    /// The rows document by document, without those of documents that have a single write-off and nothing else: two passes over the rows,
    /// the first of which counts.
    /// </summary>
    /// <param name="columns">The rows.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="documents">The dimension of the documents.</param>
    /// <param name="ends">Where the rows of each document end, by its code; they begin where those of the last one end.</param>
    public static LinkedRow[] Gather(LedgerColumns columns, LedgerFilter filter, int documents, out int[] ends)
    {
        int[] places = CountRows(columns, filter, documents);
        int total = 0;
        for (int code = 0; code < places.Length; code++)
        {
            int first = total;
            if (places[code] != 1) total += places[code] & ~HasOther;
            places[code] = total == first ? -1 : first;
        }

        LinkedRow[] rows = GC.AllocateUninitializedArray<LinkedRow>(total);
        int accounts = columns.IndexOfDimension(Dimension.Account);
        filter.ReadBlocks(columns, (in RowBlock block) =>
        {
            LedgerChunk chunk = block.Chunk;
            CodeColumn documentCodes = chunk.CodesOf(documents);
            CodeColumn accountCodes = accounts < 0 ? CodeColumn.Zero : chunk.CodesOf(accounts);
            int run = block.FirstRun;
            foreach (int row in block.Rows)
            {
                ref int place = ref places[documentCodes[row]];
                if (place < 0) continue;
                rows[place++] = new LinkedRow
                {
                    Amount = chunk.Amount(row),
                    Row = block.FirstRow + row,
                    Ordinal = chunk.Ordinals![row],
                    Account = accountCodes[row],
                    Day = chunk.EffectiveDayOf(row, ref run),
                    Id = block.Id,
                };
            }
        });
        ends = Array.FindAll(places, place => place >= 0);
        return rows;
    }

    /// <summary>How many rows each document has, by its code, and whether one is no write-off; zero for what is not stated.</summary>
    private static int[] CountRows(LedgerColumns columns, LedgerFilter filter, int documents)
    {
        var counts = new int[columns.Dimensions[documents].Count];
        filter.ReadBlocks(columns, (in RowBlock block) =>
        {
            CodeColumn codes = block.Chunk.CodesOf(documents);
            int flag = CategoryAndKind.FromId(block.Id).Kind == EntryKind.WriteOff ? 0 : HasOther;
            foreach (int row in block.Rows)
            {
                ref int count = ref counts[codes[row]];
                count = (count + 1) | flag;
            }
        });
        if (columns.CodeOf(documents, null) is var notStated and >= 0) counts[notStated] = 0;
        return counts;
    }

    /// <summary>Linked rows together, each in the order of the rows.</summary>
    public readonly struct ByLink(IComparer<int> rowOrder) : IComparer<LinkedRow>
    {
        public int Compare(LinkedRow left, LinkedRow right)
        {
            int order = left.Account.CompareTo(right.Account);
            if (order == 0) order = left.Category.CompareTo(right.Category);
            return order == 0 ? CompareRows(left, right, rowOrder) : order;
        }
    }

    /// <summary>Rows that say the same together, each in the order of the rows.</summary>
    public readonly struct ByLikeness(IComparer<int> rowOrder) : IComparer<LinkedRow>
    {
        public int Compare(LinkedRow left, LinkedRow right)
        {
            int order = left.Id.CompareTo(right.Id);
            if (order == 0) order = left.Amount.CompareTo(right.Amount);
            if (order == 0) order = left.Day.CompareTo(right.Day);
            return order == 0 ? CompareRows(left, right, rowOrder) : order;
        }
    }

    private static int CompareRows(LinkedRow left, LinkedRow right, IComparer<int> rowOrder) =>
        left.Ordinal != right.Ordinal ? left.Ordinal.CompareTo(right.Ordinal) : rowOrder.Compare(left.Row, right.Row);
}
