namespace WriteOffMetrics;

/// <summary>
/// Up to 2^18 rows, clustered by category, kind and the day that decides the period; rows alike in these keep the order offered. Category, kind and day are no columns but
/// properties of a run of rows, and the sums of the runs are kept, so that totals by period and kind read no row at all. Amounts are stored as 32-bit distances from the
/// smallest where that is possible. Columns that no row states are absent and cost nothing. This file alone knows the layout.
/// </summary>
/// <remarks>Written once when it is sealed, then only read.</remarks>
internal sealed class LedgerChunk
{
    /// <summary>The most rows of a chunk: a sum of so many 32-bit distances fits 50 bits.</summary>
    public const int MaxRows = 1 << 18;

    private LedgerChunk(int[] runKeys, int[] runStarts, long[]? runSums, Int128[]? wideRunSums, uint[]? distances, long[]? amounts, long baseAmount, CodeColumn[] codes)
    {
        RunKeys = runKeys;
        RunStarts = runStarts;
        RunSums = runSums;
        WideRunSums = wideRunSums;
        Distances = distances;
        WideAmounts = amounts;
        BaseAmount = baseAmount;
        Codes = codes;
    }

    public int Rows => RunStarts[^1];

    /// <summary>Category, kind and day of each run as one number, ascending: <see cref="KeyOf"/>.</summary>
    public int[] RunKeys { get; }

    /// <summary>The first row of each run, and behind the last the number of rows.</summary>
    public int[] RunStarts { get; }

    /// <summary>The sum of each run; the wide form where one exceeds 64 bits.</summary>
    public long[]? RunSums { get; }

    public Int128[]? WideRunSums { get; }

    /// <summary>Amounts less <see cref="BaseAmount"/>; the wide form where one exceeds 32 bits.</summary>
    public uint[]? Distances { get; }

    public long[]? WideAmounts { get; }

    public long BaseAmount { get; }

    /// <summary>The codes of each dimension that was known when the chunk was sealed.</summary>
    private CodeColumn[] Codes { get; }

    /// <summary>The accounting day of each row where it is not the day that decides the period.</summary>
    public int[]? EffectiveDays { get; private init; }

    public int[]? RecordedDays { get; private init; }

    public int[]? OriginDays { get; private init; }

    public int[]? DueDays { get; private init; }

    /// <summary>The position of each row in what was offered.</summary>
    public int[]? Ordinals { get; private init; }

    /// <summary>Category, kind and day in one number that sorts by them in this order; no day comes before all others.</summary>
    public static int KeyOf(int id, int day) => (id << 22) | (day + 1);

    public static int IdOf(int key) => key >> 22;

    public static int DayOf(int key) => (key & ((1 << 22) - 1)) - 1;

    public Int128 RunSum(int run) => WideRunSums is null ? RunSums![run] : WideRunSums[run];

    public long Amount(int row) => WideAmounts is null ? BaseAmount + Distances![row] : WideAmounts[row];

    /// <summary>The codes of a dimension. Of one that became known later no row states anything, which has the code 0 there: <see cref="LedgerColumnsBuilder"/>.</summary>
    public CodeColumn CodesOf(int dimension) => dimension < Codes.Length ? Codes[dimension] : CodeColumn.Zero;

    /// <summary>The position of the first run whose key is not below a number.</summary>
    public int FirstRunFrom(int key)
    {
        int found = Array.BinarySearch(RunKeys, key);
        return found >= 0 ? found : ~found;
    }

