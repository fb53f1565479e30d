using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace WriteOffMetrics.Benchmarks;

/// <summary>The pieces: amounts from decimals, rows into columns, live totals, merging, and what safety and memory cost.</summary>
public sealed class ComparePieces(int rows, Bars bars, DuckDb? duck, string parts)
{
    private const int WarmUps = 3;

    private static readonly Currency Usd = Currency.FromCode("USD");

    private readonly bool isFullSize = rows >= Compare.FullSize;

    private int Times => isFullSize ? 9 : 31;

    public void Run()
    {
        if (Has('D') && isFullSize) Decimals();
        if (Has('D') && isFullSize) Intake();
        if (Has('E')) Live();
        if (Has('F')) Merging();
        if (Has('X') && isFullSize) Safety();
        if (Has('X')) Allocations();
    }

    private bool Has(char part) => parts.Contains(part, StringComparison.Ordinal);

    private void Decimals()
    {
        decimal[] amounts = new decimal[1_000_000];
        for (int i = 0; i < amounts.Length; i++)
            amounts[i] = new decimal(1 + i * 7_919 % 3_000_000, 0, 0, false, (byte)(i % 8 == 0 ? 1 : 2));
        long[] exact = new long[amounts.Length], multiplied = new long[amounts.Length];
        var rounds = new Rounds("D1");
        rounds.Add("exact", () =>
        {
            for (int i = 0; i < amounts.Length; i++)
            {
                if (MinorUnitConversion.TryFromDecimal(amounts[i], 2, out exact[i]) != MinorUnitsStatus.Exact)
                    throw new InvalidOperationException("A good amount was refused.");
            }

            return exact;
        });
        rounds.Add("(long)(v * 100m)", () =>
        {
            for (int i = 0; i < amounts.Length; i++) multiplied[i] = (long)(amounts[i] * 100m);
            return multiplied;
        });
        rounds.Run(30, 15);
        bars.AtLeast("D1", "(long)(v * 100m) ÷ exact conversion", rounds.Ratio("(long)(v * 100m)", "exact"), 7, 10);
    }

