namespace WriteOffMetrics;

/// <summary>Takes sums that another engine computed into a cube: all of them or none.</summary>
internal static class TotalsFromRows
{
    /// <summary>The parameter of the public verbs that states the rows.</summary>
    private static readonly string ParameterName = "rows";

    /// <summary>Totals without a dimension.</summary>
    public static TotalsCube Read(StatedTotals stated)
    {
        TotalsRow[] rows = RequireAll(stated, 0);
        return ToCube(stated, rows, new int[rows.Length], CodeSet.One);
    }

    /// <summary>Totals by the values of a dimension, which are added to a dictionary.</summary>
    public static TotalsCube Read(StatedTotals stated, DimensionDictionary values)
    {
        TotalsRow[] rows = RequireAll(stated, 1);
        int[] codes = [.. rows.Select(row => values.GetOrAdd(row.Value))];
        return ToCube(stated, rows, codes, CodeSet.FromValues(values));
    }

    /// <summary>Totals by the pairs of values of two dimensions, which are added to a set.</summary>
    public static TotalsCube Read(StatedTotals stated, ValuePairs pairs)
    {
        TotalsRow[] rows = RequireAll(stated, 2);
        int[] codes = [.. rows.Select(row => pairs.GetOrAdd(pairs.First.GetOrAdd(row.Value), pairs.Second.GetOrAdd(row.SecondValue)))];
        return ToCube(stated, rows, codes, CodeSet.FromPairs(pairs));
    }

    /// <summary>The rows that have entries, after each of all rows and the control totals were found to be right.</summary>
    private static TotalsRow[] RequireAll(StatedTotals stated, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(stated.Axis, "axis");
        ArgumentNullException.ThrowIfNull(stated.Rows, "rows");
        if (stated.LastCompleteDay is { } day) DayNumber.Require(day, "lastCompleteDay");
        stated.Currency.RequireDefined("currency");
        EntryWords.NameOf(stated.Basis);
        TotalsRow[] rows = [.. stated.Rows];
        for (int i = 0; i < rows.Length; i++)
        {
            if (TotalsRowWords.WhyRefused(rows[i], stated, dimensions) is { } why)
                throw new ArgumentException($"Row {Invariant.Text(i + 1)}: {why}", ParameterName);
        }

        if (TotalsRowWords.WhyControlTotalsAreNotMet(rows, stated) is { } whyNotMet) throw new ArgumentException(whyNotMet, ParameterName);
        return [.. rows.Where(row => row.Count > 0)];
    }

    private static TotalsCube ToCube(StatedTotals stated, TotalsRow[] rows, int[] codes, CodeSet set)
    {
        IEnumerable<CategoryAndKind> occurring = rows.Select(row => new CategoryAndKind(row.Category, row.Kind)).Distinct();
        var cells = new WholeCells(new CellLayout(stated.Axis, stated.Currency, occurring, set));
        for (int i = 0; i < rows.Length; i++)
        {
            TotalsRow row = rows[i];
            int period = stated.Axis.IndexOf(row.Period.Start);
            cells.Add(period, new CategoryAndKind(row.Category, row.Kind), codes[i], row.Sum.MinorUnits, row.Count);
        }

        var head = new TotalsHead(stated.Axis, stated.Currency, stated.LastCompleteDay, stated.Basis, [TotalsSource.Elsewhere], null);
        return new TotalsCube(head, cells);
    }
}