    /// <summary>The run in which a row lies.</summary>
    public int RunOf(int row)
    {
        int found = Array.BinarySearch(RunStarts, row);

        // Of runs without rows there are none, so a start is found in one place only.
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The runs of some category and kind whose days lie in a span, from and up to.</summary>
    public (int First, int End) RunsOf(int id, int firstDay, int lastDay) => firstDay > lastDay
        ? (0, 0)
        : (FirstRunFrom(KeyOf(id, firstDay)), FirstRunFrom(KeyOf(id, lastDay) + 1));

    /// <summary>Lays out rows: sorts them by their keys, and sums up the runs.</summary>
    public static LedgerChunk Seal(
        ReadOnlySpan<int> keys, ReadOnlySpan<long> amounts, IEnumerable<int[]> codes, int[]? effectiveDays, int[]? recordedDays, int[]? originDays, int[]? dueDays, int[]? ordinals)
    {
        int[] order = OrderBy(keys, out int[] runKeys, out int[] runStarts);
        long smallest = long.MaxValue, greatest = 0;
        foreach (long amount in amounts)
        {
            smallest = Math.Min(smallest, amount);
            greatest = Math.Max(greatest, amount);
        }

        bool isNarrow = greatest - smallest <= uint.MaxValue;
        uint[]? distances = isNarrow ? new uint[order.Length] : null;
        long[]? wide = isNarrow ? null : new long[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            if (distances is not null) distances[i] = (uint)(amounts[order[i]] - smallest);
            else wide![i] = amounts[order[i]];
        }

        var sums = new Int128[runKeys.Length];
        for (int run = 0; run < sums.Length; run++)
        {
            for (int i = runStarts[run]; i < runStarts[run + 1]; i++) sums[run] += amounts[order[i]];
        }

        bool fit = Array.TrueForAll(sums, sum => sum <= long.MaxValue);
        int rows = order.Length;
        return new LedgerChunk(
            runKeys, runStarts, fit ? Array.ConvertAll(sums, sum => (long)sum) : null, fit ? null : sums, distances, wide, isNarrow ? smallest : 0,
            [.. codes.Select(column => CodeColumn.From(column.AsSpan(0, rows), order))])
        {
            EffectiveDays = Permute(effectiveDays, order),
            RecordedDays = Permute(recordedDays, order),
            OriginDays = Permute(originDays, order),
            DueDays = Permute(dueDays, order),
            Ordinals = Permute(ordinals, order),
        };
    }

    /// <summary>The rows in the order of their keys, those of one key in the order offered, and the runs of equal keys.</summary>
    private static int[] OrderBy(ReadOnlySpan<int> keys, out int[] runKeys, out int[] runStarts)
    {
        var order = new int[keys.Length];
        int firstDay = int.MaxValue, lastDay = int.MinValue, lastId = 0;
        foreach (int key in keys)
        {
            firstDay = Math.Min(firstDay, DayOf(key));
            lastDay = Math.Max(lastDay, DayOf(key));
            lastId = Math.Max(lastId, IdOf(key));
        }

        // One counter per category, kind and day of the span, unless the days lie far apart.
        long days = keys.Length == 0 ? 0 : lastDay - firstDay + 1L;
        if (days * (lastId + 1) > 4L * MaxRows)
        {
            var sorted = new long[keys.Length];
            for (int i = 0; i < sorted.Length; i++) sorted[i] = ((long)keys[i] << 32) | (uint)i;
            Array.Sort(sorted);
            for (int i = 0; i < order.Length; i++) order[i] = (int)sorted[i];
        }
        else
        {
            var starts = new int[days * (lastId + 1)];
            foreach (int key in keys) starts[IdOf(key) * (int)days + DayOf(key) - firstDay]++;
            int next = 0;
            for (int i = 0; i < starts.Length; i++) (starts[i], next) = (next, next + starts[i]);
            for (int row = 0; row < order.Length; row++) order[starts[IdOf(keys[row]) * (int)days + DayOf(keys[row]) - firstDay]++] = row;
        }

        List<int> foundKeys = [], foundStarts = [];
        for (int i = 0; i < order.Length; i++)
        {
            int key = keys[order[i]];
            if (foundKeys.Count > 0 && foundKeys[^1] == key) continue;
            foundKeys.Add(key);
            foundStarts.Add(i);
        }

        foundStarts.Add(order.Length);
        (runKeys, runStarts) = ([.. foundKeys], [.. foundStarts]);
        return order;
    }

    private static int[]? Permute(int[]? column, int[] order)
    {
        if (column is null) return null;
        var permuted = new int[order.Length];
        for (int i = 0; i < order.Length; i++) permuted[i] = column[order[i]];
        return permuted;
    }
}
