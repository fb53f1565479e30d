namespace WriteOffMetrics;

/// <summary>
/// A sum and a count for each cell of a layout: <see cref="WholeCells"/> of minor units, <see cref="ConvertedCells"/> of amounts between
/// them. Whoever makes them fills them; those of a cube are not changed any more.
/// </summary>
internal abstract class Cells
{
    protected Cells(CellLayout layout, long[] counts)
    {
        Layout = layout;
        Counts = counts;
    }

    public CellLayout Layout { get; }

    /// <summary>The counts of all periods, one after the other, and of what lies outside.</summary>
    protected long[] Counts { get; }

    /// <summary>The counts of all codes in a period, or with a period of −1 outside, of a category and kind that occurs.</summary>
    public ReadOnlySpan<long> CountsOf(int period, int row) => Counts.AsSpan(Layout.FirstOf(period, row), Layout.Codes.Count);

    /// <summary>
    /// The sum and count of a cell, with a period of −1 outside the axis; zero where the category and kind do not occur. Amounts outside
    /// that were not converted have a sum of zero.
    /// </summary>
    public (Fraction Sum, long Count) ReadExact(int period, CategoryAndKind what, int code)
    {
        int offset = Layout.OffsetOf(what);
        if (offset < 0) return (0L, 0);
        int cell = Layout.FirstOf(period, 0) + offset + code;
        return (SumAt(cell), Counts[cell]);
    }

    /// <summary>The sum of a cell, by its place.</summary>
    public abstract Fraction SumAt(int cell);

    /// <summary>The count of a cell, by its place.</summary>
    public long CountAt(int cell) => Counts[cell];

    /// <summary>Cells of the same kind, all zero.</summary>
    public abstract Cells Empty(CellLayout layout);

    /// <summary>
    /// Adds the cells of some neighbouring codes of a part to the cells of here. The categories and kinds that the part has must occur
    /// here.
    /// </summary>
    /// <param name="part">The part.</param>
    /// <param name="periods">The period here of each period there, −1 outside; none where they are the same.</param>
    /// <param name="codes">The code here of each code there, −1 for those left out; none where they follow one another from 0.</param>
    /// <param name="first">The first code.</param>
    /// <param name="end">The code behind the last.</param>
    /// <exception cref="OverflowException">A sum exceeds 64 bits.</exception>
    public void AddFrom(Cells part, int[]? periods, int[]? codes, int first, int end)
    {
        for (int period = -1; period < part.Layout.Axis.Count; period++)
        {
            int target = periods is null || period < 0 ? period : periods[period];
            for (int row = 0; row < part.Layout.Rows.Length; row++)
            {
                int from = part.Layout.FirstOf(period, row);
                int to = Layout.FirstOf(target, 0) + Layout.OffsetOf(part.Layout.Rows[row]);
                ReadOnlySpan<long> more = part.CountsOf(period, row);
                for (int code = first; code < end; code++)
                {
                    if (more[code] == 0) continue;
                    int codeHere = codes is null ? code - first : codes[code];
                    if (codeHere >= 0) AddCell(part, from + code, to + codeHere);
                }
            }
        }
    }

    /// <summary>The categories and kinds of which some codes have entries.</summary>
    public CategoryAndKind[] RowsOf(ReadOnlySpan<int> codes)
    {
        List<CategoryAndKind> occurring = [];
        for (int row = 0; row < Layout.Rows.Length; row++)
        {
            if (Occurs(row, codes)) occurring.Add(Layout.Rows[row]);
        }

        return [.. occurring];
    }

    /// <summary>Adds a cell of a part, which has entries, to one of here.</summary>
    protected abstract void AddCell(Cells part, int partCell, int cell);

    /// <summary>Adds to the count of a cell.</summary>
    protected void AddCount(int cell, long more) => Counts[cell] = checked(Counts[cell] + more);

    private bool Occurs(int row, ReadOnlySpan<int> codes)
    {
        for (int period = -1; period < Layout.Axis.Count; period++)
        {
            ReadOnlySpan<long> here = CountsOf(period, row);
            foreach (int code in codes)
            {
                if (here[code] > 0) return true;
            }
        }

        return false;
    }
}
