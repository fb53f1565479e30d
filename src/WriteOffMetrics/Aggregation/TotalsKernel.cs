namespace WriteOffMetrics;

/// <summary>Adds up the rows of a ledger into a cube. Rows are sorted by day, so periods are spans of rows.</summary>
internal static class TotalsKernel
{
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis) => Summarize(ledger, axis, static _ => 0, static () => (1, null));

    /// <summary>The same for each value of a dimension; the values that occur are added to a dictionary.</summary>
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, string dimension, ValueDictionary values)
    {
        Func<int, int> codeOf = CodesOf(ledger, dimension, values);
        return Summarize(ledger, axis, codeOf, () => (values.Count, code => WriteOffLedger.InQuotes(values[code])));
    }

    /// <summary>The same for each pair of values of two dimensions; the pairs that occur are added to a set.</summary>
    public static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, string first, string second, ValuePairs pairs)
    {
        Func<int, int> firstOf = CodesOf(ledger, first, pairs.First), secondOf = CodesOf(ledger, second, pairs.Second);
        return Summarize(ledger, axis, row => pairs.GetOrAdd(firstOf(row), secondOf(row)), () => (pairs.Count, pairs.InWords));
    }

    /// <summary>The number of each row's value in a dictionary of those that occur, to which it is added when it is first asked for.</summary>
    private static Func<int, int> CodesOf(WriteOffLedger ledger, string dimension, ValueDictionary values)
    {
        LedgerColumns columns = ledger.Columns;
        int column = ledger.RequireDimension(dimension);
        if (column < 0) return _ => values.GetOrAdd(null);

        LedgerColumns.DimensionColumn codes = columns.Dimensions[column];
        var codeOf = new int[codes.Values.Count];
        Array.Fill(codeOf, -1);
        return row =>
        {
            ref int code = ref codeOf[codes.Codes[row]];
            if (code < 0) code = values.GetOrAdd(codes.Values[codes.Codes[row]]);
            return code;
        };
    }

    private static TotalsCube Summarize(WriteOffLedger ledger, PeriodAxis axis, Func<int, int> codeOf, Func<(int Count, Func<int, string>? WordsOf)> codes)
    {
        LedgerColumns columns = ledger.Columns;
        LedgerFilter filter = ledger.Filter;
        (int first, int end) = filter.RowsOf(columns);

        // What occurs, so that what a filter leaves out takes no room.
        Span<bool> occurs = stackalloc bool[CategoryAndKind.Count];
        for (int row = first; row < end; row++)
        {
            if (!filter.Accepts(columns, row)) continue;
            occurs[new CategoryAndKind(columns.Categories[row], columns.Kinds[row]).Id] = true;
            codeOf(row);
        }

        (int codeCount, Func<int, string>? wordsOf) = codes();
        var cube = new TotalsCube(new TotalsHead(axis, ledger.Currency, ledger.LastCompleteDay, ledger.PeriodBasis, [new TotalsSource(ledger)], null), CategoryAndKind.Where(occurs), codeCount, wordsOf);
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
                cube.Add(period, columns.Categories[next], columns.Kinds[next], codeOf(next), columns.Amounts[next], 1);
            }
        }
    }
}
