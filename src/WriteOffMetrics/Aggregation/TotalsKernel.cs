namespace WriteOffMetrics;

/// <summary>Adds up the rows of a ledger into a cube. One pass; rows are sorted by day, so periods are spans of rows.</summary>
internal static class TotalsKernel
{
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, string? dimension)
    {
        LedgerColumns columns = ledger.Columns;
        LedgerFilter filter = ledger.Filter;
        int column = dimension is null ? -1 : ledger.RequireDimension(dimension);
        var cube = new TotalsCube(axis, ledger.Currency, ledger.LastCompleteDay, [new TotalsSource(ledger)], CategoriesOf(columns), ValuesOf(columns, column, dimension));

        (int first, int end) = filter.RowsOf(columns);
        int row = first;
        for (int slot = 0; slot < axis.Count + 2; slot++)
        {
            int last = slot switch
            {
                _ when slot > axis.Count => end,
                _ when slot == axis.Count => columns.FirstRowFrom(DayNumber.Of(axis.End, nameof(axis)) + 1),
                _ => columns.FirstRowFrom(axis.Starts[slot]),
            };
            for (; row < Math.Min(last, end); row++)
            {
                if (!filter.Accepts(columns, row)) continue;
                int code = column < 0 ? 0 : columns.Dimensions[column].Codes[row];
                cube.Add(cube.CellOf(slot, columns.Categories[row], columns.Kinds[row]) + code, columns.Amounts[row], 1);
            }
        }

        return cube;
    }

    private static EntryCategory[] CategoriesOf(LedgerColumns columns)
    {
        int seen = 0;
        foreach (EntryCategory category in columns.Categories) seen |= 1 << (int)category;
        return [.. Enum.GetValues<EntryCategory>().Where(category => (seen >> (int)category & 1) != 0)];
    }

    private static ValueDictionary? ValuesOf(LedgerColumns columns, int column, string? dimension)
    {
        if (dimension is null) return null;
        if (column >= 0) return columns.Dimensions[column].Values;

        // A dimension that no entry states: all entries, if there are any, are "not stated".
        var notStated = new ValueDictionary();
        if (columns.Count > 0) notStated.GetOrAdd(null);
        return notStated;
    }
}
