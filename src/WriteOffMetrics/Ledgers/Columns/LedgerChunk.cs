namespace WriteOffMetrics;

/// <summary>
/// Up to 2^18 rows, clustered by category, kind and the day that decides the period; rows alike in these keep the order offered. Category,
/// kind and day are no columns but properties of a run of rows, and the sums of the runs are kept, so that totals by period and kind read
/// no row at all. Amounts are stored as 32-bit distances from the smallest where that is possible. Columns that no row states are absent
/// and cost nothing. This file alone knows the layout.
/// </summary>
/// <remarks>Written once when it is sealed, then only read.</remarks>
internal sealed class LedgerChunk
{
    /// <summary>The most rows of a chunk: a sum of so many 32-bit distances fits 50 bits.</summary>
    public const int MaxRows = 1 << 18;

    private LedgerChunk(int[] runKeys, int[] runStarts, IdRuns[] ids, long[]? sumsBefore, Int128[]? wideSumsBefore, uint[]? distances,
        long[]? amounts, long baseAmount, CodeColumn[] codes)
    {
        RunKeys = runKeys;
        RunStarts = runStarts;
        Ids = ids;
        this.sumsBefore = sumsBefore;
        this.wideSumsBefore = wideSumsBefore;
        Distances = distances;
        WideAmounts = amounts;
        BaseAmount = baseAmount;
        this.codes = codes;
    }

    private readonly long[]? sumsBefore;
    private readonly Int128[]? wideSumsBefore;

    /// <summary>The codes of each dimension that was known when the chunk was sealed.</summary>
    private readonly CodeColumn[] codes;

    public int Rows => RunStarts[^1];

    /// <summary>Category, kind and day of each run as one number, ascending: <see cref="KeyOf"/>.</summary>
    public int[] RunKeys { get; }

    /// <summary>The first row of each run, and behind the last the number of rows.</summary>
    public int[] RunStarts { get; }

    /// <summary>The categories and kinds that occur, ascending, each with its runs.</summary>
    public IdRuns[] Ids { get; }

    /// <summary>Amounts less <see cref="BaseAmount"/>; the wide form where one exceeds 32 bits.</summary>
    public uint[]? Distances { get; }

    public long[]? WideAmounts { get; }

    public long BaseAmount { get; }

    /// <summary>The accounting day of each row where it is not the day that decides the period.</summary>
    public int[]? EffectiveDays { get; private init; }

    public int[]? RecordedDays { get; private init; }

    public int[]? OriginDays { get; private init; }

    public int[]? DueDays { get; private init; }

    /// <summary>The position of each row in what was offered.</summary>
    public int[]? Ordinals { get; private init; }

    /// <summary>The memory that the arrays take.</summary>
    public long Bytes =>
        4L * (RunKeys.Length + RunStarts.Length + (Distances?.Length ?? 0)) + 8L * ((sumsBefore?.Length ?? 0) + (WideAmounts?.Length ?? 0))
            + 16L * (wideSumsBefore?.Length ?? 0)
        + 4L * ((EffectiveDays?.Length ?? 0) + (RecordedDays?.Length ?? 0) + (OriginDays?.Length ?? 0) + (DueDays?.Length ?? 0)
            + (Ordinals?.Length ?? 0))
        + codes.Sum(column => (column.Bytes?.Length ?? 0) + 2L * (column.Shorts?.Length ?? 0) + 4L * (column.Ints?.Length ?? 0));

    /// <summary>Category, kind and day in one number that sorts by them in this order; no day comes before all others.</summary>
    public static int KeyOf(int id, int day) => (id << 22) | (day + 1);

    public static int IdOf(int key) => key >> 22;

    public static int DayOf(int key) => (key & ((1 << 22) - 1)) - 1;

    /// <summary>The sum of neighbouring runs: a difference of two sums that are kept.</summary>
    public Int128 SumOf(int firstRun, int endRun) =>
        sumsBefore is null ? wideSumsBefore![endRun] - wideSumsBefore[firstRun] : sumsBefore[endRun] - sumsBefore[firstRun];

    public long Amount(int row) => WideAmounts is null ? BaseAmount + Distances![row] : WideAmounts[row];

    /// <summary>The accounting day of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="run">A run that does not lie behind it, which becomes its own.</param>
    public int EffectiveDayOf(int row, ref int run)
    {
        if (EffectiveDays is not null) return EffectiveDays[row];
        while (RunStarts[run + 1] <= row) run++;
        return DayOf(RunKeys[run]);
    }

    /// <summary>The codes of a dimension.</summary>
    public CodeColumn CodesOf(int dimension) => codes[dimension];

    /// <summary>The number of dimensions.</summary>
    public int DimensionCount => codes.Length;

