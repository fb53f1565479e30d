using NodaTime;

namespace WriteOffMetrics.Benchmarks;

/// <summary>The order in which rows arrive.</summary>
public enum RowOrder
{
    Chronological,
    NearlyChronological,
    Shuffled,
}

/// <summary>
/// Rows that are the same in every run: ten years of days, kinds 70/22/8 %, log-normal amounts from 1 cent to 31,000, segments and
/// customers. Nearly chronological: 2 % are dated back by up to 60 days.
/// </summary>
public sealed class DataSet
{
    public const int Days = 3_653, Segments = 1_000, FewSegments = 10;

    public static readonly LocalDate First = new(2016, 1, 1);
    public static readonly PeriodAxis Months = ReportingCalendar.Months.Between(First, new LocalDate(2025, 12, 31));

    public DataSet(int rows, RowOrder order)
    {
        Order = order;
        Customers = Math.Max(1, rows / 10);
        (Day, Kind, Amount, Segment, Customer) = (new int[rows], new byte[rows], new long[rows], new ushort[rows], new int[rows]);
        ulong state = 20_260_101;
        for (int i = 0; i < rows; i++)
        {
            ulong bits = Next(ref state), more = Next(ref state);
            Day[i] = order == RowOrder.Shuffled ? (int)(Next(ref state) % Days) : (int)((long)i * Days / rows);
            if (order == RowOrder.NearlyChronological && more % 50 == 0) Day[i] = Math.Max(0, Day[i] - 1 - (int)(Next(ref state) % 60));
            int draw = (int)(bits % 100);
            Kind[i] = (byte)(draw < 70 ? EntryKind.WriteOff : draw < 92 ? EntryKind.Recovery : EntryKind.Reversal);

            // A sum of eight uniform numbers is near enough to a normal one for a spread of amounts.
            double normal = 0;
            for (int part = 0; part < 8; part++) normal += (bits >> (part * 8)) & 255;
            normal = (normal - 1_020) / 209;
            Amount[i] = Math.Clamp((long)(12_000 * Math.Exp(1.4 * normal)), 1, 3_100_000);
            Segment[i] = (ushort)((more >> 8) % Segments);
            Customer[i] = (int)((more >> 20) % (ulong)Customers);
        }
    }

    public RowOrder Order { get; }

    public int Rows => Day.Length;

    public int Customers { get; }

    public int[] Day { get; }

    public byte[] Kind { get; }

    public long[] Amount { get; }

    public ushort[] Segment { get; }

    public int[] Customer { get; }

    /// <summary>The month of each day, counted from the first.</summary>
    public static int[] MonthOfDay { get; } = [.. Enumerable.Range(0, Days).Select(day => Months.IndexOf(First.PlusDays(day)))];

    private static LocalDate[] DateOfDay { get; } = [.. Enumerable.Range(0, Days).Select(First.PlusDays)];

    public static LocalDate DateOf(int day) => DateOfDay[day];

    /// <summary>The ledger of the rows, with their segment as a dimension, or customers as accounts, or neither.</summary>
    public WriteOffLedger ToLedger(int segments, bool customers, bool onlyWriteOffs) =>
        ToLedger(segments, customers, onlyWriteOffs, 0, Rows);

    public WriteOffLedger ToLedger(int segments, bool customers, bool onlyWriteOffs, int first, int count)
    {
        const int Block = 1 << 20;
        DimensionDictionary segmentNames = new(), customerNames = new();
        for (int i = 0; i < segments; i++) segmentNames.GetOrAdd($"S{i}");
        for (int i = 0; customers && i < Customers; i++) customerNames.GetOrAdd($"C{i}");
        var builder = new LedgerBuilder(Currency.FromCode("USD"));
        for (int start = first; start < first + count; start += Block)
        {
            int rows = Math.Min(Block, first + count - start), from = start;
            var columns = new EntryColumns
            {
                EffectiveDates = Column(rows, i => DateOfDay[Day[from + i]]),
                MinorUnits = Amount.AsMemory(start, rows),
                Kinds = onlyWriteOffs ? default : Column(rows, i => (EntryKind)Kind[from + i]),
            };
            if (segments > 0)
                columns.Codes["segment"] = DimensionCodes
                    .From(segmentNames, Column(rows, i => (segments <= Segments ? Segment[from + i] : Customer[from + i]) % segments));
            if (customers) columns.Codes[Dimension.Account] = DimensionCodes.From(customerNames, Customer.AsMemory(start, rows));
            builder.AddRange(columns);
        }

        return builder.ToLedger();
    }

    /// <summary>A number that any change of a row changes.</summary>
    public ulong Checksum()
    {
        ulong sum = 14_695_981_039_346_656_037;
        for (int i = 0; i < Rows; i++)
            sum = (sum ^ (ulong)(Day[i] * 4 + Kind[i]) ^ ((ulong)Amount[i] << 16) ^ ((ulong)Segment[i] << 40) ^ (
                (ulong)Customer[i] << 20)) * 1_099_511_628_211;
        return sum;
    }

    private static T[] Column<T>(int rows, Func<int, T> read)
    {
        var column = new T[rows];
        for (int i = 0; i < rows; i++) column[i] = read(i);
        return column;
    }

    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
