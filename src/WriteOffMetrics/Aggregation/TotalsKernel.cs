namespace WriteOffMetrics;

/// <summary>Adds up the rows of a ledger into a cube. Rows are sorted by day, so periods are spans of rows.</summary>
internal static class TotalsKernel
{
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, string? dimension)
    {
        LedgerColumns columns = ledger.Columns;
        LedgerFilter filter = ledger.Filter;
        (int first, int end) = filter.RowsOf(columns);
        int column = dimension is null ? -1 : ledger.RequireDimension(dimension);
        LedgerColumns.DimensionColumn? codes = column < 0 ? null : columns.Dimensions[column];

        // What occurs, so that what a filter leaves out takes no room.
        Span<bool> occurs = stackalloc bool[CategoryAndKind.Count];
        ValueDictionary? values = dimension is null ? null : new ValueDictionary();
        var codeOf = new int[codes?.Values.Count ?? 1];
        Array.Fill(codeOf, dimension is null ? 0 : -1);
        for (int row = first; row < end; row++)
        {
            if (!filter.Accepts(columns, row)) continue;
            occurs[new CategoryAndKind(columns.Categories[row], columns.Kinds[row]).Id] = true;
            if (values is null) continue;
            int code = codes?.Codes[row] ?? 0;
            if (codeOf[code] < 0) codeOf[code] = values.GetOrAdd(codes?.Values[code]);
        }

        var cube = new TotalsCube(axis, ledger.Currency, ledger.LastCompleteDay, ledger.PeriodBasis, [new TotalsSource(ledger)], CategoryAndKind.Where(occurs), values);
        int next = first;
        AddRowsBefore(axis.Starts[0], -1);
        for (int period = 1; period < axis.Count; period++) AddRowsBefore(axis.Starts[period], period - 1);
        AddRowsBefore(DayNumber.Of(axis.End, nameof(axis)) + 1, axis.Count - 1);
        AddRowsBefore(DayNumber.Max + 1, -1);
        return cube;

        // The rows before a day, from where the last call ended.
        void AddRowsBefore(int day, int period)
        {
            int last = Math.Min(end, columns.FirstRowFrom(day));
            for (; next < last; next++)
            {
                if (!filter.Accepts(columns, next)) continue;
                cube.Add(period, columns.Categories[next], columns.Kinds[next], codeOf[codes?.Codes[next] ?? 0], columns.Amounts[next], 1);
            }
        }
    }
}
