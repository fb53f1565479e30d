using System.Numerics;
using System.Runtime.InteropServices;

namespace WriteOffMetrics.Benchmarks;

/// <summary>
/// The library beside what a user could pick instead, in one process, interleaved, on equal data, with equal results. Each bar is a ratio;
/// P4 and P8 are the times in which the memory gives the same number of 4- and 8-byte values to a vectorised sum.
/// </summary>
/// <param name="rows">How many rows of data.</param>
/// <param name="bars">Where the results go.</param>
/// <param name="duck">DuckDB, or none where its bars are not wanted.</param>
/// <param name="parts">The letters of the bars to measure.</param>
public sealed class Compare(int rows, Bars bars, DuckDb? duck, string parts)
{
    private const int WarmUps = 3;

    /// <summary>Rows from which every bar holds.</summary>
    public const int FullSize = 5_000_000;

    /// <summary>The bars beside objects and of a million customers are of so many rows at most.</summary>
    private const int MostObjects = 10_000_000;


    private readonly bool isFullSize = rows >= FullSize;

    /// <summary>Rounds that are counted: few rows take little time, and more rounds of them lie in quiet moments.</summary>
    private int Times => isFullSize ? 9 : 31;

    public void Run()
    {
        if (Has('G')) new CompareSteps(bars).Run();
        if (Has('H')) new CompareReceivables(bars, duck).Run();
        if (Has('I')) new CompareCsv(rows, bars, duck).Run();
        if (Has('J')) new CompareAllowances(bars).Run();
        if (Has('K')) new CompareDashboards(bars).Run();
        if (Has('L')) new CompareApprovals(bars).Run();
        if (Has('M')) new ComparePushDown(bars).Run();
        if (parts.Trim('G', 'H', 'I', 'J', 'K', 'L').Length == 0) return;
        foreach (RowOrder order in Enum.GetValues<RowOrder>())
        {
            Console.WriteLine($"# {order}");
            var data = new DataSet(rows, order);
            bool isShuffled = order == RowOrder.Shuffled;
            duck?.Load(data);
            if (Has('A')) PeriodAndKind(data);
            if (Has('B') && (isShuffled || isFullSize)) BySegment(data, DataSet.Segments);
            if (Has('B') && isShuffled) BySegment(data, DataSet.FewSegments);

            // Objects, and customers of whom there is one per ten rows, do not fit beside more rows than these.
            DataSet some = isShuffled && rows > MostObjects ? new DataSet(MostObjects, order) : data;
            if (some != data) duck?.Load(some);
            if (Has('A') && Has('B') && isShuffled) Objects(some);
            if (Has('C') && isShuffled) Customers(some);
            if (Has('D') && isFullSize && order != RowOrder.Chronological) Sealing(data);
        }

        new ComparePieces(rows, bars, duck, parts).Run();
    }

    /// <summary>The sum of a column of 4 bytes a row: how fast memory gives them.</summary>
    public static ulong SumOf(uint[] column)
    {
        Vector<ulong> a = default, b = default, c = default, d = default;
        ReadOnlySpan<Vector<uint>> vectors = MemoryMarshal.Cast<uint, Vector<uint>>(column);
        for (int i = 0; i + 1 < vectors.Length; i += 2)
        {
            Vector.Widen(vectors[i], out Vector<ulong> low, out Vector<ulong> high);
            Vector.Widen(vectors[i + 1], out Vector<ulong> low2, out Vector<ulong> high2);
            a += low;
            b += high;
            c += low2;
            d += high2;
        }

        return Vector.Sum(a + b + (c + d));
    }

