using System.Data;

namespace WriteOffMetrics;

/// <summary>Makes a ledger of the good rows, and a finding of each bad one.</summary>
internal static class LedgerImporter
{
    /// <summary>Adds a row, or says what is wrong with it, and in either case which amount it offered.</summary>
    private delegate Finding? RowAdder<TRow>(long ordinal, TRow row, out OfferedAmount offered);

    /// <summary>Rows of the user's own.</summary>
    public static LedgerImport Run<TRow>(
        Currency currency, IEnumerable<TRow> rows, EntrySelectors<TRow> selectors, MidpointRounding? rounding)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selectors);
        return Run(currency, rows, selectors, rounding, nameof(selectors));
    }

    private static LedgerImport Run<TRow>(
        Currency currency, IEnumerable<TRow> rows, EntrySelectors<TRow> selectors, MidpointRounding? rounding, string parameterName)
    {
        var builder = new LedgerColumnsBuilder(currency);
        RowReader<TRow> reader = builder.ReaderFor(selectors, rounding, parameterName);
        return Run(builder, rows, (long ordinal, TRow row, out OfferedAmount offered) =>
        {
            Finding? finding = builder.TryAdd(ordinal, ordinal, row, reader);
            offered = row is null ? default : reader.Offered;
            return finding;
        });
    }

    /// <summary>Records of a reader.</summary>
    public static LedgerImport Run(Currency currency, IDataReader reader, EntryRecordMap map, MidpointRounding? rounding)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(map);
        return Run(currency, RecordColumns.RecordsOf(reader), RecordColumns.SelectorsFor(reader, map), rounding, nameof(map));
    }

    /// <summary>Entries given as columns.</summary>
    public static LedgerImport Run(Currency currency, EntryColumns columns, MidpointRounding? rounding)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var builder = new LedgerColumnsBuilder(currency);
        builder.Require(columns);
        foreach (string name in columns.Dimensions.Keys.Concat(columns.Codes.Keys)) builder.Declare(name);
        return Run(builder, Enumerable.Range(0, columns.EffectiveDates.Length),
            (long _, int row, out OfferedAmount offered) => builder.TryAdd(row, columns, rounding, out offered));
    }

    private static LedgerImport Run<TRow>(LedgerColumnsBuilder builder, IEnumerable<TRow> rows, RowAdder<TRow> tryAdd)
    {
        List<Finding> rejections = [];
        var amounts = new ImportedAmounts(builder.Currency.MinorUnitDigits);
        long ordinal = 0;
        foreach (TRow row in rows)
        {
            if (tryAdd(ordinal++, row, out OfferedAmount offered) is { } finding)
            {
                rejections.Add(finding);
                amounts.AddRejected(offered);
            }
            else
            {
                amounts.AddAccepted(offered);
            }
        }

        return new LedgerImport(new WriteOffLedger(builder.Build()), rejections.AsReadOnly(), amounts);
    }
}
