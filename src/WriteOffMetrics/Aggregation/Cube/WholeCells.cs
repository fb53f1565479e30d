namespace WriteOffMetrics;

/// <summary>
/// Cells of whole minor units: sums of 64 bits in the periods. What lies outside is kept in 128 bits: it may be all of history, and must
/// not stand in the way of the periods.
/// </summary>
internal sealed class WholeCells : Cells
{
    /// <summary>Those of the periods; from a kernel there are more places behind them, which are not read.</summary>
    private readonly long[] sums;
    private readonly Int128[] outsideSums;

    /// <summary>Zeros.</summary>
    public WholeCells(CellLayout layout)
        : this(layout, new long[layout.Inside], new long[layout.Count], new Int128[layout.Stride])
    {
    }

    private WholeCells(CellLayout layout, long[] sums, long[] counts, Int128[] outsideSums)
        : base(layout, counts)
    {
        this.sums = sums;
        this.outsideSums = outsideSums;
    }

    /// <summary>
    /// Cells that a kernel added up in arrays, which become theirs: each has a place for every cell of the layout, outside ones included.
    /// </summary>
    public static WholeCells FromKernel(CellLayout layout, long[] sums, long[] counts)
    {
        var outside = new Int128[layout.Stride];
        for (int i = 0; i < outside.Length; i++) outside[i] = sums[layout.Inside + i];
        return new WholeCells(layout, sums, counts, outside);
    }

    /// <summary>The sums of all periods, one after the other.</summary>
    public ReadOnlySpan<long> Sums => sums.AsSpan(0, Layout.Inside);

    /// <summary>The sums of all codes in a period, of one of the categories and kinds that occur.</summary>
    public ReadOnlySpan<long> SumsOf(int period, int row) => sums.AsSpan(Layout.FirstOf(period, row), Layout.Codes.Count);

    /// <summary>
    /// The sum and count of a cell, with a period of −1 outside the axis; zero where the category and kind do not occur.
    /// </summary>
    public (Int128 Sum, long Count) Read(int period, CategoryAndKind what, int code)
    {
        int offset = Layout.OffsetOf(what);
        if (offset < 0) return (0, 0);
        int cell = Layout.FirstOf(period, 0) + offset + code;
        return (WholeSumAt(cell), Counts[cell]);
    }

    public override Fraction SumAt(int cell) => WholeSumAt(cell);

    public override Cells Empty(CellLayout layout) => new WholeCells(layout);

    /// <summary>Adds to a cell, or with a period of −1 to one outside. The category and kind must occur.</summary>
    /// <exception cref="OverflowException">
    /// The sum exceeds 64 bits. Since all amounts are above zero, it does so whatever the order.
    /// </exception>
    public void Add(int period, CategoryAndKind what, int code, Int128 amount, long count) =>
        Add(Layout.FirstOf(period, 0) + Layout.OffsetOf(what) + code, amount, count);

    /// <summary>Adds one amount above zero to a cell of a period, unless its sum would exceed 64 bits.</summary>
    public bool TryAddOne(int cell, long amount)
    {
        long sum = unchecked(sums[cell] + amount);
        if (sum <= 0) return false;
        sums[cell] = sum;
        Counts[cell]++;
        return true;
    }

    /// <summary>Adds all cells of a part of a like layout; or finds that a cell would exceed 64 bits, and then adds nothing.</summary>
    public bool TryAddAlike(WholeCells part)
    {
        if (!CellAddition.TryAdd(Counts, part.Counts)) return false;
        if (!CellAddition.TryAdd(sums, part.Sums))
        {
            CellAddition.Subtract(Counts, part.Counts);
            return false;
        }

        for (int i = 0; i < outsideSums.Length; i++) outsideSums[i] += part.outsideSums[i];
        return true;
    }

