namespace WriteOffMetrics;

/// <summary>Makes a ledger of the good rows, and a finding of each bad one.</summary>
internal static class LedgerImporter
{
    /// <summary>Adds a row, or says what is wrong with it, and in either case which amount it offered.</summary>
    private delegate Finding? RowAdder<TRow>(long ordinal, TRow row, out decimal? offered);

    /// <summary>Rows of the user's own.</summary>
    public static LedgerImport Run<TRow>(Currency currency, IEnumerable<TRow> rows, EntrySelectors<TRow> selectors)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selectors);
        var builder = new LedgerColumnsBuilder(currency);
        RowReader<TRow> reader = builder.ReaderFor(selectors);
        return Run(builder, rows, (long ordinal, TRow row, out decimal? offered) => builder.TryAdd(ordinal, row, reader, out offered));
    }

    /// <summary>Entries given as columns.</summary>
    public static LedgerImport Run(Currency currency, EntryColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var builder = new LedgerColumnsBuilder(currency);
        builder.Require(columns);
        foreach (string name in columns.Dimensions.Keys.Concat(columns.Codes.Keys)) builder.Declare(name);
        return Run(builder, Enumerable.Range(0, columns.EffectiveDates.Length),
            (long _, int row, out decimal? offered) => builder.TryAdd(row, columns, out offered));
    }

    private static LedgerImport Run<TRow>(LedgerColumnsBuilder builder, IEnumerable<TRow> rows, RowAdder<TRow> tryAdd)
    {
        List<Finding> rejections = [];
        long ordinal = 0;
        DecimalSum accepted = default, rejected = default;
        foreach (TRow row in rows)
        {
            if (tryAdd(ordinal++, row, out decimal? offered) is { } finding)
            {
                rejections.Add(finding);
                rejected.Add(offered ?? 0);
            }
            else
            {
                accepted.Add(offered ?? 0);
            }
        }

        return new LedgerImport(new WriteOffLedger(builder.Build()), rejections.AsReadOnly(), accepted, rejected);
    }
}
