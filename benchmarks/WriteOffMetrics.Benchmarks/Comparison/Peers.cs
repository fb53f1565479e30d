namespace WriteOffMetrics.Benchmarks;

/// <summary>A row as applications keep them.</summary>
public sealed record PeerRow(DateOnly Day, decimal Amount, EntryKind Kind, string Segment);

/// <summary>What a user could write instead. Cells are [month][kind] or [month][kind][segment], sum and count after each other.</summary>
public static class Peers
{
    private const int Kinds = 4;

    public static int Cells(int values) => DataSet.Months.Count * Kinds * values * 2;

    /// <summary>A loop over columns, with the month of each day looked up.</summary>
    public static long[] HandLoop(DataSet data, long[] cells)
    {
        Array.Clear(cells);
        int[] months = DataSet.MonthOfDay, days = data.Day;
        byte[] kinds = data.Kind;
        long[] amounts = data.Amount;
        for (int i = 0; i < amounts.Length; i++)
        {
            int cell = (months[days[i]] * Kinds + kinds[i]) * 2;
            cells[cell] += amounts[i];
            cells[cell + 1]++;
        }

        return cells;
    }

    public static long[] HandLoopBySegment(DataSet data, int segments, long[] cells)
    {
        Array.Clear(cells);
        int[] months = DataSet.MonthOfDay, days = data.Day;
        byte[] kinds = data.Kind;
        ushort[] codes = data.Segment;
        long[] amounts = data.Amount;
        for (int i = 0; i < amounts.Length; i++)
        {
            int code = segments == DataSet.Segments ? codes[i] : codes[i] % segments;
            int cell = ((months[days[i]] * Kinds + kinds[i]) * segments + code) * 2;
            cells[cell] += amounts[i];
            cells[cell + 1]++;
        }

        return cells;
    }

    public static PeerRow[] Objects(DataSet data)
    {
        string[] segments = [.. Enumerable.Range(0, DataSet.Segments).Select(i => $"S{i}")];
        DateOnly[] days = [.. Enumerable.Range(0, DataSet.Days).Select(day => DataSet.DateOf(day).ToDateOnly())];
        var rows = new PeerRow[data.Rows];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = new PeerRow(days[data.Day[i]], new decimal((int)data.Amount[i], 0, 0, false, 2), (EntryKind)data.Kind[i],
                segments[data.Segment[i]]);
        return rows;
    }

    public static long[] LinqGroupBy(PeerRow[] rows) => ToCells(rows
        .GroupBy(row => (row.Day.Year, row.Day.Month, row.Kind))
        .Select(group => (group.Key.Year, group.Key.Month, group.Key.Kind, 0, group.Sum(row => row.Amount), (long)group.Count())), 1);

    public static long[] LinqGroupBySegment(PeerRow[] rows) => ToCells(rows
        .GroupBy(row => (row.Day.Year, row.Day.Month, row.Kind, row.Segment))
        .Select(group => (group.Key.Year, group.Key.Month, group.Key.Kind,
            int.Parse(group.Key.Segment.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), group.Sum(row => row.Amount),
            (long)group.Count())), DataSet.Segments);

    public static long[] AggregateBy(PeerRow[] rows) => ToCells(rows
        .AggregateBy(row => (row.Day.Year, row.Day.Month, row.Kind), (Sum: 0m, Count: 0L),
            (all, row) => (all.Sum + row.Amount, all.Count + 1))
        .Select(pair => (pair.Key.Year, pair.Key.Month, pair.Key.Kind, 0, pair.Value.Sum, pair.Value.Count)), 1);

    public static long[] DictionaryLoop(PeerRow[] rows)
    {
        var sums = new Dictionary<(int Year, int Month, EntryKind Kind), (decimal Sum, long Count)>();
        foreach (PeerRow row in rows)
        {
            ref (decimal Sum, long Count) cell = ref System.Runtime.InteropServices.CollectionsMarshal
                .GetValueRefOrAddDefault(sums, (row.Day.Year, row.Day.Month, row.Kind), out _);
            cell = (cell.Sum + row.Amount, cell.Count + 1);
        }

        return ToCells(sums.Select(pair => (pair.Key.Year, pair.Key.Month, pair.Key.Kind, 0, pair.Value.Sum, pair.Value.Count)), 1);
    }

    public static long[] DictionaryLoopBySegment(PeerRow[] rows)
    {
        var sums = new Dictionary<(int Year, int Month, EntryKind Kind, string Segment), (decimal Sum, long Count)>();
        foreach (PeerRow row in rows)
        {
            ref (decimal Sum, long Count) cell = ref System.Runtime.InteropServices.CollectionsMarshal
                .GetValueRefOrAddDefault(sums, (row.Day.Year, row.Day.Month, row.Kind, row.Segment), out _);
            cell = (cell.Sum + row.Amount, cell.Count + 1);
        }

        return ToCells(sums.Select(pair =>
            (pair.Key.Year, pair.Key.Month, pair.Key.Kind, int
            .Parse(pair.Key.Segment.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), pair.Value.Sum, pair.Value.Count)),
            DataSet.Segments);
    }

    public static long[] ArrayLoop(PeerRow[] rows)
    {
        var sums = new decimal[DataSet.Months.Count * Kinds];
        var counts = new long[sums.Length];
        foreach (PeerRow row in rows)
        {
            int cell = ((row.Day.Year - DataSet.First.Year) * 12 + row.Day.Month - 1) * Kinds + (int)row.Kind;
            sums[cell] += row.Amount;
            counts[cell]++;
        }

        return Interleave([.. sums.Select(sum => (long)(sum * 100))], counts, new long[Cells(1)]);
    }

    /// <summary>Sums and counts of the library, one after the other as the peers have them.</summary>
    public static long[] Interleave(long[] sums, long[] counts, long[] cells)
    {
        for (int i = 0; i < sums.Length; i++) (cells[i * 2], cells[i * 2 + 1]) = (sums[i], counts[i]);
        return cells;
    }

    private static long[] ToCells(IEnumerable<(int Year, int Month, EntryKind Kind, int Code, decimal Sum, long Count)> groups, int codes)
    {
        long[] cells = new long[Cells(codes)];
        foreach ((int year, int month, EntryKind kind, int code, decimal sum, long count) in groups)
        {
            int cell = ((((year - DataSet.First.Year) * 12 + month - 1) * Kinds + (int)kind) * codes + code) * 2;
            (cells[cell], cells[cell + 1]) = ((long)(sum * 100), count);
        }

        return cells;
    }
}
