namespace WriteOffMetrics;

/// <summary>Rows on their way into a chunk, in the order offered. Single-threaded; when it is full or the rows end, it is sealed and starts anew.</summary>
internal sealed class LedgerStage
{
    private readonly PeriodBasis basis;
    private readonly List<int[]> codes = [];
    private int[] keys = [];
    private long[] amounts = [];
    private int[] ordinals = [];
    private int[]? effectiveDays;
    private int[]? recordedDays;
    private int[]? originDays;
    private int[]? dueDays;
    private int count;

    public LedgerStage(PeriodBasis basis, int dimensionCount)
    {
        this.basis = basis;
        for (int i = 0; i < dimensionCount; i++) AddDimension();
    }

    public bool IsFull => count == LedgerChunk.MaxRows;

    public bool IsEmpty => count == 0;

    /// <summary>Makes room for one more dimension, in which the rows so far have the code 0.</summary>
    public void AddDimension() => codes.Add(new int[keys.Length]);

    /// <summary>Makes room for the next row; to be called before its codes are set.</summary>
    public void MakeRoom()
    {
        if (count < keys.Length) return;
        int size = Math.Clamp(count * 4, 16, LedgerChunk.MaxRows);
        Array.Resize(ref keys, size);
        Array.Resize(ref amounts, size);
        Array.Resize(ref ordinals, size);
        for (int i = 0; i < codes.Count; i++)
        {
            int[] column = codes[i];
            Array.Resize(ref column, size);
            codes[i] = column;
        }
    }

    /// <summary>States the code of the next row in a dimension.</summary>
    public void SetCode(int dimension, int code) => codes[dimension][count] = code;

    /// <summary>Adds a row whose codes were set.</summary>
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
        ordinals[count++] = ordinal;
    }

    public LedgerChunk Seal()
    {
        var chunk = LedgerChunk.Seal(keys.AsSpan(0, count), amounts.AsSpan(0, count), codes, effectiveDays, recordedDays, originDays, dueDays, ordinals);
        (count, effectiveDays, recordedDays, originDays, dueDays) = (0, null, null, null, null);
        return chunk;
    }

    /// <summary>A column of days is there only once a row states one.</summary>
    private void Set(ref int[]? column, int day)
    {
        if (column is null)
        {
            if (day == DayNumber.None) return;
            column = [];
        }

        if (column.Length <= count)
        {
            int old = column.Length;
            Array.Resize(ref column, keys.Length);
            Array.Fill(column, DayNumber.None, old, column.Length - old);
        }

        column[count] = day;
    }
}
