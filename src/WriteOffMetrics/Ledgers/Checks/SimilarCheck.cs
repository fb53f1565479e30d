namespace WriteOffMetrics;

/// <summary>
/// Looks for values of a dimension, and for names of dimensions, that differ only in case or white space. Distinct values are looked at,
/// not rows; only where some are found are the rows read that state them.
/// </summary>
internal static class SimilarCheck
{
    public static void Run(LedgerColumns columns, LedgerFilter filter, FoundInLedger found)
    {
        for (int dimension = 0; dimension < columns.Dimensions.Count; dimension++) AddSimilarValues(columns, filter, found, dimension);
        AddSimilarDimensions(columns, filter, found);
    }

    private static void AddSimilarValues(LedgerColumns columns, LedgerFilter filter, FoundInLedger found, int dimension)
    {
        LedgerColumns.DimensionValues values = columns.Dimensions[dimension];
        List<List<int>> groups = SimilarTexts.GroupsOf(values.Values.First(values.Count));
        if (groups.Count == 0) return;
        var spellings = new Spelling?[values.Count];
        foreach (int code in groups.SelectMany(group => group)) spellings[code] = new Spelling(values.Values[code]!);
        ReadRows(columns, filter, dimension, spellings);
        foreach (List<int> group in groups)
        {
            // Of a filtered ledger, and of a dictionary that others share, no entry may state a value.
            Spelling[] stated = [.. group.Select(code => spellings[code]!).Where(one => one.Entries > 0).Order(Spelling.MostUsualFirst)];
            if (stated.Length < 2) continue;
            Spelling[] rare = [.. stated[1..].OrderBy(one => one.Text, StringComparer.Ordinal)];
            Add(columns, found, LedgerRules.SimilarValues, rare, (one, currency) =>
                LedgerCheckWords.SimilarValue(values.Name, one, stated[0], currency));
        }
    }

    private static void AddSimilarDimensions(LedgerColumns columns, LedgerFilter filter, FoundInLedger found)
    {
        // A built-in name is the right one, whether entries state it or not.
        string[] names =
        [
            Dimension.Account, Dimension.Document, Dimension.Reason, Dimension.Request,
            .. columns.Dimensions.Select(dimension => dimension.Name).Where(name => !Dimension.IsBuiltIn(name)),
        ];
        foreach (List<int> group in SimilarTexts.GroupsOf(names))
        {
            Spelling[] all = [.. group.Select(place => StatedUnder(columns, filter, names[place]))];
            Spelling usual = Array.Find(all, one => Dimension.IsBuiltIn(one.Text)) ?? all.Order(Spelling.MostUsualFirst).First();
            Spelling[] rare =
                [.. all.Where(one => one != usual && one.Entries > 0).OrderBy(one => one.Text, StringComparer.Ordinal)];
            if (rare.Length == 0) continue;
            Add(columns, found, LedgerRules.SimilarDimensions, rare, (one, currency) =>
                LedgerCheckWords.SimilarDimension(one, usual, currency));
        }
    }

    /// <summary>The rows that state a value in a dimension, by its name.</summary>
    private static Spelling StatedUnder(LedgerColumns columns, LedgerFilter filter, string name)
    {
        var spelling = new Spelling(name);
        int dimension = columns.IndexOfDimension(name);
        if (dimension < 0) return spelling;
        var spellings = new Spelling?[columns.Dimensions[dimension].Count];
        Array.Fill(spellings, spelling);
        if (columns.CodeOf(dimension, null) is var notStated and >= 0) spellings[notStated] = null;
        ReadRows(columns, filter, dimension, spellings);
        return spelling;
    }

    /// <summary>Adds each row to the spelling of its code, if it has one.</summary>
    private static void ReadRows(LedgerColumns columns, LedgerFilter filter, int dimension, Spelling?[] spellings) =>
        filter.ReadBlocks(columns, (in RowBlock block) =>
        {
            CodeColumn codes = block.Chunk.CodesOf(dimension);
            foreach (int row in block.Rows) spellings[codes[row]]?.Add(block.FirstRow + row, block.Chunk.Amount(row));
        });

    private static void Add(
        LedgerColumns columns, FoundInLedger found, FindingRule rule, Spelling[] rare, Func<Spelling, Currency, FindingFault> faultOf)
    {
        // An entry that states a value under two names is one entry.
        int[] rows = found.InOrder([.. rare.SelectMany(one => one.Rows).Distinct()]);
        Int128 atStake = 0;
        foreach (int row in rows) atStake += columns.Amount(row);
        found.Add(
            rule, FindingSeverity.Warning, rows[0], rows, atStake, currency => Array.ConvertAll(rare, one => faultOf(one, currency)));
    }
}