    private void Intake()
    {
        int count = Math.Min(rows, 10_000_000), customers = count / 10;
        var data = new DataSet(count, RowOrder.NearlyChronological);
        (LocalDate Day, decimal Amount, EntryKind Kind, string Customer)[] objects =
            [.. Enumerable.Range(0, count).Select(
            i => (DataSet.DateOf(data.Day[i]), new decimal((int)data.Amount[i], 0, 0, false, 2), (EntryKind)data.Kind[i],
            $"customer {(uint)i * 2_654_435_761 % (uint)customers}"))];
        var rounds = new Rounds("D2");
        rounds.Add("three Select(…).ToArray()", () =>
        {
            GC.KeepAlive(objects.Select(row => row.Day).ToArray());
            GC.KeepAlive(objects.Select(row => row.Amount).ToArray());
            GC.KeepAlive(objects.Select(row => row.Kind).ToArray());
            return null;
        });
        var keys = new int[count];
        var amounts = new long[count];
        rounds.Add("rows to columns", () =>
        {
            for (int i = 0; i < objects.Length; i++)
            {
                ref readonly (LocalDate Day, decimal Amount, EntryKind Kind, string Customer) row = ref objects[i];
                keys[i] = LedgerChunk.KeyOf((int)row.Kind, DayNumber.Require(row.Day, "day"));
                _ = MinorUnitConversion.TryFromDecimal(row.Amount, 2, out amounts[i]);
            }

            return null;
        });
        string?[] texts = [.. objects.Select(row => (string?)row.Customer)];
        int[] codes = new int[count], peerCodes = new int[count];
        rounds.Add("dictionary, batched", () =>
        {
            new DimensionDictionary().GetOrAdd(texts, codes);
            return null;
        });
        rounds.Add("Dictionary<string, int>", () =>
        {
            var found = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < texts.Length; i++)
            {
                ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(found, texts[i]!, out bool exists);
                if (!exists) code = found.Count - 1;
                peerCodes[i] = code;
            }

            return null;
        });
        rounds.Run(WarmUps, Times);
        if (!codes.AsSpan().SequenceEqual(peerCodes)) throw new InvalidOperationException("D2: the dictionaries do not agree.");
        bars.AtMost("D2", "rows to columns ÷ three Select(…).ToArray()", rounds.Ratio("rows to columns", "three Select(…).ToArray()"),
            0.6);
        bars.AtLeast("D2", $"Dictionary<string, int> ÷ batched dictionary, {customers} texts",
            rounds.Ratio("Dictionary<string, int>", "dictionary, batched"), 2.3, 3);
    }

    private void Live()
    {
        const int Count = 1_000_000;
        var data = new DataSet(Count, RowOrder.Shuffled);
        LocalDate[] days = [.. data.Day.Select(DataSet.DateOf)];
        decimal[] decimals = [.. data.Amount.Select(amount => new decimal((int)amount, 0, 0, false, 2))];
        LiveTotals live = new LiveTotals(Usd, DataSet.Months);
        var dictionary = new Dictionary<(int Year, int Month, EntryKind Kind), (decimal Sum, long Count)>();
        var rounds = new Rounds("E1", isFullSize);
        rounds.Add("live", () =>
        {
            for (int i = 0; i < Count; i++) live.Add(days[i], EntryCategory.Receivable, (EntryKind)data.Kind[i], data.Amount[i], 0);
            return null;
        });
        rounds.Add("Dictionary", () =>
        {
            for (int i = 0; i < Count; i++)
            {
                ref (decimal Sum, long Count) cell = ref CollectionsMarshal
                    .GetValueRefOrAddDefault(dictionary, (days[i].Year, days[i].Month, (EntryKind)data.Kind[i]), out _);
                cell = (cell.Sum + decimals[i], cell.Count + 1);
            }

            return null;
        }, full: true);
        const int Snapshots = 1_000;
        rounds.Add("snapshots", () =>
        {
            for (int i = 0; i < Snapshots; i++) GC.KeepAlive(live.ToTotals());
            return null;
        }, full: true);

        using var sqlite = new SqliteConnection("Data Source=:memory:");
        SQLitePCL.Batteries_V2.Init();
        sqlite.Open();
        Execute("CREATE TABLE totals(period INTEGER, kind INTEGER, sum INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY "
            + "KEY(period, kind)) WITHOUT ROWID");
        for (int month = 0; month < DataSet.Months.Count; month++)
        {
            for (int kind = 0; kind < 4; kind++) Execute($"INSERT INTO totals VALUES({month}, {kind}, 0, 0)");
        }

        using SqliteCommand update = sqlite.CreateCommand();
        update.CommandText = "UPDATE totals SET sum = sum + $amount, count = count + 1 WHERE period = $period AND kind = $kind";
        SqliteParameter amountOf = update.Parameters.Add("$amount", SqliteType.Integer),
            periodOf = update.Parameters.Add("$period", SqliteType.Integer), kindOf = update.Parameters.Add("$kind", SqliteType.Integer);
        update.Prepare();
        const int Updates = 20_000;
        rounds.Add("SQLite", () =>
        {
            Execute("BEGIN");
            for (int i = 0; i < Updates; i++)
            {
                (amountOf.Value, periodOf.Value, kindOf.Value) = (data.Amount[i], DataSet.MonthOfDay[data.Day[i]], (int)data.Kind[i]);
                update.ExecuteNonQuery();
            }

            Execute("COMMIT");
            return null;
        });
        rounds.Run(WarmUps, Times);
        bars.AtLeast("E1", "Dictionary with decimals ÷ live totals", rounds.Ratio("Dictionary", "live"), 3, 5, full: true);
        bars.AtLeast("E1", "SQLite prepared update ÷ live totals", rounds.Ratio("SQLite", "live", (double)Count / Updates), 150, 300);
        if (isFullSize)
            bars.AtMost("E1", "microseconds a snapshot of 120 months", rounds["snapshots"] * 1_000 / Snapshots, 2, 0.5);

        void Execute(string sql)
        {
            using SqliteCommand command = sqlite.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    private void Merging()
    {
        const int Count = 1_000_000;
        var data = new DataSet(Count, RowOrder.Shuffled);
        var segments = new DimensionDictionary();
        for (int i = 0; i < DataSet.Segments; i++) segments.GetOrAdd($"S{i}");
        PeriodBreakdown part = Half(0), other = Half(1);
        LiveTotals sum = new LiveTotals(Usd, DataSet.Months, "segment", segments);
        sum.Add(part);
        int cells = DataSet.Months.Count * 3 * DataSet.Segments;
        long[] left = new long[cells * 2], right = new long[cells * 2];
        Array.Fill(right, 3);
        Dictionary<(int Period, EntryKind Kind, int Segment), (decimal Sum, long Count)> keyed = [], keyedOther = [];
        for (int i = 0; i < cells; i++)
        {
            // In an order of their own, as rows bring them.
            int cell = (int)((uint)i * 2_654_435_761L % cells), mirrored = cells - 1 - cell;
            keyed[(cell / 3 % DataSet.Months.Count, (EntryKind)(cell % 3), cell / 3 / DataSet.Months.Count)] = (i, 1);
            keyedOther[(mirrored / 3 % DataSet.Months.Count, (EntryKind)(mirrored % 3), mirrored / 3 / DataSet.Months.Count)] = (i, 1);
        }

        var rounds = new Rounds("F1", isFullSize);
        // Parts come many at a time: one process merges what others computed.
        const int Parts = 5;
        rounds.Add("merge", () =>
        {
            sum.Add(other);
            return null;
        }, repeats: Parts);
        rounds.Add("unchecked add", () =>
        {
            Span<Vector<long>> into = MemoryMarshal.Cast<long, Vector<long>>(left.AsSpan());
            ReadOnlySpan<Vector<long>> from = MemoryMarshal.Cast<long, Vector<long>>(right);
            for (int i = 0; i < into.Length; i++) into[i] += from[i];
            return null;
        }, repeats: Parts);
        rounds.Add("Dictionary", () =>
        {
            foreach (((int Period, EntryKind Kind, int Segment) key, (decimal more, long count)) in keyedOther)
            {
                ref (decimal Sum, long Count) cell = ref CollectionsMarshal.GetValueRefOrAddDefault(keyed, key, out _);
                cell = (cell.Sum + more, cell.Count + count);
            }

            return null;
        }, repeats: Parts, full: true);
        if (duck is not null)
        {
            duck.Execute("CREATE OR REPLACE TABLE p1 AS SELECT period, kind, segment, sum(amount)::BIGINT s, "
                + "count(*) c FROM t GROUP BY ALL");
            duck.Execute("CREATE OR REPLACE TABLE p2 AS SELECT * FROM p1");
            rounds.Add("duck2T", () =>
            {
                duck.Execute("CREATE OR REPLACE TABLE p3 AS SELECT period, kind, segment, sum(s)::BIGINT s, sum(c)::BIGINT c FROM (SELECT "
                    + "* FROM p1 UNION ALL SELECT * FROM p2) GROUP BY ALL");
                return null;
            }, repeats: Parts, isNative: true, before: () => duck.Use(2), full: true);
        }

        rounds.Run(1, Times);
        bars.AtMost("F1", "merge of 360,000 cells, overflow checked ÷ unchecked vector addition", rounds.Ratio("merge", "unchecked add"),
            2, 1.1);
        bars.AtLeast("F1", "Dictionary merge ÷ merge", rounds.Ratio("Dictionary", "merge"), 60, 150, full: true);
        if (duck is not null)
            bars.AtLeast("F1", "DuckDB 2T union and group ÷ merge", rounds.Ratio("duck2T", "merge"), 200, 500, full: true);
        if (!isFullSize) return;

        string[] keys = [.. Enumerable.Range(0, 1_000_000).Select(i => $"customer {i}")];
        DimensionDictionary one = new(), two = new();
        foreach (string key in keys) one.GetOrAdd(key);
        for (int i = keys.Length - 1; i >= 0; i--) two.GetOrAdd(keys[i]);
        rounds = new Rounds("F2");
        rounds.Add("remap", () =>
        {
            GC.KeepAlive(one.AddAll(two, two.Count));
            return null;
        });
        rounds.Run(1, 5);
        bars.Report("F2", FormattableString.Invariant(
            $"{rounds["remap"]:0.0} ns a key to find 1,000,000 texts of one dictionary in another (reported only)"));

        PeriodBreakdown Half(int half)
        {
            LiveTotals live = new LiveTotals(Usd, DataSet.Months, "segment", segments);
            for (int i = half; i < Count; i += 2)
                live.Add(DataSet.DateOf(data.Day[i]), EntryCategory.Receivable, (EntryKind)data.Kind[i], data.Amount[i], data.Segment[i]);
            return live.ToBreakdown();
        }
    }

    /// <summary>The same kernels with and without the proof that no cell overflows.</summary>
    private void Safety()
    {
        var data = new DataSet(rows, RowOrder.NearlyChronological);
        WriteOffLedger ledger = data.ToLedger(DataSet.Segments, false, false);
        int cells = DataSet.Months.Count * 4 * DataSet.Segments;
        (long[] sums, long[] counts) = (new long[cells], new long[cells]);
        int[] ids = [.. Enumerable.Range(0, 4)];
        var rounds = new Rounds("X1");
        rounds.Add("checked", () =>
        {
            var plan = new ScanPlan(ledger, DataSet.Months, ids);
            CellCodes codes = CellCodes.FromWholeDimension(ledger, "segment");
            if (!CellKernel.Fits(plan)) throw new InvalidOperationException("The data do not fit.");
            CellKernel.Run(plan, codes, sums, counts);
            return null;
        });
        int shift = CellKernel.SharedShift(new ScanPlan(ledger, DataSet.Months, ids))
            ?? throw new InvalidOperationException("The data do not share words.");
        rounds.Add("unchecked", () =>
        {
            var plan = new ScanPlan(ledger, DataSet.Months, ids);
            CellCodes codes = CellCodes.FromWholeDimension(ledger, "segment");
            CellKernel.RunShared(plan, codes, sums, counts, shift);
            return null;
        });
        rounds.Run(WarmUps, 15);
        bars.AtMost("X1", "by segment, bounds proved ÷ not looked at", rounds.Ratio("checked", "unchecked"), 1.03);
    }

    private void Allocations()
    {
        WriteOffLedger ledger = new DataSet(Math.Min(rows, 1_000_000), RowOrder.Shuffled).ToLedger(DataSet.Segments, false, false),
            one = ledger.Where("segment", "S1");
        (long[] sums, long[] counts) = (new long[DataSet.Months.Count * 4], new long[DataSet.Months.Count * 4]);
        LiveTotals live = new LiveTotals(Usd, DataSet.Months);
        for (int i = 0; i < 100; i++) Work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) Work();
        bars.AtMost("X3", "bytes allocated by 100 times month × kind, one segment of it, and a live entry",
            GC.GetAllocatedBytesForCurrentThread() - before, 0);
        (long[] all, long[] allCounts) = (
            new long[DataSet.Months.Count * 4 * DataSet.Segments], new long[DataSet.Months.Count * 4 * DataSet.Segments]);
        ledger.SummarizeInto(DataSet.Months, "segment", all, allCounts);
        before = GC.GetAllocatedBytesForCurrentThread();
        ledger.SummarizeInto(DataSet.Months, "segment", all, allCounts);
        bars.AtMost("X3", "megabytes allocated by segment beside the caller's memory",
            (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6, 1);

        void Work()
        {
            ledger.SummarizeInto(DataSet.Months, sums, counts);
            one.SummarizeInto(DataSet.Months, sums, counts);
            live.Add(DataSet.First, EntryCategory.Receivable, EntryKind.WriteOff, 1, 0);
        }
    }
}
