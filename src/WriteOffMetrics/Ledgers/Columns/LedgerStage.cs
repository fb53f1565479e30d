namespace WriteOffMetrics;

/// <summary>
/// Rows on their way into a chunk, in the order offered. Single-threaded; when it is full or the rows end, it is sealed and starts anew.
/// </summary>
internal sealed class LedgerStage
{
    private readonly PeriodBasis basis;
    private readonly List<int[]> codes = [];
    private int[] keys = [];
    private long[] amounts = [];
    private int[]? ordinals;
    private int[]? effectiveDays;
    private int[]? recordedDays;
    private int[]? originDays;
    private int[]? dueDays;
    private readonly RunOrder order = new();
    private int count;

    public LedgerStage(PeriodBasis basis, int dimensionCount)
    {
        this.basis = basis;
        for (int i = 0; i < dimensionCount; i++) AddDimension(0);
    }

    public bool IsFull => count == LedgerChunk.MaxRows;

    public bool IsEmpty => count == 0;

    /// <summary>Makes room for one more dimension, in which the rows so far have one code.</summary>
    public void AddDimension(int codeSoFar)
    {
        var column = new int[keys.Length];
        column.AsSpan(0, count).Fill(codeSoFar);
        codes.Add(column);
    }

    /// <summary>How many rows still go in.</summary>
    public int Room => LedgerChunk.MaxRows - count;

    /// <summary>Makes room for some rows.</summary>
    public void MakeRoom(int rows)
    {
        if (count + rows <= keys.Length) return;
        int size = Math.Clamp(Math.Max(count * 4, count + rows), 16, LedgerChunk.MaxRows);
        Array.Resize(ref keys, size);
        Array.Resize(ref amounts, size);
        for (int i = 0; i < codes.Count; i++)
        {
            int[] column = codes[i];
            Array.Resize(ref column, size);
            codes[i] = column;
        }

        Extend(ref effectiveDays, size);
        Extend(ref recordedDays, size);
        Extend(ref originDays, size);
        Extend(ref dueDays, size);
        Extend(ref ordinals, size);
    }

    /// <summary>
    /// The places of the next rows for their keys, amounts and codes of each dimension, to be filled before <see cref="Advance"/>.
    /// </summary>
    public Span<int> NextKeys(int rows) => keys.AsSpan(count, rows);

    public Span<long> NextAmounts(int rows) => amounts.AsSpan(count, rows);

    public Span<int> NextCodes(int dimension, int rows) => codes[dimension].AsSpan(count, rows);

    /// <summary>The places of the next rows for their ordinals, where they state any.</summary>
    public Span<int> NextOrdinals(int rows) => Made(ref ordinals).AsSpan(count, rows);

    /// <summary>States the optional parts of one of the next rows.</summary>
    public void SetNext(int offset, int recordedDay, int originDay, int dueDay, int ordinal)
    {
        count += offset;
        Set(ref recordedDays, recordedDay);
        Set(ref originDays, originDay);
        Set(ref dueDays, dueDay);
        Set(ref ordinals, ordinal);
        count -= offset;
    }

    /// <summary>Takes in the rows whose places were filled.</summary>
    public void Advance(int rows) => count += rows;

    /// <summary>States the code of the next row in a dimension, for which there is room.</summary>
    public void SetCode(int dimension, int code) => codes[dimension][count] = code;

    /// <summary>The places of the last rows' codes in a dimension.</summary>
    public Span<int> LastCodes(int dimension, int rows) => codes[dimension].AsSpan(count - rows, rows);

    /// <summary>Adds a row, whose codes may follow.</summary>
    public void Add(int categoryAndKind, int effectiveDay, int recordedDay, int originDay, int dueDay, long amount, int ordinal)
    {
        int periodDay = basis switch
        {
            PeriodBasis.RecordedDate => recordedDay == DayNumber.None ? effectiveDay : recordedDay,
            PeriodBasis.OriginDate => originDay,
            _ => effectiveDay,
        };
        if (basis != PeriodBasis.EffectiveDate) Set(ref effectiveDays, effectiveDay);
        Set(ref recordedDays, recordedDay);
        Set(ref originDays, originDay);
        Set(ref dueDays, dueDay);
        keys[count] = LedgerChunk.KeyOf(categoryAndKind, periodDay);
        amounts[count] = amount;
        Set(ref ordinals, ordinal);
        count++;
    }

    /// <summary>The rows so far as a chunk, which stay here as well.</summary>
    public LedgerChunk ToChunk()
    {
        order.Sort(keys.AsSpan(0, count));
        return LedgerChunk.Seal(order, amounts.AsSpan(0, count), codes, effectiveDays, recordedDays, originDays, dueDays, ordinals);
    }

    /// <summary>The rows so far as a chunk; the next start anew.</summary>
    public LedgerChunk Seal()
    {
        LedgerChunk chunk = ToChunk();
        (count, effectiveDays, recordedDays, originDays, dueDays, ordinals) = (0, null, null, null, null, null);
        return chunk;
    }

    /// <summary>A column of days, or of ordinals, is there only once a row states one.</summary>
    private void Set(ref int[]? column, int day)
    {
        if (column is null && day == DayNumber.None) return;
        Made(ref column)[count] = day;
    }

    private int[] Made(ref int[]? column)
    {
        if (column is not null) return column;
        column = new int[keys.Length];
        Array.Fill(column, DayNumber.None);
        return column;
    }

    /// <summary>Gives a column that is there as many places as there are rows: of rows that state nothing, none.</summary>
    private static void Extend(ref int[]? column, int size)
    {
        if (column is null) return;
        int old = column.Length;
        Array.Resize(ref column, size);
        Array.Fill(column, DayNumber.None, old, size - old);
    }
}
