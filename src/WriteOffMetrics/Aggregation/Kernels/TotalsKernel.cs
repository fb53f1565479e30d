namespace WriteOffMetrics;

/// <summary>
/// Adds up the rows of a ledger into a cube: a plan of what is read, the codes of its rows, a kernel that fills cells, and the cube of
/// them. Chunks are clustered by category, kind and day, so the rows of a period are spans of rows, and the sums of runs answer without a
/// look at the rows unless a dimension or a condition on rows is asked for. The same sums prove beforehand that no cell can overflow.
/// </summary>
internal static class TotalsKernel
{
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis) => ToCube(new ScanPlan(ledger, axis), CellCodes.None);

    /// <summary>The same for each value of a dimension, with the dictionary of those that occur.</summary>
    public static (TotalsCube Cube, DimensionDictionary Values) Summarize(WriteOffLedger ledger, PeriodAxis axis, string dimension)
    {
        var plan = new ScanPlan(ledger, axis);
        (CellCodes codes, DimensionDictionary values) = CellCodes.FromDimension(plan, dimension);
        return (ToCube(plan, codes), values);
    }

    /// <summary>The same; the values that occur are added to a dictionary.</summary>
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, string dimension, DimensionDictionary values)
    {
        var plan = new ScanPlan(ledger, axis);
        return ToCube(plan, CellCodes.FromDimension(plan, dimension, values));
    }

    /// <summary>The same for each pair of values of two dimensions; the pairs that occur are added to a set.</summary>
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, string first, string second, ValuePairs pairs)
    {
        var plan = new ScanPlan(ledger, axis);
        return ToCube(plan, CellCodes.FromTwoDimensions(plan, first, second, pairs));
    }

    private static TotalsCube ToCube(ScanPlan plan, CellCodes codes)
    {
        WriteOffLedger ledger = plan.Ledger;
        var layout = new CellLayout(plan.Axis, ledger.Currency, plan.Ids.Select(CategoryAndKind.FromId), codes.Set);
        var head = new TotalsHead(
            plan.Axis, ledger.Currency, ledger.LastCompleteDay, ledger.PeriodBasis, [new TotalsSource(ledger, null)], null);
        var cube = new TotalsCube(head, ToCells(plan, codes, layout));
        return plan.LooksAtRows ? cube.WithoutEmptyRows() : cube;
    }

    private static WholeCells ToCells(ScanPlan plan, CellCodes codes, CellLayout layout)
    {
        if (codes.IsNone && !plan.LooksAtRows) return FromSums(plan, layout);
        if (!CellKernel.Fits(plan)) return FromRowsOneByOne(plan, codes, layout);
        (long[] sums, long[] counts) = (new long[layout.Count], new long[layout.Count]);
        CellKernel.Run(plan, codes, sums, counts);
        return WholeCells.FromKernel(layout, sums, counts);
    }

    private static WholeCells FromSums(ScanPlan plan, CellLayout layout)
    {
        var cells = new WholeCells(layout);
        for (int i = 0; i < plan.Sums.Length; i++)
        {
            int period = i / plan.Ids.Length;
            var what = CategoryAndKind.FromId(plan.Ids[i % plan.Ids.Length]);
            if (plan.Counts[i] > 0) cells.Add(period == plan.Axis.Count ? -1 : period, what, 0, plan.Sums[i], plan.Counts[i]);
        }

        return cells;
    }

    /// <summary>Where a sum may exceed 64 bits: each addition is checked, and says which sum it was.</summary>
    private static WholeCells FromRowsOneByOne(ScanPlan plan, CellCodes codes, CellLayout layout)
    {
        var cells = new WholeCells(layout);
        foreach (ChunkScan scan in plan.Chunks)
        {
            CodeColumn column = codes.ColumnOf(scan.Chunk);
            foreach (Segment segment in scan.Segments)
            {
                var what = CategoryAndKind.FromId(segment.Id);
                plan.ForEachRow(scan with { Segments = [segment] },
                    row => cells.Add(segment.Period, what, codes.CodeOf(column[row]), scan.Chunk.Amount(row), 1));
            }
        }

        return cells;
    }
}