    /// <summary>
    /// The position of the first run from one on, up to an end, whose key is not below a number. A category and kind has at most one run a
    /// day, which says how far away it can be; where every day has one, it is there.
    /// </summary>
    public int FirstRunFrom(int run, int end, int key)
    {
        if (run == end || RunKeys[run] >= key) return run;
        int farthest = (int)Math.Min(end, run + ((long)key - RunKeys[run]));
        if (RunKeys[farthest - 1] < key) return farthest;
        int found = Array.BinarySearch(RunKeys, run, farthest - run, key);
        return found >= 0 ? found : ~found;
    }

    /// <summary>The run in which a row lies.</summary>
    public int RunOf(int row)
    {
        int found = Array.BinarySearch(RunStarts, row);

        // Of runs without rows there are none, so a start is found in one place only.
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The same rows with other codes: those of a ledger whose dictionaries number their values in another way.</summary>
    public LedgerChunk WithCodes(CodeColumn[] others) =>
        new(RunKeys, RunStarts, Ids, sumsBefore, wideSumsBefore, Distances, WideAmounts, BaseAmount, others)
        {
            EffectiveDays = EffectiveDays,
            RecordedDays = RecordedDays,
            OriginDays = OriginDays,
            DueDays = DueDays,
            Ordinals = Ordinals,
        };

    /// <summary>Lays out rows: sorts them by their keys, and sums up the runs.</summary>
    public static LedgerChunk Seal(RunOrder order, ReadOnlySpan<long> amounts, IReadOnlyList<int[]> codes, int[]? effectiveDays,
        int[]? recordedDays, int[]? originDays, int[]? dueDays, int[]? ordinals)
    {
        ReadOnlySpan<int> positions = order.Positions;
        long smallest = long.MaxValue, greatest = 0;
        foreach (long amount in amounts)
        {
            smallest = Math.Min(smallest, amount);
            greatest = Math.Max(greatest, amount);
        }

        bool isNarrow = greatest - smallest <= uint.MaxValue;
        uint[]? distances = isNarrow ? GC.AllocateUninitializedArray<uint>(amounts.Length) : null;
        long[]? wide = isNarrow ? null : GC.AllocateUninitializedArray<long>(amounts.Length);
        for (int i = 0; i < amounts.Length; i++)
        {
            if (distances is not null) distances[positions[i]] = (uint)(amounts[i] - smallest);
            else wide![positions[i]] = amounts[i];
        }

        (int[] keys, int[] starts) = (order.RunKeys, order.RunStarts);
        var before = new Int128[keys.Length + 1];
        for (int run = 0; run < keys.Length; run++)
        {
            int first = starts[run], rows = starts[run + 1] - first;
            before[run + 1] = before[run] + (
                distances is not null ? (Int128)DistanceSum.SumUp(distances.AsSpan(first, rows)) + (Int128)smallest * rows
                : SumOf(wide.AsSpan(first, rows)));
        }

        bool fit = before[^1] <= long.MaxValue;
        var columns = new CodeColumn[codes.Count];
        for (int i = 0; i < columns.Length; i++) columns[i] = CodeColumn.From(codes[i].AsSpan(0, amounts.Length), positions);
        return new LedgerChunk(keys, starts, IdsOf(keys), fit ? Array.ConvertAll(before, sum => (long)sum) : null, fit ? null : before,
            distances, wide, isNarrow ? smallest : 0, columns)
        {
            EffectiveDays = Permute(effectiveDays, positions),
            RecordedDays = Permute(recordedDays, positions),
            OriginDays = Permute(originDays, positions),
            DueDays = Permute(dueDays, positions),
            Ordinals = Permute(ordinals, positions),
        };
    }

    private static Int128 SumOf(ReadOnlySpan<long> amounts)
    {
        Int128 sum = 0;
        foreach (long amount in amounts) sum += amount;
        return sum;
    }

    private static IdRuns[] IdsOf(int[] keys)
    {
        List<IdRuns> ids = [];
        for (int run = 0; run < keys.Length;)
        {
            int id = IdOf(keys[run]), found = Array.BinarySearch(keys, run, keys.Length - run, KeyOf(id + 1, DayNumber.None)),
                end = found >= 0 ? found : ~found;
            ids.Add(new IdRuns(id, run, end));
            run = end;
        }

        return [.. ids];
    }

    private static int[]? Permute(int[]? column, ReadOnlySpan<int> positions)
    {
        if (column is null) return null;
        var permuted = new int[positions.Length];
        for (int i = 0; i < positions.Length; i++) permuted[positions[i]] = column[i];
        return permuted;
    }

    /// <summary>The runs of a category and kind.</summary>
    internal readonly record struct IdRuns(int Id, int FirstRun, int EndRun);
}
