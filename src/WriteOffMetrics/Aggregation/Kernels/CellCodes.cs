namespace WriteOffMetrics;

/// <summary>Which cell of a result a row belongs to, by its codes in one dimension, two, or none.</summary>
internal sealed class CellCodes
{
    private readonly Func<ScanPlan, (int Count, Func<int, string>? WordsOf, int[]? Cells)> prepare;
    private readonly Func<LedgerChunk, CodeColumn> columnOf;

    private CellCodes(Func<LedgerChunk, CodeColumn> columnOf, Func<ScanPlan, (int Count, Func<int, string>? WordsOf, int[]? Cells)> prepare)
    {
        this.columnOf = columnOf;
        this.prepare = prepare;
    }

    /// <summary>One cell for all rows.</summary>
    public static CellCodes None => new(static _ => CodeColumn.Zero, static _ => (1, null, null)) { IsNone = true };

    public bool IsNone { get; private init; }

    /// <summary>How many cells there are.</summary>
    public int Count { get; private set; }

    /// <summary>What a cell stands for.</summary>
    public Func<int, string>? WordsOf { get; private set; }

    /// <summary>The cell of each code; none where it is the code itself.</summary>
    public int[]? Cells { get; private set; }

    /// <summary>The dictionary of the cells, of one dimension.</summary>
    public DimensionDictionary? Values { get; private set; }

    /// <summary>
    /// The cells by the values of a dimension: those of the ledger's own dictionary where every one of them occurs, otherwise those that
    /// occur.
    /// </summary>
    public static CellCodes Of(WriteOffLedger ledger, string dimension)
    {
        int index = ledger.RequireDimension(dimension);
        if (index < 0 || !StatesEveryValue(ledger, index)) return Of(ledger, dimension, new DimensionDictionary());
        LedgerColumns.DimensionValues all = ledger.Columns.Dimensions[index];
        return new CellCodes(ColumnsOf(index),
            _ => (all.Count, code => WriteOffLedger.InQuotes(all.Values[code]), null))
        { Values = all.Values };
    }

    /// <summary>The cells by the values of a dimension, which are added to a dictionary as they occur.</summary>
    public static CellCodes Of(WriteOffLedger ledger, string dimension, DimensionDictionary values)
    {
        int index = ledger.RequireDimension(dimension);
        Func<LedgerChunk, CodeColumn> columnOf = ColumnsOf(index);
        return new CellCodes(columnOf, plan =>
        {
            int[]? cells = CellsOf(plan, index, columnOf, values);
            return (values.Count, code => WriteOffLedger.InQuotes(values[code]), cells);
        })
        {
            Values = values,
        };
    }

    /// <summary>The cells by the codes that a dimension has in a ledger, whether they occur or not.</summary>
    public static CellCodes AllOf(WriteOffLedger ledger, string dimension)
    {
        int index = ledger.RequireDimension(dimension);
        return new CellCodes(ColumnsOf(index), _ => (index < 0 ? 1 : ledger.Columns.Dimensions[index].Count, null, null));
    }

    /// <summary>The cells by pairs of values of two dimensions, which are added to a set as they occur.</summary>
    public static CellCodes Of(WriteOffLedger ledger, string first, string second, ValuePairs pairs)
    {
        int firstIndex = ledger.RequireDimension(first), secondIndex = ledger.RequireDimension(second);
        Func<LedgerChunk, CodeColumn> firstOf = ColumnsOf(firstIndex), secondOf = ColumnsOf(secondIndex);
        var columns = new Dictionary<LedgerChunk, CodeColumn>(ReferenceEqualityComparer.Instance);
        return new CellCodes(chunk => columns[chunk], plan =>
        {
            int[]? firstCells = CellsOf(plan, firstIndex, firstOf, pairs.First),
                secondCells = CellsOf(plan, secondIndex, secondOf, pairs.Second);
            foreach (ChunkScan scan in plan.Chunks)
            {
                var cells = new int[scan.Chunk.Rows];
                CodeColumn one = firstOf(scan.Chunk), two = secondOf(scan.Chunk);
                ForEachRow(plan, scan, row => cells[row] = pairs.GetOrAdd(CellOf(firstCells, one[row]), CellOf(secondCells, two[row])));
                columns.TryAdd(scan.Chunk, CodeColumn.From(cells));
            }

            return (pairs.Count, pairs.InWords, null);
        });
    }

    /// <summary>Finds out what occurs.</summary>
    public void Prepare(ScanPlan plan) => (Count, WordsOf, Cells) = prepare(plan);

    /// <summary>The codes of a chunk's rows.</summary>
    public CodeColumn ColumnOf(LedgerChunk chunk) => columnOf(chunk);

    /// <summary>The cell of a code.</summary>
    public int CellOf(int code) => CellOf(Cells, code);

    /// <summary>Does something with every row that the plan reads.</summary>
    public static void ForEachRow(ScanPlan plan, ChunkScan scan, Action<int> act)
    {
        foreach (Segment segment in scan.Segments)
        {
            for (int run = segment.FirstRun; run < segment.EndRun; run++)
            {
                for (int row = scan.Chunk.RunStarts[run]; row < scan.Chunk.RunStarts[run + 1]; row++)
                {
                    if (!plan.LooksAtRows || plan.Accepts(scan.Chunk, row, run)) act(row);
                }
            }
        }
    }

    private static bool StatesEveryValue(WriteOffLedger ledger, int dimension) =>
        ledger.Columns.StatesEveryValue(dimension) && ReferenceEquals(ledger.Filter, LedgerFilter.All);

    private static int CellOf(int[]? cells, int code) => cells is null ? code : cells[code];

    private static Func<LedgerChunk, CodeColumn> ColumnsOf(int dimension) =>
        dimension < 0 ? static _ => CodeColumn.Zero : chunk => chunk.CodesOf(dimension);

    /// <summary>The number of each value in a dictionary of those that occur, by its code; none where they are the same.</summary>
    private static int[]? CellsOf(ScanPlan plan, int dimension, Func<LedgerChunk, CodeColumn> columnOf, DimensionDictionary values)
    {
        LedgerColumns columns = plan.Ledger.Columns;
        DimensionDictionary? all = dimension < 0 ? null : columns.Dimensions[dimension].Values;
        var cells = new int[dimension < 0 ? 1 : columns.Dimensions[dimension].Count];
        if (all is not null && StatesEveryValue(plan.Ledger, dimension))
        {
            for (int code = 0; code < cells.Length; code++) cells[code] = values.GetOrAdd(all[code]);
        }
        else
        {
            Array.Fill(cells, -1);
            foreach (ChunkScan scan in plan.Chunks)
            {
                CodeColumn column = columnOf(scan.Chunk);
                ForEachRow(plan, scan, row =>
                {
                    ref int cell = ref cells[column[row]];
                    if (cell < 0) cell = values.GetOrAdd(all?[column[row]]);
                });
            }
        }

        for (int code = 0; code < cells.Length; code++)
        {
            if (cells[code] != code) return cells;
        }

        return null;
    }
}
