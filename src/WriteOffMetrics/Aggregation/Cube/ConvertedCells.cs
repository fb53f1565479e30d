namespace WriteOffMetrics;

/// <summary>Cells of converted amounts, which lie between minor units. What lies outside the axis is counted and not converted.</summary>
internal sealed class ConvertedCells : Cells
{
    private readonly Fraction[] sums;

    /// <summary>Zeros.</summary>
    public ConvertedCells(CellLayout layout)
        : base(layout, new long[layout.Count]) => sums = new Fraction[layout.Inside];

    public override Fraction SumAt(int cell) => cell < sums.Length ? sums[cell] : 0L;

    public override Cells Empty(CellLayout layout) => new ConvertedCells(layout);

    /// <summary>Adds to a cell, or with a period of −1 to one outside, which is counted only. The category and kind must occur.</summary>
    public void Add(int period, CategoryAndKind what, int code, Fraction sum, long count)
    {
        int cell = Layout.FirstOf(period, 0) + Layout.OffsetOf(what) + code;
        if (cell < sums.Length) sums[cell] += sum;
        AddCount(cell, count);
    }

    /// <summary>Counts what lies outside the axis of other cells of the same layout.</summary>
    public void CountOutside(WholeCells part)
    {
        for (int cell = Layout.Inside; cell < Layout.Count; cell++) AddCount(cell, part.CountAt(cell));
    }

    /// <summary>
    /// Adds a period of other cells to one of these: each sum × a factor, which is asked for only where there is a sum.
    /// </summary>
    public void AddTimes(WholeCells part, int partPeriod, int period, Func<Fraction> factorOf)
    {
        Fraction? factor = null;
        foreach (CategoryAndKind what in part.Layout.Rows)
        {
            int first = Layout.FirstOf(period, 0) + Layout.OffsetOf(what);
            for (int code = 0; code < part.Layout.Codes.Count; code++)
            {
                (Int128 sum, long count) = part.Read(partPeriod, what, code);
                if (count == 0) continue;
                sums[first + code] += sum * (factor ??= factorOf());
                AddCount(first + code, count);
            }
        }
    }

    protected override void AddCell(Cells part, int partCell, int cell)
    {
        if (cell < sums.Length) sums[cell] += part.SumAt(partCell);
        AddCount(cell, part.CountAt(partCell));
    }
}
