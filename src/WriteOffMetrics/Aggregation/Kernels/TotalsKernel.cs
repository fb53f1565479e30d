namespace WriteOffMetrics;

/// <summary>
/// Adds up the rows of a ledger into a cube. Chunks are clustered by category, kind and day, so the rows of a period are spans of rows, and
/// the sums of runs answer without a look at the rows unless a dimension or a condition on rows is asked for. The same sums prove
/// beforehand that no cell can overflow.
/// </summary>
internal static class TotalsKernel
{
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis) => Summarize(ledger, axis, CellCodes.None);

    /// <summary>The same for each value of a dimension, with the dictionary of those that occur.</summary>
    public static (TotalsCube Cube, DimensionDictionary Values) Summarize(WriteOffLedger ledger, PeriodAxis axis, string dimension)
    {
        CellCodes codes = CellCodes.Of(ledger, dimension);
        TotalsCube cube = Summarize(ledger, axis, codes);
        return (cube, codes.Values!);
    }

    /// <summary>The same; the values that occur are added to a dictionary.</summary>
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, string dimension, DimensionDictionary values) =>
        Summarize(ledger, axis, CellCodes.Of(ledger, dimension, values));

    /// <summary>The same for each pair of values of two dimensions; the pairs that occur are added to a set.</summary>
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, string first, string second, ValuePairs pairs) =>
        Summarize(ledger, axis, CellCodes.Of(ledger, first, second, pairs));

    private static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, CellCodes codes)
    {
        var plan = new ScanPlan(ledger, axis);
        codes.Prepare(plan);
        var head = new TotalsHead(axis, ledger.Currency, ledger.LastCompleteDay, ledger.PeriodBasis, [new TotalsSource(ledger)], null);
        IEnumerable<CategoryAndKind> rows = plan.Ids.Select(CategoryAndKind.FromId);
        if (!(codes.IsNone && !plan.LooksAtRows) && CellKernel.Fits(plan))
        {
            var filled = new TotalsCube(head, rows, codes.Count, codes.WordsOf,
                (sums, counts) => CellKernel.Run(plan, codes, sums, counts));
            return plan.LooksAtRows ? filled.WithoutEmptyRows() : filled;
        }

        var cube = new TotalsCube(head, rows, codes.Count, codes.WordsOf);
        if (plan.LooksAtRows || !codes.IsNone) AddRowByRow(plan, codes, cube);
        else AddSums(plan, cube);
        return plan.LooksAtRows ? cube.WithoutEmptyRows() : cube;
    }

    private static void AddSums(ScanPlan plan, TotalsCube cube)
    {
        for (int i = 0; i < plan.Sums.Length; i++)
        {
            var what = CategoryAndKind.FromId(plan.Ids[i % plan.Ids.Length]);
            int period = i / plan.Ids.Length;
            if (plan.Counts[i] > 0)
                cube.Add(period == plan.Axis.Count ? -1 : period, what.Category, what.Kind, 0, plan.Sums[i], plan.Counts[i]);
        }
    }

    /// <summary>Where a sum may exceed 64 bits: each addition is checked, and says which sum it was.</summary>
    private static void AddRowByRow(ScanPlan plan, CellCodes codes, TotalsCube cube)
    {
        foreach (ChunkScan scan in plan.Chunks)
        {
            CodeColumn column = codes.ColumnOf(scan.Chunk);
            foreach (Segment segment in scan.Segments)
            {
                var what = CategoryAndKind.FromId(segment.Id);
                CellCodes.ForEachRow(plan, scan with { Segments = [segment] },
                    row => cube.Add(segment.Period, what.Category, what.Kind, codes.CellOf(column[row]), scan.Chunk.Amount(row), 1));
            }
        }
    }
}
