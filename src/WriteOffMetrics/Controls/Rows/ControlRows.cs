namespace WriteOffMetrics.Controls;

/// <summary>The rows of a ledger by their numbers, and rows put together that have something in common.</summary>
internal sealed class ControlRows
{
    /// <summary>Stands for a value that a row does not state.</summary>
    public const int NotStated = -1;

    private readonly ControlRow[] all;

    private ControlRows(LedgerColumns columns, ControlRow[] all)
    {
        Columns = columns;
        this.all = all;
    }

    public LedgerColumns Columns { get; }

    public int Count => all.Length;

    public ref readonly ControlRow this[int row] => ref all[row];

    public static ControlRows Read(WriteOffLedger ledger)
    {
        LedgerColumns columns = ledger.ToColumns();
        var all = new ControlRow[columns.Count];
        LedgerFilter.All.ReadBlocks(columns, (in RowBlock block) =>
        {
            LedgerChunk chunk = block.Chunk;
            var what = CategoryAndKind.FromId(block.Id);
            int run = block.FirstRun;
            foreach (int row in block.Rows)
            {
                all[block.FirstRow + row] = new ControlRow(
                    chunk.Amount(row), chunk.EffectiveDayOf(row, ref run),
                    chunk.RecordedDays is { } days ? days[row] : DayNumber.None, what);
            }
        });
        return new ControlRows(columns, all);
    }

    /// <summary>The write-offs.</summary>
    public int[] WriteOffs() => Where((in ControlRow row) => row.Kind == EntryKind.WriteOff);

    public int[] Where(RowCondition condition)
    {
        List<int> rows = [];
        for (int row = 0; row < all.Length; row++)
        {
            if (condition(all[row])) rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>
    /// The code of every row in a dimension, <see cref="NotStated"/> where it states none; null where the ledger has no such column, so
    /// that none does.
    /// </summary>
    public int[]? CodesOf(string dimension)
    {
        int index = Columns.IndexOfDimension(dimension);
        if (index < 0) return null;
        int notStated = Columns.CodeOf(index, null), row = 0;
        var codes = new int[all.Length];
        foreach (LedgerChunk chunk in Columns.Chunks)
        {
            CodeColumn column = chunk.CodesOf(index);
            for (int i = 0; i < chunk.Rows; i++)
            {
                int code = column[i];
                codes[row++] = code == notStated ? NotStated : code;
            }
        }

        return codes;
    }

    /// <summary>The due day of every row, none where it states none; empty where no row of the ledger does.</summary>
    public int[] DueDays()
    {
        bool isStated = false;
        foreach (LedgerChunk chunk in Columns.Chunks) isStated |= chunk.DueDays is not null;
        if (!isStated) return [];
        var days = new int[all.Length];
        int first = 0;
        foreach (LedgerChunk chunk in Columns.Chunks)
        {
            if (chunk.DueDays is { } stated) stated.CopyTo(days, first);
            else Array.Fill(days, DayNumber.None, first, chunk.Rows);
            first += chunk.Rows;
        }

        return days;
    }

    /// <summary>Rows of which each has the same key, by their effective day, those of one day in the order offered.</summary>
    public IEnumerable<ArraySegment<int>> Together(int[] rows, Func<int, (int, int, long)> keyOf)
    {
        var keys = Array.ConvertAll(rows, row => (Key: keyOf(row), all[row].Day, Ordinal: Columns.Ordinal(row), Row: row));
        Array.Sort(keys);
        int[] sorted = Array.ConvertAll(keys, key => key.Row);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && keys[end].Key == keys[start].Key;) end++;
            yield return new ArraySegment<int>(sorted, start, end - start);
        }
    }

    public Int128 SumOf(IEnumerable<int> rows)
    {
        Int128 sum = 0;
        foreach (int row in rows) sum += all[row].Amount;
        return sum;
    }

    public Money AmountOf(int row) => Money.FromMinorUnits(all[row].Amount, Columns.Currency);

    public delegate bool RowCondition(in ControlRow row);
}