    /// <summary>The same of 8 bytes a row.</summary>
    public static long SumOf(long[] column)
    {
        Vector<long> a = default, b = default, c = default, d = default;
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(column);
        for (int i = 0; i + 3 < vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        return Vector.Sum(a + b + (c + d));
    }

    private bool Has(char part) => parts.Contains(part, StringComparison.Ordinal);

    private void PeriodAndKind(DataSet data)
    {
        string on = data.Order.ToString();
        WriteOffLedger ledger = data.ToLedger(DataSet.Segments, false, false), plain = data.ToLedger(0, false, false);
        WriteOffLedger first = data.ToLedger(0, false, false, 0, rows / 2),
            second = data.ToLedger(0, false, false, rows / 2, rows - rows / 2);
        uint[] narrow = Array.ConvertAll(data.Amount, amount => (uint)amount);
        int cellCount = DataSet.Months.Count * 4;
        (long[] sums, long[] counts, long[] otherSums, long[] otherCounts) =
            (new long[cellCount], new long[cellCount], new long[cellCount], new long[cellCount]);
        long[] cells = new long[Peers.Cells(1)], handCells = new long[Peers.Cells(1)], duckCells = new long[Peers.Cells(1)];
        var rounds = new Rounds($"A {on}", isFullSize);
        rounds.Add("P4", () => SumOf(narrow) == 0 ? [] : null, full: true);
        rounds.Add("P8", () => SumOf(data.Amount) == 0 ? [] : null, full: true);
        rounds.Add("scan", () => Scan(plain, sums, counts));
        rounds.Add("scan2T", () =>
        {
            Parallel.Invoke(() => Scan(first, sums, counts), () => Scan(second, otherSums, otherCounts));
            for (int i = 0; i < sums.Length; i++) (sums[i], counts[i]) = (sums[i] + otherSums[i], counts[i] + otherCounts[i]);
            return Peers.Interleave(sums, counts, cells);
        }, full: true);
        rounds.Add("sums", () =>
        {
            plain.SummarizeInto(DataSet.Months, sums, counts);
            return Peers.Interleave(sums, counts, cells);
        }, full: true);
        rounds.Add("hand", () => Peers.HandLoop(data, handCells));
        AddDuck(rounds, "duck", "SELECT period::BIGINT, kind::BIGINT, sum(amount)::BIGINT, count(*) FROM ts GROUP BY ALL", duckCells,
            (period, kind, _) => (int)(period * 4 + kind), full: true);
        AddDuck(rounds, "duckDate",
            "SELECT (year(d)*12+month(d)-2016*12-1)::BIGINT, kind::BIGINT, sum(amount)::BIGINT, count(*) FROM ts GROUP BY ALL", duckCells,
            (period, kind, _) => (int)(period * 4 + kind), full: true);
        AddDuck(rounds, "duck2T", "SELECT period::BIGINT, kind::BIGINT, sum(amount)::BIGINT, count(*) FROM ts GROUP BY ALL", duckCells,
            (period, kind, _) => (int)(period * 4 + kind), 2);
        rounds.Run(WarmUps, Times);
        bool shuffled = data.Order == RowOrder.Shuffled;
        bars.AtMost("A1", $"true scan ÷ P4, {on}", rounds.Ratio("scan", "P4"), shuffled ? 1.6 : 1.35, shuffled ? 1.25 : 1.1,
            full: true);
        bars.AtMost("A2", $"true scan ÷ P8, {on}", rounds.Ratio("scan", "P8"), 0.85, 0.65, full: true);
        bars.AtMost("A5", $"from the sums of runs ÷ P8, {on}", rounds.Ratio("sums", "P8"), shuffled ? 0.5 : 0.05, full: true);
        bars.AtLeast("A6", $"hand loop over columns ÷ true scan, {on}", rounds.Ratio("hand", "scan"), 6, 8, full: true);
        if (duck is not null)
        {
            bars.AtLeast("A3", $"DuckDB 1T sorted, precomputed ÷ true scan, {on}", rounds.Ratio("duck", "scan"), 20, 25,
                full: true);
            bars.AtLeast("A3", $"DuckDB 1T year*12+month ÷ true scan, {on}", rounds.Ratio("duckDate", "scan"), 30, 40,
                full: true);
            bars.AtLeast("A4", $"DuckDB 2T ÷ true scan 1T, {on}", rounds.Ratio("duck2T", "scan"), 10, 15);
            bars.AtLeast("A4", $"DuckDB 2T ÷ true scan 2T, {on}", rounds.Ratio("duck2T", "scan2T"), 13, 18, advisory: true,
                full: true);
        }

        Filtered(data, ledger);
        long bytes = Bytes(plain), withSegment = Bytes(ledger);
        bars.AtMost("X2", $"bytes a row, period and kind only, {on}", (double)bytes / rows, 4.8, 3.1);
        bars.AtMost("X2", $"bytes a row with a dimension of 1,000, {on}", (double)withSegment / rows, 6.8, 5.1);
    }

    private void Filtered(DataSet data, WriteOffLedger ledger)
    {
        string on = data.Order.ToString();
        WriteOffLedger one = ledger.Where("segment", "S17"), month = ledger.Where(DataSet.Months[70]);
        int cellCount = DataSet.Months.Count * 4;
        (long[] sums, long[] counts) = (new long[cellCount], new long[cellCount]);
        long[] cells = new long[Peers.Cells(1)], duckCells = new long[Peers.Cells(1)];
        foreach ((string name, WriteOffLedger part, string condition) in new[
            ] { ("one segment", one, "segment = 17"), (
            "one month", month, $"d BETWEEN DATE '{DataSet.Months[70].Start:uuuu-MM-dd}' AND DATE '{DataSet.Months[70].End:uuuu-MM-dd}'") })
        {
            var rounds = new Rounds($"A {name} {on}");
            rounds.Add("P8", () => SumOf(data.Amount) == 0 ? [] : null);
            rounds.Add("ledger", () =>
            {
                part.SummarizeInto(DataSet.Months, sums, counts);
                return Peers.Interleave(sums, counts, cells);
            });
            AddDuck(rounds, "duck",
                $"SELECT period::BIGINT, kind::BIGINT, sum(amount)::BIGINT, count(*) FROM ts WHERE {condition} GROUP BY ALL", duckCells,
                (period, kind, _) => (int)(period * 4 + kind));
            rounds.Run(WarmUps, Times);
            if (name == "one segment") bars.AtMost("A7", $"{name} ÷ P8, {on}", rounds.Ratio("ledger", "P8"), 1.2);
            if (duck is not null)
                bars.AtLeast("A7", $"DuckDB 1T sorted ÷ {name}, {on}", rounds.Ratio("duck", "ledger"), name == "one segment" ? 8 : 20,
                    name == "one segment" ? 14 : 60, full: name == "one segment");
        }
    }

    private void BySegment(DataSet data, int segments)
    {
        string on = $"{segments} segments, {data.Order}";
        WriteOffLedger ledger = data.ToLedger(segments, false, false);
        int cellCount = DataSet.Months.Count * 4 * segments;
        (long[] sums, long[] counts) = (new long[cellCount], new long[cellCount]);
        long[] cells = new long[Peers.Cells(segments)], handCells = new long[Peers.Cells(segments)],
            duckCells = new long[Peers.Cells(segments)];
        string segment = segments == DataSet.Segments ? "segment" : $"segment % {segments}";
        var rounds = new Rounds($"B {on}", isFullSize);
        rounds.Add("P8", () => SumOf(data.Amount) == 0 ? [] : null, full: true);
        rounds.Add("ledger", () =>
        {
            ledger.SummarizeInto(DataSet.Months, "segment", sums, counts);
            return null;
        });
        rounds.Add("cells", () => Peers.Interleave(sums, counts, cells));
        rounds.Add("hand", () => Peers.HandLoopBySegment(data, segments, handCells));
        AddDuck(rounds, "duck",
            $"SELECT period::BIGINT, kind::BIGINT, ({segment})::BIGINT, sum(amount)::BIGINT, count(*) FROM ts GROUP BY ALL", duckCells,
            (period, kind, code) => (int)((period * 4 + kind) * segments + code), full: segments == DataSet.Segments);
        AddDuck(rounds, "duckLoaded",
            $"SELECT period::BIGINT, kind::BIGINT, ({segment})::BIGINT, sum(amount)::BIGINT, count(*) FROM t GROUP BY ALL", duckCells,
            (period, kind, code) => (int)((period * 4 + kind) * segments + code), full: true);
        rounds.Run(WarmUps, Times);
        if (segments == DataSet.Segments)
        {
            bars.AtMost("B2", $"by segment ÷ 0.75 P8, {on}", rounds.Ratio("ledger", "P8", 1 / 0.75),
                data.Order == RowOrder.Shuffled ? 4.8 : 3.2, data.Order == RowOrder.Shuffled ? 3.5 : 2.2, full: true);
            bars.AtLeast("B3", $"hand loop over columns ÷ by segment, {on}", rounds.Ratio("hand", "ledger"), 3.5, 5);
        }

        if (duck is null) return;
        bars.AtLeast("B1", $"DuckDB 1T sorted ÷ by segment, {on}", rounds.Ratio("duck", "ledger"),
            segments == DataSet.Segments ? 20 : 15, segments == DataSet.Segments ? 40 : 20, full: segments == DataSet.Segments);
        if (segments == DataSet.Segments)
            bars.AtLeast("B1", $"DuckDB 1T as loaded ÷ by segment, {on}", rounds.Ratio("duckLoaded", "ledger"), 35, 50, full: true);
    }

    /// <summary>Against rows as objects with decimal amounts.</summary>
    private void Objects(DataSet data)
    {
        PeerRow[] objects = Peers.Objects(data);
        WriteOffLedger ledger = data.ToLedger(DataSet.Segments, false, false);
        int cellCount = DataSet.Months.Count * 4;
        (long[] sums, long[] counts) = (new long[cellCount], new long[cellCount]);
        (long[] bySegment, long[] countsBySegment) = (new long[cellCount * DataSet.Segments], new long[cellCount * DataSet.Segments]);
        var rounds = new Rounds(FormattableString.Invariant($"A against {data.Rows:N0} objects"));
        long[] cells = new long[Peers.Cells(1)];
        rounds.Add("scan", () =>
        {
            Scan(ledger, sums, counts);
            return Peers.Interleave(sums, counts, cells);
        });
        rounds.Add("GroupBy", () => Peers.LinqGroupBy(objects), isSlow: true);
        rounds.Add("AggregateBy", () => Peers.AggregateBy(objects), isSlow: true);
        rounds.Add("Dictionary", () => Peers.DictionaryLoop(objects), isSlow: true, full: true);
        rounds.Add("array", () => Peers.ArrayLoop(objects), isSlow: true, full: true);
        rounds.Run(WarmUps, Times);
        bars.AtLeast("A6", "LINQ GroupBy over objects ÷ true scan", rounds.Ratio("GroupBy", "scan"), 300, 600, full: true);
        bars.AtLeast("A6", "AggregateBy ÷ true scan", rounds.Ratio("AggregateBy", "scan"), 100, 150, full: true);
        bars.AtLeast("A6", "Dictionary loop ÷ true scan", rounds.Ratio("Dictionary", "scan"), 90, 130, full: true);
        bars.AtLeast("A6", "decimal array loop ÷ true scan", rounds.Ratio("array", "scan"), 35, 50, full: true);
        if (!isFullSize)
        {
            (double groupBy, double aggregateBy) = (rounds.Ratio("GroupBy", "scan").Value, rounds.Ratio("AggregateBy", "scan").Value);
            bars.Report("A6", FormattableString.Invariant(
                $"{groupBy:0} and {aggregateBy:0}: LINQ GroupBy and AggregateBy over objects ÷ true scan (reported only)"));
        }

        rounds = new Rounds(FormattableString.Invariant($"B against {data.Rows:N0} objects"), isFullSize);
        long[] segmentCells = new long[Peers.Cells(DataSet.Segments)];
        rounds.Add("ledger", () =>
        {
            ledger.SummarizeInto(DataSet.Months, "segment", bySegment, countsBySegment);
            return null;
        });
        rounds.Add("cells", () => Peers.Interleave(bySegment, countsBySegment, segmentCells));
        rounds.Add("GroupBy", () => Peers.LinqGroupBySegment(objects), isSlow: true, full: true);
        rounds.Add("Dictionary", () => Peers.DictionaryLoopBySegment(objects), isSlow: true);
        rounds.Run(WarmUps, Times);
        bars.AtLeast("B3", "LINQ GroupBy over objects ÷ by segment", rounds.Ratio("GroupBy", "ledger"), 400, full: true);
        bars.AtLeast("B3", "Dictionary loop ÷ by segment", rounds.Ratio("Dictionary", "ledger"), 60);
    }

    private void Customers(DataSet data)
    {
        WriteOffLedger ledger = data.ToLedger(0, true, true).Where(EntryKind.WriteOff);
        PeriodAxis all = ReportingCalendar.FromPeriods("ten years", [ReportingPeriod.FromDates(DataSet.Months.Start, DataSet.Months.End)])
            .Between(DataSet.Months.Start, DataSet.Months.End);
        int customers = data.Customers;
        (long[] sums, long[] counts) = (new long[customers], new long[customers]);
        long[] cells = new long[customers * 2], handCells = new long[customers * 2], duckCells = new long[customers * 2],
            handSums = new long[customers], handCounts = new long[customers];
        var rounds = new Rounds("C", isFullSize);
        rounds.Add("P8", () => SumOf(data.Amount) == 0 ? [] : null);
        rounds.Add("ledger", () =>
        {
            ledger.SummarizeInto(all, Dimension.Account, sums, counts);
            return null;
        });
        rounds.Add("cells", () => Peers.Interleave(sums, counts, cells));
        rounds.Add("hand", () =>
        {
            Array.Clear(handSums);
            Array.Clear(handCounts);
            for (int i = 0; i < data.Amount.Length; i++)
            {
                handSums[data.Customer[i]] += data.Amount[i];
                handCounts[data.Customer[i]]++;
            }

            return null;
        });
        rounds.Add("Dictionary", () =>
        {
            var found = new Dictionary<int, (long Sum, long Count)>();
            for (int i = 0; i < data.Amount.Length; i++)
            {
                ref (long Sum, long Count) cell = ref CollectionsMarshal.GetValueRefOrAddDefault(found, data.Customer[i], out _);
                cell = (cell.Sum + data.Amount[i], cell.Count + 1);
            }

            Array.Clear(handCells);
            foreach ((int customer, (long sum, long count)) in found) (handCells[customer * 2], handCells[customer * 2 + 1]) = (sum, count);
            return handCells;
        }, full: true);
        AddDuck(rounds, "duck", "SELECT cust::BIGINT, sum(amount)::BIGINT, count(*) FROM t GROUP BY ALL", duckCells,
            (customer, _, _) => (int)customer);
        AddDuck(rounds, "duck2T", "SELECT cust::BIGINT, sum(amount)::BIGINT, count(*) FROM t GROUP BY ALL", duckCells,
            (customer, _, _) => (int)customer, 2);
        rounds.Run(WarmUps, Times);
        bars.AtLeast("C1", "Dictionary<int, …> ÷ by customer", rounds.Ratio("Dictionary", "ledger"), 15, 22, full: true);
        bars.AtLeast("C1", "hand arrays ÷ by customer", rounds.Ratio("hand", "ledger"), 1.8, 2.5);
        bars.AtMost("C1", "by customer ÷ P8", rounds.Ratio("ledger", "P8"), 10, 7);
        bars.AtMost("X2", "bytes a row with customers", (double)Bytes(data.ToLedger(DataSet.Segments, true, false)) / data.Rows, 11, 8.1);
        if (duck is null) return;
        bars.AtLeast("C1", "DuckDB 1T ÷ by customer", rounds.Ratio("duck", "ledger"), 18, 28);
        bars.AtLeast("C1", "DuckDB 2T ÷ by customer", rounds.Ratio("duck2T", "ledger"), 12, 20);
    }

    /// <summary>Sorting rows into chunks, with the directory of runs and their sums.</summary>
    private void Sealing(DataSet data)
    {
        int firstDay = DayNumber.OfAllowed(DataSet.First), block = LedgerChunk.MaxRows;
        int[] keys = new int[rows], ordered = new int[Math.Min(block, rows)];
        for (int i = 0; i < rows; i++) keys[i] = LedgerChunk.KeyOf(data.Kind[i], firstDay + data.Day[i]);
        var order = new RunOrder();
        var chunks = new LedgerChunk[(rows + block - 1) / block];
        var rounds = new Rounds($"D3 {data.Order}");
        rounds.Add("P8", () => SumOf(data.Amount) == 0 ? [] : null);
        rounds.Add("seal", () =>
        {
            for (int i = 0; i < chunks.Length; i++)
            {
                int start = i * block, count = Math.Min(block, rows - start);
                order.Sort(keys.AsSpan(start, count));
                chunks[i] = LedgerChunk.Seal(order, data.Amount.AsSpan(start, count), [], null, null, null, null, null);
            }

            return null;
        });
        rounds.Run(WarmUps, Times);
        bool shuffled = data.Order == RowOrder.Shuffled;
        bars.AtMost("D3", $"sealing ÷ P8, {data.Order}", rounds.Ratio("seal", "P8"), shuffled ? 55 : 30, shuffled ? 40 : 20);
        GC.KeepAlive(ordered);
    }

    private static long[] Scan(WriteOffLedger ledger, long[] sums, long[] counts)
    {
        Array.Clear(sums);
        Array.Clear(counts);
        PeriodKernel.Add(ledger, DataSet.Months, EntryCategory.Receivable, PeriodKernel.Reading.Rows, sums, counts);
        return Peers.Interleave(sums, counts, new long[sums.Length * 2]);
    }

    private static long Bytes(WriteOffLedger ledger)
    {
        long bytes = 0;
        foreach (LedgerChunk chunk in ledger.Columns.Chunks) bytes += chunk.Bytes;
        return bytes;
    }

    private void AddDuck(Rounds rounds, string name, string sql, long[] cells, Func<long, long, long, int> positionOf, int threads = 1,
        bool full = false)
    {
        if (duck is null) return;
        rounds.Add(name, () =>
        {
            duck.Read(sql, cells, positionOf);
            return cells;
        }, isNative: true, before: () => duck.Use(threads), full: full);
    }
}
