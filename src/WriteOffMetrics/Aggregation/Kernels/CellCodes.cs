namespace WriteOffMetrics;

/// <summary>Which code of a result each row of a plan has, by its codes in one dimension, two, or none. Immutable.</summary>
/// <param name="set">The codes of the result.</param>
/// <param name="columnOf">The codes of a chunk's rows.</param>
/// <param name="recoded">The code of the result for each code of a row; none where they are the same.</param>
internal sealed class CellCodes(CodeSet set, Func<LedgerChunk, CodeColumn> columnOf, int[]? recoded)
{
    /// <summary>One code for all rows.</summary>
    public static readonly CellCodes None = new(CodeSet.One, static _ => CodeColumn.Zero, null);

    public bool IsNone => ReferenceEquals(this, None);

    public CodeSet Set => set;

    /// <summary>The code of the result for each code of a row; none where they are the same.</summary>
    public int[]? Recoded => recoded;

    /// <summary>How many codes the result has.</summary>
    public int Count => set.Count;

    /// <summary>
    /// Codes by the values of a dimension: those of the ledger's own dictionary where every one of them occurs, otherwise a dictionary of
    /// those that occur.
    /// </summary>
    public static (CellCodes Codes, DimensionDictionary Values) FromDimension(ScanPlan plan, string dimension)
    {
        int index = plan.Ledger.RequireDimension(dimension);
        if (index >= 0 && StatesEveryValue(plan.Ledger, index))
        {
            LedgerColumns.DimensionValues all = plan.Ledger.Columns.Dimensions[index];
            return (new CellCodes(CodeSet.FromValues(all.Values, all.Count), ColumnsOf(index), null), all.Values);
        }

        var values = new DimensionDictionary();
        return (FromDimension(plan, dimension, values), values);
    }

    /// <summary>Codes by the values of a dimension, which are added to a dictionary as they occur.</summary>
    public static CellCodes FromDimension(ScanPlan plan, string dimension, DimensionDictionary values)
    {
        int index = plan.Ledger.RequireDimension(dimension);
        int[]? numbers = NumberValues(plan, index, values);
        return new CellCodes(CodeSet.FromValues(values), ColumnsOf(index), numbers);
    }

    /// <summary>The codes that a dimension has in a ledger, whether they occur or not.</summary>
    public static CellCodes FromWholeDimension(WriteOffLedger ledger, string dimension)
    {
        int index = ledger.RequireDimension(dimension);
        int count = index < 0 ? 1 : ledger.Columns.Dimensions[index].Count;
        return new CellCodes(new CodeSet(count, null), ColumnsOf(index), null);
    }

    /// <summary>Codes by the pairs of values of two dimensions, which are added to a set as they occur.</summary>
    public static CellCodes FromTwoDimensions(ScanPlan plan, string first, string second, ValuePairs pairs)
    {
        int firstIndex = plan.Ledger.RequireDimension(first), secondIndex = plan.Ledger.RequireDimension(second);
        int[]? firsts = NumberValues(plan, firstIndex, pairs.First), seconds = NumberValues(plan, secondIndex, pairs.Second);
        Func<LedgerChunk, CodeColumn> firstOf = ColumnsOf(firstIndex), secondOf = ColumnsOf(secondIndex);
        var columns = new Dictionary<LedgerChunk, CodeColumn>(ReferenceEqualityComparer.Instance);
        foreach (ChunkScan scan in plan.Chunks)
        {
            var codes = new int[scan.Chunk.Rows];
            CodeColumn one = firstOf(scan.Chunk), two = secondOf(scan.Chunk);
            plan.ForEachRow(scan, row => codes[row] = pairs.GetOrAdd(CodeOf(firsts, one[row]), CodeOf(seconds, two[row])));
            columns.TryAdd(scan.Chunk, CodeColumn.From(codes));
        }

        return new CellCodes(CodeSet.FromPairs(pairs), chunk => columns[chunk], null);
    }

    /// <summary>The codes of a chunk's rows.</summary>
    public CodeColumn ColumnOf(LedgerChunk chunk) => columnOf(chunk);

    /// <summary>The code of the result for a code of a row.</summary>
    public int CodeOf(int code) => CodeOf(recoded, code);

    private static int CodeOf(int[]? codes, int code) => codes is null ? code : codes[code];

    private static bool StatesEveryValue(WriteOffLedger ledger, int dimension) =>
        ledger.Columns.StatesEveryValue(dimension) && ledger.Filter.IsAll;

    private static Func<LedgerChunk, CodeColumn> ColumnsOf(int dimension) =>
        dimension < 0 ? static _ => CodeColumn.Zero : chunk => chunk.CodesOf(dimension);

    /// <summary>Adds the values of a dimension that occur to a dictionary.</summary>
    /// <returns>The number of each value in the dictionary, by its code in the ledger; none where they are the same.</returns>
    private static int[]? NumberValues(ScanPlan plan, int dimension, DimensionDictionary values)
    {
        LedgerColumns columns = plan.Ledger.Columns;
        DimensionDictionary? all = dimension < 0 ? null : columns.Dimensions[dimension].Values;
        var numbers = new int[dimension < 0 ? 1 : columns.Dimensions[dimension].Count];
        if (all is not null && StatesEveryValue(plan.Ledger, dimension))
        {
            for (int code = 0; code < numbers.Length; code++) numbers[code] = values.GetOrAdd(all[code]);
        }
        else
        {
            Array.Fill(numbers, -1);
            foreach (ChunkScan scan in plan.Chunks)
            {
                CodeColumn column = ColumnsOf(dimension)(scan.Chunk);
                plan.ForEachRow(scan, row =>
                {
                    ref int number = ref numbers[column[row]];
                    if (number < 0) number = values.GetOrAdd(all?[column[row]]);
                });
            }
        }

        for (int code = 0; code < numbers.Length; code++)
        {
            if (numbers[code] != code) return numbers;
        }

        return null;
    }
}
