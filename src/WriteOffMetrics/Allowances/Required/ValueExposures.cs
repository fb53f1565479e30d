using WriteOffMetrics.Receivables;

namespace WriteOffMetrics.Allowances;

/// <summary>
/// The exposure of each value of a dimension in each row and column of a plan: one pass over the list. The first row, in which all of an
/// unparted matrix lies, is an array; the cells of the others are made where they occur.
/// </summary>
internal sealed class ValueExposures
{
    private readonly int columns;
    private readonly long[] firstRow;
    private readonly bool[] occurs;
    private readonly Dictionary<int, Dictionary<int, long[]>> others = [];

    public ValueExposures(OpenItemList list, AllowancePlan plan, Func<int, int> codeOf, int codes)
    {
        columns = plan.Columns;
        firstRow = new long[(long)codes * columns];
        occurs = new bool[codes];
        AttributedItems lines = list.Source.Attributed;
        foreach ((int line, long open) in list.Lines)
        {
            if (lines[line].IsCredit) continue;
            int code = codeOf(line);
            (int row, int column, long exposure) = plan.Place(line, open);
            occurs[code] = true;
            if (row == 0) firstRow[(long)code * columns + column] += exposure;
            else CellsOf(code, row)[column] += exposure;
        }
    }

    /// <summary>Whether something is open of a value.</summary>
    public bool Occurs(int code) => occurs[code];

    /// <summary>The codes of the values of which something is open.</summary>
    public IEnumerable<int> Codes => Enumerable.Range(0, occurs.Length).Where(code => occurs[code]);

    /// <summary>The rows of a value, each with the exposure in its columns.</summary>
    public IEnumerable<(int Row, ArraySegment<long> Cells)> RowsOf(int code)
    {
        yield return (0, new ArraySegment<long>(firstRow, code * columns, columns));
        if (!others.TryGetValue(code, out Dictionary<int, long[]>? rows)) yield break;
        foreach ((int row, long[] cells) in rows.OrderBy(one => one.Key)) yield return (row, cells);
    }

    private long[] CellsOf(int code, int row)
    {
        if (!others.TryGetValue(code, out Dictionary<int, long[]>? rows)) others.Add(code, rows = []);
        if (!rows.TryGetValue(row, out long[]? cells)) rows.Add(row, cells = new long[columns]);
        return cells;
    }
}