    /// <summary>
    /// All codes as one but for some that are left out, and then without the categories and kinds of which nothing remains.
    /// </summary>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public WholeCells AddedUp(CodeSet one, ReadOnlySpan<int> leftOut)
    {
        List<CategoryAndKind> rows = [];
        List<(int Period, CategoryAndKind What, Int128 Sum, long Count)> all = [];
        for (int row = 0; row < Layout.Rows.Length; row++)
        {
            long countOfRow = 0;
            for (int period = -1; period < Layout.Axis.Count; period++)
            {
                int first = Layout.FirstOf(period, row);
                long count = checked((long)CellAddition.Sum(CountsOf(period, row)));
                Int128 sum = period < 0 ? SumOf(outsideSums.AsSpan(first - Layout.Inside, Layout.Codes.Count))
                    : CellAddition.Sum(SumsOf(period, row));
                foreach (int code in leftOut) (sum, count) = (sum - WholeSumAt(first + code), count - Counts[first + code]);
                all.Add((period, Layout.Rows[row], sum, count));
                countOfRow |= count;
            }

            if (leftOut.IsEmpty || countOfRow != 0) rows.Add(Layout.Rows[row]);
        }

        var cells = new WholeCells(Layout.With(rows, one));
        foreach ((int period, CategoryAndKind what, Int128 sum, long count) in all)
        {
            if (count != 0) cells.Add(period, what, 0, sum, count);
        }

        return cells;
    }

    /// <summary>The same in another layout on the same axis, which has as many codes or more: those of here, or some of them.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="codes">The code here of each code there; none where the first ones are the same.</param>
    public WholeCells LaidOut(CellLayout layout, int[]? codes)
    {
        var cells = new WholeCells(layout);
        if (codes is null && layout.IsAlike(Layout))
        {
            Sums.CopyTo(cells.sums);
            Counts.CopyTo(cells.Counts, 0);
            outsideSums.CopyTo(cells.outsideSums, 0);
            return cells;
        }

        for (int row = 0; row < layout.Rows.Length; row++)
        {
            int from = Layout.OffsetOf(layout.Rows[row]), to = layout.OffsetOf(layout.Rows[row]);
            if (from < 0) continue;
            for (int period = 0; period < layout.Axis.Count; period++)
            {
                Copy<long>(sums, period * Layout.Stride + from, cells.sums, period * layout.Stride + to);
                Copy<long>(Counts, period * Layout.Stride + from, cells.Counts, period * layout.Stride + to);
            }

            Copy<long>(Counts, Layout.Inside + from, cells.Counts, layout.Inside + to);
            Copy<Int128>(outsideSums, from, cells.outsideSums, to);
        }

        return cells;

        void Copy<T>(ReadOnlySpan<T> source, int first, Span<T> target, int firstThere)
        {
            int length = Math.Min(layout.Codes.Count, Layout.Codes.Count);
            if (codes is null) source.Slice(first, length).CopyTo(target[firstThere..]);
            else for (int i = 0; i < codes.Length; i++) target[firstThere + i] = source[first + codes[i]];
        }
    }

    protected override void AddCell(Cells part, int partCell, int cell)
    {
        var whole = (WholeCells)part;
        Add(cell, whole.WholeSumAt(partCell), whole.Counts[partCell]);
    }

    private static Int128 SumOf(ReadOnlySpan<Int128> sums)
    {
        Int128 all = 0;
        foreach (Int128 sum in sums) all += sum;
        return all;
    }

    private Int128 WholeSumAt(int cell) => cell < Layout.Inside ? sums[cell] : outsideSums[cell - Layout.Inside];

    private void Add(int cell, Int128 amount, long count)
    {
        if (cell >= Layout.Inside)
        {
            AddCount(cell, count);
            outsideSums[cell - Layout.Inside] += amount;
            return;
        }

        Int128 sum = sums[cell] + amount;
        if (sum > long.MaxValue) throw Layout.TooLarge(cell);
        sums[cell] = (long)sum;
        AddCount(cell, count);
    }
}
